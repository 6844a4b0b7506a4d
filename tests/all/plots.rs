//! Charts of unusual figures: each still gets a sound picture and nothing panics.

use crate::support::dataset_builder::{Made, line, plot};
use altogether_safer::chart::{Layout, Name, Plot, Scale, Selection, Table, option, spread};
use altogether_safer::data::Dataset;
use altogether_safer::data::chart::ChartKind;
use altogether_safer::data::series::Status;
use proptest::prelude::*;
use serde_json::Value;

/// Every kind of chart.
const KINDS: [ChartKind; 4] = [ChartKind::Bars, ChartKind::Lines, ChartKind::Ranked, ChartKind::Rows];

/// Everything of a dataset.
fn all_of(kind: ChartKind, dataset: &Dataset) -> Selection {
    Selection {
        kind,
        areas: dataset.series.iter().map(|one| one.area.code.clone()).collect(),
        first: dataset.periods[0],
        last: dataset.periods[dataset.periods.len() - 1],
    }
}

/// Draws a dataset in every way, and gives the options back.
fn every_way(dataset: &Dataset) -> Vec<Value> {
    let ways = KINDS.into_iter().flat_map(|kind| Layout::ALL.map(|layout| (kind, layout)));
    let all: Vec<(ChartKind, Value)> =
        ways.map(|(kind, layout)| (kind, option(&Plot::of(dataset, &all_of(kind, dataset)), layout))).collect();
    for (_, option) in &all {
        sound(option);
    }
    assert_eq!(Table::of(dataset, &all_of(ChartKind::Lines, dataset)).rows.len(), dataset.periods.len());
    assert_eq!(Table::of(dataset, &all_of(ChartKind::Ranked, dataset)).rows.len(), dataset.series.len());
    // What the tests ask for beyond that is about an axis of years, which horizontal bars don't have.
    all.into_iter().filter(|(kind, _)| !kind.is_horizontal()).map(|(_, option)| option).collect()
}

/// The axis ends above every figure, and no number in the option is lost on the way to JSON.
fn sound(option: &Value) {
    // The axis of ranked bars lies and is not shown, so it has no steps.
    let axis = if option["yAxis"]["max"].is_null() { &option["xAxis"] } else { &option["yAxis"] };
    let end = axis["max"].as_f64().expect("an end");
    let step = if axis["show"] == false { end } else { axis["interval"].as_f64().expect("a step") };
    assert!(end.is_finite() && end > 0.0 && step > 0.0 && step <= end, "{axis}");
    for one in option["series"].as_array().expect("series") {
        for item in one["data"].as_array().expect("data") {
            let value = if item.is_object() { &item["value"] } else { item };
            assert!(
                value.is_null() || value.as_f64().is_some_and(|value| (0.0..=end * 1.000_01).contains(&value)),
                "{item}"
            );
        }
    }
    let labels = option["series"].as_array().expect("series").iter().flat_map(|one| one["data"].as_array()).flatten();
    for offset in labels.filter_map(|item| item["label"]["offset"].as_array()).flatten() {
        assert!(offset.is_f64(), "a label stands nowhere: {offset}");
    }
}

fn years(figures: &[Option<f64>]) -> Dataset {
    let names: Vec<String> = (2010..).take(figures.len()).map(|year: u16| year.to_string()).collect();
    let all: Vec<(&str, Option<f64>)> = names.iter().map(String::as_str).zip(figures.iter().copied()).collect();
    Made::of("calendar-year").decimals(3).area("Seaham", &all).read()
}

#[test]
fn one_area_and_one_year() {
    for option in every_way(&years(&[Some(5.0)])) {
        assert_eq!(option["series"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn nothing_but_gaps() {
    for option in every_way(&years(&[None, None, None])) {
        let text = option["series"][1]["data"][1]["label"]["formatter"].as_str().expect("the gap says what it is");
        assert_eq!(text, "No figures");
        assert_eq!(option["yAxis"]["max"], 1.0);
    }
}

#[test]
fn only_zeros() {
    for option in every_way(&years(&[Some(0.0), Some(0.0)])) {
        assert_eq!(option["yAxis"]["max"], 1.0);
    }
}

#[test]
fn huge_and_tiny_figures() {
    for (figure, end) in [(1e12, 1e12), (0.001, 0.001)] {
        for option in every_way(&years(&[Some(figure), Some(0.0), None])) {
            let found = option["yAxis"]["max"].as_f64().expect("an end");
            assert!((found - end).abs() < end * 1e-9, "{found}");
        }
    }
    every_way(&years(&[Some(1e12), Some(0.001)]));
}

#[test]
fn names_of_two_hundred_characters() {
    let long = |name: &str| {
        let mut line = line(&name.repeat(200), &[Some(1.0), Some(1.0)]);
        line.cells[1].status = Some(Status::Estimated);
        line
    };
    let lines = vec![long("a"), long("é"), long("b "), long("漢")];
    for kind in KINDS {
        let plot = plot(kind, &["2010", "2011"], lines.clone());
        for layout in Layout::ALL {
            sound(&option(&plot, layout));
        }
    }
}

#[test]
fn more_areas_than_colours_and_no_area_at_all() {
    for count in [0, 7] {
        let made = option(&plot(ChartKind::Lines, &["2010"], vec![line("A", &[Some(1.0)]); count]), Layout::Narrow);
        assert_eq!(made["series"].as_array().map(Vec::len), Some(count + 1));
    }
    let empty = plot(ChartKind::Bars, &[], Vec::new());
    assert_eq!(option(&empty, Layout::Wide)["series"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_long_run_of_years_names_the_last_and_leaves_room() {
    let data = years(&vec![Some(1.0); 60]);
    for option in every_way(&data) {
        let names = option["xAxis"][0]["data"].as_array().expect("names");
        let named: Vec<usize> = (0..names.len()).filter(|i| names[*i] != "").collect();
        assert_eq!(named.last(), Some(&59));
        assert!(named.len() < 20, "{} names overlap", named.len());
        let step = named[1] - named[0];
        assert!(named.windows(2).all(|pair| pair[1] - pair[0] == step), "{named:?}");
    }
}

#[test]
fn a_scale_ends_at_a_round_number() {
    let cases = [
        (193.0, 200.0, 50.0),
        (1129.0, 1250.0, 250.0),
        (97.1, 100.0, 20.0),
        (100.0, 100.0, 20.0),
        (458.0, 500.0, 100.0),
        (5.0, 5.0, 1.0),
        (0.7, 0.8, 0.2),
        (0.0, 1.0, 1.0),
        (-3.0, 1.0, 1.0),
        (f64::NAN, 1.0, 1.0),
        (f64::INFINITY, 1.0, 1.0),
    ];
    for (largest, end, step) in cases {
        let scale = Scale::holding(largest);
        assert!((scale.end - end).abs() < 1e-9 && (scale.step - step).abs() < 1e-9, "{largest}: {scale:?}");
    }
}

proptest! {
    #[test]
    fn a_scale_holds_its_largest_figure_in_three_to_six_steps(largest in 0.001f64..1e12) {
        let scale = Scale::holding(largest);
        let steps = scale.end / scale.step;
        prop_assert!(scale.end >= largest * 0.999_99, "{:?}", scale);
        prop_assert!(scale.end - scale.step < largest, "{:?} has a step too many", scale);
        prop_assert!((steps - steps.round()).abs() < 1e-6 && (2.0..=6.0).contains(&steps.round()), "{:?}", scale);
    }

    /// With room for all of them, no name covers another or leaves the picture, and their order stays.
    #[test]
    fn names_never_overlap(
        wishes in proptest::collection::vec((-50.0f64..450.0, 10.0f64..60.0), 1..=4), spare in 0.0f64..200.0
    ) {
        let names: Vec<Name> = wishes.iter().map(|(y, height)| Name { y: *y, height: *height }).collect();
        let bottom = names.iter().map(|name| name.height).sum::<f64>() + spare;
        let places = spread(&names, 0.0, bottom);
        prop_assert_eq!(places.len(), names.len());
        let slack = 0.5;
        for (place, name) in places.iter().zip(&names) {
            prop_assert!(place - name.height / 2.0 >= -slack && place + name.height / 2.0 <= bottom + slack);
        }
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by(|a, b| names[*a].y.total_cmp(&names[*b].y).then(a.cmp(b)));
        for pair in order.windows(2) {
            let room = (names[pair[0]].height + names[pair[1]].height) / 2.0;
            prop_assert!(places[pair[1]] - places[pair[0]] >= room - slack, "{:?} of {:?} in {}", places, names, bottom);
        }
    }

    /// Names that stand clear of one another stay where they are.
    #[test]
    fn names_move_only_if_they_must(first in 20.0f64..100.0, gap in 25.0f64..100.0) {
        let names = [Name { y: first, height: 20.0 }, Name { y: first + gap, height: 20.0 }];
        prop_assert_eq!(spread(&names, 0.0, 400.0), vec![first, first + gap]);
    }
}

/// What the page hands to the modules that redraw charts and make files is what they read.
#[test]
fn a_plot_is_the_same_after_its_journey_as_json() {
    let (_, package) = crate::support::published();
    let read = |plot: &Plot| serde_json::from_str::<Plot>(&plot.json()).expect("it is JSON");
    for chart in &package.charts {
        let dataset = package.dataset(&chart.dataset).expect("the chart's dataset is there");
        let selection = Selection::default_for(chart, dataset).expect("the dataset has areas and years");
        let mut plot = Plot::of(dataset, &selection);
        let mut read = read(&plot);
        // The middle of two figures is no published figure: it has as many digits as a picture needs.
        let near = |plot: &mut Plot| {
            let middle = plot.band.iter_mut().flat_map(|band| &mut band.middle).flatten();
            middle.for_each(|value| *value = (*value * 1000.0).round());
        };
        near(&mut plot);
        near(&mut read);
        assert_eq!(read, plot, "{}", chart.name);
    }
    let mut odd = plot(ChartKind::Bars, &["<1>"], vec![line("\"a\\\n{b}", &[None])]);
    odd.marked = vec![0];
    assert_eq!(read(&odd), odd);
}

#[test]
fn questions_are_answered_by_points() {
    let years = ["2010", "2011", "2012", "2013", "2014", "2015"];
    let mut plot = plot(
        ChartKind::Lines,
        &years,
        vec![
            line("Anyshire", &[Some(5.0), Some(9.0), None, Some(2.0), Some(8.0), Some(7.0)]),
            line("Empty", &[None; 6]),
        ],
    );
    let answers =
        |plot: &Plot, line: usize| ["highest", "lowest", "latest", "change"].map(|one| plot.answer(line, one));
    assert_eq!(answers(&plot, 0), [Some(1), Some(3), Some(5), Some(4)]);
    assert_eq!(answers(&plot, 1), [None; 4]);
    assert_eq!(answers(&plot, 2), [None; 4]);
    // Where the way of counting changed, the difference is no change.
    plot.marked = vec![4];
    assert_eq!(plot.answer(0, "change"), Some(1));
    // Of two alike, the earlier.
    plot.lines[0] = line("Anyshire", &[Some(3.0), Some(1.0), Some(3.0), Some(1.0), Some(1.0), Some(1.0)]);
    assert_eq!(answers(&plot, 0), [Some(0), Some(1), Some(5), Some(1)]);
}
