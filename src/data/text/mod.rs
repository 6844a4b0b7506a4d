//! The words of pages.

mod page;
mod prose;

pub(in crate::data) use page::read_item;
pub use page::{Bar, Bars, Block, Item, Link, Section, TextPage, Tone};
pub(in crate::data) use prose::{OwnSource, Prose, ReviewAfter, Whole};
pub use prose::{Piece, fact_names, pieces, unbound_figure};
