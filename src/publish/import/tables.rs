//! Takes figures from tidy CSV files over into the rows of datasets, so that tables are kept as tables and nobody edits
//! hundreds of rows of JSON by hand.

use crate::data::json::{decode, is_number, plain_number, shorten};
use crate::data::{Audience, Dataset, Problem};
use crate::import::{COLUMNS, Outline, put_rows};
use crate::publish::files::DATA;
use csv::{ReaderBuilder, StringRecord};
use std::path::Path;
use std::{fs, io};

/// The folder of the CSV files, relative to the project. Each is named after its dataset.
pub const FIGURES: &str = "records/figures";

/// A CSV file that is being read: its name and text, and the problems found so far.
struct Table<'t> {
    file: String,
    text: &'t str,
    problems: Vec<Problem>,
}

/// Writes the rows of every CSV file, or of the one of a dataset, into the datasets, and returns the files that it
/// changed. If anything is wrong in any of them, it writes nothing.
///
/// # Errors
/// The file system's own error, or every problem in the CSV files.
pub fn import(project: &Path, only: Option<&str>) -> io::Result<Result<Vec<String>, Vec<Problem>>> {
    let (mut changed, mut problems) = (Vec::new(), Vec::new());
    let mut found = false;
    for name in names(&project.join(FIGURES))?.iter().filter(|name| only.is_none_or(|only| only == *name)) {
        found = true;
        let (table, file) = (format!("{FIGURES}/{name}.csv"), format!("{DATA}/{name}.json"));
        let Ok(dataset) = fs::read_to_string(project.join(&file)) else {
            let message = format!("{file} can't be read, so these figures have no dataset.");
            let hint = "Make that file first, or rename this one after its dataset.";
            problems.push(whole_file(table, message, hint));
            continue;
        };
        match decode(&table, fs::read(project.join(&table))?) {
            Err(problem) => problems.push(*problem),
            Ok(text) => match with_rows(name, &text, &dataset) {
                Err(more) => problems.extend(more),
                Ok(new) if new == dataset => {}
                Ok(new) => changed.push((file, new)),
            },
        }
    }
    if let (false, Some(name)) = (found, only) {
        let (file, message) = (format!("{FIGURES}/{name}.csv"), "There is no such file.".to_string());
        problems.push(whole_file(
            file,
            message,
            "Give the name of a dataset that has one, or no name for all of them.",
        ));
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    for (file, text) in &changed {
        fs::write(project.join(file), text)?;
    }
    Ok(Ok(changed.into_iter().map(|(file, _)| file).collect()))
}

/// The names of the CSV files in a folder, without their ending.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        names.extend(name.to_string_lossy().strip_suffix(".csv").map(str::to_string));
    }
    names.sort();
    Ok(names)
}

/// The text of a dataset's file with the rows of a CSV file; every other byte stays as it is.
///
/// # Errors
/// Every problem of the CSV file, at its place there; or those of the dataset's file, if it has no rows to replace.
pub fn with_rows(name: &str, csv: &str, dataset: &str) -> Result<String, Vec<Problem>> {
    let file = format!("{DATA}/{name}.json");
    let problems_of = |text: &str| Dataset::parse(&file, text, Audience::Publisher).err().unwrap_or_default();
    let Ok(outline) = serde_json::from_str::<Outline<'_>>(dataset) else { return Err(problems_of(dataset)) };
    // Programs for spreadsheets put a byte order mark in front.
    let text = csv.strip_prefix('\u{FEFF}').unwrap_or(csv);
    let mut table = Table { file: format!("{FIGURES}/{name}.csv"), text, problems: Vec::new() };
    let records = table.records();
    for record in &records {
        table.numbers(record);
    }
    if !table.problems.is_empty() {
        return Err(table.problems);
    }
    let new = put_rows(dataset, &outline, records.iter().map(|record| record.iter().collect()));
    let problems: Vec<Problem> = problems_of(&new).into_iter().filter_map(|it| table.in_table(&records, it)).collect();
    if problems.is_empty() { Ok(new) } else { Err(problems) }
}

/// The rows as a CSV file.
pub(super) fn table(rows: &[[String; COLUMNS.len()]]) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(row)?;
    }
    String::from_utf8(writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?)
        .map_err(io::Error::other)
}

impl Table<'_> {
    /// The records below the header, each with one field a column.
    fn records(&mut self) -> Vec<StringRecord> {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.text.as_bytes());
        // The text is valid UTF-8 and records may have any length, so nothing else can go wrong.
        let mut records: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
        let header = if records.is_empty() { StringRecord::new() } else { records.remove(0) };
        if header != COLUMNS[..] {
            let missing: Vec<&str> =
                COLUMNS.into_iter().filter(|name| !header.iter().any(|has| has == *name)).collect();
            let message = match missing.as_slice() {
                [] => "The columns have another order, or there are more than are known.".to_string(),
                names => format!("The first line doesn't name these columns: {}.", names.join(", ")),
            };
            let hint = format!("Make the first line {}, with commas between.", COLUMNS.join(","));
            self.problem(&header, 0, "csv-header", message, hint);
            return Vec::new();
        }
        for record in &records {
            if let Some(field) = record.iter().position(|field| field.contains('\n')) {
                let hint = "Look for a quotation mark that is missing here. Inside a text, write \"\" for each.";
                self.problem(record, field, "csv-line", "This text goes on over several lines.".into(), hint.into());
            } else if record.len() != COLUMNS.len() {
                let message = format!("This line has {} fields instead of {}.", record.len(), COLUMNS.len());
                let hint = "Leave an empty field empty, but write its comma, and put quotation marks around a text that has commas.";
                self.problem(record, 0, "csv-line", message, hint.into());
            }
        }
        records
    }

    /// Checks that value and count are numbers, or empty.
    fn numbers(&mut self, record: &StringRecord) {
        for (place, text) in record.iter().enumerate().filter(|(place, _)| matches!(COLUMNS[*place], "value" | "count"))
        {
            if !text.is_empty() && !is_number(text) {
                let hint = match plain_number(text) {
                    Some(number) => format!("Write {number}."),
                    None => {
                        "Write digits alone. Where there is no figure, leave the field empty and give a status.".into()
                    }
                };
                let message = format!("\"{}\" can't be read as a number.", shorten(text));
                self.problem(record, place, "csv-number", message, hint);
            }
        }
    }

    fn problem(&mut self, at: &StringRecord, field: usize, rule: &'static str, message: String, hint: String) {
        let (line, column) = self.place(at, field);
        let file = self.file.clone();
        self.problems.push(Problem { file, line, column, rule, message, hint, ..Problem::default() });
    }

    /// A problem of a row at its place in this file; `None` if it is not one of a row.
    fn in_table(&self, records: &[StringRecord], problem: Problem) -> Option<Problem> {
        let mut parts = problem.pointer.strip_prefix("/rows/")?.split('/');
        let record = records.get(parts.next()?.parse::<usize>().ok()?)?;
        let field = parts.next().and_then(|name| COLUMNS.iter().position(|column| *column == name));
        let (line, column) = self.place(record, field.unwrap_or(0));
        Some(Problem { file: self.file.clone(), line, column, pointer: String::new(), ..problem })
    }

    /// The line and column of a field, counted from 1.
    fn place(&self, record: &StringRecord, field: usize) -> (usize, usize) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        // The position of a record is before the empty lines above it.
        let start = self.text.len() - self.text[start..].trim_start_matches(['\r', '\n']).len();
        let mut in_quotes = false;
        let mut commas = self.text[start..].char_indices().filter(|(_, c)| {
            in_quotes ^= *c == '"';
            *c == ',' && !in_quotes
        });
        let comma = field.checked_sub(1).and_then(|before| commas.nth(before));
        let before = &self.text[..comma.map_or(start, |(at, _)| start + at + 1)];
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        (before.matches('\n').count() + 1, column)
    }
}

fn whole_file(file: String, message: String, hint: &str) -> Problem {
    Problem { file, line: 1, column: 1, rule: "csv-file", message, hint: hint.to_string(), ..Problem::default() }
}
