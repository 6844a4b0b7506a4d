//! The data files, as the page has them.

use std::collections::BTreeMap;

/// What problems call the data folder, as `site check` does.
pub(super) const DATA: &str = "public/data";

/// The text of data files, by their path below the data folder.
pub(super) type Files = BTreeMap<String, String>;

/// A file's path below the data folder.
pub(super) fn below(file: &str) -> Option<String> {
    file.strip_prefix(DATA)?.strip_prefix('/').map(str::to_string)
}
