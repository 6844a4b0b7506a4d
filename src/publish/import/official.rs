//! `site import FILE --dataset ID`: figures from a file as its official publisher prints it.

use super::provenance::{PROVENANCE, Provenance, cells_said};
use super::tables::{FIGURES, table};
use crate::data::import::{Book, Extract, Merged, RowChange};
use crate::data::json::decode;
use crate::data::{Date, Problem};
use crate::import::{Plan, Said, Target, read_book};
use crate::publish::digest::sha256;
use crate::publish::files::{DATA, Files};
use crate::publish::load::load_with;
use crate::publish::staging::write_together;
use crate::publish::steps::say;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folder of the mapping files, relative to the project. Each is named after its dataset.
pub const IMPORTS: &str = "records/imports";

/// How many changes of a kind are listed.
const MOST_LISTED: usize = 40;

/// The options of `site import FILE`.
pub struct ImportRequest<'o> {
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
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Its cells.
    pub book: Book,
    /// The figures in it.
    pub extract: Extract,
    /// The dataset.
    pub target: Target,
}

/// Shows what a file would change in a dataset, or writes it. Returns the words for the publisher.
///
/// # Errors
/// The file system's own error; or everything that is wrong, and then nothing is written.
pub fn import_file(
    project: &Path,
    file: &Path,
    request: &ImportRequest<'_>,
) -> io::Result<Result<String, Vec<Problem>>> {
    let source = match read_source(project, file, request.dataset)? {
        Ok(source) => source,
        Err(problems) => return Ok(Err(problems)),
    };
    let Source { sha256, book, extract, target } = &source;
    let ImportRequest { why, next, today, .. } = *request;
    let plan = match target.plan(book, extract, Said { why, next, today }) {
        Ok(plan) => plan,
        Err(problems) => return Ok(Err(problems)),
    };
    let revised = plan.revised();
    if request.write && request.why.is_none() && revised > 0 {
        return Ok(Err(vec![without_a_reason(&target.file, revised)]));
    }
    let Plan { merged, text: new } = plan;
    let path = format!("{}.json", request.dataset);
    let (_, package) = load_with(project, Files::from([(path.clone(), new.clone())]))?;
    if let Err(problems) = package {
        return Ok(Err(problems));
    }
    let mut words = shown(&source, &merged);
    if !request.write {
        let why = if revised > 0 { " --why \"…\"" } else { "" };
        words.push_str(&format!("\nNothing was written. It all checks: add --write{why} to write it."));
        return Ok(Ok(words));
    }
    let mut provenance = Provenance::read(project, request.dataset)?;
    provenance.add(&book.file, sha256, request.today, &extract.found);
    let mut files = vec![(format!("{PROVENANCE}/{path}"), provenance.text())];
    let tidy = format!("{FIGURES}/{}.csv", request.dataset);
    if !merged.changes.is_empty() && project.join(&tidy).is_file() {
        files.push((tidy, table(&merged.rows)?));
    }
    if new != target.text {
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
    let whole = |file: &str, message: &str, hint: String| {
        let (file, message) = (file.to_string(), message.to_string());
        Ok(Err(vec![Problem { file, line: 1, column: 1, rule: "file", message, hint, ..Problem::default() }]))
    };
    let Ok(text) = fs::read_to_string(project.join(&data)) else {
        return whole(
            &data,
            "There is no such dataset.",
            "Give the name of a file in public/data/ after --dataset.".into(),
        );
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
    let target = decode(&mapping_name, bytes).map_err(|problem| vec![*problem]);
    let target = match target.and_then(|mapping| Target::parse((&data, &text), (&mapping_name, &mapping))) {
        Ok(target) => target,
        Err(problems) => return Ok(Err(problems)),
    };
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            return whole(&name, &format!("The file can't be opened: {error}."), "Check its name and folder.".into());
        }
    };
    say(&format!("Reading {name}"));
    let sha256 = sha256(&bytes);
    let book = match read_book(&name, bytes, |at, sheet| target.mapping.is_of(at, sheet)) {
        Ok(book) => book,
        Err(problem) => return Ok(Err(vec![*problem])),
    };
    Ok(target.extract(&book).map(|extract| Source { sha256, book, extract, target }))
}

fn without_a_reason(file: &str, revised: usize) -> Problem {
    let figures = if revised == 1 { "figure" } else { "figures" };
    let message = format!("The import changes {revised} published {figures} and doesn't say why.");
    let hint = "Readers are told. Add --why \"…\" with the reason; it goes into \"corrections\" with each figure before and after.";
    let (file, hint) = (file.to_string(), hint.to_string());
    Problem { file, line: 1, column: 1, rule: "revision", message, hint, ..Problem::default() }
}

/// What an import changes, in words.
fn shown(source: &Source, merged: &Merged) -> String {
    let Source { sha256, book, extract, target } = source;
    let name = &book.file;
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
    let group = |words: &mut String, title: &str, of: &dyn Fn(&RowChange) -> bool| {
        let all: Vec<&RowChange> = merged.changes.iter().filter(|change| of(change)).collect();
        if all.is_empty() {
            return;
        }
        words.push_str(&format!("\n{title}: {}\n", all.len()));
        for change in all.iter().take(MOST_LISTED) {
            let found = extract.found.iter().find(|one| {
                one.period == change.period
                    && target.dataset.series(&one.area).is_some_and(|series| series.area.name == change.area)
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
