//! The JSON Schemas of the published files: kept in step with the readers, and checked by a validator that knows nothing
//! of this project.

use crate::data_rules::{broken_between, broken_in, problems};
use crate::support::{Files, fixture, project, published, read, source};
use altogether_safer::data::package::{FileKind, Holds, LIST, SCHEMAS};
use altogether_safer::publish::{DATA, node, schema_text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// What the validator says of files: for each its first problems.
fn validated(files: &[(FileKind, String)]) -> Vec<Option<String>> {
    let schemas: Value =
        FileKind::ALL.iter().map(|kind| (kind.name().to_string(), Value::from(schema_text(*kind)))).collect();
    let files: Vec<Value> = files.iter().map(|(kind, text)| json!({ "schema": kind.name(), "text": text })).collect();
    let request = json!({ "schemas": schemas, "files": files }).to_string();
    node(project(), "tests/schemas/validate.mjs", &[], &request).expect("the validator answers")
}

/// The kind of each file. What files without a folder hold, the list says.
fn kinds(files: &Files) -> Vec<(String, FileKind)> {
    let list: Value = serde_json::from_str(&files[LIST]).expect("the list is JSON");
    let resources = list["resources"].as_array().cloned().unwrap_or_default();
    let holds = |path: &str| {
        let listed = resources.iter().find(|resource| resource["path"] == path)?;
        Some(match listed["holds"].as_str() {
            Some("facts") => Holds::Facts,
            Some("contacts") => Holds::Contacts,
            _ => Holds::Series,
        })
    };
    files.keys().filter_map(|path| Some((path.clone(), FileKind::at(path, holds(path))?))).collect()
}

/// The published snapshots, which `published` does not keep the text of.
fn snapshots() -> Files {
    let package = published().1;
    package.snapshots.iter().map(|one| (one.path(), source(&format!("{DATA}/{}", one.path())))).collect()
}

#[test]
fn the_schemas_in_the_data_folder_are_those_that_the_readers_make() {
    let folder = project().join(DATA).join(SCHEMAS);
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| format!("{SCHEMAS}{}", entry.expect("it can be listed").file_name().to_string_lossy()))
        .collect();
    assert_eq!(there, FileKind::ALL.iter().map(|kind| kind.path()).collect());
    for kind in FileKind::ALL {
        let same = source(&format!("{DATA}/{}", kind.path())) == schema_text(kind);
        assert!(same, "{} is out of date. Run `cargo run --bin site schema`, which writes it.", kind.path());
    }
}

#[test]
fn every_published_file_is_right_by_its_schema() {
    let mut files = published().0;
    files.extend(snapshots());
    let kinds = kinds(&files);
    assert_eq!(kinds.len(), files.len(), "each file has a kind");
    let all: Vec<(FileKind, String)> = kinds.iter().map(|(path, kind)| (*kind, files[path].clone())).collect();
    for ((path, _), wrong) in kinds.iter().zip(validated(&all)) {
        assert_eq!(wrong, None, "{path}");
    }
}

/// Snapshots that were written before there were schemas stay as they were.
#[test]
fn every_published_file_names_its_schema() {
    let files = published().0;
    for (path, kind) in kinds(&files) {
        let whole: Value = serde_json::from_str(&files[&path]).expect("it is JSON");
        assert_eq!(whole["$schema"], kind.address_from(&path).as_str(), "{path}");
    }
}

#[test]
fn the_address_of_a_schema_leads_from_a_file_to_it() {
    for (path, address) in [
        ("bicycles.json", "./schema/dataset.json"),
        ("road/bicycles.json", "../schema/dataset.json"),
        ("editions/bicycles/2026-01-06.json", "../../schema/dataset.json"),
    ] {
        assert_eq!(FileKind::Dataset.address_from(path), address);
    }
}

/// The folders of bad files, with the schema of what is in them.
const FOLDERS: [(&str, FileKind); 9] = [
    ("dataset", FileKind::Dataset),
    ("facts", FileKind::Figures),
    ("contacts", FileKind::Contacts),
    ("chart", FileKind::Chart),
    ("text", FileKind::Text),
    ("pack", FileKind::Pack),
    ("settings", FileKind::Site),
    ("search", FileKind::Search),
    ("year", FileKind::SchoolYear),
];

/// The bad files that no schema can catch: they are wrong by a sum, by two values that must differ or follow each other,
/// by a name that must be in a list, or as a text and not by what it says. A schema catches all others.
const UNSEEN: [&str; 31] = [
    "contacts/confirmed",
    "contacts/contact-twice",
    "contacts/row-source",
    "dataset/adds-up",
    "dataset/area-twice",
    "dataset/correction-date",
    "dataset/count",
    "dataset/future",
    "dataset/json",
    "dataset/jump",
    "dataset/marks",
    "dataset/row-missing",
    "dataset/row-source",
    "dataset/row-twice",
    "dataset/share",
    "dataset/small-number",
    "dataset/twice",
    "dataset/unknown-area",
    "dataset/updated-before-created",
    "facts/fact-twice",
    "facts/figures-disagree",
    "facts/follows",
    "facts/picture",
    "facts/row-source",
    "facts/share",
    "pack/minutes",
    "pack/row-source",
    "pack/unbound-figure",
    "text/review-due",
    "text/row-source",
    "text/unbound-figure",
];

#[test]
fn a_schema_catches_every_bad_file_that_it_can() {
    let text = |folder: &str, rule: &str| read(&fixture(&format!("rules/{folder}/{rule}.json")));
    let (mut names, mut files) = (Vec::new(), Vec::new());
    for (folder, kind) in FOLDERS {
        for rule in broken_in(folder) {
            names.push(format!("{folder}/{rule}"));
            // What is not JSON is not for a schema.
            files.push((kind, if rule == "json" { text(folder, "good") } else { text(folder, &rule) }));
        }
    }
    let answers = names.iter().map(String::as_str).zip(validated(&files));
    let unseen: BTreeSet<&str> = answers.filter(|(_, wrong)| wrong.is_none()).map(|(name, _)| name).collect();
    assert_eq!(unseen, BTreeSet::from(UNSEEN));
}

#[test]
fn a_schema_lets_good_files_pass() {
    let text = |folder: &str| read(&fixture(&format!("rules/{folder}/good.json")));
    let files: Vec<(FileKind, String)> = FOLDERS.iter().map(|(folder, kind)| (*kind, text(folder))).collect();
    for ((folder, _), wrong) in FOLDERS.iter().zip(validated(&files)) {
        assert_eq!(wrong, None, "{folder}/good.json");
    }
}

/// Of the rules between files, a schema sees those that one file breaks by itself.
#[test]
fn a_schema_catches_some_files_that_contradict_others() {
    let (mut names, mut all) = (Vec::new(), Vec::new());
    for (name, files) in broken_between() {
        for (path, kind) in kinds(&files).into_iter().filter(|(path, _)| !files[path].trim().is_empty()) {
            names.push(name);
            all.push((kind, files[&path].clone()));
        }
    }
    let caught: BTreeSet<&str> =
        names.into_iter().zip(validated(&all)).filter(|(_, wrong)| wrong.is_some()).map(|(name, _)| name).collect();
    assert_eq!(caught, BTreeSet::from(["compared", "compared--no-figure", "holds", "review", "topic"]));
}

/// The JSON pointers of a value and all values in it.
fn pointers(value: &Value, here: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("{here}/{name}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(i, value)| (format!("{here}/{i}"), value)).collect(),
        _ => Vec::new(),
    };
    let below = inner.into_iter().flat_map(|(pointer, value)| pointers(value, &pointer));
    std::iter::once(here.to_string()).chain(below).collect()
}

/// A schema that refused what the check accepts would send people after mistakes that are none. So each value of each
/// good file is taken out, and put in the place of others.
#[test]
fn a_schema_refuses_nothing_that_the_check_accepts() {
    let others = [
        json!("x"),
        json!("ks1"),
        json!("2020-02-03"),
        json!(""),
        json!(0),
        json!(2.5),
        json!(-1),
        json!(true),
        json!([]),
        json!({}),
    ];
    let (mut cases, mut files) = (Vec::new(), Vec::new());
    for (folder, kind) in FOLDERS {
        let good: Value =
            serde_json::from_str(&read(&fixture(&format!("rules/{folder}/good.json")))).expect("it is JSON");
        for pointer in pointers(&good, "").into_iter().skip(1) {
            let mut changed: Vec<Value> = others
                .iter()
                .map(|other| {
                    let mut file = good.clone();
                    *file.pointer_mut(&pointer).expect("it is there") = other.clone();
                    file
                })
                .collect();
            let (above, name) = pointer.rsplit_once('/').expect("it is below the whole");
            let mut without = good.clone();
            match without.pointer_mut(above).expect("it is there") {
                Value::Object(fields) => drop(fields.remove(name)),
                Value::Array(items) => drop(items.remove(name.parse().expect("it is a number"))),
                _ => unreachable!("only lists and objects hold values"),
            }
            changed.push(without);
            for file in changed {
                cases.push((folder, pointer.clone()));
                files.push((kind, file.to_string()));
            }
        }
    }
    assert!(cases.len() > 2000);
    let refused = validated(&files)
        .into_iter()
        .zip(cases)
        .zip(&files)
        .filter_map(|((wrong, case), file)| Some((wrong?, case, &file.1)));
    let mut stricter = Vec::new();
    let mut times = 0;
    for (wrong, (folder, pointer), file) in refused {
        times += 1;
        if problems(folder, "a.json", file).is_empty() {
            stricter.push(format!("{folder} {pointer}: {wrong}\n{file}"));
        }
    }
    assert!(stricter.is_empty(), "{}", stricter.join("\n"));
    assert!(times > 1500, "{times}");
}
