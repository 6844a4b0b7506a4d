//! What was published before stays: snapshots word for word, and corrections as long as their file lives.

use crate::support::{change, copy_folder, fixture, read, shown};
use altogether_safer::data::json::Problem;
use altogether_safer::data::package::Package;
use altogether_safer::publish::{
    CORRECTION_RECORDS, DATA, SNAPSHOT_RECORDS, has_days, has_history, load, report, write_days, write_snapshots,
};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const SNAPSHOT: &str = "public/data/editions/bicycles/2026-01-06.json";
const DATASET: &str = "public/data/bicycles.json";

/// A copy of the made-up site, to change.
fn project(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("history-{name}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the last run can go");
    }
    copy_folder(&fixture("site"), &folder);
    folder
}

fn edit(project: &Path, file: &str, from: &str, to: &str) {
    let file = project.join(file);
    fs::write(&file, change(&read(&file), from, to)).expect("there is room");
}

fn loaded(project: &Path) -> Result<Package, Vec<Problem>> {
    load(project).expect("the folder can be read").1
}

/// The one problem that is found, by its rule, in words.
fn problem(project: &Path, rule: &str) -> String {
    let problems = loaded(project).expect_err("it is refused");
    assert!(problems.len() == 1 && problems[0].rule == rule, "{}", shown(&problems));
    shown(&problems)
}

/// Gives the dataset a later day, as new figures do.
fn later(project: &Path) {
    edit(project, DATASET, "\"updated\": \"2026-01-06\"", "\"updated\": \"2026-02-03\"");
}

fn corrections(project: &Path, change: impl FnOnce(&mut Vec<Value>)) {
    let file = project.join(DATASET);
    let mut dataset: Value = serde_json::from_str(&read(&file)).expect("it is JSON");
    change(dataset["corrections"].as_array_mut().expect("it has corrections"));
    fs::write(&file, format!("{dataset:#}\n")).expect("there is room");
}

#[test]
fn a_snapshot_is_refused_whatever_the_day_if_a_word_of_it_changes() {
    let project = project("edited");
    assert!(loaded(&project).is_ok());
    later(&project);
    edit(&project, SNAPSHOT, "Bicycles stolen in a made-up county.", "Bicycles stolen in a county.");
    let said = problem(&project, "snapshot-kept");
    assert!(said.contains(SNAPSHOT) && said.contains("The snapshot is not as it was written."), "{said}");
    assert!(said.contains("Put the file back as it was"), "{said}");
}

#[test]
fn a_snapshot_that_has_gone_is_missed() {
    let project = project("deleted");
    later(&project);
    fs::remove_file(project.join(SNAPSHOT)).expect("it is there");
    assert!(problem(&project, "snapshot-kept").contains("The snapshot has been deleted."));
}

#[test]
fn a_snapshot_that_nobody_recorded_is_refused() {
    let project = project("unrecorded");
    fs::remove_file(project.join(SNAPSHOT_RECORDS)).expect("it is there");
    let problems = loaded(&project).expect_err("it is refused");
    assert!(problems.iter().all(|one| one.rule == "snapshot-kept" && one.message.contains(SNAPSHOT_RECORDS)));
}

#[test]
fn a_correction_stays_as_long_as_its_file() {
    let project = project("correction");
    later(&project);
    corrections(&project, |all| all.clear());
    let said = problem(&project, "correction-dropped");
    assert!(said.contains("The correction of 2026-01-06 is gone: “2016/17 was 31 and is 30.”"), "{said}");
    assert!(said.contains(" at /corrections\n"), "{said}");
}

#[test]
fn the_reason_of_a_correction_may_be_put_better() {
    let project = project("reason");
    edit(&project, DATASET, "One bicycle was counted twice.", "We counted one bicycle twice.");
    assert!(loaded(&project).is_ok());
}

#[test]
fn a_new_snapshot_and_a_new_correction_are_recorded_once() {
    let project = project("recorded");
    later(&project);
    let new = json!({"date": "2026-02-03", "what": "A year was wrong.", "why": "A slip.", "from": "31", "to": "30"});
    corrections(&project, |all| all.insert(0, new));
    let (files, package) = load(&project).expect("the folder can be read");
    let package = package.unwrap_or_else(|problems| panic!("{}", report(&problems)));
    assert!(!has_history(&project, &package).expect("the records can be read"));
    let written = write_snapshots(&project, &package, &files).expect("there is room");
    let snapshot = format!("{DATA}/editions/bicycles/2026-02-03.json");
    assert!(written.contains(&snapshot) && written.contains(&CORRECTION_RECORDS.to_string()), "{written:?}");
    assert!(has_history(&project, &package).expect("the records can be read"));
    let (files, package) = load(&project).expect("the folder can be read");
    let package = package.unwrap_or_else(|problems| panic!("{}", report(&problems)));
    assert_eq!(write_snapshots(&project, &package, &files).expect("nothing is to be done"), Vec::<String>::new());
    // From now on neither can go.
    edit(&project, DATASET, "A year was wrong.", "All was well.");
    problem(&project, "correction-dropped");
}

#[test]
fn the_list_of_days_is_written_beside_the_data_and_is_small() {
    let project = project("days");
    let package = loaded(&project).expect("it is right");
    write_days(&project, &package).expect("there is room");
    assert_eq!(write_days(&project, &package).expect("nothing is to be done"), None);
    later(&project);
    let package = loaded(&project).expect("the list of days is no data file");
    assert!(!has_days(&project, &package));
    assert_eq!(write_days(&project, &package).expect("there is room").as_deref(), Some("public/data/days.json"));
    let list: Value = serde_json::from_str(&package.days()).expect("it is JSON");
    assert_eq!(list["bicycles"], "2026-02-03");
    assert!(list["key-facts"].is_string() && list.get("contacts").is_none(), "{list}");
}

#[test]
fn what_is_published_has_its_list_of_days_and_its_records() {
    let project = crate::support::project();
    let package = loaded(project).unwrap_or_else(|problems| panic!("{}", report(&problems)));
    assert!(has_days(project, &package), "Run `cargo run --bin site snapshot`, which writes public/data/days.json.");
    assert!(package.days().len() < 2_048, "every page with figures asks for it");
    assert!(has_history(project, &package).expect("the records can be read"), "Run `cargo run --bin site snapshot`.");
}
