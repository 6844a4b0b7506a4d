//! The part of a line around a problem.

use serde::Serialize;

/// The most characters before and after the value.
const AROUND: usize = 60;

/// A line, cut into what stands before a place, the value there, and what stands after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// What stands before, cut short with "…" where the line is long.
    pub before: String,
    /// The value itself.
    pub at: String,
    /// What stands after.
    pub after: String,
}

impl Excerpt {
    /// The value at a line and column, both counted from 1; `None` where the text has no such place.
    pub fn of(text: &str, line: usize, column: usize) -> Option<Excerpt> {
        let line = text.lines().nth(line.checked_sub(1)?)?;
        let start = line.char_indices().nth(column.checked_sub(1)?)?.0;
        let (before, rest) = line.split_at(start);
        let end = match rest.strip_prefix('"') {
            Some(inner) => inner.find('"').map_or(rest.len(), |end| end + 2),
            None => rest.find([',', '}', ']']).unwrap_or(rest.len()).max(rest.chars().next()?.len_utf8()),
        };
        let (at, after) = rest.split_at(end);
        let before = match before.char_indices().rev().nth(AROUND) {
            Some((cut, _)) => format!("…{}", &before[cut..]),
            None => before.trim_start().to_string(),
        };
        Some(Excerpt { before, at: short(at), after: short(after) })
    }
}

/// A text cut short at its end.
fn short(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.trim_end().to_string(),
    }
}
