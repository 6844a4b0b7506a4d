//! What is wrong with a file, said so that a person can mend it.

use crate::data::json::rules::hint;
use std::fmt;

/// One thing wrong in one file. A file is refused with every problem in it, not only the first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the publisher knows it: `public/data/first-time-entrants.json`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1, in characters.
    pub column: usize,
    /// The JSON pointer (RFC 6901) of the value: `/rows/3/value`. Empty for the whole file.
    pub pointer: String,
    /// The rule that it breaks, by its short name: `value-or-symbol`.
    pub rule: &'static str,
    /// What is wrong, in plain words.
    pub message: String,
}

/// As the publisher reads it: place, what is wrong, the rule, and what to do.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the whole file" } else { &self.pointer };
        write!(
            f,
            "{}:{}:{} at {pointer}\n  {} [{}]\n  {}",
            self.file,
            self.line,
            self.column,
            self.message,
            self.rule,
            hint(self.rule)
        )
    }
}
