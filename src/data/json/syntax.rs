//! Finds the first place where a file is not valid JSON, and explains in plain words what is there.
//!
//! serde's own messages are too technical. The people who look after the data make the same few mistakes: a
//! figure with a comma in it, a curly quotation mark, a comment, a web page saved instead of the file.

use crate::data::json::number::{is_number, plain_number};
use crate::data::json::place::Lines;
use crate::data::json::words::{escape, is_unsafe, shorten};

/// How deeply lists and objects may be nested: the same limit as serde_json's.
const DEEPEST: usize = 127;

const NO_FIGURE: &str = "Where there is no figure, write null, and say why in \"status\".";

/// Why a file is not JSON.
pub(super) struct Fault {
    /// The byte offset of the fault.
    pub offset: usize,
    /// The JSON pointer of the value that is being read there.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// The first fault of a file that is not JSON.
pub(super) fn fault(text: &str) -> Option<Fault> {
    let mut scan = Scan { text, at: 0, path: Vec::new() };
    scan.file().err()
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    path: Vec<String>,
}

type Step = Result<(), Fault>;

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fault<T>(&self, message: impl Into<String>, hint: impl Into<String>) -> Result<T, Fault> {
        let pointer = self.path.iter().map(|part| format!("/{part}")).collect();
        Err(Fault { offset: self.at, pointer, message: message.into(), hint: hint.into() })
    }

    /// The text from here to the next JSON punctuation.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        rest.split(|c: char| c.is_whitespace() || ",:[]{}\"".contains(c)).next().unwrap_or(rest)
    }

    fn file(&mut self) -> Step {
        if self.text.starts_with('\u{FEFF}') {
            return self.fault(
                "The file starts with a byte order mark, which stops other programs from reading it.",
                "Save it as \"UTF-8\", not as \"UTF-8 with BOM\".",
            );
        }
        match self.text.trim_start().chars().next() {
            None => {
                return self.fault("The file is empty.", "Put its content back: the last published version has it.");
            }
            Some('<') => {
                return self.fault(
                    "This is a web page, not data.",
                    "Download the JSON file itself. Saving the page that shows it saves the page.",
                );
            }
            Some(_) => {}
        }
        self.value()?;
        self.space()?;
        match self.next() {
            None => Ok(()),
            Some(_) => self.fault(
                format!("The data has ended before \"{}\".", shorten(self.rest())),
                "Delete what follows, or look for a bracket before it that closes too much.",
            ),
        }
    }

    /// Skips spaces and line ends; comments and invisible characters are faults.
    fn space(&mut self) -> Step {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        match self.next() {
            Some('/' | '#') => self.fault(
                "This is a comment, and JSON has none.",
                "Delete it, or keep it in a field of its own: \"$comment\": \"…\".",
            ),
            Some(c) if c.is_whitespace() || is_unsafe(c) || c == '\u{200B}' => {
                self.fault(format!("The hidden character U+{:04X} stands here.", c as u32), "Delete it.")
            }
            _ => Ok(()),
        }
    }

    fn value(&mut self) -> Step {
        self.space()?;
        if self.path.len() > DEEPEST {
            self.path.clear();
            return self
                .fault("Lists and objects lie too deep in each other.", "Look for a bracket that is never closed.");
        }
        match self.next() {
            Some('{') => self.object(),
            Some('[') => self.list(),
            Some('"') => self.string().map(drop),
            Some('-' | '0'..='9') => self.number(),
            _ => self.no_value(),
        }
    }

    /// Reads a value, or explains what is there instead.
    fn no_value(&mut self) -> Step {
        let word = self.word();
        if matches!(word, "true" | "false" | "null") {
            self.at += word.len();
            return Ok(());
        }
        let said = shorten(word);
        let small = word.to_lowercase();
        match self.next() {
            None => {
                self.fault("The file ends where a value should be.", "It may have been cut off: put the rest back.")
            }
            Some(c) if is_quote(c) => self.curly(c),
            Some(']') => {
                self.fault("Before this ] there is no value.", "Write the value, or delete the comma before it.")
            }
            Some(c @ (',' | '}')) => self
                .fault(format!("Before this {c} there is no value."), "Write the value, or null where there is none."),
            Some(_) if matches!(small.as_str(), "true" | "false" | "null") => {
                self.fault(format!("{said} is not known here."), format!("Write {small}, in small letters."))
            }
            Some(_)
                if ["nan", "infinity", "inf", "undefined", "none", "n/a", "na", "nil"].contains(&small.as_str()) =>
            {
                self.fault(format!("{said} is no figure."), NO_FIGURE)
            }
            Some(_) if word.contains(|c: char| c.is_ascii_digit()) => self.not_a_number(word),
            Some(c) if c.is_alphabetic() => {
                self.fault(format!("The text {said} has no quotation marks."), format!("Write \"{said}\"."))
            }
            Some(c) => self.fault(format!("{c} stands where a value should be."), "Delete it, or write the value."),
        }
    }

    fn curly<T>(&self, c: char) -> Result<T, Fault> {
        self.fault(
            format!("{c} is not the quotation mark that JSON needs."),
            "Type it again as \". A word processor makes it curly; a plain text editor doesn't.",
        )
    }

    fn object(&mut self) -> Step {
        let (start, depth) = (self.at, self.path.len());
        self.at += 1;
        self.space()?;
        if self.next() == Some('}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            self.space()?;
            if matches!(self.next(), Some('0'..='9')) {
                return self.number_in_parts();
            }
            self.path.truncate(depth);
            match self.next() {
                Some('"') => {}
                None => return self.unclosed(start),
                Some(c) if is_quote(c) => return self.curly(c),
                Some('}') => return self.fault("A comma stands after the last field.", "Delete the comma."),
                Some(_) => {
                    let name = shorten(self.word());
                    return self.fault(
                        format!("A field's name in quotation marks should stand here, not \"{name}\"."),
                        "Write it like this: \"title\": \"Recorded crime\".",
                    );
                }
            }
            let name = self.string()?;
            self.path.push(escape(name));
            self.space()?;
            if self.next() != Some(':') {
                return self
                    .fault("A colon is missing before this.", "Write it like this: \"title\": \"Recorded crime\".");
            }
            self.at += 1;
            self.value()?;
            if self.closes('}', start)? {
                self.path.truncate(depth);
                return Ok(());
            }
        }
    }

    fn list(&mut self) -> Step {
        let (start, depth) = (self.at, self.path.len());
        self.at += 1;
        self.space()?;
        if self.next() == Some(']') {
            self.at += 1;
            return Ok(());
        }
        for item in 0.. {
            self.path.truncate(depth);
            self.path.push(item.to_string());
            self.value()?;
            if self.closes(']', start)? {
                break;
            }
        }
        self.path.truncate(depth);
        Ok(())
    }

    /// After a value: returns whether the list or object ends here; if not, skips the comma.
    fn closes(&mut self, close: char, start: usize) -> Result<bool, Fault> {
        self.space()?;
        match self.next() {
            Some(c) if c == close || c == ',' => {
                self.at += 1;
                Ok(c == close)
            }
            None => self.unclosed(start),
            Some('"' | '{' | '[') => {
                self.fault("A comma is missing before this.", "Write a comma after the value before.")
            }
            Some(c @ (']' | '}')) => self.fault(
                format!("{c} stands where {close} should be."),
                format!("Look for a missing {close} before it."),
            ),
            Some('0'..='9') => self.number_in_parts(),
            Some(_) => self.fault(
                format!("\"{}\" stands where a comma or {close} should be.", shorten(self.word())),
                "Look for a missing quotation mark before it. Inside a text, write \\\" for a quotation mark.",
            ),
        }
    }

    fn unclosed<T>(&mut self, start: usize) -> Result<T, Fault> {
        let (line, _) = Lines::new().place(self.text, start);
        let (open, close) = if self.text[start..].starts_with('[') { ('[', ']') } else { ('{', '}') };
        self.at = self.text.trim_end().len();
        self.fault(
            format!("The file ends, but the {open} of line {line} is not closed."),
            format!("Add the missing {close}. If the file was cut off, put the rest back."),
        )
    }

    /// Explains a comma or space between digits, which JSON takes for the end of the number.
    fn number_in_parts<T>(&mut self) -> Result<T, Fault> {
        let before = self.text[..self.at].trim_end_matches([',', ' ']);
        let start = before.rfind(|c: char| !c.is_ascii_digit() && c != '-').map_or(0, |i| i + 1);
        let rest = &self.text[start..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && !"-,. ".contains(c)).unwrap_or(rest.len());
        self.at = start;
        self.not_a_number(rest[..end].trim_end_matches([',', ' ']))
    }

    fn number(&mut self) -> Step {
        let word = self.word();
        if !is_number(word) {
            return self.not_a_number(word);
        }
        self.at += word.len();
        Ok(())
    }

    fn not_a_number<T>(&self, found: &str) -> Result<T, Fault> {
        if found.trim_start_matches('-').eq_ignore_ascii_case("infinity") {
            return self.fault(format!("{found} is no figure."), NO_FIGURE);
        }
        let hint = match plain_number(found) {
            Some(number) => format!("Write {number}."),
            None => "Write digits and a point only, like 50344 or 52.8; a text needs quotation marks.".to_string(),
        };
        self.fault(format!("{} is not a number that JSON knows.", shorten(found)), hint)
    }

    /// Reads a string; returns its content without resolving escapes.
    fn string(&mut self) -> Result<&'t str, Fault> {
        let start = self.at;
        self.at += 1;
        loop {
            let found = self.rest().find(|c: char| c == '"' || c == '\\' || c < ' ');
            self.at = found.map_or(self.text.len(), |i| self.at + i);
            match self.next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(&self.text[start + 1..self.at - 1]);
                }
                Some('\\') => self.escape()?,
                None | Some('\n' | '\r') => {
                    self.at = start;
                    return self.fault(
                        "The text that begins here does not end in its line.",
                        "Write \" at its end. For a new line inside a text, write \\n.",
                    );
                }
                Some(c) => {
                    let hint = if c == '\t' { "Write \\t for a tab, or a space." } else { "Delete it." };
                    return self.fault(format!("The text has the control character U+{:04X}.", c as u32), hint);
                }
            }
        }
    }

    fn escape(&mut self) -> Step {
        let after = self.text.as_bytes().get(self.at + 1).copied().unwrap_or(b' ');
        let code = self.text.as_bytes().get(self.at + 2..self.at + 6);
        match after {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 2,
            b'u' if code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)) => self.at += 6,
            _ => {
                return self.fault(
                    "The backslash stands alone.",
                    "Write \\\\ for a backslash, or take it out: addresses have / instead.",
                );
            }
        }
        Ok(())
    }
}

/// Whether a character is a quotation mark other than the straight one.
fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '«' | '»' | '‘'..='‟')
}
