//! The pages, one file each. A page is a function of the site's data and its address.

mod about;
mod advice;
mod board;
mod chart;
mod chart_table;
mod charts;
mod data;
mod data_file;
mod data_uses;
mod embed;
mod help;
mod home;
mod key_facts;
mod layout;
mod lesson;
mod not_found;
mod objectives;
mod pictures;
mod qr;
mod quick_exit;
mod render;
mod save;
mod school_year;
mod schools;
mod sections;
mod site;
mod site_index;
mod social_card;
mod static_charts;
mod style;
mod theme;
mod titles;

pub use embed::{EmbedCode, EmbedHeights, Evidence, Place};
pub use qr::qr;
pub use site::{Page, Script, Site, SocialCard};
