//! Shared by the tests: the published data, and fixtures.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod dataset_builder;
pub mod fixture_site;
pub mod golden;
pub mod grid;
pub mod layouts;
pub mod readability;
pub mod script;
pub mod site;

use altogether_safer::data::chart::ChartFile;
use altogether_safer::data::json::Problem;
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Dataset;
use altogether_safer::publish;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The texts of data files by path.
pub type Files = BTreeMap<String, String>;

/// The project's root folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The path of a file or folder below `tests/fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    project().join("tests/fixtures").join(path)
}

/// The text of a file.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{} can't be read: {error}", path.display()))
}

/// The text of a file of the project, by its path.
pub fn source(path: &str) -> String {
    read(&project().join(path))
}

/// The sorted names of the files in a folder, without subfolders; empty if the folder does not exist.
pub fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder can be listed"))
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The published files and their parsed content.
pub fn published() -> (Files, Package) {
    let (files, package) = publish::load(project()).expect("the data folder can be read");
    (files, package.unwrap_or_else(|problems| panic!("{}", publish::report(&problems))))
}

/// A published dataset, by name.
pub fn dataset(name: &str) -> Dataset {
    published().1.dataset(name).unwrap_or_else(|| panic!("there is no dataset {name}")).clone()
}

/// A published chart, by name.
pub fn chart(name: &str) -> ChartFile {
    let chart = published().1.charts.into_iter().find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("there is no chart {name}"))
}

/// The text with `from` replaced by `to`. Panics unless `from` occurs exactly once.
pub fn change(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} should be in the text once");
    text.replace(from, to)
}

/// The messages of problems, as the publisher sees them, one to a line.
pub fn shown(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be listed") {
        let entry = entry.expect("the folder can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the file can be copied");
        }
    }
}
