//! Expected output in files. `cargo xtask expect` updates them to the current output.

use super::{fixture, names_in};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// The environment variable that updates the files, if it is set to `overwrite`.
const UPDATE: &str = "UPDATE_EXPECTED";

/// Compares outputs with expected files, and collects the differences so that one run reports all of them.
pub struct Golden {
    folder: String,
    assert: Assert,
    seen: Vec<String>,
    wrong: Vec<String>,
}

impl Golden {
    /// Uses the expected files in a folder below `tests/fixtures`.
    pub fn new(folder: &str) -> Golden {
        let assert = Assert::new().action_env(UPDATE);
        Golden { folder: folder.to_string(), assert, seen: Vec::new(), wrong: Vec::new() }
    }

    /// Compares a text with an expected file.
    pub fn compare(&mut self, name: &str, text: &str) {
        self.seen.push(name.to_string());
        // Raw, because snapbox treats `[..]` as a wildcard.
        let expected = Data::read_from(&fixture(&self.folder).join(name), Some(DataFormat::Text)).raw();
        if let Err(error) = self.assert.try_eq(Some(&name), Data::text(text), expected) {
            self.wrong.push(error.to_string());
        }
    }

    /// Fails if a text differed, or if the folder has a file with this extension that was not compared.
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
