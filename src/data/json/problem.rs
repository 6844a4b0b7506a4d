//! Problems found in a file, worded so that a person can correct them.

use crate::data::json::rules::hint;
use crate::data::values::grouped;
use std::fmt;

/// One thing wrong in one file. A file is refused with every problem in it, not only the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// What to do about this particular problem; empty if the rule's own hint is enough.
    pub hint: String,
    /// How many more of the same rule the file has that are not listed.
    pub more: usize,
}

impl Problem {
    /// What to do about it, in full.
    pub fn hint(&self) -> String {
        match self.hint.as_str() {
            "" => hint(self.rule).to_string(),
            // The guess may be wrong, so the rule's own hint is shown too.
            own if own.ends_with('?') => format!("{own} {}", hint(self.rule)),
            own => own.to_string(),
        }
    }
}

/// The problem as the publisher sees it: place, what is wrong, the rule, and what to do.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, pointer, rule, message, more, .. } = self;
        write!(f, "{file}:{line}:{column}")?;
        match pointer.as_str() {
            "" if (*line, *column) == (1, 1) => f.write_str(" at the whole file")?,
            "" => {}
            pointer => write!(f, " at {pointer}")?,
        }
        write!(f, "\n  {message} [{rule}]\n  {}", self.hint())?;
        match more {
            0 => Ok(()),
            more => write!(f, "\n  … and {} more like this in this file.", grouped(&more.to_string())),
        }
    }
}

/// The number of problems, listed or not.
pub fn count(problems: &[Problem]) -> usize {
    problems.iter().map(|problem| 1 + problem.more).sum()
}
