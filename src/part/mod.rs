//! Small pieces of markup that pages and islands share. Each is a function of the data given to it.
//!
//! They are templates that make text, not reactive views: an island sets them as a whole when the data changes, which
//! keeps them out of what has to be woken up, and a third of the module's size out of the browser.

pub mod about_data;
pub mod bend;
pub mod chart_card;
pub mod contact_card;
pub mod contract;
pub mod controls;
pub mod data_table;
pub mod fact_bars;
pub mod fact_card;
pub mod fact_picture;
pub mod figure;
pub mod points;
pub mod prose;
pub mod section_nav;
pub mod sign;
pub mod tabs;

pub use maud::Markup;
