//! A file that is being read: what is looked for, and what was found so far.

use super::areas::Areas;
use super::heads::Fault;
use super::mapping::Mapping;
use super::report::{at_cell, note};
use super::sheet::{Book, Place, Sheet};
use crate::data::json::Problem;
use crate::data::series::Status;
use crate::data::{Dataset, Period};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// The figures, by area and then by period, in the dataset's order of areas.
    pub found: Vec<Found>,
    /// What was passed over, in words.
    pub notes: Vec<String>,
}

/// One figure and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The code of its area.
    pub area: String,
    /// Its period.
    pub period: Period,
    /// The figure; `None` if a mark stands instead of it.
    pub value: Option<f64>,
    /// The count behind a rate.
    pub count: Option<f64>,
    /// What its mark means.
    pub status: Option<Status>,
    /// The note that goes with the mark.
    pub note: Option<String>,
    /// The sheet that it is in.
    pub sheet: String,
    /// The cells that it was read from; several where figures were added up.
    pub cells: Vec<Place>,
}

/// What is looked for in one sheet: where each thing stands.
pub(super) struct Columns {
    pub area: Option<u32>,
    pub check: Option<u32>,
    pub period: Option<u32>,
    pub count: Option<u32>,
    pub status: Option<u32>,
    pub only: Vec<(u32, Vec<String>)>,
    pub except: Vec<(u32, Vec<String>)>,
    pub parts: Vec<(u32, String)>,
    /// The columns of figures, each with the area or period at its top.
    pub figures: Vec<(u32, Top)>,
}

/// What stands at the top of a column of figures.
#[derive(Clone)]
pub(super) enum Top {
    Nothing,
    Area(String),
    Period(Period),
}

/// A file that is being read.
pub(super) struct Reading<'r> {
    pub book: &'r Book,
    pub mapping: &'r Mapping,
    pub dataset: &'r Dataset,
    pub areas: Areas<'r>,
    pub fixed: Option<Period>,
    pub found: BTreeMap<(String, Period), Found>,
    /// For sums: which words of each column a figure has.
    pub parts: BTreeMap<(String, Period), BTreeSet<(String, String)>>,
    /// Rows that were added up, to find those that are there twice.
    pub rows: HashMap<u64, (String, u32)>,
    /// Areas that were passed over, and where.
    pub passed: Vec<(String, String, Place)>,
    /// A cell of headings, where problems of a whole table are shown.
    pub head: (String, Place),
    pub problems: Vec<Problem>,
}

impl Reading<'_> {
    pub(super) fn note(&mut self, sheet: &str, at: Place, rule: &'static str, message: String, hint: String) {
        let sheet = if self.book.is_text { "" } else { sheet };
        note(&mut self.problems, at_cell(&self.book.file, sheet, at, rule, message, hint));
    }

    pub(super) fn fault(&mut self, sheet: &Sheet, (at, rule, message, hint): Fault) {
        self.note(&sheet.name, at, rule, message, hint);
    }
}
