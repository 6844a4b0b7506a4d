//! Puts figures into words: `{fact:river-incidents}` becomes "56 incidents".

use super::number;
use crate::data::facts::Fact;

/// A piece of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they are.
    Words(&'t str),
    /// The place of the figure with this name.
    Fact(&'t str),
}

/// The words cut at the places of figures.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{fact:") {
        // An opening without an end is no place of a figure.
        let Some((name, after)) = after.split_once('}') else { break };
        pieces.extend([Piece::Words(before), Piece::Fact(name)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// The words with each named figure in its place. A name that `find` does not know stays as it was written: the
/// check of the data has refused it long before.
pub fn fill<'a>(text: &str, find: impl Fn(&str) -> Option<&'a Fact>) -> String {
    let word = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_string(),
        Piece::Fact(name) => find(name).map_or_else(|| format!("{{fact:{name}}}"), number::fact),
    };
    pieces(text).iter().map(word).collect()
}
