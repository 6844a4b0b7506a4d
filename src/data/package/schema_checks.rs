//! Checks that each file names the schema of its kind, if it names one, as editors would check it by another.

use crate::data::package::{FileKind, Note, Package};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a file says of its schema.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "$schema")]
    schema: Option<String>,
}

pub(super) fn schemas(package: &Package, files: &BTreeMap<String, String>, note: &mut Note<'_>) {
    for (path, text) in files.iter().filter(|(_, text)| text.contains("\"$schema\"")) {
        let listed = package.list.resources.iter().find(|resource| resource.path == *path);
        let Some(kind) = FileKind::at(path, listed.map(|resource| resource.holds)) else { continue };
        let right = kind.address_from(path);
        match serde_json::from_str(text) {
            Ok(Named { schema: None }) => {}
            Ok(Named { schema: Some(address) }) if address == right => {}
            _ => note(path, "/$schema", "schema-address", format!("The schema of this file is \"{right}\".")),
        }
    }
}
