//! Problems for people, for programs and for the code host's own marks beside a change.

use super::files::Files;
use crate::data::Problem;
use crate::data::json::problem::count;
use crate::data::values::grouped;
use serde_json::json;

/// How `site check` says what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: one JSON object.
    Json,
    /// For GitHub, which shows each line at its place in the changed file.
    GitHub,
}

impl Format {
    /// Reads the name of a format.
    pub fn parse(name: &str) -> Option<Format> {
        match name {
            "text" => Some(Format::Text),
            "json" => Some(Format::Json),
            "github" => Some(Format::GitHub),
            _ => None,
        }
    }

    /// What was found: every problem, or that there is none and what is due.
    pub fn told(self, files: &Files, problems: &[Problem], due: &[String]) -> String {
        match self {
            Format::Text if problems.is_empty() => {
                let right = format!("{} files are right.", files.len());
                let none = "Nothing is due in the next 90 days.".to_string();
                format!("{right}\n{}", if due.is_empty() { none } else { due.join("\n") })
            }
            Format::Text => report(problems),
            Format::Json => as_json(files, problems, due),
            Format::GitHub => {
                let problems = problems.iter().map(as_command);
                let due = due.iter().map(|line| format!("::notice title=due::{}", escaped(line)));
                problems.chain(due).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// The problems as text for the publisher, with a count at the end.
pub fn report(problems: &[Problem]) -> String {
    report_ending(problems, "in the data. Nothing was published")
}

/// The problems as text, with a count and what follows from them at the end.
pub(super) fn report_ending(problems: &[Problem], ending: &str) -> String {
    let mut text: String = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
    let things = match count(problems) {
        1 => "1 problem".to_string(),
        count => format!("{} problems", grouped(&count.to_string())),
    };
    text.push_str(&format!("{things} {ending}."));
    text
}

fn as_json(files: &Files, problems: &[Problem], due: &[String]) -> String {
    let one = |problem: &Problem| {
        json!({
            "file": problem.file, "line": problem.line, "column": problem.column, "pointer": problem.pointer,
            "rule": problem.rule, "message": problem.message, "hint": problem.hint(), "more": problem.more,
        })
    };
    let all: Vec<_> = problems.iter().map(one).collect();
    let whole = json!({
        "right": problems.is_empty(), "files": files.len(), "count": count(problems), "problems": all, "due": due,
    });
    format!("{whole:#}")
}

/// A problem as a workflow command.
fn as_command(problem: &Problem) -> String {
    let Problem { file, line, column, rule, message, more, .. } = problem;
    let more = if *more > 0 { format!(" There are {more} more like this in this file.") } else { String::new() };
    let place = format!("file={},line={line},col={column},title={rule}", escaped_in_property(file));
    format!("::error {place}::{}", escaped(&format!("{message} {}{more}", problem.hint())))
}

/// A message, which may not end the line that it stands in.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_in_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
