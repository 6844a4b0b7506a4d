//! Problems, as the page shows them.

use super::excerpt::Excerpt;
use super::files::below;
use crate::data::json::Problem;
use crate::difference::Silent;
use crate::words;
use serde::Serialize;

/// A problem, as the page shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileProblem {
    /// The file, below the data folder; of a table that is imported, its name.
    pub file: String,
    /// Where it is, if that is no line of the file: a cell, or a row as people name it.
    pub place: String,
    /// The line, counted from 1; 0 for the whole file.
    pub line: usize,
    /// The column, counted from 1, in characters; 0 for the whole file.
    pub column: usize,
    /// The rule's short name.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The line itself.
    pub excerpt: Option<Excerpt>,
    /// How many more of the same rule are not listed.
    pub more: usize,
}

impl FileProblem {
    /// A problem of a data file with this text.
    pub(super) fn of(problem: Problem, text: &str) -> FileProblem {
        let hint = problem.hint();
        let Problem { file, line, column, pointer, rule, message, more, .. } = problem;
        let whole = pointer.is_empty() && (line, column) == (1, 1);
        let (line, column) = if whole { (0, 0) } else { (line, column) };
        let excerpt = Excerpt::of(text, line, column);
        let file = below(&file).unwrap_or_default();
        FileProblem { file, place: String::new(), line, column, rule, message, hint, excerpt, more }
    }

    /// A problem of a table: its pointer is the cell.
    pub(super) fn of_table(problem: Problem) -> FileProblem {
        let hint = problem.hint();
        let Problem { file, pointer, rule, message, more, .. } = problem;
        FileProblem { file, place: words::capital(&pointer), rule, message, hint, more, ..FileProblem::default() }
    }

    /// A change that has to be said and isn't.
    pub(super) fn of_silent(path: &str, silent: Silent) -> FileProblem {
        let Silent { row, rule, message, hint, .. } = silent;
        FileProblem { file: path.to_string(), place: row, rule, message, hint, ..FileProblem::default() }
    }
}
