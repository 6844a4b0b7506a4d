//! Writes the JSON Schemas of the published files into the data folder, where editors find them.

use super::files::DATA;
use crate::data::package::{FileKind, SCHEMAS};
use std::path::Path;
use std::{fs, io};

/// Writes each schema that is not there or has changed, and returns the files that it wrote.
///
/// # Errors
/// If a file can't be written.
pub fn write_schemas(project: &Path) -> io::Result<Vec<String>> {
    fs::create_dir_all(project.join(DATA).join(SCHEMAS))?;
    let mut written = Vec::new();
    for kind in FileKind::ALL {
        let (name, text) = (format!("{DATA}/{}", kind.path()), schema_text(kind));
        let file = project.join(&name);
        if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
            fs::write(file, text)?;
            written.push(name);
        }
    }
    Ok(written)
}

/// The text of a schema's file.
pub fn schema_text(kind: FileKind) -> String {
    format!("{:#}\n", kind.schema())
}
