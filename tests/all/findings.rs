//! What a series shows, by the rules of `docs/findings.md`: the latest figure, its comparisons, direction, breaks, turns;
//! and the sentences about gaps and single points.

use crate::support::dataset_builder::Made;
use crate::support::published;
use altogether_safer::chart::Selection;
use altogether_safer::data::Dataset;
use altogether_safer::data::chart::ChartKind;
use altogether_safer::data::series::{Series, place};
use altogether_safer::data::values::{Period, PeriodKind};
use altogether_safer::words::finding::{Finding, MOST_WORDS, figure_words, sentences};
use altogether_safer::words::number::rank;
use altogether_safer::words::years::{gap_sentence, gaps, years as said_years};
use std::cmp::Ordering;

/// A dataset of calendar years from 2010, with one area.
fn made(figures: &[Option<f64>]) -> Made {
    let names: Vec<String> = (2010..).take(figures.len()).map(|year: u16| year.to_string()).collect();
    let all: Vec<(&str, Option<f64>)> = names.iter().map(String::as_str).zip(figures.iter().copied()).collect();
    Made::of("calendar-year").area("Seaham", &all)
}

fn years(figures: &[Option<f64>]) -> Dataset {
    made(figures).read()
}

/// The same as counts of separate events.
fn counts(figures: &[f64]) -> Dataset {
    made(&figures.iter().copied().map(Some).collect::<Vec<_>>()).with("limits", "counts").read()
}

fn ends(data: &Dataset) -> (Period, Period) {
    (data.periods[0], data.periods[data.periods.len() - 1])
}

/// What the chart of all areas shows.
fn finding(data: &Dataset) -> Finding<'_> {
    let (first, last) = ends(data);
    let all: Vec<&Series> = data.series.iter().collect();
    Finding::of(data, &all, first, last).expect("there is an area")
}

/// The headline, from the colon on.
fn told(data: &Dataset) -> String {
    let headline = finding(data).headline("Bicycle theft");
    let (start, end) = headline.split_once(": ").expect("there is a figure");
    assert_eq!(start, format!("Bicycle theft in the town of {}", data.series[0].area.name));
    end.to_string()
}

fn missing(data: &Dataset) -> Option<String> {
    let (first, last) = ends(data);
    let all: Vec<&Series> = data.series.iter().collect();
    gap_sentence(&all, first, last)
}

/// A direction is told where the limits do not overlap, and only there.
#[test]
fn a_direction_is_told_only_where_it_is_more_than_chance() {
    let cases: &[(&[f64], &str)] = &[
        (&[1000.0, 1100.0, 1300.0], "1,300 bicycles in 2012, up from 1,000 in 2010"),
        (&[1000.0, 900.0, 700.0], "700 bicycles in 2012, down from 1,000 in 2010"),
        (&[1000.0, 1010.0, 1050.0], "1,050 bicycles in 2012, about the same as 1,000 in 2010"),
        // The limits of 178 are 152.8 and 206.2, those of 204 177.0 and 234.0.
        (&[178.0, 204.0], "204 bicycles in 2011, about the same as 178 in 2010"),
        // Few are told in figures too: 7 has limits of 2.8 and 14.4, 2 of 0.2 and 7.2.
        (&[7.0, 2.0], "2 bicycles in 2011, about the same as 7 in 2010"),
        (&[0.0, 3.0], "3 bicycles in 2011, about the same as 0 in 2010"),
        (&[0.0, 30.0], "30 bicycles in 2011, up from 0 in 2010"),
        (&[20.0, 1.0], "1 bicycle in 2011, down from 20 in 2010"),
        (&[0.0, 0.0], "0 bicycles in 2011, about the same as 0 in 2010"),
    ];
    for (figures, words) in cases {
        assert_eq!(told(&counts(figures)), *words, "{figures:?}");
        let plain = words.split(", ").next().expect("there is a start");
        let unknown = years(&figures.iter().copied().map(Some).collect::<Vec<_>>());
        let (then, first) = (words.rsplit(' ').nth(2), figures[0]);
        assert_eq!(told(&unknown), format!("{plain}, compared with {} in 2010", then.expect("a figure")), "{first}");
        assert_eq!(finding(&unknown).direction, None);
    }
}

/// A series that turns farther than its ends are apart went up and down, whatever its ends are.
#[test]
fn a_series_that_swings_is_said_to() {
    let nights = [641.0, 354.0, 227.0, 629.0];
    let whole = "629 bicycles in 2013, up and down since 2010 (641)";
    for data in [counts(&nights), years(&nights.map(Some))] {
        assert_eq!(told(&data), whole);
        assert_eq!(finding(&data).sentence(), format!("Seaham: {whole}, with 227 in 2012."));
    }
    let cases: &[(&[f64], Option<f64>)] = &[
        // A turn that is shorter than the way between the ends is a part of that way.
        (&[46_200.0, 66_700.0, 60_450.0], None),
        (&[26.75, 19.27, 21.55], None),
        (&[1000.0, 2000.0, 1100.0], Some(2000.0)),
        (&[1000.0, 400.0, 2000.0, 1100.0], Some(2000.0)),
        (&[1100.0, 400.0, 1000.0], Some(400.0)),
        // Chance could make these.
        (&[10.0, 15.0, 10.0], None),
        (&[10.0, 30.0, 10.0], Some(30.0)),
        (&[1000.0, 1100.0, 1000.0], None),
    ];
    for (figures, turn) in cases {
        let all: Vec<_> = figures.iter().copied().map(Some).collect();
        let data = made(&all).decimals(2).with("limits", "counts").read();
        assert_eq!(finding(&data).turn.and_then(|point| point.value), *turn, "{figures:?}");
    }
    // Without limits, a turn counts from a fifth of the nearer end on.
    let turn = |middle: f64| finding(&years(&[Some(100.0), Some(middle), Some(100.0)])).turn.is_some();
    assert_eq!([119.0, 121.0, 81.0, 79.0].map(turn), [false, true, false, true]);
}

#[test]
fn a_break_ends_the_span_and_a_gap_does_not() {
    let of = |figures: &[(&'static str, Option<f64>, Option<&'static str>)]| {
        Made::of("year-ending-march").marked("Seaham", figures).with("limits", "counts").read()
    };
    let broken = of(&[
        ("2010", Some(9000.0), None),
        ("2011", Some(5000.0), Some("b")),
        ("2012", None, Some("x")),
        ("2013", Some(6100.0), None),
    ]);
    assert_eq!(told(&broken), "6,100 bicycles in the year ending March 2013, up from 5,000 in 2011");
    let (series, periods) = (&broken.series[0], &broken.periods);
    let said = sentences(&broken, &[series], periods[0], periods[3]);
    assert_eq!(
        said[..2],
        [
            "Seaham: 6,100 bicycles in the year ending March 2013, up from 5,000 in 2011.",
            "Earlier years were counted differently."
        ]
    );
    let before = Finding::of(&broken, &[series], periods[0], periods[0]).expect("there is an area");
    assert_eq!(before.sentence(), "Seaham: 9,000 bicycles in the year ending March 2010.");
    // From the break on nothing earlier is shown.
    let after = Finding::of(&broken, &[series], periods[1], periods[3]).expect("there is an area");
    assert!(!after.broken && after.then == series.point(periods[1]));
    let new = of(&[("2010", Some(9000.0), None), ("2011", Some(5000.0), Some("b"))]);
    assert_eq!(told(&new), "5,000 bicycles in the year ending March 2011");
    assert!(finding(&new).broken);
    let gap = of(&[("2010", Some(9000.0), None), ("2011", None, Some("x")), ("2012", Some(5000.0), None)]);
    assert_eq!(told(&gap), "5,000 bicycles in the year ending March 2012, down from 9,000 in 2010");
}

/// Rates of three years are compared only where they share none.
#[test]
fn figures_that_share_a_year_are_not_compared() {
    let of = |figures: &[f64]| {
        made(&figures.iter().copied().map(Some).collect::<Vec<_>>()).with("limits", "counts").with("span", 3).read()
    };
    assert_eq!(told(&of(&[1000.0, 700.0, 400.0])), "400 bicycles in the 3 years to 2012");
    assert_eq!(
        told(&of(&[1000.0, 700.0, 500.0, 400.0])),
        "400 bicycles in the 3 years to 2013, down from 1,000 in 2010"
    );
    // The turn shares years with both ends.
    assert_eq!(finding(&of(&[1000.0, 400.0, 400.0, 1000.0])).turn, None);
    assert!(finding(&of(&[1000.0, 400.0, 400.0, 400.0, 400.0, 400.0, 1000.0])).turn.is_some());
}

#[test]
fn the_first_pandemic_year_is_named_where_a_span_ends() {
    let say = |kind: &'static str, names: [&'static str; 3]| {
        let all: Vec<_> = names.into_iter().zip([Some(1000.0), Some(700.0), Some(400.0)]).collect();
        told(&Made::of(kind).area("Seaham", &all).with("limits", "counts").read())
    };
    let year = "(pandemic)";
    let cases = [
        ("calendar-year", ["2018", "2019", "2020"], format!("400 bicycles in 2020 {year}, down from 1,000 in 2018")),
        ("calendar-year", ["2020", "2021", "2022"], format!("400 bicycles in 2022, down from 1,000 in 2020 {year}")),
        ("calendar-year", ["2019", "2020", "2021"], "400 bicycles in 2021, down from 1,000 in 2019".to_string()),
        (
            "financial-year",
            ["2020/21", "2021/22", "2022/23"],
            format!("400 bicycles in 2022/23, down from 1,000 in 2020/21 {year}"),
        ),
        (
            "year-ending-march",
            ["2019", "2020", "2021"],
            format!("400 bicycles in the year ending March 2021 {year}, down from 1,000 in 2019"),
        ),
    ];
    for (kind, names, words) in cases {
        assert_eq!(say(kind, names), words);
    }
}

/// Seaham's rates, with the events behind them, and those of England.
fn against(unit: [&'static str; 2], rate: f64, events: &[u32], england: f64, theirs: &[u32]) -> Dataset {
    Made::of("calendar-year")
        .unit(unit[0], unit[1])
        .decimals(1)
        .area("Seaham", &[("2010", Some(100.0)), ("2011", Some(rate))])
        .counted("E00000001", events)
        .area("England", &[("2010", Some(100.0)), ("2011", Some(england))])
        .counted("E92000001", theirs)
        .with("limits", "rates")
        .read()
}

const RATE: [&str; 2] = ["theft per 1,000 people", "thefts per 1,000 people"];

#[test]
fn a_rate_is_compared_with_the_widest_area_on_show() {
    type Case<'c> = (f64, &'c [u32], f64, &'c [u32], &'c str);
    let cases: &[Case<'_>] = &[
        (
            50.0,
            &[1000, 500],
            60.0,
            &[100_000, 60_000],
            "50.0 thefts per 1,000 people in 2011, below the town of England (60.0), down from 100.0 in 2010",
        ),
        (
            60.0,
            &[100, 60],
            50.0,
            &[],
            "60.0 in 2011, about the same as the town of England (50.0), down from 100.0 in 2010",
        ),
        (
            60.0,
            &[1000, 600],
            50.0,
            &[],
            "60.0 thefts per 1,000 people in 2011, above the town of England (50.0), down from 100.0 in 2010",
        ),
        (60.0, &[], 50.0, &[], "60.0 thefts per 1,000 people in 2011 (England 50.0), compared with 100.0 in 2010"),
    ];
    for (rate, events, england, theirs, words) in cases {
        assert_eq!(told(&against(RATE, *rate, events, *england, theirs)), *words);
    }
    // Counts of places of different size are not compared, nor is a wider area with a smaller one.
    assert_eq!(finding(&against(["theft", "thefts"], 60.0, &[], 50.0, &[])).against, None);
    let data = against(RATE, 60.0, &[], 50.0, &[]);
    let (first, last) = ends(&data);
    let england = Finding::of(&data, &[&data.series[1], &data.series[0]], first, last).expect("there is an area");
    assert_eq!(england.against, None);
    assert_eq!(Finding::of(&data, &[&data.series[0]], first, last).expect("there is an area").against, None);
}

/// "1 in 510" is said of rates that count people, and of no others.
#[test]
fn a_rate_of_people_is_said_as_one_in_so_many_too() {
    let cases: &[(&'static str, f64, &str)] = &[
        ("children in every 100,000", 198.0, "198 children in every 100,000 (about 1 in 510)"),
        ("children in every 100,000", 1200.0, "1,200 children in every 100,000 (about 1 in 83)"),
        ("children in every 100,000", 7.0, "7 children in every 100,000 (about 1 in 14,000)"),
        ("children in every 100,000", 0.0, "0 children in every 100,000"),
        ("people in every 100", 6.0, "6 people in every 100"),
        ("thefts per 1,000 people", 60.0, "60 thefts per 1,000 people"),
        ("bicycles", 60.0, "60 bicycles"),
        ("%", 60.0, "60%"),
        ("(index)", 60.0, "60"),
    ];
    for (unit, value, words) in cases {
        let data = Made::of("calendar-year").unit(unit, unit).area("Seaham", &[("2010", Some(*value))]).read();
        assert_eq!(finding(&data).sentence(), format!("Seaham: {words} in 2010."));
    }
}

/// A headline that is too long loses the unit, then the direction.
#[test]
fn a_headline_has_few_words() {
    let long = "A subject that goes on for a great many words more than it has to,";
    let data =
        against(["child in every 1,000 of them", "children in every 1,000 of them"], 50.0, &[1000, 500], 60.0, &[]);
    let headline = finding(&data).headline(long);
    assert!(headline.ends_with(": 50.0 in 2011, below the town of England"), "{headline}");
    let short = finding(&data).headline("Of those");
    assert!(short.ends_with("50.0 in 2011, below the town of England (60.0), down from 100.0 in 2010"), "{short}");
}

/// Where only some of the series were counted differently, they are named.
#[test]
fn a_break_is_said_once() {
    let data = Made::of("calendar-year")
        .marked("Seaham", &[("2010", Some(90.0), None), ("2011", Some(50.0), Some("b"))])
        .area("Consett", &[("2010", Some(80.0)), ("2011", Some(70.0))])
        .read();
    let (first, last) = ends(&data);
    let all = sentences(&data, &[&data.series[1], &data.series[0]], first, last);
    assert_eq!(all[2..], ["Earlier years of Seaham were counted differently."]);
}

#[test]
fn one_figure_is_said_alone_and_none_is_said_to_be_missing() {
    let one = years(&[None, Some(1.0), None]);
    assert_eq!(finding(&one).sentence(), "Seaham: 1 bicycle in 2011.");
    assert_eq!(told(&one), "1 bicycle in 2011");
    let none = years(&[None, None]);
    assert_eq!(finding(&none).sentence(), "Seaham: no figures for these years.");
    assert_eq!(finding(&none).headline("Bicycle theft"), "Bicycle theft in the town of Seaham");
    assert_eq!(Finding::of(&none, &[], none.periods[0], none.periods[1]), None);
}

#[test]
fn a_finding_keeps_to_the_years_chosen() {
    let data = years(&[Some(80.0), None, Some(60.0), Some(30.0), None]);
    let [_, second, _, _, fifth] = data.periods[..] else { panic!("there are five years") };
    let all = sentences(&data, &[&data.series[0]], second, fifth);
    assert_eq!(all[0], "Seaham: 30 bicycles in 2013, compared with 60 in 2012.");
}

/// No published headline is longer than a reader takes in at once, or says a direction that chance could explain.
#[test]
fn every_published_headline_is_short_and_fair() {
    let (_, package) = published();
    for chart in &package.charts {
        let data = package.dataset(&chart.dataset).expect("the chart has a dataset");
        let views = chart.views.iter().filter_map(|view| Selection::of_view(view, chart, data));
        for chosen in Selection::default_for(chart, data).into_iter().chain(views) {
            let headline = chosen.headline(chart, data);
            println!("{} | {headline}", chart.name);
            assert!(headline.split(' ').count() <= MOST_WORDS, "{headline}");
            if chosen.kind == ChartKind::Ranked {
                continue;
            }
            let series = chosen.series(data);
            let finding = Finding::of(data, &series, chosen.first, chosen.last).expect("a chart shows a series");
            let all = sentences(data, &series, chosen.first, chosen.last).join(" ");
            for text in [&headline, &all] {
                for verb in ["rose", "fell", "%, from"] {
                    assert!(!text.contains(verb), "{}: {text}", chart.name);
                }
                let directed = ["up from", "down from"].iter().any(|verb| text.contains(verb));
                assert!(!directed || data.limits.is_some(), "{}: {text}", chart.name);
            }
            let has = |words: &str| headline.contains(words);
            assert!(!has(", up from") || finding.direction == Some(Ordering::Greater), "{headline}");
            assert!(!has(", down from") || finding.direction == Some(Ordering::Less), "{headline}");
        }
    }
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
fn figures_are_told_with_what_qualifies_them() {
    let figures = [
        ("2014/15", Some(1.0), None),
        ("2015/16", Some(1200.0), Some("e")),
        ("2016/17", None, Some("x")),
        ("2017/18", None, Some("c")),
    ];
    let data = Made::of("financial-year").marked("Seaham", &figures).read();
    let told = data.series[0].points.iter().map(|point| figure_words(&data, point.value, point.status));
    let told: Vec<String> = told.collect();
    let expected = [
        "1 bicycle",
        "1,200 bicycles, worked out from other figures",
        "no figure found",
        "held back, so that nobody can be identified",
    ];
    assert_eq!(told, expected);
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

/// Figures that are the same share the place that is nearer to their end.
#[test]
fn areas_with_the_same_figure_share_a_place() {
    let all = [5.0, 1.0, 3.0, 5.0, 1.0, 2.0, 4.0];
    let places: Vec<usize> = all.iter().map(|one| place(*one, &all)).collect();
    assert_eq!(places, [7, 1, 4, 7, 1, 3, 5]);
    assert_eq!(rank(7, 7), "highest");
    assert_eq!(place(2.0, &[2.0, 2.0, 2.0]), 1);
}
