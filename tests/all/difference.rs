//! What differs between two states of the data, and what has to be said about it.

use crate::support::fixture_site::fixture_site;
use crate::support::{Files, change, published, shown};
use altogether_safer::data::package::Package;
use altogether_safer::difference::{Change, Difference, State, Subject};
use altogether_safer::publish::{comparison, difference_page};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static OLD: LazyLock<(Files, Package)> = LazyLock::new(fixture_site);

/// The fixture's files with changes, each in one place.
fn changed(changes: &[(&str, &str, &str)]) -> (Files, Package) {
    let mut files = OLD.0.clone();
    for (path, from, to) in changes {
        let text = change(&files[*path], from, to);
        files.insert((*path).to_string(), text);
    }
    parsed(files)
}

fn parsed(files: Files) -> (Files, Package) {
    let package = Package::parse("data", &files).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    (files, package)
}

fn state(of: &(Files, Package)) -> State<'_> {
    State { files: &of.0, package: &of.1 }
}

fn from_old(new: &(Files, Package)) -> Difference {
    let mut old = OLD.clone();
    // The changed state has no snapshots, so that they don't count.
    old.1.snapshots.clear();
    Difference::between(state(&old), state(new))
}

/// The silent changes in a line each.
fn silent(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let difference = from_old(&changed(changes));
    difference.silent.into_iter().map(|one| format!("{} {}: {}", one.file, one.row, one.message)).collect()
}

fn find<'d>(difference: &'d Difference, subject: Subject, place: &str, what: &str) -> Vec<&'d Change> {
    let is_named = |change: &Change| change.what == what || (what.ends_with(' ') && change.what.starts_with(what));
    let is =
        |change: &&Change| change.subject == subject && change.place == place && (what.is_empty() || is_named(change));
    difference.changes.iter().filter(is).collect()
}

fn sides(change: &Change) -> (&str, &str) {
    (change.before.as_deref().unwrap_or("-"), change.after.as_deref().unwrap_or("-"))
}

const NEW_DAY: (&str, &str, &str) = ("bicycles.json", "\"updated\": \"2026-01-06\"", "\"updated\": \"2026-01-07\"");
const SLIP: (&str, &str, &str) = ("bicycles.json", "\"value\": 25", "\"value\": 26");

#[test]
fn equal_data_has_no_difference() {
    for data in [OLD.clone(), published()] {
        let difference = Difference::between(state(&data), state(&data));
        assert!(difference.is_empty(), "{}", comparison(&difference));
        assert_eq!(comparison(&difference), "Nothing differs.");
    }
}

#[test]
fn a_published_figure_does_not_change_in_silence() {
    let told = ["data/bicycles.json Anyshire, 2015/16: It was 25 [e], now it is 26 [e]."];
    assert_eq!(silent(&[NEW_DAY, SLIP]), told);
    // A symbol says so, or a correction, also if it is about something else in the file.
    let marked = ("bicycles.json", "\"status\": \"e\"", "\"status\": \"r\"");
    assert!(silent(&[NEW_DAY, SLIP, marked]).is_empty());
    let entry = "{\"date\": \"2026-01-07\", \"what\": \"2015/16 was 25 and is 26.\", \"why\": \"A slip.\"},";
    let corrected = format!("\"corrections\": [\n    {entry}");
    assert!(silent(&[NEW_DAY, SLIP, ("bicycles.json", "\"corrections\": [", &corrected)]).is_empty());
    // A figure that was revised before is marked already, so something else has to say it.
    let again = ("bicycles.json", "\"value\": 30", "\"value\": 32");
    assert_eq!(silent(&[NEW_DAY, again]).len(), 1);
    assert!(silent(&[NEW_DAY, again, ("bicycles.json", "Counted again.", "Counted a third time.")]).is_empty());
    // Where there was no figure, a new one needs no word.
    let found = ("bicycles.json", "\"value\": null, \"status\": \"x\"", "\"value\": 33, \"status\": \"e\"");
    assert!(silent(&[NEW_DAY, found]).is_empty());
}

#[test]
fn a_change_has_its_day_and_a_correction_stays() {
    let marked = ("bicycles.json", "\"status\": \"e\"", "\"status\": \"r\"");
    assert_eq!(
        silent(&[SLIP, marked]),
        ["data/bicycles.json : Figures change, but the day in \"updated\" is still 2026-01-06."]
    );
    let reworded = silent(&[NEW_DAY, ("bicycles.json", "One bicycle was counted twice.", "A slip.")]);
    assert_eq!(reworded, ["data/bicycles.json : The correction of 6 January 2026 is gone: 2016/17 was 31 and is 30."]);
}

#[test]
fn another_unit_makes_every_figure_another() {
    let unit = ("bicycles.json", "\"many\": \"bicycles\"", "\"many\": \"wheels\"");
    let found = silent(&[NEW_DAY, unit]);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].ends_with("It was 40 bicycles, now it is 40 wheels."), "{}", found[0]);
}

#[test]
fn a_file_that_is_gone_is_named() {
    let mut new = OLD.clone();
    new.1.datasets.retain(|dataset| dataset.meta.name != "helmets");
    let gone = from_old(&new).silent;
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert_eq!((gone[0].file.as_str(), gone[0].row.as_str()), ("data/helmets.json", ""));
}

#[test]
fn whatever_shows_a_figure_is_told_before_and_after() {
    let facts = ("key-facts.json", "\"value\": 40", "\"value\": 50");
    let fall = ("key-facts.json", "\"value\": 50, \"decimals\": 0", "\"value\": 60, \"decimals\": 0");
    let figure = ("bicycles.json", "\"value\": 40", "\"value\": 50");
    let difference = from_old(&changed(&[fall, facts, figure, NEW_DAY]));
    let one = |subject, place: &str, what: &str| {
        let found = find(&difference, subject, place, what);
        assert_eq!(found.len(), 1, "{place} {what}: {}", comparison(&difference));
        found[0].clone()
    };
    assert_eq!(sides(&one(Subject::Figure, "data/bicycles.json", "Anyshire, 2013/14")), ("40", "50"));
    let headline = one(Subject::Chart, "charts/bicycles/", "Headline");
    assert!(headline.before.as_ref().is_some_and(|text| text.contains("40 in 2013/14")), "{headline:?}");
    assert!(headline.after.as_ref().is_some_and(|text| text.contains("50 in 2013/14")), "{headline:?}");
    let card = one(Subject::Card, "facts/#fact-stolen-fall", "Figure");
    assert!(card.after.as_ref().is_some_and(|text| text.starts_with("60% fewer bicycles")), "{card:?}");
    let working = one(Subject::Card, "facts/#fact-stolen-fall", "How it’s worked out");
    assert!(working.after.is_some_and(|text| text.contains("50 bicycles (2013/14)")));
    let sentence = one(Subject::Page, "first page", "Section ");
    assert_eq!(sentence.after.as_deref(), Some("There were 50 bicycles stolen, then 20 bicycles."));
    let slide = one(Subject::Lesson, "schools/road-ks2/", "Slide ");
    assert_eq!(sides(&slide), ("There were 40 bicycles stolen.", "There were 50 bicycles stolen."));
    assert_eq!(find(&difference, Subject::Lesson, "schools/year/", "October").len(), 1);
    for (subject, place) in [
        (Subject::Embed, "embed/bicycles/"),
        (Subject::Embed, "embed/bicycles/before/"),
        (Subject::Embed, "embed/fact/stolen-fall/"),
        (Subject::Page, "theme/"),
        (Subject::File, "charts/bicycles/"),
        (Subject::File, "data/bicycles.json"),
        (Subject::File, "data/key-facts.json"),
    ] {
        assert!(!find(&difference, subject, place, "").is_empty(), "{place}\n{}", comparison(&difference));
    }
    // And nothing else.
    for place in ["charts/helmets/", "embed/helmets/", "about/", "data/helmets.json"] {
        assert!(difference.changes.iter().all(|change| change.place != place), "{place}");
    }
}

#[test]
fn new_and_gone_are_told_apart_from_changed() {
    let more = "\"points\": [\n            \"A new point.\",";
    let with =
        OLD.0.iter().find(|(path, text)| path.starts_with("advice/") && text.matches("\"points\": [").count() == 1);
    let (path, text) = with.expect("a page of advice has one list of points");
    let mut files = OLD.0.clone();
    files.insert(path.clone(), change(text, "\"points\": [", more));
    let new = parsed(files);
    let added = from_old(&new);
    let points: Vec<_> =
        added.changes.iter().filter(|change| change.after.as_deref() == Some("A new point.")).collect();
    assert!(!points.is_empty() && points.iter().all(|change| change.before.is_none()), "{}", comparison(&added));
    // Backwards, the same is gone.
    let mut old = OLD.clone();
    old.1.snapshots.clear();
    let gone = Difference::between(state(&new), state(&old));
    assert_eq!(added.changes.len(), gone.changes.len());
    assert!(
        gone.changes.iter().any(|change| change.before.as_deref() == Some("A new point.") && change.after.is_none())
    );
}

#[test]
fn the_page_of_a_difference_needs_nothing_else_and_escapes_all() {
    let text = ("texts/home.json", "There were {fact:stolen-before}", "<script>a()</script> {fact:stolen-before}");
    let difference = from_old(&changed(&[NEW_DAY, SLIP, text]));
    let page = difference_page(&difference);
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;a()"));
    assert_eq!(page.matches("<table").count(), page.matches("<caption>").count());
    assert!(!page.contains("src=") && !page.contains("href="));
    let heading = "<h2>Published figures that change without a word</h2>";
    assert!(page.contains(heading) && page.contains("Anyshire, 2015/16"));
    // The text has the same changes.
    let text = comparison(&difference);
    for Change { what, before, after, .. } in &difference.changes {
        for part in [Some(what), before.as_ref(), after.as_ref()].into_iter().flatten() {
            assert!(text.contains(part.as_str()), "{part}");
        }
    }
}

/// The rates of thefts, of which no other file has a copy.
fn with_rate(row: usize, tenths: u32) -> Option<(Files, Package)> {
    let mut value: Value = serde_json::from_str(&OLD.0["thefts-rate.json"]).expect("the file is JSON");
    value["rows"][row]["value"] = (f64::from(tenths) / 10.0).into();
    value["updated"] = "2026-01-07".into();
    let mut files = OLD.0.clone();
    files.insert("thefts-rate.json".to_string(), value.to_string());
    Package::parse("data", &files).ok().map(|package| (files, package))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whichever figure changes, it is named, it alone, and as silent.
    #[test]
    fn a_changed_figure_is_named_and_no_other(row in 0usize..135, tenths in 60u32..180) {
        let Some(new) = with_rate(row, tenths) else { return Ok(()) };
        let difference = from_old(&new);
        let figures: Vec<_> = difference.changes.iter().filter(|change| change.subject == Subject::Figure).collect();
        let is_same = OLD.1.dataset("thefts-rate") .map(|old| &old.series) == new.1.dataset("thefts-rate").map(|new| &new.series);
        prop_assert_eq!(figures.len(), usize::from(!is_same));
        prop_assert_eq!(difference.silent.len(), figures.len());
    }
}
