//! `site import FILE --dataset ID`: figures from a file as its official publisher prints it.

use super::edit::{add_correction, set_next, set_updated};
use super::provenance::{PROVENANCE, Provenance, cells_said};
use super::read::read_book;
use super::tables::{FIGURES, replace_rows, table};
use crate::data::import::{Change, Extract, Found, Mapping, Merged, at_cell, correction, extract, merge};
use crate::data::json::decode;
use crate::data::{Audience, Dataset, Date, PeriodKind, Problem};
use crate::publish::digest::sha256;
use crate::publish::files::{DATA, Files};
use crate::publish::load::load_with;
use crate::publish::staging::write_together;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folder of the mapping files, relative to the project. Each is named after its dataset.
pub const IMPORTS: &str = "records/imports";

/// How many changes of a kind are listed.
const MOST_LISTED: usize = 40;

/// What is asked for.
pub struct Order<'o> {
    /// The dataset's name.
    pub dataset: &'o str,
    /// Whether to write, or only to show what would change.
    pub write: bool,
    /// Why published figures change.
    pub why: Option<&'o str>,
    /// When new figures are due after this.
    pub next: Option<&'o str>,
    /// The day.
    pub today: Date,
}

/// A file of which the figures of a dataset were read.
pub(super) struct Source {
    /// The file's name, without its folder.
    pub name: String,
    pub sha256: String,
    pub extract: Extract,
    pub mapping: Mapping,
    pub dataset: Dataset,
    /// The text of the dataset's file.
    pub text: String,
}

/// Shows what a file would change in a dataset, or writes it. Returns the words for the publisher.
///
/// # Errors
/// The file system's own error; or everything that is wrong, and then nothing is written.
pub fn import_file(project: &Path, file: &Path, order: &Order<'_>) -> io::Result<Result<String, Vec<Problem>>> {
    let source = match read_source(project, file, order.dataset)? {
        Ok(source) => source,
        Err(problems) => return Ok(Err(problems)),
    };
    let Source { name, sha256, extract, mapping, dataset, text } = &source;
    let path = format!("{}.json", order.dataset);
    let merged = merge(dataset, &extract.found, mapping);
    let new = match new_text(text, dataset, &merged, order) {
        Ok(new) => new,
        Err(problem) => return Ok(Err(vec![*problem])),
    };
    // The dataset alone first, because problems of rows can be shown at their cells.
    if let Err(problems) = Dataset::parse(&format!("{DATA}/{path}"), &new, Audience::Publisher) {
        return Ok(Err(problems.into_iter().map(|one| in_cell(&source, &merged, one)).collect()));
    }
    let (_, package) = load_with(project, Files::from([(path.clone(), new.clone())]))?;
    if let Err(problems) = package {
        return Ok(Err(problems));
    }
    let mut words = shown(&source, &merged);
    if !order.write {
        let why = if merged.changes.iter().any(|change| change.is_revision) { " --why \"…\"" } else { "" };
        words.push_str(&format!("\nNothing was written. It all checks: add --write{why} to write it."));
        return Ok(Ok(words));
    }
    let mut provenance = Provenance::read(project, order.dataset)?;
    provenance.add(name, sha256, order.today, &extract.found, period);
    let mut files = vec![(format!("{PROVENANCE}/{path}"), provenance.text())];
    let tidy = format!("{FIGURES}/{}.csv", order.dataset);
    if !merged.changes.is_empty() && project.join(&tidy).is_file() {
        files.push((tidy, table(&merged.rows)?));
    }
    if new != *text {
        files.push((format!("{DATA}/{path}"), new));
    }
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let files: Vec<(PathBuf, String)> = files.into_iter().map(|(name, text)| (project.join(name), text)).collect();
    write_together(&files)?;
    words.push_str(&format!("\nWritten: {}.", names.join(", ")));
    if !merged.changes.is_empty() {
        words.push_str("\nNow read the dataset's \"sources\", years in words and \"doubts\", then run site check and site snapshot.");
    }
    Ok(Ok(words))
}

/// Reads a dataset, its mapping, and the figures that a file has for it.
pub(super) fn read_source(project: &Path, file: &Path, id: &str) -> io::Result<Result<Source, Vec<Problem>>> {
    let (data, mapping_name) = (format!("{DATA}/{id}.json"), format!("{IMPORTS}/{id}.json"));
    let whole = |file: &str, message: &str, mend: String| {
        let (file, message) = (file.to_string(), message.to_string());
        Ok(Err(vec![Problem { file, line: 1, column: 1, rule: "file", message, mend, ..Problem::default() }]))
    };
    let Ok(text) = fs::read_to_string(project.join(&data)) else {
        return whole(
            &data,
            "There is no such dataset.",
            "Give the name of a file in public/data/ after --dataset.".into(),
        );
    };
    let dataset = match Dataset::parse(&data, &text, Audience::Publisher) {
        Ok(dataset) => dataset,
        Err(problems) => return Ok(Err(problems)),
    };
    let Ok(bytes) = fs::read(project.join(&mapping_name)) else {
        let there = fs::read_dir(project.join(IMPORTS)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            there.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".json")?.to_string())).collect();
        names.sort();
        let have = if names.is_empty() {
            "None has one yet.".to_string()
        } else {
            format!("These have one: {}.", names.join(", "))
        };
        return whole(
            &mapping_name,
            "This dataset has no mapping.",
            format!("Write one: docs/imports.md says how. {have}"),
        );
    };
    let mapping = decode(&mapping_name, bytes).map_err(|problem| vec![*problem]);
    let mapping = match mapping.and_then(|text| Mapping::parse(&mapping_name, &text)) {
        Ok(mapping) => mapping,
        Err(problems) => return Ok(Err(problems)),
    };
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            return whole(&name, &format!("The file can't be opened: {error}."), "Check its name and folder.".into());
        }
    };
    let sha256 = sha256(&bytes);
    let book = match read_book(&name, bytes, |sheet| mapping.is_of(sheet)) {
        Ok(book) => book,
        Err(problem) => return Ok(Err(vec![*problem])),
    };
    Ok(extract(&book, &mapping_name, &mapping, &dataset).map(|extract| Source {
        name,
        sha256,
        extract,
        mapping,
        dataset,
        text,
    }))
}

/// The text of the dataset's file after the import.
fn new_text(text: &str, dataset: &Dataset, merged: &Merged, order: &Order<'_>) -> Result<String, Box<Problem>> {
    let file = || format!("{DATA}/{}.json", order.dataset);
    let wrong = |rule, message: String, mend: &str| {
        let mend = mend.to_string();
        Box::new(Problem { file: file(), line: 1, column: 1, rule, message, mend, ..Problem::default() })
    };
    let odd = || {
        wrong("file", "The file lacks a field that an import changes.".into(), "It needs updated, nextUpdate and rows.")
    };
    let mut new = text.to_string();
    if let Some(day) = order.next {
        new = set_next(&new, day).ok_or_else(odd)?;
    }
    if merged.changes.is_empty() {
        return Ok(new);
    }
    new = set_updated(&new, order.today).ok_or_else(odd)?;
    new = replace_rows(&new, &merged.rows).ok_or_else(odd)?;
    let revised = merged.changes.iter().filter(|change| change.is_revision).count();
    match (revised, order.why) {
        (0, _) => {}
        (_, Some(why)) => {
            new = add_correction(&new, order.today, &correction(dataset, &merged.changes), why).ok_or_else(odd)?;
        }
        (revised, None) if order.write => {
            let figures = if revised == 1 { "figure" } else { "figures" };
            let message = format!("The import changes {revised} published {figures} and doesn't say why.");
            let mend = "Readers are told. Add --why \"…\" with the reason; it goes into \"corrections\" with each figure before and after.";
            return Err(wrong("revision", message, mend));
        }
        _ => {}
    }
    Ok(new)
}

/// A problem of a row at the cell that the row is from.
fn in_cell(source: &Source, merged: &Merged, problem: Problem) -> Problem {
    let row = problem.pointer.strip_prefix("/rows/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let row = row.and_then(|row| merged.rows.get(row));
    let found =
        row.and_then(|[area, of, ..]| source.extract.found.iter().find(|one| one.area == *area && period(one) == *of));
    match found.and_then(|found| Some((found, found.cells.first()?))) {
        Some((found, at)) => {
            let Problem { rule, message, mend, more, .. } = problem;
            let place = at_cell(&source.name, &found.sheet, *at, rule, message, mend);
            Problem { more, ..place }
        }
        None => problem,
    }
}

/// The period of a figure as data files write it.
pub(super) fn period(found: &Found) -> String {
    match found.period.kind() {
        PeriodKind::YearEnding => found.period.slug(),
        _ => found.period.short(),
    }
}

/// What an import changes, in words.
fn shown(source: &Source, merged: &Merged) -> String {
    let Source { name, sha256, extract, .. } = source;
    let mut sheets: Vec<&str> =
        extract.found.iter().map(|one| one.sheet.as_str()).filter(|name| !name.is_empty()).collect();
    sheets.sort_unstable();
    sheets.dedup();
    let sheets: Vec<String> = sheets.iter().map(|name| format!("“{name}”")).collect();
    let of = if sheets.is_empty() { String::new() } else { format!(", sheet {}", sheets.join(", ")) };
    let mut words = format!("{name}{of}: {} figures. SHA-256 {sha256}.\n", extract.found.len());
    for note in &extract.notes {
        words.push_str(&format!("{note}\n"));
    }
    let group = |words: &mut String, title: &str, of: &dyn Fn(&Change) -> bool| {
        let all: Vec<&Change> = merged.changes.iter().filter(|change| of(change)).collect();
        if all.is_empty() {
            return;
        }
        words.push_str(&format!("\n{title}: {}\n", all.len()));
        for change in all.iter().take(MOST_LISTED) {
            let found = extract.found.iter().find(|one| {
                one.period == change.period
                    && source.dataset.series(&one.area).is_some_and(|series| series.area.name == change.area)
            });
            let cell = found
                .filter(|one| !one.cells.is_empty())
                .map_or_else(String::new, |one| format!(" ({})", cells_said(&one.cells)));
            let figures = match (&change.before, &change.after) {
                (Some(before), Some(after)) => format!("{before} → {after}"),
                (before, after) => before.as_ref().or(after.as_ref()).cloned().unwrap_or_default(),
            };
            words.push_str(&format!("  {}, {}: {figures}{cell}\n", change.area, change.period.short()));
        }
        if all.len() > MOST_LISTED {
            words.push_str(&format!("  … and {} more\n", all.len() - MOST_LISTED));
        }
    };
    group(&mut words, "Added", &|change| change.before.is_none());
    group(&mut words, "Revised", &|change| change.is_revision && change.after.is_some());
    group(&mut words, "Removed", &|change| change.after.is_none());
    group(&mut words, "Changed mark or filled gap", &|change| {
        !change.is_revision && change.before.is_some() && change.after.is_some()
    });
    let changed = merged.changes.iter().filter(|change| change.after.is_some()).count();
    words.push_str(&format!("\n{} rows stay as they are.", merged.rows.len() - changed));
    words
}
