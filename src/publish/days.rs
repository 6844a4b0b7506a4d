//! The list of days, `data/days.json`: when each file of figures last changed. Pages and embeds that can't read every file
//! look there for newer figures than their own.

use super::files::DATA;
use crate::data::package::{Holds, Package, Resource};
use crate::page::DAYS;
use serde_json::{Map, Value};
use std::path::Path;
use std::{fs, io};

/// The list, a line for each file.
pub fn days(package: &Package) -> String {
    let is_published = |one: &&Resource| one.holds != Holds::Contacts && !package.is_worked_out(&one.name);
    let resources = package.list.resources.iter().filter(is_published);
    let day = |name: &str| {
        let dataset = package.dataset(name).map(|dataset| &dataset.meta);
        let set = || package.fact_sets.iter().find(|set| set.meta.name == name).map(|set| &set.meta);
        dataset.or_else(set).map(|meta| meta.updated.iso())
    };
    let list: Map<String, Value> =
        resources.filter_map(|one| Some((one.name.clone(), Value::String(day(&one.name)?)))).collect();
    format!("{:#}\n", Value::Object(list))
}

/// Whether the published list is that of the data, so that one file of figures can be replaced together with it.
pub fn has_days(project: &Path, package: &Package) -> bool {
    fs::read_to_string(project.join("public").join(DAYS)).is_ok_and(|text| text == days(package))
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
    fs::write(project.join("public").join(DAYS), days(package))?;
    Ok(Some(format!("public/{DAYS}")))
}
