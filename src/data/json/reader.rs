//! A JSON reader that knows where each value is in the file, so that every problem can give its line and column.
//!
//! Each value is a slice of the file's text ([`serde_json::value::RawValue`]), and its place is
//! the slice's offset in the file. Reading goes on after a problem, so that all of them are reported at once.

use crate::data::json::explain::{EXPLAIN, Explain};
use crate::data::json::place::Lines;
use crate::data::json::problem::Problem;
use crate::data::json::words::{is_invisible, is_unsafe, shorten, stacked_marks};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// The largest size of a dataset file, in bytes: the browser reads no more than this.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;

/// The most marks on one letter: Vietnamese has two.
const MOST_MARKS: usize = 2;

/// How many problems of one rule are listed for a file; the rest are counted, as one mistake can be in every row.
pub const MOST_OF_A_RULE: usize = 20;

/// Who the file is read for, which decides what happens to fields that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The publisher, before publication: an unknown field is probably a typing mistake, and is refused.
    Publisher,
    /// A page that is already published: an unknown field is newer than the page, and is ignored.
    Page,
}

/// A file that is being read, and the problems found in it so far.
pub struct File<'a> {
    name: String,
    text: &'a str,
    /// Extra help for publishers. A page has no use for it, so it is left out of what a page loads.
    explain: Option<&'static Explain>,
    lines: Lines,
    /// The problems so far, in the order in which they were found.
    problems: Vec<Problem>,
    /// For each broken rule: its name, how often it is broken, and which listed problem is its last.
    broken: Vec<(&'static str, usize, usize)>,
    /// Rules whose problems are no longer noted.
    silent: Vec<&'static str>,
}

/// One value of a file and its JSON pointer.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub(super) raw: &'a str,
    pub(super) pointer: String,
}

impl Node<'_> {
    /// The place of what is not in any file.
    pub const NOWHERE: Node<'static> = Node { raw: "", pointer: String::new() };
}

impl<'a> File<'a> {
    /// Opens a file's text. `name` is what problems call it.
    pub(super) fn new(name: &str, text: &'a str, audience: Audience) -> Self {
        let explain = match audience {
            Audience::Publisher => Some(&EXPLAIN),
            Audience::Page => None,
        };
        let (name, lines) = (name.to_string(), Lines::new());
        File { name, text, explain, lines, problems: Vec::new(), broken: Vec::new(), silent: Vec::new() }
    }

    /// Reads a whole file with `read` and returns what it holds, if there is no problem.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse<T>(
        name: &str,
        text: &'a str,
        audience: Audience,
        read: impl FnOnce(&mut File<'a>) -> Option<T>,
    ) -> Result<T, Vec<Problem>> {
        let mut file = File::new(name, text, audience);
        match read(&mut file) {
            Some(whole) if file.problems.is_empty() => Ok(whole),
            _ => Err(file.problems),
        }
    }

    /// Extra help for publishers. In a browser, every page but the publisher's reads files for a page anyway: the check
    /// for wasm changes nothing, but lets the compiler leave out code that no page runs.
    #[inline(always)]
    fn explain(&self) -> Option<&'static Explain> {
        if cfg!(all(target_arch = "wasm32", not(feature = "publisher"))) { None } else { self.explain }
    }

    /// Whether problems need full messages and hints.
    #[inline(always)]
    pub fn is_explained(&self) -> bool {
        self.explain().is_some()
    }

    /// Who the file is read for.
    pub(super) fn audience(&self) -> Audience {
        if self.explain().is_some() { Audience::Publisher } else { Audience::Page }
    }

    /// Stops noting problems of this rule. If a list could not be read completely, references to its items would only
    /// seem to be wrong. The list's own problem refuses the file.
    pub fn silence(&mut self, rule: &'static str) {
        self.silent.push(rule);
    }

    /// How many problems were found so far, listed or not.
    pub fn found(&self) -> usize {
        self.broken.iter().map(|(_, times, _)| times).sum()
    }

    /// The whole file as one value; `None`, with a problem, when it is not JSON.
    pub fn root(&mut self) -> Option<Node<'a>> {
        let whole = Node { raw: self.text, pointer: String::new() };
        if self.text.len() > LARGEST_FILE {
            self.problem(&whole, "too-large", "The file is larger than 2 MB.");
            return None;
        }
        match serde_json::from_str::<&RawValue>(self.text) {
            Ok(raw) => Some(Node { raw: raw.get(), pointer: String::new() }),
            Err(error) => {
                let mut problem = Problem {
                    file: self.name.clone(),
                    line: error.line().max(1),
                    column: error.column().max(1),
                    rule: "json",
                    message: "This is not valid JSON.".to_string(),
                    ..Problem::default()
                };
                if let Some(fault) = self.explain().and_then(|explain| (explain.json)(self.text)) {
                    (problem.line, problem.column) = self.place_at(fault.offset);
                    (problem.pointer, problem.message, problem.hint) = (fault.pointer, fault.message, fault.hint);
                }
                self.note(problem);
                None
            }
        }
    }

    /// Notes a problem at a value.
    pub fn problem(&mut self, at: &Node<'_>, rule: &'static str, message: &str) {
        self.problem_and_mend(at, rule, message, |_| String::new());
    }

    /// Notes a word that is not among the known ones, and suggests the nearest to the publisher.
    pub fn unknown<'k>(
        &mut self,
        at: &Node<'_>,
        rule: &'static str,
        message: &str,
        found: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        self.problem_and_mend(at, rule, message, |explain| {
            (explain.nearest)(found, &known.into_iter().collect::<Vec<_>>())
        });
    }

    /// Notes a value of another kind than the one expected.
    pub(super) fn wrong_type(&mut self, at: &Node<'_>, expected: &str) {
        let message = format!("This should be {expected}, but it is {}.", shorten(at.raw));
        self.problem_and_mend(at, "type", &message, |explain| (explain.wrong_type)(expected, at.raw));
    }

    pub(super) fn problem_and_mend(
        &mut self,
        at: &Node<'_>,
        rule: &'static str,
        message: &str,
        hint: impl FnOnce(&Explain) -> String,
    ) {
        if self.silent.contains(&rule) {
            return;
        }
        if let Some((_, times, last)) = self.broken.iter_mut().find(|(broken, ..)| *broken == rule)
            && *times >= MOST_OF_A_RULE
        {
            *times += 1;
            self.problems[*last].more += 1;
            return;
        }
        let (line, column) = self.place(at);
        let hint = self.explain().map(hint).unwrap_or_default();
        let (file, pointer, message) = (self.name.clone(), at.pointer.clone(), message.to_string());
        self.note(Problem { file, line, column, pointer, rule, message, hint, more: 0 });
    }

    fn note(&mut self, problem: Problem) {
        let index = self.problems.len();
        match self.broken.iter_mut().find(|(rule, ..)| *rule == problem.rule) {
            Some((_, times, last)) => (*times, *last) = (*times + 1, index),
            None => self.broken.push((problem.rule, 1, index)),
        }
        self.problems.push(problem);
    }

    /// The line and column at which a value begins.
    pub fn place(&self, at: &Node<'_>) -> (usize, usize) {
        self.place_at((at.raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    fn place_at(&self, offset: usize) -> (usize, usize) {
        self.lines.place(self.text, offset)
    }

    /// The value as a Rust type; otherwise notes a problem that says what was expected.
    pub fn value<T: DeserializeOwned>(&mut self, at: &Node<'_>, expected: &str) -> Option<T> {
        let value = serde_json::from_str(at.raw).ok();
        if value.is_none() {
            self.wrong_type(at, expected);
        }
        value
    }

    /// Text that is safe to show: no control or direction-changing characters, and not longer than `longest`.
    pub fn text(&mut self, at: &Node<'_>, longest: usize) -> Option<String> {
        let text: String = self.value(at, "text in quotation marks")?;
        let is_publisher = self.is_explained();
        if let Some(c) = text.chars().find(|c| is_unsafe(*c) || (is_publisher && is_invisible(*c))) {
            self.problem(at, "hidden-character", &format!("The text has the hidden character U+{:04X}.", c as u32));
            return None;
        }
        if is_publisher && stacked_marks(&text) > MOST_MARKS {
            let message = format!("The text has {} marks on one letter.", stacked_marks(&text));
            self.problem(at, "marks", &message);
            return None;
        }
        let length = text.chars().count();
        if length > longest {
            self.problem(at, "too-long", &format!("The text has {length} characters; the most here is {longest}."));
            return None;
        }
        if text.trim().is_empty() {
            self.problem(at, "empty", "The text is empty.");
            return None;
        }
        Some(text)
    }

    /// A word that must be one of a few. `what` is what the word names: "kind of chart".
    pub fn one_of<T: Copy>(&mut self, at: &Node<'_>, rule: &'static str, what: &str, all: &[(&str, T)]) -> Option<T> {
        let word: String = self.value(at, "text in quotation marks")?;
        let found = all.iter().find(|(known, _)| *known == word).map(|(_, one)| *one);
        if found.is_none() {
            let message = format!("There is no {what} \"{}\".", shorten(&word));
            self.unknown(at, rule, &message, &word, all.iter().map(|(known, _)| *known));
        }
        found
    }

    /// The values of a list.
    pub fn list(&mut self, at: &Node<'a>) -> Option<Vec<Node<'a>>> {
        match serde_json::from_str::<Vec<&'a RawValue>>(at.raw) {
            Ok(items) => Some(
                (items.iter().enumerate())
                    .map(|(i, raw)| Node { raw: raw.get(), pointer: format!("{}/{i}", at.pointer) })
                    .collect(),
            ),
            Err(_) => {
                self.wrong_type(at, "a list");
                None
            }
        }
    }
}
