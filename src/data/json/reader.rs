//! JSON that remembers where it stood, so that every problem names its line and column.
//!
//! Each value is kept as the slice of the file that it came from ([`serde_json::value::RawValue`]), and its place is
//! how far that slice lies into the file. All problems of a file are gathered; none hides another.

use crate::data::json::Problem;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The most that a dataset file may hold, in bytes: the browser stops reading there.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;

/// Who reads the file, which decides about fields that this version does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The publisher, before publication: an unknown field is a slip of the pen, and refused.
    Publisher,
    /// A page that is already out there: an unknown field is newer than the page, and ignored.
    Page,
}

/// A file while it is read, and what was found wrong in it.
pub struct File<'a> {
    name: String,
    text: &'a str,
    audience: Audience,
    /// Everything found wrong so far, in the order in which it was met.
    pub problems: Vec<Problem>,
}

/// One value of a file and its JSON pointer.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    raw: &'a str,
    pointer: String,
}

/// The fields of one object, each to be taken once.
pub struct Object<'a> {
    node: Node<'a>,
    fields: Vec<(String, Node<'a>)>,
}

impl<'a> File<'a> {
    /// Opens a file's text. `name` is what problems call it.
    fn new(name: &str, text: &'a str, audience: Audience) -> Self {
        File { name: name.to_string(), text, audience, problems: Vec::new() }
    }

    /// Reads a whole file with `read`: what it holds, if nothing is wrong with it.
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
                self.problems.push(Problem {
                    file: self.name.clone(),
                    line: error.line().max(1),
                    column: error.column().max(1),
                    pointer: String::new(),
                    rule: "json",
                    message: not_json(&error),
                });
                None
            }
        }
    }

    /// Notes a problem at a value.
    pub fn problem(&mut self, at: &Node<'_>, rule: &'static str, message: &str) {
        let (line, column) = self.place(at);
        self.problems.push(Problem {
            file: self.name.clone(),
            line,
            column,
            pointer: at.pointer.clone(),
            rule,
            message: message.to_string(),
        });
    }

    fn place(&self, at: &Node<'_>) -> (usize, usize) {
        let offset = (at.raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self.text.get(..offset).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        (line, column)
    }

    /// The value as a Rust type; a problem that says what was expected otherwise.
    pub fn value<T: DeserializeOwned>(&mut self, at: &Node<'_>, expected: &str) -> Option<T> {
        match serde_json::from_str(at.raw) {
            Ok(value) => Some(value),
            Err(_) => {
                let found = shorten(at.raw);
                self.problem(at, "type", &format!("This should be {expected}, but it is {found}."));
                None
            }
        }
    }

    /// Text that is safe to show: no control or direction-changing characters, and not longer than `longest`.
    pub fn text(&mut self, at: &Node<'_>, longest: usize) -> Option<String> {
        let text: String = self.value(at, "text in quotation marks")?;
        if let Some(c) = text.chars().find(|c| is_unsafe(*c)) {
            self.problem(at, "hidden-character", &format!("The text has the hidden character U+{:04X}.", c as u32));
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

    /// The value as an object with each field once.
    pub fn object(&mut self, at: &Node<'a>) -> Option<Object<'a>> {
        let Ok(Fields(pairs)) = serde_json::from_str::<Fields<'a>>(at.raw) else {
            let found = shorten(at.raw);
            self.problem(at, "type", &format!("This should be an object, but it is {found}."));
            return None;
        };
        let mut fields: Vec<(String, Node<'a>)> = Vec::with_capacity(pairs.len());
        for (key, raw) in pairs {
            let node = Node { raw: raw.get(), pointer: format!("{}/{}", at.pointer, escape(&key)) };
            if fields.iter().any(|(name, _)| *name == key) {
                self.problem(&node, "twice", &format!("The field \"{}\" is here twice.", shorten(&key)));
            } else {
                fields.push((key, node));
            }
        }
        Some(Object { node: at.clone(), fields })
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
                let found = shorten(at.raw);
                self.problem(at, "type", &format!("This should be a list, but it is {found}."));
                None
            }
        }
    }
}

impl<'a> Object<'a> {
    /// The object's own place.
    pub fn node(&self) -> &Node<'a> {
        &self.node
    }

    /// Takes a field that may be left out. `null` counts as left out.
    pub fn optional(&mut self, name: &str) -> Option<Node<'a>> {
        let index = self.fields.iter().position(|(key, _)| key == name)?;
        let (_, node) = self.fields.swap_remove(index);
        (node.raw != "null").then_some(node)
    }

    /// Takes a field that must be there, even if it is `null`.
    pub fn present(&mut self, file: &mut File<'a>, name: &str) -> Option<Node<'a>> {
        let index = self.fields.iter().position(|(key, _)| key == name);
        if index.is_none() {
            file.problem(&self.node, "missing-field", &format!("The field \"{name}\" is missing."));
        }
        Some(self.fields.swap_remove(index?).1)
    }

    /// Takes the first field, whatever its name.
    pub fn take_first(&mut self) -> Option<(String, Node<'a>)> {
        (!self.fields.is_empty()).then(|| self.fields.remove(0))
    }

    /// Takes a required text.
    pub fn text(&mut self, file: &mut File<'a>, name: &str, longest: usize) -> Option<String> {
        let node = self.present(file, name)?;
        file.text(&node, longest)
    }

    /// Takes a text that may be left out.
    pub fn optional_text(&mut self, file: &mut File<'a>, name: &str, longest: usize) -> Option<String> {
        let node = self.optional(name)?;
        file.text(&node, longest)
    }

    /// Takes a list that may be left out, and reads each item.
    pub fn each<T>(
        &mut self,
        file: &mut File<'a>,
        name: &str,
        mut read: impl FnMut(&mut File<'a>, &Node<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(items) = self.optional(name).and_then(|node| file.list(&node)) else {
            return Vec::new();
        };
        items.iter().filter_map(|item| read(file, item)).collect()
    }

    /// Ends the reading: to the publisher, a field that nobody took is a problem.
    pub fn finish(self, file: &mut File<'a>) {
        if file.audience == Audience::Publisher {
            for (key, node) in self.fields.iter().filter(|(key, _)| !key.starts_with('$')) {
                file.problem(node, "unknown-field", &format!("The field \"{}\" is not known here.", shorten(key)));
            }
        }
    }
}

/// Whether a character could hide or turn round the text that it stands in.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Fields(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// What the JSON reader says, without the place. A page that is already out there says only that it is no JSON: its
/// readers can't mend it, and the reader's words would weigh more than a kilobyte.
fn not_json(error: &serde_json::Error) -> String {
    if cfg!(target_arch = "wasm32") {
        return "This is not valid JSON.".to_string();
    }
    let text = error.to_string();
    format!("This is not valid JSON: {}.", text.split(" at line ").next().unwrap_or(&text))
}

/// A field's name as a part of a pointer, free of hidden characters.
fn escape(key: &str) -> String {
    key.replace(|c| is_unsafe(c) || c == '\n', "").replace('~', "~0").replace('/', "~1")
}

/// A value as it stands, cut so that a message stays short, and free of hidden characters.
fn shorten(raw: &str) -> String {
    let mut short: String = raw.chars().filter(|c| !is_unsafe(*c) && *c != '\n').take(40).collect();
    if raw.chars().count() > 40 {
        short.push('…');
    }
    short
}
