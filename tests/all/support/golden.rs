//! Files that hold what a program should say. With `UPDATE_EXPECTED=1` they are written anew instead of compared.

use super::{fixture, names_in};
use std::fs;

/// Gathers what differs, so that one run names every file.
#[derive(Default)]
pub struct Golden {
    folder: String,
    seen: Vec<String>,
    wrong: Vec<String>,
}

impl Golden {
    /// The files of a folder below `tests/fixtures`.
    pub fn new(folder: &str) -> Golden {
        Golden { folder: folder.to_string(), ..Golden::default() }
    }

    /// Holds a text against a file of the folder.
    pub fn hold(&mut self, name: &str, text: &str) {
        self.seen.push(name.to_string());
        let path = fixture(&self.folder).join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::create_dir_all(fixture(&self.folder)).expect("the folder of fixtures can be made");
            fs::write(&path, text).expect("the fixture can be written");
            return;
        }
        match fs::read_to_string(&path) {
            Ok(kept) if kept == text => {}
            Ok(kept) => self.wrong.push(format!("{}/{name} differs.\n{}", self.folder, difference(&kept, text))),
            Err(error) => self.wrong.push(format!("{}/{name} can't be read: {error}.", self.folder)),
        }
    }

    /// Fails if anything differed, or if the folder has a file with this ending that nothing was held against.
    pub fn end(mut self, ending: &str) {
        for name in names_in(&fixture(&self.folder)) {
            if name.ends_with(ending) && !self.seen.contains(&name) {
                self.wrong.push(format!("{}/{name} belongs to nothing any more: delete it.", self.folder));
            }
        }
        let words = "If the change is meant, accept it with: cargo xtask expect";
        assert!(self.wrong.is_empty(), "\n{}\n{words}\n", self.wrong.join("\n"));
    }
}

/// The first line that differs, in both forms.
fn difference(kept: &str, now: &str) -> String {
    let (mut old, mut new) = (kept.lines(), now.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (old.next(), new.next()) {
            (None, None) => return "  Only the ends of lines differ.".to_string(),
            (was, is) if was == is => {}
            (was, is) => return format!("  Line {line} was: {}\n  Now it is: {}", short(was), short(is)),
        }
    }
}

fn short(line: Option<&str>) -> String {
    let Some(line) = line else { return "(the end)".to_string() };
    let cut: String = line.chars().take(300).collect();
    if cut.len() < line.len() { format!("{cut}…") } else { cut }
}
