//! Official tables that are imported into a dataset on the publisher's page.

use super::file_problem::FileProblem;
use super::files::{DATA, Files};
use super::reviewer::{Reviewed, Reviewer};
use crate::data::Problem;
use crate::data::import::{Book, Extract};
use crate::data::json::problem::count;
use crate::data::meta::Next;
use crate::import::{Said, Target, read_book};
use serde::Serialize;

/// What problems call the folder of mapping files.
const IMPORTS: &str = "records/imports";

/// A table that was read, and what could be taken from it.
#[derive(Clone, Debug, Serialize)]
pub struct Opened {
    /// The datasets that have a mapping.
    pub offers: Vec<TableOffer>,
    /// Why it can't be read.
    pub problems: Vec<FileProblem>,
}

/// A dataset that figures may be imported into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableOffer {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// When new figures are due, as the file says now.
    pub next: Option<String>,
    /// Whether the table has all that the mapping looks for.
    pub fits: bool,
}

/// What importing a table would do.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Imported {
    /// What is wrong in the table.
    pub problems: Vec<FileProblem>,
    /// How many problems it has, listed or not.
    pub count: usize,
    /// How many figures were found.
    pub figures: usize,
    /// The sheets that they are in.
    pub sheets: Vec<String>,
    /// What was passed over, in words.
    pub notes: Vec<String>,
    /// How many published figures become others or go.
    pub revised: usize,
    /// How many rows change at all.
    pub changed: usize,
    /// The dataset's file with the new figures.
    pub text: Option<String>,
    /// What that file would do.
    pub reviewed: Option<Reviewed>,
}

impl Reviewer {
    /// Reads a table and looks which datasets it is for.
    pub fn open_table(&mut self, name: &str, bytes: Vec<u8>) -> Opened {
        let targets: Vec<Target> = self.mappings.keys().filter_map(|name| self.target(name).ok()).collect();
        let is_wanted = |at: usize, sheet: &str| targets.iter().any(|target| target.mapping.is_of(at, sheet));
        match read_book(name, bytes, is_wanted) {
            Ok(book) => {
                let offers = targets.iter().map(|target| offer(target, &book)).collect();
                self.table = Some(book);
                Opened { offers, problems: Vec::new() }
            }
            Err(problem) => {
                self.table = None;
                Opened { offers: Vec::new(), problems: vec![FileProblem::of_table(*problem)] }
            }
        }
    }

    /// What importing the table that was read last into a dataset would do.
    pub fn import_table(&self, dataset: &str, said: Said<'_>) -> Imported {
        let (Some(book), Ok(target)) = (&self.table, self.target(dataset)) else { return Imported::default() };
        let found = match target.extract(book) {
            Ok(found) => found,
            Err(problems) => return refused(problems),
        };
        let plan = match target.plan(book, &found, said) {
            Ok(plan) => plan,
            Err(problems) => return refused(problems),
        };
        let reviewed = self.review(vec![(format!("{dataset}.json"), plan.text.clone().into_bytes())]);
        let Extract { found, notes } = found;
        let mut sheets: Vec<String> =
            found.iter().map(|one| one.sheet.trim().to_string()).filter(|sheet| !sheet.is_empty()).collect();
        sheets.sort_unstable();
        sheets.dedup();
        Imported {
            figures: found.len(),
            sheets,
            notes,
            revised: plan.revised(),
            changed: plan.merged.changes.len(),
            text: Some(plan.text),
            reviewed: Some(reviewed),
            ..Imported::default()
        }
    }

    /// A dataset that has a mapping.
    fn target(&self, name: &str) -> Result<Target, Vec<Problem>> {
        let path = format!("{name}.json");
        let text = |files: &Files, key: &str| files.get(key).cloned().ok_or_else(Vec::new);
        let (text, mapping) = (text(&self.published, &path)?, text(&self.mappings, name)?);
        Target::parse((&format!("{DATA}/{path}"), &text), (&format!("{IMPORTS}/{path}"), &mapping))
    }
}

fn offer(target: &Target, book: &Book) -> TableOffer {
    let meta = &target.dataset.meta;
    let next = match &meta.next {
        Next::Due(day) => Some(day.iso()),
        Next::Ended(_) => None,
    };
    TableOffer { name: meta.name.clone(), title: meta.title.clone(), next, fits: target.extract(book).is_ok() }
}

fn refused(problems: Vec<Problem>) -> Imported {
    let count = count(&problems);
    Imported { problems: problems.into_iter().map(FileProblem::of_table).collect(), count, ..Imported::default() }
}
