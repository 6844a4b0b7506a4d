//! New files checked against the published ones: what is wrong, what would change, and nothing else.

use crate::support::made_up::made_up;
use crate::support::{change, fixture, names_in, published, read};
use altogether_safer::review::{Change, Desk, Review};

fn desk() -> Desk {
    Desk::new(&serde_json::to_string(&made_up().0).expect("texts are JSON")).expect("it is an object of texts")
}

/// The reviews of one new file.
fn reviews(name: &str, text: impl Into<Vec<u8>>) -> Vec<Review> {
    desk().review(vec![(name.to_string(), text.into())])
}

/// The review of a file that others still agree with.
fn review(name: &str, text: impl Into<Vec<u8>>) -> Review {
    let mut all = reviews(name, text);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

fn file(name: &str) -> String {
    made_up().0.remove(name).unwrap_or_else(|| panic!("there is no {name}"))
}

fn told(changes: &[Change]) -> Vec<[&str; 4]> {
    changes.iter().map(|one| [&one.what, &one.period, &one.before, &one.after].map(String::as_str)).collect()
}

/// Every published file passes, and changes nothing: so does each of the real ones.
#[test]
fn a_published_file_is_right_and_changes_nothing() {
    for (files, name) in [(made_up().0, "bicycles.json"), (published().0, "first-time-entrants-rate.json")] {
        let desk =
            Desk::new(&serde_json::to_string(&files).expect("texts are JSON")).expect("it is an object of texts");
        let all = desk.review(vec![(name.to_string(), files[name].clone().into_bytes())]);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].count, 0, "{:#?}", all[0].problems);
        let changes = all[0].changes.as_ref().expect("it can be read");
        assert_eq!([changes.added.count, changes.revised.count, changes.removed.count], [0, 0, 0]);
        assert!(changes.same > 3 && changes.fields.is_empty() && !changes.unexplained);
    }
}

#[test]
fn a_changed_figure_needs_a_new_day_and_a_reason() {
    let old = file("bicycles.json");
    let silent = change(&old, r#""period": "2015/16", "value": 25"#, r#""period": "2015/16", "value": 26"#);
    let found = review("bicycles.json", silent.clone());
    assert_eq!(found.problems.iter().map(|problem| problem.rule).collect::<Vec<_>>(), ["snapshot"]);
    let next = change(&silent, r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#);
    let found = review("bicycles (2).json", next.clone());
    assert_eq!(found.count, 0, "{:#?}", found.problems);
    let changes = found.changes.expect("it can be read");
    assert_eq!(changes.fields, ["updated"]);
    assert_eq!(told(&changes.revised.shown), [["Anyshire", "2015/16", "25 [e]", "26 [e]"]]);
    assert_eq!([changes.added.count, changes.removed.count], [0, 0]);
    assert!(changes.unexplained);
    assert_eq!(found.charts.iter().map(|chart| chart.path.as_str()).collect::<Vec<_>>(), ["charts/bicycles/"]);
    assert_eq!(found.charts[0].before, found.charts[0].after);
    let why = r#""corrections": [{"date": "2026-01-07", "what": "2015/16 was 25.", "why": "Miscounted."},"#;
    let found = review("bicycles.json", change(&next, r#""corrections": ["#, why));
    assert_eq!(found.count, 0, "{:#?}", found.problems);
    assert!(!found.changes.expect("it can be read").unexplained);
}

/// What a chart says is told before and after.
#[test]
fn a_chart_that_says_something_else_is_told() {
    let next = change(&file("bicycles.json"), r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#);
    let rows = change(&next, r#""value": 20, "status": "p""#, r#""value": 60, "status": "p""#);
    let all = reviews("bicycles.json", rows);
    let chart = &all[0].charts[0];
    assert!(chart.before.contains("20") && chart.after.contains("60"), "{chart:?}");
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
    let text =
        change(&file("bicycles.json"), r#""period": "2013/14", "value": 40"#, r#""period": "2013/14", "value": 44"#);
    let all = reviews("bicycles.json", change(&text, r#""updated": "2026-01-06""#, r#""updated": "2026-01-07""#));
    let counts: Vec<(&str, usize)> = all.iter().map(|one| (one.path.as_str(), one.count)).collect();
    assert_eq!(counts, [("bicycles.json", 0), ("key-facts.json", 1)]);
    assert_eq!(all[1].problems[0].rule, "figures-disagree");
}

#[test]
fn a_copy_replaces_the_file_that_it_is_a_copy_of() {
    let desk = desk();
    for (name, text) in [
        ("bicycles.json", ""),
        ("bicycles (3).json", ""),
        ("C:\\new\\bicycles.json", ""),
        ("", r#"{"name": "bicycles"}"#),
        ("", r#"{"name": "bicycles", "broken"#),
        ("for-monday.json", r#"{"name": "bicycles"}"#),
    ] {
        assert_eq!(desk.path_of(name, text), "bicycles.json", "{name}");
    }
    assert_eq!(desk.path_of("water.json", ""), "advice/water.json");
    assert_eq!(desk.path_of("nothing.json", "{}"), "nothing.json");
    assert_eq!(desk.path_of("", "nothing"), "pasted.json");
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
    let (desk, good) = (desk(), file("bicycles.json").into_bytes());
    let config = proptest::prelude::ProptestConfig::with_cases(48);
    proptest::proptest!(config, |(at in 0..good.len(), cut in 0usize..40, new in proptest::collection::vec(0u8.., 0..12))| {
        let mut bytes = good.clone();
        bytes.splice(at..(at + cut).min(good.len()), new);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let all = desk.review(vec![("bicycles.json".to_string(), bytes)]);
        proptest::prop_assert_eq!(&all[0].path, "bicycles.json");
        for problem in &all[0].problems {
            proptest::prop_assert!(problem.line <= text.lines().count().max(1) + 1, "{:?}", problem);
        }
    });
}
