//! The plan of a school year: readable, backed by evidence, and the same in the calendar file, which is read back with
//! another parser.

use crate::support::fixture_site::fixture_site;
use crate::support::readability::{age, split};
use crate::support::site::site;
use crate::support::{change, fixture, published, read, source};
use altogether_safer::data::lesson::{MonthPlan, SchoolYear};
use altogether_safer::page::Site;
use altogether_safer::publish::calendar;
use altogether_safer::route::Route;
use ical::IcalParser;
use ical::property::Property;
use serde_json::Value;
use std::io::BufReader;

/// The maximum reading age of the plan, which adults read, in years.
const OLDEST: f64 = 10.0;

/// The maximum length of a line of a calendar file, in bytes (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

fn both() -> [Site; 2] {
    [published(), fixture_site()].map(|(files, package)| site(files, package))
}

/// A property of an entry as the parser finds it, still escaped.
fn raw<'p>(entry: &'p [Property], name: &str) -> &'p str {
    let found = entry.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.as_deref()).unwrap_or_else(|| panic!("the entry lacks {name}"))
}

/// A text as it was before it was escaped.
fn text(entry: &[Property], name: &str) -> String {
    let mut out = String::new();
    let mut chars = raw(entry, name).chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('n' | 'N')) => out.push('\n'),
            (_, Some(escaped)) => out.push(escaped),
            (c, None) => out.push(c),
        }
    }
    out
}

/// What an entry has to say.
fn expected(site: &Site, plan: &MonthPlan) -> String {
    let packs = plan.packs.iter().map(|name| site.package.pack(name).expect("the pack is there"));
    let packs = packs.map(|pack| format!("{}: {}", pack.short, site.pack_address(pack)));
    let words = std::iter::once(&plan.why).chain(&plan.occasions).map(|text| site.filled(text));
    words.chain(packs).collect::<Vec<_>>().join("\n")
}

#[test]
fn another_parser_finds_every_month_in_the_calendar() {
    for site in both() {
        let file = calendar(&site).expect("there is a calendar");
        // This parser drops the spaces at the end of a folded line, so it gets whole lines.
        let unfolded = file.replace("\r\n ", "");
        let mut parsed = IcalParser::new(BufReader::new(unfolded.as_bytes()));
        let whole = parsed.next().expect("there is a calendar").expect("it can be parsed");
        assert!(parsed.next().is_none());
        assert_eq!((raw(&whole.properties, "VERSION"), whole.events.len()), ("2.0", site.package.year.months.len()));
        for (event, plan) in whole.events.iter().zip(&site.package.year.months) {
            let entry = &event.properties;
            let (month, number) = (plan.month.slug(), plan.month.number);
            assert_eq!(text(entry, "DESCRIPTION"), expected(&site, plan));
            assert!(text(entry, "SUMMARY").starts_with(plan.month.name));
            assert!(raw(entry, "URL").ends_with(&format!("schools/year/#{month}")));
            assert_eq!(raw(entry, "RRULE"), format!("FREQ=YEARLY;BYMONTH={number};BYDAY=1TU"));
            assert!(raw(entry, "UID").starts_with(&format!("{month}@")), "the name stays from build to build");
            let start = entry.iter().find(|property| property.name == "DTSTART").expect("it starts");
            assert_eq!(start.params, Some(vec![("VALUE".to_string(), vec!["DATE".to_string()])]), "it lasts all day");
            assert_eq!(&raw(entry, "DTSTART")[4..6], format!("{number:02}"));
        }
    }
}

#[test]
fn the_calendar_keeps_to_the_form_of_its_lines_and_is_the_same_each_time() {
    for site in both() {
        let file = calendar(&site).expect("there is a calendar");
        assert_eq!(calendar(&site), Some(file.clone()));
        assert!(file.ends_with("END:VCALENDAR\r\n") && file.matches('\n').count() == file.matches("\r\n").count());
        assert!(file.lines().all(|line| line.len() <= LONGEST_LINE), "a line is too long");
        assert!(file.lines().any(|line| line.starts_with(' ')), "no line is folded");
    }
}

/// The first Tuesdays of the school year in which the plan was made.
#[test]
fn entries_begin_on_the_first_day_that_their_rule_names() {
    let [site, _] = both();
    let file = calendar(&site).expect("there is a calendar");
    let starts: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    assert_eq!(starts[..5], ["20260901", "20261006", "20261103", "20261201", "20270105"]);
}

#[test]
fn the_plan_has_every_month_and_can_be_read() {
    let year = published().1.year;
    assert_eq!(year.months.len(), 11);
    let sentences: Vec<String> = year.texts().into_iter().flat_map(split).collect();
    let age = age(&sentences);
    println!("{age:4.1} years  school-year.json");
    assert!(age <= OLDEST, "the plan needs a reading age of {age:.1}");
    assert!(sentences.iter().all(|one| one.split_whitespace().count() <= 25), "{sentences:#?}");
}

/// Whatever names evidence names its source, and no evidence that nobody could check.
#[test]
fn months_rest_on_valid_evidence() {
    let all: Vec<Value> = serde_json::from_str(&source("records/advice-evidence.json")).expect("the evidence is JSON");
    let year = published().1.year;
    for plan in &year.months {
        assert!(plan.occasions.is_empty() || !plan.backing.evidence.is_empty(), "{} invents a week", plan.month.name);
        for number in &plan.backing.evidence {
            let one = all.iter().find(|one| one["number"] == *number).expect("there is such evidence");
            assert!(!one["standing"].as_str().unwrap_or_default().starts_with("CHECK"), "{number} is to be checked");
            let sources = plan.backing.sources.iter().filter_map(|id| year.meta.source(id)?.path.as_deref());
            assert!(sources.into_iter().any(|path| one["address"] == path), "{number} lacks its source");
        }
    }
}

#[test]
fn months_in_the_wrong_order_are_refused() {
    let good = read(&fixture("rules/year/good.json"));
    let late = change(&good, "\"October\"", "\"April\"");
    let problems = SchoolYear::parse("good.json", &late).expect_err("March stands after April");
    assert_eq!(
        problems.iter().map(|one| (one.rule, one.pointer.as_str())).collect::<Vec<_>>(),
        [("month", "/months/1")]
    );
}

#[test]
fn the_page_has_each_month_with_its_packs_and_each_key_stage() {
    let [site, _] = both();
    let body = site.page(&Route::SchoolYear).expect("there is a page").body;
    for plan in &site.package.year.months {
        let start = body.find(&format!("<h2 id=\"{}\"", plan.month.slug())).expect("the month has a heading");
        let month = body[start..].split("</section>").next().unwrap_or_default();
        assert_eq!(month.matches("<li>").count(), plan.packs.len());
        for name in &plan.packs {
            assert!(month.contains(&format!("/{name}/\"")), "{} lacks {name}", plan.month.name);
        }
    }
    assert!(body.contains("<strong>Key Stage 1: </strong>") && body.contains("<strong>Key Stage 4: </strong>"));
}
