//! Problems at cells: each names the file, the sheet and the cell, and says what to do.

use super::sheet::Place;
use crate::data::json::{MOST_OF_A_RULE, Problem};

/// A problem at a cell of a file. Line and column are the cell's row and column, which are also those of a CSV file.
pub fn at_cell(file: &str, sheet: &str, at: Place, rule: &'static str, message: String, hint: String) -> Problem {
    let (line, column) = (at.row as usize + 1, at.column as usize + 1);
    let pointer = if sheet.is_empty() { format!("cell {at}") } else { format!("sheet “{sheet}”, cell {at}") };
    Problem { file: file.to_string(), line, column, pointer, rule, message, hint, more: 0 }
}

/// Adds a problem, or counts it if many of its rule are listed already.
pub(super) fn note(problems: &mut Vec<Problem>, problem: Problem) {
    let same = || problems.iter().filter(|one| one.rule == problem.rule);
    if same().count() < MOST_OF_A_RULE {
        return problems.push(problem);
    }
    if let Some(last) = problems.iter_mut().rev().find(|one| one.rule == problem.rule) {
        last.more += 1;
    }
}
