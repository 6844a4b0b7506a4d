//! Checks the figures of a text against the published ones: value, area, period and direction.
//!
//! It reads digits, names of areas, years and words such as "fell", and no more: it doesn't understand a sentence. So it
//! calls a figure right only where value, and area and period if they are named, are all those of one published figure on
//! the same subject, and says which one that is.

mod change;
mod judge;
mod match_figure;
mod number;
mod period;
mod published;
mod read;
mod tokens;
mod verdict;

pub use judge::check;
pub use published::Published;
pub use verdict::{Kind, Sentence, Source, Verdict};
