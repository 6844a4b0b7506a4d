//! What an import would write: the dataset's text with the figures of an official file.

use super::edit::{add_correction, set_next, set_updated};
use super::rows::replace_rows;
use crate::data::import::{Book, Extract, Mapping, Merged, at_cell, correction, extract, in_data, merge};
use crate::data::{Audience, Dataset, Date, Problem};

/// A dataset that figures are imported into, and how its official files are read.
#[derive(Clone, Debug)]
pub struct Target {
    /// What problems call the dataset's file.
    pub file: String,
    /// The file's text.
    pub text: String,
    /// What is in it.
    pub dataset: Dataset,
    /// What problems call the mapping's file.
    pub mapping_file: String,
    /// Where in an official file the figures are.
    pub mapping: Mapping,
}

/// What the publisher says with an import.
#[derive(Clone, Copy, Debug)]
pub struct Said<'s> {
    /// Why published figures change.
    pub why: Option<&'s str>,
    /// When new figures are due after this.
    pub next: Option<&'s str>,
    /// The day of the import.
    pub today: Date,
}

/// What an import would write.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The rows, and what changes.
    pub merged: Merged,
    /// The text of the dataset's file.
    pub text: String,
}

impl Plan {
    /// How many published figures become others or go, which readers are told.
    pub fn revised(&self) -> usize {
        self.merged.changes.iter().filter(|change| change.is_revision).count()
    }
}

impl Target {
    /// Reads a dataset and its mapping, each given as the name of its file and its text.
    ///
    /// # Errors
    /// Every problem in the dataset, or else in the mapping.
    pub fn parse((file, text): (&str, &str), (mapping_file, mapping): (&str, &str)) -> Result<Target, Vec<Problem>> {
        let dataset = Dataset::parse(file, text, Audience::Publisher)?;
        let mapping = Mapping::parse(mapping_file, mapping)?;
        let (file, text, mapping_file) = (file.to_string(), text.to_string(), mapping_file.to_string());
        Ok(Target { file, text, dataset, mapping_file, mapping })
    }

    /// The dataset's figures in an official file.
    ///
    /// # Errors
    /// Everything that doesn't fit, each at its cell.
    pub fn extract(&self, book: &Book) -> Result<Extract, Vec<Problem>> {
        extract(book, &self.mapping_file, &self.mapping, &self.dataset)
    }

    /// What importing these figures would write.
    ///
    /// # Errors
    /// Every problem that the dataset would have by itself, at the cell that it comes from if it is one of a row.
    pub fn plan(&self, book: &Book, found: &Extract, said: Said<'_>) -> Result<Plan, Vec<Problem>> {
        let merged = merge(&self.dataset, &found.found, &self.mapping);
        let Some(text) = self.new_text(&merged, said) else {
            return Err(vec![Problem {
                file: self.file.clone(),
                line: 1,
                column: 1,
                rule: "file",
                message: "The file lacks a field that an import changes.".to_string(),
                hint: "It needs updated, nextUpdate and rows.".to_string(),
                ..Problem::default()
            }]);
        };
        match Dataset::parse(&self.file, &text, Audience::Publisher) {
            Ok(_) => Ok(Plan { merged, text }),
            Err(problems) => Err(problems.into_iter().map(|one| in_cell(book, found, &merged, one)).collect()),
        }
    }

    /// The text of the dataset's file after the import; `None` if it lacks a field that has to change.
    fn new_text(&self, merged: &Merged, said: Said<'_>) -> Option<String> {
        let mut new = self.text.clone();
        if let Some(day) = said.next {
            new = set_next(&new, day)?;
        }
        if merged.changes.is_empty() {
            return Some(new);
        }
        new = set_updated(&new, said.today)?;
        new = replace_rows(&new, &merged.rows)?;
        if let Some(why) = said.why.filter(|_| merged.changes.iter().any(|change| change.is_revision)) {
            new = add_correction(&new, said.today, &correction(&self.dataset, &merged.changes), why)?;
        }
        Some(new)
    }
}

/// A problem of a row at the cell that the row is from.
fn in_cell(book: &Book, found: &Extract, merged: &Merged, problem: Problem) -> Problem {
    let row = problem.pointer.strip_prefix("/rows/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let row = row.and_then(|row| merged.rows.get(row));
    let found =
        row.and_then(|[area, of, ..]| found.found.iter().find(|one| one.area == *area && in_data(one.period) == *of));
    match found.and_then(|found| Some((found, found.cells.first()?))) {
        Some((found, at)) => {
            let Problem { rule, message, hint, more, .. } = problem;
            let place = at_cell(&book.file, &found.sheet, *at, rule, message, hint);
            Problem { more, ..place }
        }
        None => problem,
    }
}
