//! `site check`: reads every data file and says what is wrong, and what is due soon.

use super::days::has_days;
use super::due::due;
use super::files::{DATA, Files};
use super::history::{CORRECTION_RECORDS, has_history};
use super::load::load;
use super::outcome::Outcome;
use super::report::Format;
use crate::data::json::locate;
use crate::data::package::Package;
use crate::data::{Date, Problem};
use crate::page::DAYS;
use serde_json::Value;
use std::io;
use std::path::Path;

/// Checks the data of a project on a day, counted from 1 January 1970.
pub fn check(project: &Path, format: Format, today: i64) -> Outcome {
    let (files, package) = match load(project) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::Failed(format!("{}: {error}", project.join(DATA).display())),
    };
    let (mut problems, due) = match &package {
        Ok(package) => match behind(project, package) {
            Ok(behind) => (Vec::new(), behind.into_iter().chain(due(package, today)).collect()),
            Err(error) => return Outcome::Failed(error.to_string()),
        },
        Err(problems) => (problems.clone(), Vec::new()),
    };
    problems.extend(to_come(&files, today));
    problems.sort();
    let told = format.told(&files, &problems, &due);
    if problems.is_empty() { Outcome::Right(told) } else { Outcome::Problems(told) }
}

/// What `site snapshot` still has to write.
fn behind(project: &Path, package: &Package) -> io::Result<Vec<String>> {
    let lists = [(DAYS, has_days(project, package)), (CORRECTION_RECORDS, has_history(project, package)?)];
    let behind = lists.into_iter().filter(|(_, is_right)| !is_right);
    Ok(behind.map(|(list, _)| format!("{list} is behind: run site snapshot.")).collect())
}

/// The days on which a file says that something has happened, if they are still to come. A day is let pass for clocks
/// that differ. Only this check knows the day: whether the data is right must not depend on when it is read.
fn to_come(files: &Files, today: i64) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in files {
        let whole: Value = serde_json::from_str(text).unwrap_or_default();
        for pointer in ["/created", "/updated", "/reviewed", "/document/checked"] {
            let date = whole.pointer(pointer).and_then(Value::as_str).and_then(Date::parse);
            let Some(date) = date.filter(|date| date.day_number() > today + 1) else { continue };
            let (line, column) = locate(text, pointer).unwrap_or((1, 1));
            problems.push(Problem {
                file: format!("{DATA}/{path}"),
                line,
                column,
                pointer: pointer.to_string(),
                rule: "future",
                message: format!("{date} is still to come."),
                hint: "Put the day on which it happened.".to_string(),
                ..Problem::default()
            });
        }
    }
    problems
}
