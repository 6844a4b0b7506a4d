//! Reads the published files from their folder.

use std::collections::BTreeMap;

/// The folder of the published data, relative to the project.
pub const DATA: &str = "public/data";

/// The text of the published files, by their path below the data folder.
pub type Files = BTreeMap<String, String>;
