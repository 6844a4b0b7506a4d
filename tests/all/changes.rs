//! What a series did, in sentences: headline, change, lowest and highest, gaps and single points.

use crate::support::made::Made;
use altogether_safer::data::Dataset;
use altogether_safer::data::series::Series;
use altogether_safer::data::values::{Period, PeriodKind};
use altogether_safer::words::change::{Caution, Change, Direction};
use altogether_safer::words::finding::{Finding, point_words};
use altogether_safer::words::years::{gap_sentence, gaps, years as said_years};

fn headline(subject: &str, dataset: &Dataset, series: &Series, first: Period, last: Period) -> String {
    Finding::of(dataset, series, first, last).headline(subject)
}

fn sentence(dataset: &Dataset, series: &Series, first: Period, last: Period) -> String {
    Finding::of(dataset, series, first, last).sentence()
}

/// A dataset of calendar years from 2010, with one area.
fn years(figures: &[Option<f64>]) -> Dataset {
    let names: Vec<String> = (2010..).take(figures.len()).map(|year: u16| year.to_string()).collect();
    let all: Vec<(&str, Option<f64>)> = names.iter().map(String::as_str).zip(figures.iter().copied()).collect();
    Made::of("calendar-year").area("Seaham", &all).read()
}

fn said(dataset: &Dataset) -> String {
    sentence(dataset, &dataset.series[0], dataset.periods[0], dataset.periods[dataset.periods.len() - 1])
}

fn finding(dataset: &Dataset) -> String {
    headline(
        "Bicycle theft",
        dataset,
        &dataset.series[0],
        dataset.periods[0],
        dataset.periods[dataset.periods.len() - 1],
    )
}

fn missing(dataset: &Dataset) -> Option<String> {
    let all: Vec<&Series> = dataset.series.iter().collect();
    gap_sentence(&all, dataset.periods[0], dataset.periods[dataset.periods.len() - 1])
}

#[test]
fn a_fall_and_a_rise_are_said_in_percent_of_the_first_figure() {
    let fall = years(&[Some(40.0), Some(35.0), Some(30.0)]);
    assert_eq!(finding(&fall), "Bicycle theft in the town of Seaham fell by 25.0% between 2010 and 2012");
    assert_eq!(said(&fall), "Seaham: fell by 25.0%, from 40 bicycles in 2010 to 30 in 2012.");
    let rise = years(&[Some(1000.0), Some(1500.0), Some(2500.0)]);
    assert_eq!(finding(&rise), "Bicycle theft in the town of Seaham rose by 150.0% between 2010 and 2012");
    assert_eq!(said(&rise), "Seaham: rose by 150.0%, from 1,000 bicycles in 2010 to 2,500 in 2012.");
    let gone = years(&[Some(20.0), Some(0.0)]);
    assert_eq!(said(&gone), "Seaham: 20 bicycles in 2010, 0 in 2011.");
}

/// From 7 to 2 is a fall of 71%, which sounds like much more than it is.
#[test]
fn a_change_of_few_is_said_in_figures() {
    let few = years(&[Some(7.0), Some(2.0)]);
    assert_eq!(finding(&few), "Bicycle theft in the town of Seaham went from 7 to 2 between 2010 and 2011");
    assert_eq!(said(&few), "Seaham: 7 bicycles in 2010, 2 in 2011.");
    let rate = [("2010", Some(7.0)), ("2011", Some(5.0)), ("2012", Some(2.1))];
    let rate = Made::of("calendar-year").decimals(1).area("Seaham", &rate).read();
    assert!(said(&rate).starts_with("Seaham: fell by 70.0%"), "a rate is not of few");
}

/// What stops a percentage is a part of the finding.
#[test]
fn a_finding_says_why_it_is_told_in_figures() {
    let caution = |data: &Dataset| {
        Finding::of(data, &data.series[0], data.periods[0], data.periods[data.periods.len() - 1]).caution
    };
    assert_eq!(caution(&years(&[Some(40.0), Some(35.0), Some(30.0)])), None);
    assert_eq!(caution(&years(&[Some(7.0), Some(5.0), Some(2.0)])), Some(Caution::Few));
    assert_eq!(caution(&years(&[Some(1000.0), None, Some(1500.0)])), Some(Caution::Two));
    assert_eq!(caution(&years(&[Some(7.0), Some(7.0)])), None);
    let all = [("2010", Some(1000.0), None), ("2011", Some(1500.0), Some("b")), ("2012", Some(2000.0), None)];
    let broken = Made::of("calendar-year").marked("Seaham", &all).read();
    assert_eq!(caution(&broken), Some(Caution::Broken));
}

/// Two figures are no trend, and a percentage would make them sound like one.
#[test]
fn a_change_between_the_only_two_figures_is_said_in_figures() {
    let two = years(&[Some(1000.0), None, Some(1500.0)]);
    assert_eq!(finding(&two), "Bicycle theft in the town of Seaham went from 1,000 to 1,500 between 2010 and 2012");
    assert_eq!(said(&two), "Seaham: 1,000 bicycles in 2010, 1,500 in 2012.");
}

#[test]
fn a_change_of_less_than_one_percent_is_no_clear_change() {
    let direction = |to: f64| {
        let data = years(&[Some(1000.0), Some(to)]);
        Change::of(&data.series[0], data.periods[0], data.periods[1]).expect("there are two figures").direction()
    };
    assert_eq!(direction(1000.0), Direction::Unclear);
    assert_eq!(direction(1009.0), Direction::Unclear);
    assert_eq!(direction(991.0), Direction::Unclear);
    assert_eq!(direction(1010.0), Direction::Rose(Some(1.0)));
    assert_eq!(direction(990.0), Direction::Fell(1.0));
    let said = |to: f64| said(&years(&[Some(1000.0), Some(1000.0), Some(to)]));
    assert!(said(1009.0).starts_with("Seaham: shows no clear change, from"));
    assert!(said(1010.0).starts_with("Seaham: rose by 1.0%, from"));
    assert!(said(990.0).starts_with("Seaham: fell by 1.0%, from"));
    let data = years(&[Some(1000.0), Some(1004.0)]);
    assert_eq!(finding(&data), "Bicycle theft in the town of Seaham shows no clear change between 2010 and 2011");
}

/// Two ways of counting make no percentage, and the first and the last year may hide what was in between.
#[test]
fn a_break_and_a_turn_are_said() {
    let years_of = |figures: &[(&'static str, f64, Option<&'static str>)]| {
        let all: Vec<_> = figures.iter().map(|(year, value, status)| (*year, Some(*value), *status)).collect();
        Made::of("year-ending-march").marked("Seaham", &all).read()
    };
    let counted_anew = years_of(&[
        ("2010", 5000.0, None),
        ("2011", 2900.0, None),
        ("2012", 4000.0, Some("b")),
        ("2013", 6100.0, None),
    ]);
    let finding_of = finding(&counted_anew);
    assert!(finding_of.contains("went from 5,000 to 6,100") && !finding_of.contains('%'), "{finding_of}");
    assert!(finding_of.ends_with("with a low of 2,900 in the year ending March 2011"), "{finding_of}");
    assert!(said(&counted_anew).ends_with("The way of counting changed in between."));
    let before = finding(&years_of(&[("2010", 5000.0, None), ("2011", 2900.0, None), ("2012", 4000.0, None)]));
    assert!(before.contains('%'), "nothing changed in those years: {before}");
    let turned = years(&[Some(100.0), Some(40.0), Some(102.0)]);
    assert!(finding_ends(&turned, ", with a low of 40 in 2011"));
    let peaked = years(&[Some(100.0), Some(140.0), Some(102.0)]);
    assert!(finding_ends(&peaked, ", with a high of 140 in 2011"));
    let near = years(&[Some(100.0), Some(90.0), Some(102.0)]);
    assert!(finding_ends(&near, "between 2010 and 2012"));
}

fn finding_ends(dataset: &Dataset, end: &str) -> bool {
    finding(dataset).ends_with(end)
}

#[test]
fn from_nought_there_is_no_percentage() {
    let risen = years(&[Some(0.0), Some(30.0)]);
    assert_eq!(finding(&risen), "Bicycle theft in the town of Seaham rose between 2010 and 2011");
    let change = Change::of(&risen.series[0], risen.periods[0], risen.periods[1]).expect("there are two figures");
    assert_eq!((change.percent(), change.direction()), (None, Direction::Rose(None)));
    let still = years(&[Some(0.0), Some(0.0)]);
    assert_eq!(finding(&still), "Bicycle theft in the town of Seaham stayed at nought between 2010 and 2011");
}

#[test]
fn one_figure_is_said_alone_and_none_is_said_to_be_missing() {
    let one = years(&[None, Some(1.0), None]);
    assert_eq!(said(&one), "Seaham: 2011: 1 bicycle.");
    assert_eq!(finding(&one), "Bicycle theft in the town of Seaham");
    let none = years(&[None, None]);
    assert_eq!(said(&none), "Seaham: no figure was found for these years.");
    assert_eq!(finding(&none), "Bicycle theft in the town of Seaham");
}

#[test]
fn lowest_and_highest_are_said_only_inside() {
    let end = |figures: &[f64]| {
        let text = said(&years(&figures.iter().copied().map(Some).collect::<Vec<_>>()));
        text.split_once(". ").map(|(_, end)| end.to_string()).unwrap_or_default()
    };
    assert_eq!(end(&[10.0, 5.0, 20.0]), "It was lowest at 5 in 2011.");
    assert_eq!(end(&[10.0, 30.0, 20.0]), "It was highest at 30 in 2011.");
    assert_eq!(end(&[10.0, 5.0, 30.0, 20.0]), "It was lowest at 5 in 2011 and highest at 30 in 2012.");
    assert_eq!(end(&[10.0, 20.0, 30.0]), "");
    assert_eq!(end(&[30.0, 20.0, 10.0]), "");
    // As low as the first year and as high as the last: nothing new.
    assert_eq!(end(&[10.0, 10.0, 20.0, 20.0]), "");
    assert_eq!(end(&[30.0, 10.0, 10.0]), "");
    assert_eq!(end(&[30.0, 30.0, 10.0]), "");
    assert_eq!(end(&[10.0, 10.0]), "");
}

#[test]
fn a_change_runs_from_the_first_figure_to_the_last_within_the_years_chosen() {
    let data = years(&[Some(80.0), None, Some(60.0), Some(30.0), None]);
    let [_, second, _, fourth, fifth] = data.periods[..] else { panic!("there are five years") };
    let change = Change::of(&data.series[0], second, fifth).expect("two figures are inside");
    assert_eq!((change.from.1, change.to.1, change.to.0), (60.0, 30.0, fourth));
    assert_eq!(sentence(&data, &data.series[0], second, fifth), "Seaham: 60 bicycles in 2012, 30 in 2013.");
    assert_eq!(Change::of(&data.series[0], fourth, fifth), None);
}

#[test]
fn missing_years_are_said_in_runs() {
    assert_eq!(missing(&years(&[Some(1.0), Some(2.0)])), None);
    let text = missing(&years(&[Some(1.0), None, Some(2.0)]));
    assert_eq!(text.as_deref(), Some("There is no figure for 2011."));
    let text = missing(&years(&[Some(1.0), None, None, None, Some(2.0), None, Some(3.0), None]));
    assert_eq!(text.as_deref(), Some("There is no figure for 2011 to 2013, 2015 and 2017."));
    let all = years(&[None, None]);
    assert_eq!(missing(&all).as_deref(), Some("There is no figure for 2010 to 2011."));
}

#[test]
fn a_year_is_a_gap_only_if_no_series_has_it() {
    let (a, b) = ([("2010", None), ("2011", Some(1.0))], [("2010", Some(2.0)), ("2011", None)]);
    let data = Made::of("calendar-year").area("Seaham", &a).area("Consett", &b).read();
    assert_eq!(missing(&data), None);
    assert_eq!(gaps(&[&data.series[0]], data.periods[0], data.periods[1]), [(data.periods[0], data.periods[0])]);
}

#[test]
fn points_are_spoken_with_what_qualifies_them() {
    let figures = [
        ("2014/15", Some(1.0), None),
        ("2015/16", Some(1200.0), Some("e")),
        ("2016/17", None, Some("x")),
        ("2017/18", None, Some("c")),
    ];
    let data = Made::of("financial-year").marked("Seaham", &figures).read();
    let spoken: Vec<String> = data.series[0].points.iter().map(|point| point_words(&data, point)).collect();
    let expected = [
        "2014/15: 1 bicycle",
        "2015/16: 1,200 bicycles, worked out from other figures",
        "2016/17: no figure found",
        "2017/18: held back, so that nobody can be recognised",
    ];
    assert_eq!(spoken, expected);
}

#[test]
fn a_stretch_of_years_is_said_by_their_kind() {
    let say = |kind: &'static str, first: &str, last: &str| {
        let kind = PeriodKind::parse(kind).expect("the kind is known");
        let period = |text: &str| Period::parse(kind, text).expect("it is a period");
        said_years(period(first), period(last))
    };
    assert_eq!(say("financial-year", "2007/08", "2014/15"), "2007/08 to 2014/15");
    assert_eq!(say("calendar-year", "2015", "2024"), "2015 to 2024");
    assert_eq!(say("year-ending-march", "2010", "2018"), "years ending March 2010 to 2018");
    assert_eq!(say("financial-year", "2007/08", "2007/08"), "2007/08");
    assert_eq!(say("year-ending-march", "2010", "2010"), "year ending March 2010");
}

/// Each kind of year has its own wording.
#[test]
fn each_kind_of_year_has_its_own_wording() {
    let say = |kind: &'static str, years: [&'static str; 3]| {
        let figures: Vec<_> = years.into_iter().zip([Some(1000.0), Some(400.0), Some(750.0)]).collect();
        let data = Made::of(kind).area("Seaham", &figures).read();
        (finding(&data), said(&data))
    };
    let (finding, text) = say("financial-year", ["2007/08", "2008/09", "2009/10"]);
    assert_eq!(
        finding,
        "Bicycle theft in the town of Seaham fell by 25.0% between 2007/08 and 2009/10, with a low of 400 in 2008/09"
    );
    assert_eq!(
        text,
        "Seaham: fell by 25.0%, from 1,000 bicycles in 2007/08 to 750 in 2009/10. It was lowest at 400 in 2008/09."
    );
    let (finding, _) = say("calendar-year", ["2015", "2016", "2017"]);
    assert!(finding.ends_with("fell by 25.0% between 2015 and 2017, with a low of 400 in 2016"), "{finding}");
    let (finding, text) = say("year-ending-march", ["2010", "2011", "2012"]);
    assert!(
        finding.ends_with(
            "fell by 25.0% between the years ending March 2010 and 2012, with a low of 400 in the year ending March 2011"
        ),
        "{finding}"
    );
    assert!(
        text.starts_with("Seaham: fell by 25.0%, from 1,000 bicycles in the year ending March 2010 to 750"),
        "{text}"
    );
}
