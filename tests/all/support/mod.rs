//! What the tests share: the published data, and fixtures.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod golden;
pub mod made;
pub mod made_up;
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

/// The published files' text by path, as the site reads them.
pub type Files = BTreeMap<String, String>;

/// The project's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file or folder below `tests/fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    project().join("tests/fixtures").join(path)
}

/// A file's text.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{} can't be read: {error}", path.display()))
}

/// A file of the project, by its path.
pub fn source(path: &str) -> String {
    read(&project().join(path))
}

/// The names of the files right in a folder, sorted; none for a folder that does not exist.
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

/// The published files and what they hold.
pub fn published() -> (Files, Package) {
    let (files, package) = publish::load(project()).expect("the data folder can be read");
    (files, package.unwrap_or_else(|problems| panic!("{}", publish::report(&problems))))
}

/// A published dataset.
pub fn dataset(name: &str) -> Dataset {
    published().1.dataset(name).unwrap_or_else(|| panic!("there is no dataset {name}")).clone()
}

/// A published chart.
pub fn chart(name: &str) -> ChartFile {
    let chart = published().1.charts.into_iter().find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("there is no chart {name}"))
}

/// The text with one thing changed. The thing must be there, exactly once.
pub fn change(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} should be in the text once");
    text.replace(from, to)
}

/// Problems as the publisher reads them, one after another.
pub fn shown(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}
