//! The published files as they are read from their folder.

use std::collections::BTreeMap;

/// Where the published data lies, seen from the project.
pub const DATA: &str = "public/data";

/// The published files' text, by their path below the data folder.
pub type Files = BTreeMap<String, String>;
