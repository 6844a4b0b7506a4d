//! The words of pages.

mod block;
mod page;
mod prose;

pub(in crate::data) use block::read_item;
pub use block::{Bar, Bars, Block, Item, Link};
pub use page::{Section, TextPage, Tone};
pub(in crate::data) use prose::{OwnSource, Prose, ReviewAfter, Whole};
pub use prose::{Piece, fact_names, pieces, unbound_figure};
