//! Files that hold what the program should say. `cargo xtask expect` accepts what it says now.

use super::{fixture, names_in};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// Set to `overwrite`, it accepts what the program says.
const UPDATE: &str = "UPDATE_EXPECTED";

/// Gathers what differs, so that one run names every file.
pub struct Golden {
    folder: String,
    assert: Assert,
    seen: Vec<String>,
    wrong: Vec<String>,
}

impl Golden {
    /// The files of a folder below `tests/fixtures`.
    pub fn new(folder: &str) -> Golden {
        let assert = Assert::new().action_env(UPDATE);
        Golden { folder: folder.to_string(), assert, seen: Vec::new(), wrong: Vec::new() }
    }

    /// Compares a text with a file of the folder.
    pub fn compare(&mut self, name: &str, text: &str) {
        self.seen.push(name.to_string());
        // Raw, because dots in brackets would match anything.
        let expected = Data::read_from(&fixture(&self.folder).join(name), Some(DataFormat::Text)).raw();
        if let Err(error) = self.assert.try_eq(Some(&name), Data::text(text), expected) {
            self.wrong.push(error.to_string());
        }
    }

    /// Fails if anything differed, or if the folder has a file with this ending that nothing was compared with.
    pub fn end(mut self, ending: &str) {
        for name in names_in(&fixture(&self.folder)) {
            if name.ends_with(ending) && !self.seen.contains(&name) {
                self.wrong.push(format!("{}/{name} belongs to nothing any more: delete it.", self.folder));
            }
        }
        let hint = "If the change is meant, accept it with: cargo xtask expect";
        assert!(self.wrong.is_empty(), "\n{}\n{hint}\n", self.wrong.join("\n"));
    }
}
