//! A workbook or table as a grid of cells, whatever kind of file it was in.

use crate::data::Date;
use std::collections::BTreeMap;
use std::fmt;

/// The sheets of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The file's name, without its folder.
    pub file: String,
    /// Whether every cell is text, as in CSV.
    pub is_text: bool,
    /// The names of all sheets, in order, read or not.
    pub names: Vec<String>,
    /// The sheets that were read.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The cells that are not empty.
    pub cells: BTreeMap<Place, Cell>,
    /// Cells that were merged: the first and the last of each block. `None` if the kind of file doesn't tell.
    pub merged: Option<Vec<(Place, Place)>>,
}

/// Where a cell is, counted from 0. Cells are in the order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, or in CSV anything.
    Text(String),
    /// A number, and whether it is shown as a percentage; `None` if the kind of file doesn't tell.
    Number(f64, Option<bool>),
    /// A date; `None` if it is none that can be written.
    Day(Option<Date>),
    /// True or false.
    Truth(bool),
    /// What a formula that failed left behind: `#REF!`.
    Fault(String),
}

/// The name that spreadsheets give the cell: `C12`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut left) = (Vec::new(), u64::from(self.column) + 1);
        while left > 0 {
            letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        write!(f, "{}{}", letters.iter().rev().collect::<String>(), u64::from(self.row) + 1)
    }
}

impl Sheet {
    /// The cell at a place, if it is not empty.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&Place { row, column })
    }

    /// The text of a cell on one line, without spaces around it; empty for an empty cell.
    pub fn text(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map_or_else(String::new, Cell::text)
    }

    /// The rows that have a cell, in order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|place| place.row).collect();
        rows.dedup();
        rows
    }

    /// The columns of a row that have a cell, in order.
    pub fn columns(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        self.cells.range(Place { row, column: 0 }..=Place { row, column: u32::MAX }).map(|(place, _)| place.column)
    }

    /// The first cell of the merged block that a cell is in.
    pub fn merged_with(&self, at: Place) -> Option<Place> {
        let inside = |(from, to): &&(Place, Place)| {
            (from.row..=to.row).contains(&at.row) && (from.column..=to.column).contains(&at.column)
        };
        self.merged.as_ref()?.iter().find(inside).map(|(from, _)| *from)
    }
}

impl Cell {
    /// The cell as words on one line. Numbers are as short as they can be: `2015`, `0.5`.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) => one_line(text),
            Cell::Number(value, _) => value.to_string(),
            Cell::Day(day) => day.map_or_else(|| "a date".to_string(), |day| day.to_string()),
            Cell::Truth(truth) => truth.to_string().to_uppercase(),
            Cell::Fault(fault) => fault.clone(),
        }
    }

    /// Whether nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Cell::Text(text) if one_line(text).is_empty())
    }
}

/// A text with single spaces: line breaks and spaces that can't break count as spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text fits a pattern in which `*` stands for any letters. Small and capital letters are the same.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.to_lowercase(), text.to_lowercase());
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(first) else { return false };
    let Some((middle, last)) = rest.rsplit_once('*') else { return text.ends_with(rest) };
    for part in middle.split('*') {
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(last)
}
