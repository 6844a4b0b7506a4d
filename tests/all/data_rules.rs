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
use altogether_safer::data::lesson::{LessonPack, SchoolYear};
use altogether_safer::data::package::Package;
use altogether_safer::data::search::Search;
use altogether_safer::data::settings::Settings;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::{Audience, Contacts, Dataset, FactSet};
use altogether_safer::publish::snapshot_text;
use serde_json::Value;
use std::collections::BTreeSet;

/// The kinds of file that are read by themselves; the folder's name says which.
const KINDS: [&str; 9] = ["dataset", "facts", "contacts", "chart", "text", "pack", "settings", "search", "year"];

/// The pages of words that every site has.
const PAGES: [(&str, &str); 12] = [
    ("texts", "home"),
    ("texts", "theme"),
    ("texts", "objectives"),
    ("texts", "facts"),
    ("texts", "schools"),
    ("texts", "help"),
    ("texts", "about"),
    ("texts", "privacy"),
    ("texts", "accessibility"),
    ("advice", "water"),
    ("advice", "road"),
    ("advice", "home"),
];

/// The problems between files that are about a whole file: it is not there, should not be, or lacks a field. All others
/// know their place.
const WHOLE_FILE: [&str; 8] = [
    "no-file",
    "page-text",
    "page-text--no-page",
    "too-large",
    "topic",
    "topic--no-first-page",
    "unlisted",
    "unlisted--folder",
];

/// The rule that a case of `broken_between` breaks.
fn rule_of(name: &str) -> &str {
    name.split("--").next().unwrap_or(name)
}

/// What is wrong with a file of a kind.
pub(crate) fn problems(kind: &str, name: &str, text: &str) -> Vec<Problem> {
    let found = match kind {
        "dataset" => Dataset::parse(name, text, Audience::Publisher).map(drop),
        "facts" => FactSet::parse(name, text, Audience::Publisher).map(drop),
        "contacts" => Contacts::parse(name, text).map(drop),
        "chart" => ChartFile::parse(name, text, Audience::Publisher).map(drop),
        "text" => TextPage::parse(name, text).map(drop),
        "pack" => LessonPack::parse(name, text).map(drop),
        "settings" => Settings::parse(name, text).map(drop),
        "search" => Search::parse(name, text).map(drop),
        "year" => SchoolYear::parse(name, text).map(drop),
        _ => panic!("there is no kind of file called {kind}"),
    };
    found.err().unwrap_or_default()
}

/// The rules that a kind of file has bad files for.
pub(crate) fn broken_in(kind: &str) -> Vec<String> {
    let names = names_in(&fixture(&format!("rules/{kind}")));
    names.iter().filter_map(|name| name.strip_suffix(".json")).filter(|n| *n != "good").map(str::to_string).collect()
}

fn fixture_text(kind: &str, rule: &str) -> String {
    read(&fixture(&format!("rules/{kind}/{rule}.json")))
}

/// The good files together. All pages of words are made of the one good text.
pub(crate) fn good() -> Files {
    let places = [
        ("datapackage.json", "package"),
        ("bicycles.json", "dataset"),
        ("key-facts.json", "facts"),
        ("contacts.json", "contacts"),
        ("charts/bicycles.json", "chart"),
        ("packs/road-ks2.json", "pack"),
        ("site.json", "settings"),
        ("search.json", "search"),
        ("school-year.json", "year"),
    ];
    let mut files: Files = places.map(|(path, kind)| (path.to_string(), fixture_text(kind, "good"))).into();
    let text = fixture_text("text", "good");
    for (folder, name) in PAGES {
        let named = change(&text, "\"name\": \"home\"", &format!("\"name\": \"{name}\""));
        let page = match (folder, name) {
            ("advice", _) => {
                let own = format!("\"topic\": \"{name}\",\n  \"owner\": \"Desk lead\",\n  \"wrongIf\": [\"The law\"]");
                change(&named, "\n  \"lead\"", &format!("\n  {own},\n  \"lead\""))
            }
            (_, "home") => [("lock", "emergency"), ("words", "work"), ("more", "topics")]
                .into_iter()
                .fold(named, |text, (from, to)| change(&text, &format!("\"{from}\""), &format!("\"{to}\""))),
            (_, "schools") => change(&named, "\"lock\"", "\"use\""),
            _ => named,
        };
        files.insert(format!("{folder}/{name}.json"), page);
    }
    files
}

/// The good files with one file changed.
pub(crate) fn good_but(path: &str, from: &str, to: &str) -> Files {
    let mut files = good();
    let text = change(&files[path], from, to);
    files.insert(path.to_string(), text);
    files
}

/// Files that break a rule between files, by the rule's name; a second case of a rule is `rule--case`.
pub(crate) fn broken_between() -> Vec<(&'static str, Files)> {
    let listed = ",\n    {\"name\": \"contacts\", \"path\": \"contacts.json\", \"holds\": \"contacts\"}";
    let view = "\"areas\": [\"E06000047\"], \"to\"";
    let offered =
        format!("\n  \"views\": [{{\"name\": \"before\", \"label\": \"The years before\", {view}: \"2014-15\"}}],");
    let cell = "\"cell\": {\"dataset\": \"bicycles\", \"period\": \"2013/14\"}";
    let area = "\"area\": {\"code\": \"E06000047\", \"name\": \"County Durham\"}, \"period\": \"2013/14\",";
    let beside = "\"period\": \"2015/16\", \"source\": \"desk\",";
    let picture =
        "\"period\": \"2015/16\", \"source\": \"desk\", \"picture\": \"bars\", \"beside\": \"stolen-before\",";
    let mut lamps = good_but("key-facts.json", beside, picture);
    let after = "\"value\": 20, \"unit\": {\"one\": \"bicycle\", \"many\": \"bicycles\"}";
    let changed =
        change(&lamps["key-facts.json"], after, "\"value\": 20, \"unit\": {\"one\": \"lamp\", \"many\": \"lamps\"}");
    lamps.insert("key-facts.json".to_string(), changed);
    let index =
        "\n  \"index\": {\"title\": \"T\", \"subject\": \"S\", \"measure\": \"M\", \"label\": \"L\"},\n  \"areas\"";
    let bars = "{\"bars\": [{\"fact\": \"stolen-before\", \"text\": \"Before\"}, {\"fact\": \"stolen-fall\", \"text\": \"Fall\"}], \"caption\": \"Bicycles\"}";
    vec![
        (
            "chart-areas",
            good_but("charts/bicycles.json", "\n  \"areas\": [\"E06000047\"", "\n  \"areas\": [\"E06000048\""),
        ),
        (
            "chart-areas--snapshot",
            snapshot_with(|text| {
                change(text, "\"areas\":[\"E06000047\"],\"dataset\"", "\"areas\":[\"E06000048\"],\"dataset\"")
            }),
        ),
        ("chart-dataset", good_but("charts/bicycles.json", "\"dataset\": \"bicycles\"", "\"dataset\": \"cycles\"")),
        (
            "chart-dataset--snapshot",
            snapshot_with(|text| change(text, "\"dataset\":\"bicycles\"", "\"dataset\":\"cycles\"")),
        ),
        ("chart-view", good_but("charts/bicycles.json", "\"to\": \"2014-15\"", "\"to\": \"2044-45\"")),
        ("chart-view--area", good_but("charts/bicycles.json", view, "\"areas\": [\"E06000048\"], \"to\"")),
        ("chart-view--no-area", good_but("charts/bicycles.json", view, "\"areas\": [], \"to\"")),
        ("chart-periods", {
            let mut files = good_but("charts/bicycles.json", ", \"to\": \"2014-15\"", "");
            let mut text = change(&files["bicycles.json"], "\"financial-year\"", "\"year-ending\"");
            for (year, month) in [("2013/14", "2014-03"), ("2014/15", "2014-12"), ("2015/16", "2016-03")] {
                text = change(&text, &format!("\"period\": \"{year}\""), &format!("\"period\": \"{month}\""));
            }
            files.insert("bicycles.json".to_string(), text);
            for (path, text) in &mut files {
                if path.ends_with("facts.json") {
                    *text = text.replace("2013/14", "2014-03").replace("2015/16", "2016-03");
                }
            }
            files
        }),
        ("few-figures", good_but("charts/bicycles.json", &offered, "")),
        ("chart-group", good_but("site.json", "[\"Bicycles\"]", "[\"Cars\"]")),
        (
            "schema-address",
            good_but(
                "charts/bicycles.json",
                "\n  \"schema\"",
                "\n  \"$schema\": \"../schema/dataset.json\",\n  \"schema\"",
            ),
        ),
        ("search-twice", good_but("search.json", "lost my bicycle", "stolen bicycle")),
        ("snapshot", snapshot_with(|text| change(text, "\"value\":40", "\"value\":44"))),
        ("snapshot--unit", snapshot_with(|text| change(text, "\"many\":\"bicycles\"", "\"many\":\"locks\""))),
        (
            "snapshot--definition",
            snapshot_with(|text| change(text, "\"definition\":\"Bicycles", "\"definition\":\"All bicycles")),
        ),
        ("compared", good_but("bicycles.json", "\"value\": 40}", "\"value\": 40, \"compared\": 50}")),
        ("compared--no-figure", {
            let named = "\"comparedWith\": {\"code\": \"E92000001\", \"name\": \"England\"},\n  \"areas\"";
            good_but("bicycles.json", "\"areas\"", named)
        }),
        ("adds-up", parts("bicycles", 40, 10)),
        ("adds-up--part", parts("bicycles", 20, 70)),
        ("adds-up--no-dataset", parts("bicycle", 30, 10)),
        ("emergency", good_but("contacts.json", "\"phone\": \"999\"", "\"phone\": \"101\"")),
        ("fact-twice", {
            let row = "\"holds\": \"facts\"}";
            let more = format!("{row},\n    {{\"name\": \"more\", \"path\": \"more.json\", {row}");
            let mut files = good_but("datapackage.json", row, &more);
            let text = change(&files["key-facts.json"], "\"name\": \"key-facts\"", "\"name\": \"more\"");
            files.insert("more.json".to_string(), text);
            files
        }),
        ("figures-disagree", good_but("bicycles.json", "\"value\": 40", "\"value\": 44")),
        ("cell--dataset", good_but("key-facts.json", cell, &cell.replace("bicycles", "bicycle"))),
        ("cell--period", good_but("key-facts.json", cell, &cell.replace("2013/14", "2044/45"))),
        ("file-name", moved("charts/bicycles.json", "charts/cycles.json")),
        ("cell--area", good_but("key-facts.json", area, &area.replace("E06000047", "E06000048"))),
        (
            "file-name--snapshot",
            snapshot_with(|text| change(text, "\"updated\":\"2026-01-06\"", "\"updated\":\"2026-01-07\"")),
        ),
        ("file-name--listed", good_but("bicycles.json", "\"name\": \"bicycles\"", "\"name\": \"cycles\"")),
        ("holds", good_but("datapackage.json", "\"holds\": \"facts\"", "\"holds\": \"pictures\"")),
        ("index-base", good_but("charts/bicycles.json", "\n  \"areas\"", index)),
        ("link", good_but("texts/home.json", "\"to\": \"about/\"", "\"to\": \"abuot/\"")),
        ("link--best-bet", good_but("search.json", "\"to\": \"help/\"", "\"to\": \"halp/\"")),
        ("no-contacts", {
            let mut files = good_but("datapackage.json", listed, "");
            files.remove("contacts.json");
            files
        }),
        ("no-file", without("site.json")),
        ("no-file--listed", without("bicycles.json")),
        ("no-phone", good_but("search.json", "[\"desk\"]", "[\"page\"]")),
        ("page-section", good_but("texts/home.json", "\"id\": \"work\"", "\"id\": \"works\"")),
        ("page-text", without("texts/help.json")),
        ("page-text--no-page", renamed("texts/help.json", "texts/halp.json", "help", "halp")),
        ("picture--bars", good_but("texts/home.json", "{\"chart\": \"bicycles\"}", bars)),
        ("picture--beside", lamps),
        ("too-large", {
            let mut files = good();
            files.insert("site.json".to_string(), " ".repeat(LARGEST_FILE + 1));
            files
        }),
        ("topic", renamed("texts/help.json", "advice/ice.json", "help", "ice")),
        ("formerly", good_but("advice/road.json", "\n  \"topic\"", "\n  \"formerly\": [\"home\"],\n  \"topic\"")),
        ("resource-path", {
            let mut files = good_but("datapackage.json", "\"bicycles.json\"", "\"cycles.json\"");
            let text = files.remove("bicycles.json").expect("the good files have it");
            files.insert("cycles.json".to_string(), text);
            files
        }),
        ("resource-twice", {
            let entry = "{\"name\": \"bicycles\", \"path\": \"bicycles.json\"}";
            good_but("datapackage.json", entry, &format!("{entry},\n    {entry}"))
        }),
        ("review", good_but("advice/road.json", "\n  \"owner\": \"Desk lead\",", "")),
        ("topic--no-first-page", without("advice/water.json")),
        ("topic--of-another", good_but("advice/water.json", "\"topic\": \"water\"", "\"topic\": \"road\"")),
        ("unknown-chart", good_but("texts/home.json", "\"chart\": \"bicycles\"", "\"chart\": \"cycles\"")),
        (
            "unknown-chart--measure",
            good_but(
                "charts/bicycles.json",
                "\n  \"areas\"",
                "\n  \"measure\": {\"of\": \"bikes\", \"label\": \"Number\"},\n  \"areas\"",
            ),
        ),
        ("unknown-contact", good_but("texts/home.json", "[\"desk\"]},", "[\"police\"]},")),
        ("unknown-contact--best-bet", good_but("search.json", "[\"desk\"]", "[\"police\"]")),
        ("unknown-fact", good_but("texts/home.json", "{fact:stolen-before}", "{fact:stolen-ever}")),
        ("unknown-fact--card", good_but("texts/home.json", "\"facts\": [\"stolen-before\"]", "\"facts\": [\"lamps\"]")),
        (
            "unknown-fact--key-figure",
            good_but("texts/home.json", "\n  \"lead\"", "\n  \"keyFigure\": \"stolen\",\n  \"lead\""),
        ),
        (
            "unknown-fact--first",
            good_but("texts/facts.json", "\n  \"lead\"", "\n  \"first\": [\"stolen-ever\"],\n  \"lead\""),
        ),
        ("unknown-fact--pack", good_but("packs/road-ks2.json", "{fact:stolen-before}", "{fact:stolen-befor}")),
        ("unknown-fact--sentence", good_but("key-facts.json", "{fact:stolen-after}", "{fact:stolen-later}")),
        ("unknown-pack", good_but("advice/water.json", "\n  \"lead\"", "\n  \"poster\": \"road-ks3\",\n  \"lead\"")),
        (
            "unknown-pack--year",
            good_but(
                "school-year.json",
                "\"It is light.\", \"packs\": [",
                "\"It is light.\", \"packs\": [\"road-ks3\", ",
            ),
        ),
        (
            "unknown-picture",
            good_but("texts/home.json", "\"Lock both wheels.\"", "\"Lock both wheels.\", \"picture\": \"call-99\""),
        ),
        ("minutes--lesson", good_but("packs/road-ks2.json", "\"minutes\": 4", "\"minutes\": 40")),
        (
            "tone--folded",
            good_but("texts/about.json", "\"tone\": \"emergency\"", "\"tone\": \"emergency\", \"folded\": true"),
        ),
        (
            "unknown-picture--slide",
            good_but(
                "packs/road-ks2.json",
                "\"We learn about locks.\"]",
                "\"We learn about locks.\"], \"picture\": \"lock\"",
            ),
        ),
        ("unlisted", {
            let mut files = good();
            files.insert("extra.json".to_string(), "{}".to_string());
            files
        }),
        ("unlisted--folder", {
            let mut files = good();
            files.insert("drafts/extra.json".to_string(), "{}".to_string());
            files
        }),
        ("unplanned", {
            let mut files = good();
            let text = change(&files["packs/road-ks2.json"], "\"name\": \"road-ks2\"", "\"name\": \"road-ks3\"");
            files.insert("packs/road-ks3.json".to_string(), change(&text, "\"stage\": \"ks2\"", "\"stage\": \"ks3\""));
            files
        }),
    ]
}

/// The good files and a dataset of two kinds of bicycle, with their figures for 2013/14, that add up to those of another
/// dataset.
fn parts(whole: &str, town: u32, racing: u32) -> Files {
    let entry = "{\"name\": \"bicycles\", \"path\": \"bicycles.json\"}";
    let more = format!("{entry},\n    {{\"name\": \"parts\", \"path\": \"parts.json\"}}");
    let mut files = good_but("datapackage.json", entry, &more);
    let text = change(&files["bicycles.json"], "\"name\": \"bicycles\"", "\"name\": \"parts\"");
    let (before, _) = text.split_once("  \"areas\"").expect("it has areas");
    let area = |code: &str| format!("{{\"code\": \"{code}\", \"name\": \"{code}\", \"kind\": \"kind\"}}");
    let row = |code: &str, value| format!("{{\"area\": \"{code}\", \"period\": \"2013/14\", \"value\": {value}}}");
    let text = format!(
        "{before}  \"dimension\": {{\"one\": \"kind\", \"many\": \"kinds\"}},\n  \
         \"area\": {{\"code\": \"E06000047\", \"name\": \"County Durham\"}},\n  \"addsUpTo\": \"{whole}\",\n  \
         \"areas\": [{}, {}],\n  \"rows\": [\n    {},\n    {}\n  ]\n}}\n",
        area("town"),
        area("racing"),
        row("town", town),
        row("racing", racing)
    );
    files.insert("parts.json".to_string(), text);
    files
}

/// The good files without one of them.
fn without(path: &str) -> Files {
    let mut files = good();
    files.remove(path).expect("the good files have it");
    files
}

/// The good files with one of them somewhere else.
fn moved(from: &str, to: &str) -> Files {
    let mut files = good();
    let text = files.remove(from).expect("the good files have it");
    files.insert(to.to_string(), text);
    files
}

/// The good files and a copy of one with another name.
fn renamed(from: &str, to: &str, name: &str, other: &str) -> Files {
    let mut files = good();
    let text = change(&files[from], &format!("\"name\": \"{name}\""), &format!("\"name\": \"{other}\""));
    files.insert(to.to_string(), text);
    files
}

/// The good files and a snapshot of the chart, changed.
fn snapshot_with(change: impl Fn(&str) -> String) -> Files {
    let mut files = good();
    let text = snapshot_text(&files["charts/bicycles.json"], &files["bicycles.json"]).expect("both are JSON");
    files.insert("editions/bicycles/2026-01-06.json".to_string(), change(&text));
    files
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
    for (name, files) in broken_between() {
        let found = Package::parse("data", &files).err().unwrap_or_default();
        assert!(found.iter().all(|problem| problem.rule == rule_of(name)), "{name}:\n{}", shown(&found));
        golden.compare(&format!("{name}.txt"), &shown(&found));
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
            assert!(found.iter().all(|problem| problem.rule == rule), "{kind}/{rule}.json:\n{}", shown(&found));
        }
    }
}

/// The line and column lead to the very value that the pointer names.
fn place_and_pointer_agree(problem: &Problem, text: &str) {
    let whole: Value = serde_json::from_str(text).expect("the fixture is JSON");
    let line = text.split_inclusive('\n').take(problem.line - 1).map(str::len).sum::<usize>();
    let column = text[line..].chars().take(problem.column - 1).map(char::len_utf8).sum::<usize>();
    let mut here = serde_json::Deserializer::from_str(&text[line + column..]).into_iter();
    let value: Value = here.next().expect("something stands there").expect("a value begins there");
    assert_eq!(Some(&value), whole.pointer(&problem.pointer), "{problem}");
}

#[test]
fn places_and_pointers_lead_to_the_same_value() {
    for kind in KINDS {
        for rule in broken_in(kind).into_iter().filter(|rule| rule != "json") {
            let text = fixture_text(kind, &rule);
            for problem in problems(kind, &format!("{rule}.json"), &text) {
                place_and_pointer_agree(&problem, &text);
            }
        }
    }
}

#[test]
fn problems_between_files_know_their_place() {
    for (name, files) in broken_between() {
        for problem in Package::parse("data", &files).err().unwrap_or_default() {
            assert_eq!(problem.pointer.is_empty(), WHOLE_FILE.contains(&name), "{name}:\n{problem}");
            if !problem.pointer.is_empty() {
                place_and_pointer_agree(&problem, &files[problem.file.trim_start_matches("data/")]);
            }
        }
    }
}

#[test]
fn every_rule_has_a_bad_file_and_every_bad_file_a_rule() {
    let rules: BTreeSet<String> = RULES.iter().map(|(rule, _)| rule.to_string()).collect();
    let mut broken: BTreeSet<String> = KINDS.iter().flat_map(|kind| broken_in(kind)).collect();
    broken.extend(broken_between().iter().map(|(name, _)| rule_of(name).to_string()));
    // Files that are not text, or can't be opened, are made by `data_problems`.
    broken.extend(["encoding", "unreadable"].map(String::from));
    // `history` breaks those about what was published before.
    broken.extend(["correction-dropped", "snapshot-kept"].map(String::from));
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
