//! Embeds: the embed pages that other sites show, and the snippets that editors need to paste.

mod audit;
mod chart;
mod check;
mod code;
mod dialog;
mod evidence;
mod heights;
mod index;
mod offer;
mod page;
mod parts;
mod promise;
mod snapshot;
mod ways;
mod whole;

pub(in crate::page) use audit::page as audit_page;
pub(in crate::page) use check::page as check_page;
pub use code::EmbedCode;
pub use evidence::Evidence;
pub use heights::EmbedHeights;
pub(in crate::page) use index::page as index_page;
pub(in crate::page) use offer::{offer, offer_link};
pub(in crate::page) use page::page;
pub(in crate::page) use promise::page as promise_page;
pub use whole::Place;
