//! Puts figures into words: `{fact:river-incidents}` becomes "56 incidents".

use super::number;
use crate::data::figures::Fact;
use crate::data::text::{Piece, pieces};

/// The text with each named figure filled in. A name that `find` does not know stays as it was written: the
/// checks of the data have already refused it.
pub fn fill<'a>(text: &str, find: impl Fn(&str) -> Option<&'a Fact>) -> String {
    let word = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_string(),
        Piece::Fact(name) => find(name).map_or_else(|| format!("{{fact:{name}}}"), number::fact),
    };
    pieces(text).iter().map(word).collect()
}
