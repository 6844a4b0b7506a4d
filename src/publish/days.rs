//! The list of days, `data/days.json`: when each file of figures last changed. Pages and embeds that can't read every file
//! look there for newer figures than their own.

use super::files::DATA;
use crate::data::package::Package;
use crate::page::DAYS;
use std::path::Path;
use std::{fs, io};

/// Whether the published list is that of the data, so that one file of figures can be replaced together with it.
pub fn has_days(project: &Path, package: &Package) -> bool {
    fs::read_to_string(project.join("public").join(DAYS)).is_ok_and(|text| text == package.days())
}

/// Writes the list beside the published data. Returns its path if it has changed.
///
/// # Errors
/// If it can't be written.
pub fn write_days(project: &Path, package: &Package) -> io::Result<Option<String>> {
    if has_days(project, package) {
        return Ok(None);
    }
    fs::create_dir_all(project.join(DATA))?;
    fs::write(project.join("public").join(DAYS), package.days())?;
    Ok(Some(format!("public/{DAYS}")))
}
