//! What a reader chose, to the page's address and back.

use crate::support::fixture_site::{chart, dataset};
use crate::support::source;
use altogether_safer::chart::Selection;
use altogether_safer::data::chart::{ChartFile, ChartKind, MOST_AREAS};
use altogether_safer::data::{Audience, Dataset};
use proptest::prelude::*;
use std::sync::LazyLock;

static THEFTS: LazyLock<(ChartFile, Dataset)> = LazyLock::new(|| (chart("thefts-rate"), dataset("thefts-rate")));

fn first_shown() -> Selection {
    Selection::default_for(&THEFTS.0, &THEFTS.1).expect("the dataset has areas and years")
}

/// The fields of an address's query, as a browser reads them.
fn fields(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|part| !part.is_empty());
    pairs.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(k, v)| (k.to_string(), v.to_string())).collect()
}

fn asked(query: &str) -> (Selection, bool) {
    Selection::from_query(&fields(query), &THEFTS.0, &THEFTS.1).expect("the dataset has areas and years")
}

fn names(selection: &Selection) -> Vec<String> {
    selection.series(&THEFTS.1).iter().map(|series| series.area.slug.clone()).collect()
}

fn years(selection: &Selection) -> (String, String) {
    (selection.first.short(), selection.last.short())
}

prop_compose! {
    /// Some areas of the dataset in some order, and some of its years.
    fn any_choice()(
        areas in proptest::sample::subsequence((0..THEFTS.1.series.len()).collect::<Vec<_>>(), 1..=MOST_AREAS).prop_shuffle(),
        a in 0..THEFTS.1.periods.len(),
        b in 0..THEFTS.1.periods.len(),
    ) -> Selection {
        let code = |i: &usize| THEFTS.1.series[*i].area.code.clone();
        Selection {
            kind: ChartKind::Lines,
            areas: areas.iter().map(code).collect(),
            first: THEFTS.1.periods[a.min(b)],
            last: THEFTS.1.periods[a.max(b)],
        }
    }
}

/// A choice as newer data has it: the page reads its query again.
fn fitted(choice: &Selection, old: &Dataset, new: &Dataset) -> Option<Selection> {
    let query = fields(&choice.to_query(&THEFTS.0, old));
    Selection::from_query(&query, &THEFTS.0, new).map(|(selection, _)| selection)
}

proptest! {
    #[test]
    fn every_choice_comes_back_from_its_address(choice in any_choice()) {
        let query = choice.to_query(&THEFTS.0, &THEFTS.1);
        prop_assert_eq!(asked(&query), (choice.clone(), false));
        // It needs no percent signs, so that it can be read and typed.
        prop_assert!(query.bytes().all(|b| b.is_ascii_alphanumeric() || b"=&,-".contains(&b)), "{}", query);
        let full = choice.to_full_query(&THEFTS.1);
        prop_assert_eq!(Selection::from_query(&full, &THEFTS.0, &THEFTS.1), Some((choice, false)));
    }

    #[test]
    fn no_query_can_do_harm(text in "(areas|from|to|x|=|&|,|-|[a-z0-9%]{1,6}|anyshire-force-area|2014|\\PC){0,12}") {
        let (selection, _) = asked(&text);
        prop_assert!((1..=MOST_AREAS).contains(&selection.areas.len()));
        prop_assert!(selection.first <= selection.last);
        prop_assert_eq!(selection.series(&THEFTS.1).len(), selection.areas.len());
        prop_assert!(!selection.periods(&THEFTS.1).is_empty());
    }

    /// What the fields say is shown, and areas that stay keep their colours.
    #[test]
    fn fields_keep_the_colours_of_what_stays(before in any_choice(), after in any_choice()) {
        let now = before.with_fields(&THEFTS.1, &names(&after), after.years(&THEFTS.1)).expect("an area is left");
        let kept: Vec<_> = before.areas.iter().filter(|code| after.areas.contains(code)).cloned().collect();
        prop_assert_eq!(&now.areas[..kept.len()], kept.as_slice());
        let sorted = |mut areas: Vec<String>| { areas.sort(); areas };
        prop_assert_eq!(sorted(now.areas), sorted(after.areas));
        prop_assert_eq!((now.first, now.last), (after.first, after.last));
    }

    #[test]
    fn a_choice_fits_the_same_data_as_it_is(choice in any_choice()) {
        prop_assert_eq!(fitted(&choice, &THEFTS.1, &THEFTS.1), Some(choice.clone()));
    }
}

#[test]
fn an_empty_query_shows_what_the_chart_shows_first() {
    assert_eq!(asked(""), (first_shown(), false));
    assert_eq!(first_shown().to_query(&THEFTS.0, &THEFTS.1), "");
    assert_eq!(names(&first_shown()), ["anyshire-force-area", "northbank", "southbank", "england-and-wales"]);
    assert_eq!(years(&first_shown()), ("2010".to_string(), "2018".to_string()));
}

#[test]
fn an_address_says_only_what_differs() {
    let mut choice = first_shown();
    choice.last = THEFTS.1.periods[4];
    assert_eq!(choice.to_query(&THEFTS.0, &THEFTS.1), "to=2014");
    choice.areas = vec!["E23000001".to_string()];
    assert_eq!(choice.to_query(&THEFTS.0, &THEFTS.1), "areas=anyshire-force-area&to=2014");
}

#[test]
fn unknown_parameters_are_ignored() {
    assert_eq!(asked("utm_source=post&lang=en&colour=red&Areas=northbank"), (first_shown(), false));
    let (selection, lost) = asked("utm_source=post&areas=northbank");
    assert_eq!((names(&selection), lost), (vec!["northbank".to_string()], false));
}

#[test]
fn an_area_that_the_data_lacks_is_left_out_and_said_to_be() {
    let (selection, lost) = asked("areas=northbank,atlantis,southbank");
    assert_eq!((names(&selection), lost), (vec!["northbank".to_string(), "southbank".to_string()], true));
    assert_eq!(asked("areas=atlantis"), (first_shown(), true));
    assert_eq!(asked("areas="), (first_shown(), true));
    assert!(asked("areas=Northbank").1);
}

#[test]
fn an_area_asked_for_twice_is_shown_once() {
    let (selection, lost) = asked("areas=northbank,,northbank,southbank");
    assert_eq!((names(&selection), lost), (vec!["northbank".to_string(), "southbank".to_string()], false));
}

#[test]
fn of_more_than_four_areas_the_first_four_are_shown() {
    let (selection, lost) = asked("areas=southbank,northbank,the-moors,england-and-wales,anyshire-force-area");
    assert_eq!(names(&selection), ["southbank", "northbank", "the-moors", "england-and-wales"]);
    assert!(lost);
}

#[test]
fn years_the_wrong_way_round_are_turned() {
    let (selection, lost) = asked("from=2016&to=2012");
    assert_eq!((years(&selection), lost), (("2012".to_string(), "2016".to_string()), false));
}

#[test]
fn a_year_that_the_data_lacks_is_left_out_and_said_to_be() {
    for query in ["from=2009", "to=2019", "from=2014-15", "from=", "to=soon"] {
        assert_eq!(asked(query), (first_shown(), true), "{query}");
    }
    let (selection, lost) = asked("from=2012&to=2030");
    assert_eq!((years(&selection), lost), (("2012".to_string(), "2018".to_string()), true));
}

/// The made-up file without one year or one area.
fn without(lost: &str) -> Dataset {
    let text = source("tests/fixtures/site/public/data/thefts-rate.json");
    let mut file: serde_json::Value = serde_json::from_str(&text).expect("the file is JSON");
    for (list, fields) in [("rows", ["period", "area"].as_slice()), ("areas", &["code"])] {
        let items = file[list].as_array_mut().expect("it is a list");
        items.retain(|item| fields.iter().all(|field| item[*field] != lost));
    }
    Dataset::parse("less", &file.to_string(), Audience::Page).expect("less data is still right")
}

#[test]
fn a_choice_follows_newer_data() {
    let (newer, older) = (&THEFTS.1, without("2018"));
    let all = Selection::default_for(&THEFTS.0, &older).expect("the older data has areas and years");
    // A chart that showed every year shows the new one too.
    assert_eq!(fitted(&all, &older, newer), Some(first_shown()));
    let last = *older.periods.last().expect("there are years");
    let some = Selection { kind: ChartKind::Lines, areas: vec!["E23000002".to_string()], first: last, last };
    let fitted = fitted(&some, &older, newer).expect("the data has areas and years");
    assert_eq!(names(&fitted), ["northbank"]);
    assert_eq!(years(&fitted), ("2017".to_string(), "2018".to_string()));
}

#[test]
fn a_choice_loses_the_years_that_newer_data_lacks() {
    let fewer = without("2010");
    let choice = Selection { first: THEFTS.1.periods[0], last: THEFTS.1.periods[3], ..first_shown() };
    let fitted = fitted(&choice, &THEFTS.1, &fewer).expect("the data has areas and years");
    assert_eq!(years(&fitted), ("2011".to_string(), "2013".to_string()));
}

#[test]
fn a_choice_loses_the_areas_that_newer_data_lacks() {
    let fewer = without("E23000002");
    let left = |areas: &[&str]| {
        let choice = Selection { areas: areas.iter().map(|code| code.to_string()).collect(), ..first_shown() };
        fitted(&choice, &THEFTS.1, &fewer).expect("the data has areas and years").areas
    };
    assert_eq!(left(&["E23000003", "E23000002", "E23000001"]), ["E23000003", "E23000001"]);
    // Nothing is left of the choice: the chart is as it was first, as far as it can be.
    assert_eq!(left(&["E23000002"]), ["E23000001", "E23000003", "K04000001"]);
    assert_eq!(left(&["E23000001", "E23000002", "E23000003", "K04000001"]), ["E23000001", "E23000003", "K04000001"]);
}

#[test]
fn years_can_be_counted_back_from_the_latest() {
    let latest = first_shown().last;
    let at = |i: usize| THEFTS.1.periods[THEFTS.1.periods.len() - 1 - i];
    for (query, first, last) in [
        ("from=latest-4", at(4), latest),
        ("from=latest-4&to=latest-2", at(4), at(2)),
        ("to=latest", first_shown().first, latest),
        ("period=latest", first_shown().first, latest),
        ("from=latest-0", latest, latest),
        // The plain name comes first.
        ("period=latest&to=latest-1", first_shown().first, at(1)),
    ] {
        let (selection, lost) = asked(query);
        assert_eq!((selection.first, selection.last, lost), (first, last, false), "{query}");
    }
    for query in
        ["from=latest-99", "from=latest--1", "to=latest1", "period=latestx", "from=latest-99999999999999999999"]
    {
        assert_eq!(asked(query), (first_shown(), true), "{query}");
    }
}

#[test]
fn a_fifth_area_takes_the_place_of_the_oldest_but_for_the_first() {
    let before = first_shown();
    let all: Vec<String> = THEFTS.1.series.iter().map(|one| one.area.slug.clone()).collect();
    let fifth = all.iter().find(|slug| !names(&before).contains(slug)).expect("more than four areas").clone();
    let ticked: Vec<String> = names(&before).into_iter().chain([fifth.clone()]).collect();
    let now = before.with_fields(&THEFTS.1, &ticked, before.years(&THEFTS.1)).expect("areas are left");
    assert_eq!(names(&now), ["anyshire-force-area", "southbank", "england-and-wales", &fifth]);
    let name = &THEFTS.1.series.iter().find(|one| one.area.slug == fifth).expect("it is there").area.name;
    assert_eq!(now.told(&THEFTS.1, &before), format!("{name} added. Northbank removed."));
}

#[test]
fn no_area_is_no_choice_and_crossed_years_are_put_right() {
    let before = first_shown();
    assert_eq!(before.with_fields(&THEFTS.1, &[], [0, 1]), None);
    let now = before.with_fields(&THEFTS.1, &names(&before), [4, 1]).expect("areas are left");
    assert_eq!(years(&now), ("2011".to_string(), "2014".to_string()));
    assert_eq!(now.years(&THEFTS.1), [1, 4]);
    assert_eq!(now.told(&THEFTS.1, &before), "Years ending March 2011 to 2014.");
    assert_eq!(before.told(&THEFTS.1, &before), "");
}
