//! Every rule of the data has a bad file that breaks it and nothing else, and the exact words that refuse the file.
//!
//! `fixtures/rules/<kind>/<rule>.json` breaks one rule of one kind of file; `<rule>.txt` beside it holds the answer.
//! `good.json` is what the bad files of its folder were made from. Rules between files are broken by a change to the
//! good files together.

use crate::support::golden::Golden;
use crate::support::{Files, change, fixture, names_in, read, shown};
use altogether_safer::data::chart::ChartFile;
use altogether_safer::data::json::LARGEST_FILE;
use altogether_safer::data::json::Problem;
use altogether_safer::data::json::rules::{RULES, hint};
use altogether_safer::data::lesson::LessonPack;
use altogether_safer::data::package::Package;
use altogether_safer::data::settings::Settings;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::{Audience, Contacts, Dataset, FactSet};
use altogether_safer::publish::snapshot_text;
use std::collections::BTreeSet;

/// The kinds of file that are read by themselves; the folder's name says which.
const KINDS: [&str; 7] = ["dataset", "facts", "contacts", "chart", "text", "pack", "settings"];

/// What can't but follow from a broken rule: without a list, every row names something that is not in it.
const FOLLOWS: [(&str, &str); 2] = [("no-area", "unknown-area"), ("no-source", "row-source")];

/// What is wrong with a file of a kind.
fn problems(kind: &str, name: &str, text: &str) -> Vec<Problem> {
    let found = match kind {
        "dataset" => Dataset::parse(name, text, Audience::Publisher).map(drop),
        "facts" => FactSet::parse(name, text, Audience::Publisher).map(drop),
        "contacts" => Contacts::parse(name, text).map(drop),
        "chart" => ChartFile::parse(name, text, Audience::Publisher).map(drop),
        "text" => TextPage::parse(name, text).map(drop),
        "pack" => LessonPack::parse(name, text).map(drop),
        "settings" => Settings::parse(name, text).map(drop),
        _ => panic!("there is no kind of file called {kind}"),
    };
    found.err().unwrap_or_default()
}

/// The rules that a kind of file has bad files for.
fn broken_in(kind: &str) -> Vec<String> {
    let names = names_in(&fixture(&format!("rules/{kind}")));
    names.iter().filter_map(|name| name.strip_suffix(".json")).filter(|n| *n != "good").map(str::to_string).collect()
}

fn fixture_text(kind: &str, rule: &str) -> String {
    read(&fixture(&format!("rules/{kind}/{rule}.json")))
}

/// The good files together.
fn good() -> Files {
    let places = [
        ("datapackage.json", "package"),
        ("bicycles.json", "dataset"),
        ("figures.json", "facts"),
        ("contacts.json", "contacts"),
        ("charts/bicycles.json", "chart"),
        ("texts/home.json", "text"),
        ("packs/road-ks2.json", "pack"),
        ("site.json", "settings"),
    ];
    places.map(|(path, kind)| (path.to_string(), fixture_text(kind, "good"))).into()
}

/// The good files with one file changed.
fn good_but(path: &str, from: &str, to: &str) -> Files {
    let mut files = good();
    let text = change(&files[path], from, to);
    files.insert(path.to_string(), text);
    files
}

/// For each rule between files, files that break it.
fn broken_between() -> Vec<(&'static str, Files)> {
    let mut twice = good_but(
        "datapackage.json",
        "\"holds\": \"facts\"}",
        "\"holds\": \"facts\"},\n    {\"name\": \"more\", \"path\": \"more.json\", \"holds\": \"facts\"}",
    );
    let more = change(&twice["figures.json"], "\"name\": \"figures\"", "\"name\": \"more\"");
    twice.insert("more.json".to_string(), more);
    let mut forgotten = good();
    forgotten.insert("extra.json".to_string(), "{}".to_string());
    let mut missing = good();
    missing.remove("site.json");
    let listed = ",\n    {\"name\": \"contacts\", \"path\": \"contacts.json\", \"holds\": \"contacts\"}";
    let mut no_contacts = good_but("datapackage.json", listed, "");
    no_contacts.remove("contacts.json");
    let mut large = good();
    large.insert("site.json".to_string(), " ".repeat(LARGEST_FILE + 1));
    let mut renamed = good();
    let chart = renamed.remove("charts/bicycles.json").expect("the good files have a chart");
    renamed.insert("charts/cycles.json".to_string(), chart);
    let mut altered = good();
    let then = change(&altered["bicycles.json"], "\"value\": 40", "\"value\": 44");
    let kept = snapshot_text(&altered["charts/bicycles.json"], &then).expect("both are JSON");
    altered.insert("editions/bicycles/2026-01-06.json".to_string(), kept);
    let mut lost = good();
    let words = change(&lost["texts/home.json"], "\"name\": \"home\"", "\"name\": \"ice\"");
    lost.insert("advice/ice.json".to_string(), words);
    vec![
        (
            "chart-areas",
            good_but("charts/bicycles.json", "\n  \"areas\": [\"E06000047\"", "\n  \"areas\": [\"E06000048\""),
        ),
        ("chart-dataset", good_but("charts/bicycles.json", "\"dataset\": \"bicycles\"", "\"dataset\": \"cycles\"")),
        ("chart-view", good_but("charts/bicycles.json", "\"to\": \"2014-15\"", "\"to\": \"2044-45\"")),
        ("chart-group", good_but("site.json", "[\"Bicycles\"]", "[\"Cars\"]")),
        ("snapshot", altered),
        ("fact-twice", twice),
        ("figures-disagree", good_but("bicycles.json", "\"value\": 40", "\"value\": 44")),
        ("file-name", renamed),
        ("holds", good_but("datapackage.json", "\"holds\": \"facts\"", "\"holds\": \"pictures\"")),
        (
            "index-base",
            good_but(
                "charts/bicycles.json",
                "\n  \"areas\"",
                "\n  \"index\": {\"title\": \"T\", \"subject\": \"S\", \"measure\": \"M\", \"label\": \"L\"},\n  \"areas\"",
            ),
        ),
        ("link", good_but("texts/home.json", "\"to\": \"about/\"", "\"to\": \"abuot/\"")),
        ("no-contacts", no_contacts),
        ("no-file", missing),
        ("too-large", large),
        ("topic", lost),
        ("unknown-chart", good_but("texts/home.json", "\"chart\": \"bicycles\"", "\"chart\": \"cycles\"")),
        ("unknown-contact", good_but("texts/home.json", "[\"desk\"]},", "[\"police\"]},")),
        ("unknown-fact", good_but("texts/home.json", "{fact:stolen-before}", "{fact:stolen-ever}")),
        ("unlisted", forgotten),
    ]
}

#[test]
fn the_good_files_are_good() {
    for kind in KINDS {
        assert_eq!(shown(&problems(kind, "good.json", &fixture_text(kind, "good"))), "", "{kind}");
    }
    let package = Package::parse("data", &good());
    assert_eq!(package.err().map(|problems| shown(&problems)), None);
}

#[test]
fn each_bad_file_is_refused_in_the_words_kept_beside_it() {
    for kind in KINDS {
        let mut golden = Golden::new(&format!("rules/{kind}"));
        for rule in broken_in(kind) {
            let found = problems(kind, &format!("{rule}.json"), &fixture_text(kind, &rule));
            golden.compare(&format!("{rule}.txt"), &shown(&found));
        }
        golden.end(".txt");
    }
}

#[test]
fn files_that_contradict_each_other_are_refused_in_the_words_kept() {
    let mut golden = Golden::new("rules/package");
    for (rule, files) in broken_between() {
        let found = Package::parse("data", &files).err().unwrap_or_default();
        assert!(found.iter().all(|problem| problem.rule == rule), "{rule}:\n{}", shown(&found));
        golden.compare(&format!("{rule}.txt"), &shown(&found));
    }
    golden.end(".txt");
}

#[test]
fn a_bad_file_breaks_the_rule_that_it_is_named_after_and_no_other() {
    for kind in KINDS {
        for rule in broken_in(kind) {
            let found = problems(kind, &format!("{rule}.json"), &fixture_text(kind, &rule));
            let first = found.first().map(|problem| problem.rule);
            assert_eq!(first, Some(rule.as_str()), "{kind}/{rule}.json:\n{}", shown(&found));
            let allowed = |other: &str| other == rule || FOLLOWS.contains(&(rule.as_str(), other));
            assert!(found.iter().all(|problem| allowed(problem.rule)), "{kind}/{rule}.json:\n{}", shown(&found));
        }
    }
}

/// The line and column lead to the very value that the pointer names.
#[test]
fn places_and_pointers_lead_to_the_same_value() {
    for kind in KINDS {
        for rule in broken_in(kind).into_iter().filter(|rule| rule != "json") {
            let text = fixture_text(kind, &rule);
            let whole: serde_json::Value = serde_json::from_str(&text).expect("the fixture is JSON");
            for problem in problems(kind, &format!("{rule}.json"), &text) {
                let line = text.split_inclusive('\n').take(problem.line - 1).map(str::len).sum::<usize>();
                let column = text[line..].chars().take(problem.column - 1).map(char::len_utf8).sum::<usize>();
                let mut here = serde_json::Deserializer::from_str(&text[line + column..]).into_iter();
                let value: serde_json::Value =
                    here.next().expect("something stands there").expect("a value begins there");
                assert_eq!(Some(&value), whole.pointer(&problem.pointer), "{kind}/{rule}.json, {}", problem.pointer);
            }
        }
    }
}

#[test]
fn every_rule_has_a_bad_file_and_every_bad_file_a_rule() {
    let rules: BTreeSet<String> = RULES.iter().map(|(rule, _)| rule.to_string()).collect();
    let mut broken: BTreeSet<String> = KINDS.iter().flat_map(|kind| broken_in(kind)).collect();
    broken.extend(broken_between().iter().map(|(rule, _)| rule.to_string()));
    assert_eq!(broken, rules);
}

#[test]
fn rules_stand_in_order_each_once_and_each_with_a_hint() {
    assert!(RULES.windows(2).all(|pair| pair[0].0 < pair[1].0), "RULES is not in alphabetical order");
    for (rule, words) in RULES {
        assert_eq!(hint(rule), words);
        assert!(words.ends_with(['.', '/']) && words.len() > 10, "{rule} has no hint to speak of: {words:?}");
    }
    assert_eq!(hint("no-such-rule"), "");
}
