//! The words of pages.

mod page;
mod read;

pub use page::{Bar, Bars, Block, Item, Link, Piece, Section, TextPage, Tone, fact_names, pieces, unbound_figure};
pub(in crate::data) use read::{known_source, prose, read_item, read_review};
