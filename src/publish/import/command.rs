//! The words after `site import` and `site verify`.

use super::official::{ImportRequest, import_file};
use super::tables::{FIGURES, import};
use super::verify::verify;
use crate::data::{Date, Problem};
use crate::publish::due::today;
use crate::publish::outcome::Outcome;
use crate::publish::report::report_ending;
use std::io;
use std::path::Path;

/// How the commands are written.
const USAGE: &str = "site import [NAME]\n\
                     site import FILE --dataset NAME [--write] [--why \"why published figures change\"] [--next YYYY-MM-DD]\n\
                     site verify FILE [--dataset NAME]";

/// The options of a command, and what is no option.
#[derive(Default)]
struct Options<'o> {
    file: Option<&'o str>,
    dataset: Option<&'o str>,
    why: Option<&'o str>,
    next: Option<&'o str>,
    write: bool,
}

impl<'o> Options<'o> {
    fn read(arguments: &[&'o str]) -> Option<Options<'o>> {
        let mut options = Options::default();
        let mut rest = arguments.iter().copied();
        while let Some(word) = rest.next() {
            match word {
                "--dataset" => options.dataset = Some(rest.next()?),
                "--why" => options.why = Some(rest.next()?),
                "--next" => options.next = Some(rest.next()?),
                "--write" => options.write = true,
                _ if word.starts_with("--") || options.file.is_some() => return None,
                _ => options.file = Some(word),
            }
        }
        Some(options)
    }
}

/// Runs `site import` with these arguments.
pub fn run_import(project: &Path, arguments: &[&str]) -> Outcome {
    match Options::read(arguments) {
        Some(Options { file: Some(file), dataset: Some(dataset), why, next, write }) => {
            let Some(today) = Date::of_day_number(today()) else {
                return Outcome::Failed("The clock of this computer is wrong.".to_string());
            };
            let request = ImportRequest { dataset, write, why, next, today };
            told(file, import_file(project, Path::new(file), &request), "in all. Nothing was written")
        }
        Some(Options { file, dataset: None, why: None, next: None, write: false }) => {
            let none = format!("The datasets have the figures of {FIGURES} already.");
            let changed = import(project, file).map(|changed| changed.map(|changed| changed.join("\n")));
            told(
                FIGURES,
                changed.map(|told| told.map(|words| if words.is_empty() { none } else { words })),
                "in all. Nothing was written",
            )
        }
        _ => Outcome::Misused(USAGE.to_string()),
    }
}

/// Runs `site verify` with these arguments.
pub fn run_verify(project: &Path, arguments: &[&str]) -> Outcome {
    match Options::read(arguments) {
        Some(Options { file: Some(file), dataset, why: None, next: None, write: false }) => {
            told(file, verify(project, Path::new(file), dataset), "in all")
        }
        _ => Outcome::Misused(USAGE.to_string()),
    }
}

/// The outcome of work on a file, which an error of the file system doesn't name.
fn told(file: &str, outcome: io::Result<Result<String, Vec<Problem>>>, ending: &str) -> Outcome {
    match outcome {
        Ok(Ok(words)) => Outcome::Right(words),
        Ok(Err(problems)) => Outcome::Problems(report_ending(&problems, ending)),
        Err(error) => Outcome::Failed(format!("{file}: {error}")),
    }
}
