//! Components that pages and islands share. Each is a function from data to markup.
//!
//! They are maud templates and not reactive views: an island replaces the whole markup when its data changes. So they
//! need no hydration, which saves a third of the module's size.

pub mod about_data;
pub mod bend;
pub mod chart_card;
pub mod chart_teaser;
pub mod chart_thumbnail;
pub mod contact_card;
pub mod contract;
pub mod controls;
pub mod data_table;
pub mod fact_bars;
pub mod fact_card;
pub mod fact_list;
pub mod fact_picture;
pub mod figure;
pub mod points;
pub mod prose;
pub mod readout;
pub mod section_nav;
pub mod sign;
pub mod symbol;
pub mod tabs;

pub use maud::Markup;
