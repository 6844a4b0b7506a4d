//! Texts checked against the figures of the made-up site: sentences of a press release, right and wrong.

use crate::support::fixture_site::fixture_site;
use crate::support::{fixture, read};
use altogether_safer::fact_check::{Kind, Published, check};
use altogether_safer::words::number;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    text: String,
    /// Each figure and direction, and what is to be said of it.
    figures: Vec<(String, String)>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(&read(&fixture("press-sentences.json"))).expect("the fixture can be read")
}

fn published() -> Published {
    Published::of(&fixture_site().1)
}

fn name(kind: Kind) -> String {
    serde_json::to_value(kind).expect("it has a name").as_str().expect("it is a word").to_string()
}

/// What is said of the figures of one sentence.
fn found(published: &Published, text: &str) -> Vec<(String, Kind, String)> {
    let verdicts = check(published, text).into_iter().flat_map(|sentence| sentence.verdicts);
    verdicts.map(|one| (one.figure, one.kind, one.says)).collect()
}

/// At least 95 of 100 wrong sentences are found, and at most 5 of 100 right ones are doubted.
#[test]
fn wrong_sentences_are_found_and_right_ones_are_left_alone() {
    let published = published();
    let (mut wrong, mut missed, mut right, mut doubted) = (0, Vec::new(), 0, Vec::new());
    for Case { text, figures } in cases() {
        let found = found(&published, &text);
        let is_doubted = found.iter().any(|(_, kind, _)| !kind.is_right());
        if figures.iter().all(|(_, kind)| ["right", "rounded"].contains(&kind.as_str())) {
            right += 1;
            doubted.extend(is_doubted.then(|| format!("{text}\n  {found:?}")));
        } else {
            wrong += 1;
            missed.extend((!is_doubted).then(|| format!("{text}\n  {found:?}")));
        }
    }
    assert!(right >= 20 && wrong >= 20, "{right} right, {wrong} wrong");
    assert!(missed.len() * 100 <= wrong * 5, "missed:\n{}", missed.join("\n"));
    assert!(doubted.len() * 100 <= right * 5, "doubted:\n{}", doubted.join("\n"));
}

/// Nothing that is wrong is called right, and each mistake gets its own name.
#[test]
fn each_figure_gets_its_own_verdict() {
    let published = published();
    let mut other = Vec::new();
    for Case { text, figures } in cases() {
        let found = found(&published, &text);
        let named: Vec<(String, String)> =
            found.iter().map(|(figure, kind, _)| (figure.clone(), name(*kind))).collect();
        if named != figures {
            other.push(format!("{text}\n  expected {figures:?}\n  found    {found:?}"));
        }
    }
    assert!(other.is_empty(), "{}", other.join("\n"));
}

/// Every published dataset's own figures are found, and called wrong once they are changed, with another area's name or
/// another year.
#[test]
fn published_figures_are_right_until_they_are_changed() {
    let package = crate::support::published().1;
    let published = Published::of(&package);
    let (mut tried, mut doubted, mut missed) = (0, Vec::new(), Vec::new());
    for dataset in
        package.datasets.iter().filter(|one| one.dimension.is_none() && one.span == 1 && one.unit.many != "(index)")
    {
        for series in dataset.series.iter().take(4) {
            for point in series.points.iter().filter(|point| point.value.is_some()).take(2) {
                let value = point.value.unwrap_or_default();
                let percent = if dataset.unit.many.starts_with('%') { "%" } else { "" };
                let sentence = |value: f64| {
                    let shown = number(value, dataset.decimals);
                    format!("{}: in {}, {} had {shown}{percent}.", dataset.measure, point.period, series.area.said)
                };
                let is_right = |text: &str| found(&published, text).iter().all(|(_, kind, _)| kind.is_right());
                tried += 1;
                let [own, other] = [sentence(value), sentence(value * 1.5 + 13.0)];
                doubted.extend((!is_right(&own)).then(|| format!("{own} {:?}", found(&published, &own))));
                missed.extend(is_right(&other).then_some(other));
            }
        }
    }
    assert!(tried > 60, "{tried}");
    assert!(doubted.len() * 100 <= tried * 5, "{} of {tried} doubted:\n{}", doubted.len(), doubted.join("\n"));
    assert!(missed.len() * 100 <= tried * 5, "{} of {tried} missed:\n{}", missed.len(), missed.join("\n"));
}

/// Any text gets an answer, and every sentence of it comes back.
#[test]
fn any_text_gets_an_answer() {
    let published = published();
    proptest::proptest!(|(text in "(\\PC|[ .,%/\n]|[0-9]{1,4}|Anyshire|March|fell by|bicycles|year to){0,40}")| {
        let all = check(&published, &text);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let back: String = all.iter().map(|sentence| letters(&sentence.text)).collect();
        proptest::prop_assert_eq!(back, letters(&text));
    });
}
