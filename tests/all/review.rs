//! New files checked against the published ones: what is wrong, what would change, and nothing else.

use crate::support::fixture_site::fixture_site;
use crate::support::grid::Put;
use crate::support::layouts::{Layout, made_project, police};
use crate::support::{Files, change, fixture, names_in, published, read};
use altogether_safer::data::Date;
use altogether_safer::import::Said;
use altogether_safer::publish;
use altogether_safer::review::{Review, Reviewed, Reviewer, Told};
use serde_json::json;

fn reviewer() -> Reviewer {
    reviewer_of(&fixture_site().0)
}

fn reviewer_of(files: &Files) -> Reviewer {
    Reviewer::new(&json!({"files": files, "mappings": {}}).to_string()).expect("it is an object of texts")
}

/// The reviews of one new file.
fn reviews(name: &str, text: impl Into<Vec<u8>>) -> Vec<Review> {
    reviewed(name, text).reviews
}

fn reviewed(name: &str, text: impl Into<Vec<u8>>) -> Reviewed {
    reviewer().review(vec![(name.to_string(), text.into())])
}

/// The review of a file that others still agree with.
fn review(name: &str, text: impl Into<Vec<u8>>) -> Review {
    let mut all = reviews(name, text);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

fn file(name: &str) -> String {
    fixture_site().0.remove(name).unwrap_or_else(|| panic!("there is no {name}"))
}

fn told(changes: &[Told]) -> Vec<[&str; 3]> {
    changes.iter().map(|one| [&one.what, &one.before, &one.after].map(String::as_str)).collect()
}

/// Every published file passes, and changes nothing: so does each of the real ones.
#[test]
fn a_published_file_is_right_and_changes_nothing() {
    for (files, name) in [(fixture_site().0, "bicycles.json"), (published().0, "first-time-entrants-rate.json")] {
        let all = reviewer_of(&files).review(vec![(name.to_string(), files[name].clone().into_bytes())]);
        assert_eq!(all.seen, []);
        let all = all.reviews;
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].count, 0, "{:#?}", all[0].problems);
        let changes = all[0].changes.as_ref().expect("it can be read");
        assert_eq!([changes.added.count, changes.revised.count, changes.removed.count], [0, 0, 0]);
        assert!(changes.same > 3 && changes.about.count == 0);
    }
}

#[test]
fn a_changed_figure_needs_a_new_day_and_a_reason() {
    let old = file("bicycles.json");
    let silent = change(&old, r#""period": "2015/16", "value": 25"#, r#""period": "2015/16", "value": 26"#);
    let found = review("bicycles.json", silent.clone());
    assert_eq!(found.problems.iter().map(|problem| problem.rule).collect::<Vec<_>>(), ["snapshot", "silent"]);
    let next = change(&silent, r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#);
    let found = review("bicycles (2).json", next.clone());
    let problem = &found.problems[0];
    assert_eq!((found.count, problem.rule, problem.place.as_str()), (1, "silent", "Anyshire, 2015/16"));
    assert_eq!(problem.message, "It was 25 [e], now it is 26 [e].");
    let changes = found.changes.expect("it can be read");
    assert_eq!(told(&changes.about.shown), [["Updated", "6 January 2026", "7 January 2026"]]);
    assert_eq!(told(&changes.revised.shown), [["Anyshire, 2015/16", "25 [e]", "26 [e]"]]);
    assert_eq!([changes.added.count, changes.removed.count], [0, 0]);
    assert_eq!(found.charts.iter().map(|chart| chart.path.as_str()).collect::<Vec<_>>(), ["charts/bicycles/"]);
    let why = r#""corrections": [{"date": "2026-01-07", "what": "2015/16 was 25.", "why": "Miscounted."},"#;
    let found = review("bicycles.json", change(&next, r#""corrections": ["#, why));
    assert_eq!(found.count, 0, "{:#?}", found.problems);
}

/// What a chart says and shows is told before and after, on one scale.
#[test]
fn a_chart_that_says_something_else_is_told() {
    let next = change(&file("bicycles.json"), r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#);
    let rows = change(&next, r#""value": 20, "status": "p""#, r#""value": 60, "status": "p""#);
    let all = reviews("bicycles.json", rows);
    let [before, after] =
        [&all[0].charts[0].before, &all[0].charts[0].after].map(|one| one.clone().expect("it is drawn"));
    assert!(before.headline.contains("20") && after.headline.contains("60"), "{before:?} {after:?}");
    assert!([&before, &after].iter().all(|one| one.picture.starts_with("<svg class=\"chart-thumbnail\"")));
    // The largest figure was 40, and is 60: so what was the top is two thirds as high beside it.
    let top = |svg: &str| -> f64 {
        let all = svg.split(" y=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
        all.fold(f64::MAX, f64::min)
    };
    assert!(top(&before.picture) > 15.0 && top(&after.picture) < 5.0, "{} {}", before.picture, after.picture);
}

/// What readers see elsewhere is told too, once all is right.
#[test]
fn every_sentence_that_changes_is_told_before_and_after() {
    let facts = change(&file("key-facts.json"), "\"value\": 50, \"decimals\": 0", "\"value\": 60, \"decimals\": 0");
    let facts = change(&facts, "\"value\": 40", "\"value\": 50");
    let next = change(&file("bicycles.json"), r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#);
    let figures =
        change(&next, r#""period": "2013/14", "value": 40"#, r#""period": "2013/14", "value": 50, "status": "r""#);
    let files = [("bicycles.json", figures.clone()), ("key-facts.json", facts)];
    let all =
        reviewer().review(files.iter().map(|(name, text)| (name.to_string(), text.clone().into_bytes())).collect());
    // The file of single figures says nowhere why.
    assert_eq!(all.reviews.iter().map(|one| one.count).collect::<Vec<_>>(), [0, 3], "{:#?}", all.reviews[1].problems);
    assert!(all.seen.is_empty());
    let why = r#""updated": "2026-01-07", "corrections": [{"date": "2026-01-07", "what": "40 was 50.", "why": "Recounted."}]"#;
    let facts = change(&files[1].1, r#""updated": "2026-01-06""#, why);
    let all = reviewer().review(vec![
        ("bicycles.json".to_string(), figures.into_bytes()),
        ("key-facts.json".to_string(), facts.into_bytes()),
    ]);
    assert!(all.reviews.iter().all(|one| one.count == 0), "{:#?}", all.reviews);
    let subjects: Vec<&str> = all.seen.iter().map(|seen| seen.subject).collect();
    assert_eq!(subjects, ["Charts", "Cards of figures", "Words of pages", "Lessons", "Embeds"]);
    let home = all.seen[2].places.iter().find(|place| place.name == "first page").expect("it has the figure");
    let sentence = home.changes.shown.iter().find(|one| one.what.starts_with("Section")).expect("it is in a sentence");
    assert_eq!(sentence.before, "There were 40 bicycles stolen, then 20 bicycles.");
    assert_eq!(sentence.after, "There were 50 bicycles stolen, then 20 bicycles.");
}

/// What a mistake says here is what `site check` says, with its line beside it.
#[test]
fn a_mistake_is_told_with_its_place_its_line_and_what_to_do() {
    let broken =
        change(&file("bicycles.json"), r#""period": "2015/16", "value": 25"#, r#""period": "2015/16", "value": "25""#);
    let found = review("bicycles.json", broken.clone());
    assert_eq!((found.count, found.changes), (1, None));
    let problem = &found.problems[0];
    assert_eq!((problem.rule, problem.hint.as_str()), ("type", "Write 25, without quotation marks."));
    let line = broken.lines().nth(problem.line - 1).expect("the line is there");
    let excerpt = problem.excerpt.as_ref().expect("the line is shown");
    assert_eq!(excerpt.at, "\"25\"");
    assert!(line.contains(&format!("{}{}", excerpt.before.trim_start_matches('…'), excerpt.at)));
}

/// Whatever the bytes are, the answer is a report.
#[test]
fn bytes_that_are_no_text_get_a_report() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("{}".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("empty", Vec::new(), "json"),
        ("UTF-16", utf16, "encoding"),
        ("Windows-1252", b"{\"title\": \"caf\xE9\"}".to_vec(), "encoding"),
        ("large", vec![b' '; 10 * 1024 * 1024], "too-large"),
        ("workbook", b"PK\x03\x04\x14\x00\xFF".to_vec(), "encoding"),
    ];
    for (what, bytes, rule) in cases {
        let found = &reviews("bicycles.json", bytes)[0];
        assert_eq!(found.problems.iter().map(|one| one.rule).collect::<Vec<_>>(), [rule], "{what}");
        assert!(!found.problems[0].hint.is_empty(), "{what}");
    }
}

/// A file that others disagree with is told there, and not hidden.
#[test]
fn what_other_files_say_is_told_beside_them() {
    let text = change(
        &file("bicycles.json"),
        r#""period": "2013/14", "value": 40"#,
        r#""period": "2013/14", "value": 44, "status": "r""#,
    );
    let all = reviews("bicycles.json", change(&text, r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#));
    let counts: Vec<(&str, usize)> = all.iter().map(|one| (one.path.as_str(), one.count)).collect();
    assert_eq!(counts, [("bicycles.json", 0), ("key-facts.json", 1)]);
    assert_eq!(all[1].problems[0].rule, "figures-disagree");
}

#[test]
fn a_copy_replaces_the_file_that_it_is_a_copy_of() {
    let reviewer = reviewer();
    for (name, text) in [
        ("bicycles.json", ""),
        ("bicycles (3).json", ""),
        ("C:\\new\\bicycles.json", ""),
        ("", r#"{"name": "bicycles"}"#),
        ("", r#"{"name": "bicycles", "broken"#),
        ("for-monday.json", r#"{"name": "bicycles"}"#),
    ] {
        assert_eq!(reviewer.path_of(name, text), "bicycles.json", "{name}");
    }
    assert_eq!(reviewer.path_of("water.json", ""), "advice/water.json");
    assert_eq!(reviewer.path_of("nothing.json", "{}"), "nothing.json");
    assert_eq!(reviewer.path_of("", "nothing"), "pasted.json");
}

/// A bad dataset breaks the same rule here as in `site check`.
#[test]
fn a_bad_file_of_each_rule_is_refused_with_that_rule() {
    let folder = fixture("rules/dataset");
    let broken: Vec<String> = names_in(&folder).into_iter().filter(|name| name.ends_with(".json")).collect();
    assert!(broken.len() > 20);
    for name in broken.iter().filter(|name| *name != "good.json") {
        let all = reviews("bicycles.json", read(&folder.join(name)));
        let rules: Vec<&str> = all[0].problems.iter().map(|problem| problem.rule).collect();
        assert!(rules.contains(&name.trim_end_matches(".json")), "{name}: {rules:?}");
        assert!(all[0].problems.iter().all(|problem| !problem.hint.is_empty()), "{name}");
    }
}

/// Whatever is done to a file, there is a report, and a place in it is a place in the file.
#[test]
fn a_mangled_file_gets_a_report() {
    let (reviewer, good) = (reviewer(), file("bicycles.json").into_bytes());
    let config = proptest::prelude::ProptestConfig::with_cases(48);
    proptest::proptest!(config, |(at in 0..good.len(), cut in 0usize..40, new in proptest::collection::vec(0u8.., 0..12))| {
        let mut bytes = good.clone();
        bytes.splice(at..(at + cut).min(good.len()), new);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let all = reviewer.review(vec![("bicycles.json".to_string(), bytes)]).reviews;
        proptest::prop_assert_eq!(&all[0].path, "bicycles.json");
        for problem in &all[0].problems {
            proptest::prop_assert!(problem.line <= text.lines().count().max(1) + 1, "{:?}", problem);
        }
    });
}

fn reviewer_with(layout: &Layout) -> Reviewer {
    let folder = made_project(&format!("review-{}", layout.name), std::slice::from_ref(layout));
    let files = publish::load(&folder).expect("the files can be read").0;
    let given = json!({"files": files, "mappings": {layout.name: layout.mapping.to_string()}});
    Reviewer::new(&given.to_string()).expect("it is an object of texts")
}

fn said(why: Option<&'static str>) -> Said<'static> {
    Said { why, next: Some("2027-03-05"), today: Date::parse("2026-03-01").expect("it is a day") }
}

/// An official workbook is imported on the page as the tool does it: offered, read, changed, checked.
#[test]
fn an_official_workbook_is_taken_over() {
    let mut layout = police();
    layout.grids[2].set("C9", Put::Number(805.0));
    let mut reviewer = reviewer_with(&layout);
    let opened = reviewer.open_table(layout.file, (layout.write)(&layout.grids));
    assert!(opened.problems.is_empty());
    assert_eq!(
        opened.offers.iter().map(|offer| (offer.name.as_str(), offer.fits)).collect::<Vec<_>>(),
        [("police", true)]
    );
    let imported = reviewer.import_table("police", said(Some("The police found five more.")));
    assert_eq!((imported.count, imported.revised), (0, 1), "{:?}", imported.problems);
    assert_eq!(imported.sheets, ["Table P1"]);
    let text = imported.text.expect("it fits");
    assert!(text.contains("\"nextUpdate\": \"2027-03-05\"") && text.contains("was 800 and is 805."), "{text}");
    let reviewed = imported.reviewed.expect("it was checked");
    assert_eq!(reviewed.reviews[0].count, 0, "{:?}", reviewed.reviews[0].problems);
    let changes = reviewed.reviews[0].changes.as_ref().expect("it can be read");
    assert_eq!(told(&changes.revised.shown), [["Anyshire force area, 2021/22", "800", "805 [r]"]]);
}

#[test]
fn what_is_wrong_in_a_table_is_told_at_its_cell() {
    let mut layout = police();
    layout.grids[2].text("C9", "8O0");
    let mut reviewer = reviewer_with(&layout);
    let opened = reviewer.open_table(layout.file, (layout.write)(&layout.grids));
    assert!(!opened.offers[0].fits);
    let imported = reviewer.import_table("police", said(None));
    let problem = &imported.problems[0];
    assert_eq!(problem.place, "Sheet \u{201C}Table P1\u{201D}, cell C9");
    assert!(imported.text.is_none() && imported.count == 1 && !problem.hint.is_empty(), "{problem:?}");
    // A table that can't be read at all says so, and the one before is not taken instead.
    let opened = reviewer.open_table("broken.xlsx", b"PK\x03\x04 and no more".to_vec());
    assert_eq!((opened.offers.len(), opened.problems.len()), (0, 1));
    assert!(reviewer.import_table("police", said(None)).text.is_none());
}
