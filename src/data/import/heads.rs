//! The headings of a sheet: where they stand, and which column is which.

use super::mapping::Mapping;
use super::sheet::{Cell, Place, Sheet, one_line};
use super::written::day_of_number;
use crate::data::json::{nearest, shorten};

/// How far down headings are looked for.
const FURTHEST: u32 = 100;

/// The headings of a sheet.
pub(super) struct Heads {
    /// The lowest row of headings.
    pub row: u32,
    /// Each column with its heading, which joins the rows of headings.
    pub columns: Vec<(u32, String)>,
}

/// Something wrong with the headings: the cell, the rule, what is wrong, what to do.
pub(super) type Fault = (Place, &'static str, String, String);

impl Heads {
    /// Finds the headings of a sheet.
    pub fn find(sheet: &Sheet, mapping: &Mapping) -> Result<Heads, Vec<Fault>> {
        let names = mapping.columns();
        let place = |heads: &Heads, name: &str| heads.all(name).next().is_some();
        let Some(lowest) = mapping.headers.last() else {
            // No row is given, so it is the first with all names.
            let rows = sheet.rows().into_iter().take_while(|row| *row < FURTHEST);
            let mut heads = rows.map(|row| Heads::at(sheet, &[row]));
            return heads.find(|heads| names.iter().all(|name| place(heads, name))).ok_or_else(|| {
                let message = format!("No row of the sheet has the headings {}.", quoted(&names));
                vec![(Place::default(), "header-row", message, closest(sheet, &names))]
            });
        };
        let upper: Vec<u32> = mapping.headers.iter().map(|row| row.saturating_sub(1)).collect();
        let heads = Heads::at(sheet, &upper);
        let missing: Vec<&str> = names.iter().copied().filter(|name| !place(&heads, name)).collect();
        if missing.is_empty() {
            return Ok(heads);
        }
        // The same headings further up or down?
        let moved = (0..FURTHEST).filter(|row| row + 1 != *lowest).find_map(|row| {
            let shift = i64::from(row) + 1 - i64::from(*lowest);
            let rows: Option<Vec<u32>> =
                upper.iter().map(|upper| u32::try_from(i64::from(*upper) + shift).ok()).collect();
            let there = Heads::at(sheet, &rows?);
            names.iter().all(|name| place(&there, name)).then_some(there)
        });
        let at = |column| Place { row: heads.row, column };
        if let Some(there) = moved {
            let column = there.all(names.first().copied().unwrap_or_default()).next().unwrap_or(0);
            let message = format!("The headings should be in row {lowest}, but they are in row {}.", there.row + 1);
            let hint = "If the table is the same otherwise, correct \"headers\" in the mapping.".to_string();
            return Err(vec![(Place { row: there.row, column }, "header-row", message, hint)]);
        }
        if missing.len() == names.len() && names.len() > 1 {
            let first = sheet.columns(heads.row).next().unwrap_or(0);
            let message = format!("Row {lowest} has none of the headings {}.", quoted(&names));
            return Err(vec![(at(first), "header-row", message, closest(sheet, &names))]);
        }
        let labels: Vec<&str> = heads.columns.iter().map(|(_, label)| label.as_str()).collect();
        let fault = |name: &&str| {
            let message = format!("No column is headed \"{}\".", shorten(name));
            let near = nearest(name, &labels);
            let column = heads.columns.iter().find(|(_, label)| !label.is_empty() && near.contains(&shorten(label)));
            let hint = format!("{near} If it is the same column, correct the name in the mapping.");
            (at(column.map_or(0, |(column, _)| *column)), "header-column", message, hint.trim_start().to_string())
        };
        Err(missing.iter().map(fault).collect())
    }

    /// The headings in these rows.
    fn at(sheet: &Sheet, rows: &[u32]) -> Heads {
        let (Some(row), upper) = (rows.last().copied(), &rows[..rows.len().saturating_sub(1)]) else {
            return Heads { row: 0, columns: Vec::new() };
        };
        let last = rows.iter().filter_map(|row| sheet.columns(*row).last()).max().unwrap_or(0);
        let mut carried = vec![String::new(); upper.len()];
        let mut columns = Vec::new();
        for column in
            sheet.columns(row).chain(upper.iter().flat_map(|row| sheet.columns(*row))).min().unwrap_or(0)..=last
        {
            let mut parts = Vec::new();
            for (row, carried) in upper.iter().zip(&mut carried) {
                let here = sheet.text(*row, column);
                let at = Place { row: *row, column };
                let from = sheet.merged_with(at).map(|from| sheet.text(from.row, from.column));
                // A heading over several columns stands in the first of them alone.
                let text = match (here.is_empty(), &sheet.merged) {
                    (false, _) => here,
                    (true, Some(_)) => from.unwrap_or_default(),
                    (true, None) => carried.clone(),
                };
                *carried = text.clone();
                parts.push(text);
            }
            parts.push(sheet.text(row, column));
            columns.push((column, label(&parts.join(" "))));
            if columns.len() > 20_000 {
                break;
            }
        }
        Heads { row, columns }
    }

    /// The columns with a heading.
    pub fn all<'h>(&'h self, name: &'h str) -> impl Iterator<Item = u32> + 'h {
        let name = label(name).to_lowercase();
        self.columns.iter().filter(move |(_, label)| label.to_lowercase() == name).map(|(column, _)| *column)
    }

    /// The only column with a heading, or what is wrong.
    pub fn one(&self, name: &str) -> Result<u32, Fault> {
        let mut all = self.all(name);
        match (all.next(), all.next()) {
            (Some(column), None) => Ok(column),
            (_, Some(second)) => Err((
                Place { row: self.row, column: second },
                "header-twice",
                format!("A second column is headed \"{}\".", shorten(name)),
                "Look which one has the figures, and give the other its own name.".into(),
            )),
            (None, None) => Err((
                Place { row: self.row, column: 0 },
                "header-column",
                format!("No column is headed \"{}\".", shorten(name)),
                "Correct the name in the mapping.".into(),
            )),
        }
    }
}

/// A heading without its footnotes in brackets: `Apr 2019 to Mar 2020 [note 12]`.
pub(super) fn label(text: &str) -> String {
    let mut text = one_line(text);
    while let Some(start) = text.rfind('[').filter(|start| text.ends_with(']') && *start > 0) {
        text.truncate(start);
        text.truncate(text.trim_end().len());
    }
    text
}

/// What a heading or a cell that should name a period has become, if it is a date: the message and the hint.
pub(super) fn dated(cell: Option<&Cell>, example: &str) -> Option<(String, String)> {
    let hint =
        format!("Excel made a date of it. Look it up in the official file, and write it as text, as in {example}.");
    let message = match cell? {
        Cell::Day(_) => format!("The cell holds the date {} where a period should be.", cell?.text()),
        Cell::Number(value, _) => {
            let day = day_of_number(*value)?;
            format!("The cell holds {value}, which is Excel's number for {day}, where a period should be.")
        }
        Cell::Text(text) if super::written::is_like_a_date(&one_line(text)) => {
            format!("The cell holds the date \"{}\" where a period should be.", shorten(&one_line(text)))
        }
        _ => return None,
    };
    Some((message, hint))
}

/// Where most of the headings are, if anywhere, as advice.
fn closest(sheet: &Sheet, names: &[&str]) -> String {
    let count = |row: &u32| {
        let heads = Heads::at(sheet, &[*row]);
        names.iter().filter(|name| heads.all(name).next().is_some()).count()
    };
    let best = (0..FURTHEST).max_by_key(|row| (count(row), u32::MAX - row)).filter(|row| count(row) > 0);
    let line = sheet.rows().first().map(|row| sheet.text(*row, 0)).unwrap_or_default();
    match best {
        Some(row) => format!(
            "Row {} has some of them. If the table has changed, correct the mapping; if not, take the official file again.",
            row + 1
        ),
        None if [';', '\t'].iter().any(|sign| line.matches(*sign).count() + 1 >= names.len().max(2)) => {
            "The columns seem to be divided by other signs than commas. Save the file with commas.".to_string()
        }
        None => "Look whether it is the right file and the right sheet. If the table has changed, correct the mapping."
            .to_string(),
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{}\"", shorten(name))).collect::<Vec<_>>().join(", ")
}
