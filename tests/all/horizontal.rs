//! Horizontal bars. Ranked: the largest first, the chosen one marked not by colour alone, and no year drawn as if it followed
//! another. Rows: each figure of few in its own, the latest marked, and years without figures close together.

use crate::support::dataset_builder::Made;
use crate::support::fixture_site::{chart, dataset};
use altogether_safer::chart::{Layout, Plot, Selection, StaticChart, Table, export, option};
use altogether_safer::data::Dataset;
use altogether_safer::data::chart::ChartKind;
use serde_json::Value;

/// What the made-up ranked chart shows first.
fn make_up() -> (Dataset, Selection) {
    let dataset = dataset("make-up");
    let selection = Selection::default_for(&chart("make-up"), &dataset).expect("the dataset has areas and years");
    (dataset, selection)
}

/// Some towns with figures for two years that overlap.
fn towns(figures: &[(&str, f64)]) -> Dataset {
    let years = |value: f64| [("2024-12", Some(value)), ("2025-06", Some(value * 2.0))];
    let made = figures.iter().fold(Made::of("year-ending"), |made, (name, value)| made.area(name, &years(*value)));
    made.read()
}

fn all_of(dataset: &Dataset, first: usize) -> Selection {
    Selection {
        kind: ChartKind::Ranked,
        areas: dataset.series.iter().map(|one| one.area.code.clone()).collect(),
        first: dataset.periods[first],
        last: dataset.periods[1],
    }
}

/// The words on the axis of names.
fn names(option: &Value) -> Vec<&str> {
    let all = option["yAxis"]["data"].as_array().expect("names").iter();
    all.map(|one| one["value"].as_str().or(one.as_str()).expect("a name")).collect()
}

#[test]
fn the_latest_year_is_shown_and_the_largest_figure_is_first() {
    let (dataset, selection) = make_up();
    assert_eq!((selection.first.short(), selection.last.short()), ("Jun 2025".to_string(), "Jun 2025".to_string()));
    let plot = Plot::of(&dataset, &selection);
    assert_eq!(plot.years, ["Locks", "Saddles", "Lights", "Bells"]);
    assert_eq!(plot.marked, [1], "saddles were chosen first");
    assert_eq!(plot.heading, "Kind of part");
}

#[test]
fn the_compared_area_stands_beside_in_picture_table_and_files() {
    let (dataset, selection) = make_up();
    let table = Table::of(&dataset, &selection);
    assert_eq!(table.columns, ["Anyshire force area", "England and Wales"]);
    let cells: Vec<String> = table.rows[0].1.iter().map(ToString::to_string).collect();
    assert_eq!((table.rows[0].0.as_str(), cells), ("Locks", vec!["42.5".to_string(), "30.5".to_string()]));
    let csv = export::csv(&Plot::of(&dataset, &selection));
    assert!(
        csv.starts_with("Kind of part,Anyshire force area,Anyshire force area: symbol,England and Wales,"),
        "{csv}"
    );
    assert!(csv.contains("\r\nLocks,42.5,,30.5,\r\n"), "{csv}");
    let made = option(&Plot::of(&dataset, &selection), Layout::Wide);
    let key: Vec<&str> =
        made["legend"]["data"].as_array().expect("a key").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(key, ["Anyshire force area (upper bar)", "England and Wales (lower bar)"]);
}

/// In colours of the reader's own, full bars and outlined ones still differ, and the name is in bold.
#[test]
fn the_first_area_is_marked_by_more_than_colour() {
    let towns = towns(&[("Seaham", 4.0), ("Peterlee", 7.0), ("Consett", 5.0)]);
    for layout in Layout::ALL {
        let made = option(&Plot::of(&towns, &all_of(&towns, 1)), layout);
        assert_eq!(names(&made), ["Peterlee", "Consett", "Seaham"]);
        let bold: Vec<bool> = (0..3).map(|at| made["yAxis"]["data"][at]["textStyle"]["fontWeight"] == "bold").collect();
        assert_eq!(bold, [false, false, true], "{layout:?}");
        let bars = made["series"][0]["data"].as_array().expect("bars");
        let full: Vec<bool> = bars.iter().map(|bar| bar["itemStyle"]["color"] == "var(--series-1)").collect();
        assert_eq!(full, [false, false, true], "{layout:?}");
        assert!(bars.iter().all(|bar| bar["itemStyle"]["borderColor"] != bar["itemStyle"]["color"]
            || bar["itemStyle"]["color"] == "var(--series-1)"));
        let labels: Vec<&str> = bars.iter().filter_map(|bar| bar["label"]["formatter"].as_str()).collect();
        assert_eq!(labels, ["14", "10", "8"], "{layout:?}");
    }
}

/// Of a stretch of years, the last and the first are shown: those between may share months with both.
#[test]
fn two_years_are_two_bars_the_later_one_first() {
    let towns = towns(&[("Seaham", 4.0), ("Peterlee", 7.0)]);
    let plot = Plot::of(&towns, &all_of(&towns, 0));
    let lines: Vec<&str> = plot.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(lines, ["Jun 2025", "Dec 2024"]);
    let height = |rows: usize, layout| Plot::of(&towns, &all_of(&towns, rows)).size(layout).1;
    for layout in Layout::ALL {
        assert!(height(0, layout) > height(1, layout), "two bars need more height than one");
    }
}

#[test]
fn a_missing_figure_is_named_and_has_no_bar() {
    let (dataset, selection) = make_up();
    let made = option(&Plot::of(&dataset, &selection), Layout::Narrow);
    assert_eq!(names(&made).last(), Some(&"Bells [x]"));
    assert!(made["series"][0]["data"][3]["value"].is_null());
}

#[test]
fn a_headline_says_which_is_largest_or_where_the_first_stands() {
    let (dataset, selection) = make_up();
    assert_eq!(
        selection.headline(&chart("make-up"), &dataset),
        "In Anyshire, locks was the most common kind of part: 42.5% in the year to June 2025 (England and Wales 30.5%)"
    );
    let figures = [("Seaham", 4.0), ("Peterlee", 7.0), ("Consett", 5.0), ("Crook", 1.0), ("Shildon", 9.0)];
    let five = towns(&figures);
    let chart = chart("make-up");
    assert_eq!(
        all_of(&five, 1).headline(&chart, &five),
        "The town of Seaham had 8 bicycles in the year to June 2025, 2nd lowest of the 5 shown"
    );
    assert_eq!(all_of(&five, 1).sentences(&five), ["Highest: Shildon, 18 bicycles.", "Lowest: Crook, 2 bicycles."]);
    // Among few areas, a rank says little.
    let four = towns(&figures[..4]);
    assert_eq!(all_of(&four, 1).headline(&chart, &four), "The town of Seaham had 8 bicycles in the year to June 2025");
}

#[test]
fn a_choice_of_many_areas_comes_back_from_its_address() {
    let names: Vec<String> = (1..=13).map(|number| format!("Town {number}")).collect();
    let towns = towns(&names.iter().map(|name| (name.as_str(), 1.0)).collect::<Vec<_>>());
    let chart = chart("make-up");
    let asked = |count: usize| {
        let slugs: Vec<&str> = towns.series[..count].iter().map(|one| one.area.slug.as_str()).collect();
        Selection::from_query(&[("areas".to_string(), slugs.join(","))], &chart, &towns).expect("there are figures")
    };
    let (twelve, lost) = asked(12);
    assert_eq!((twelve.areas.len(), lost), (12, false));
    assert_eq!(twelve.to_query(&chart, &towns).matches("town-").count(), 12);
    let (most, lost) = asked(13);
    assert_eq!((most.areas.len(), lost), (12, true));
}

/// Parts of a whole in one year need no small pictures of years.
#[test]
fn a_ranked_chart_has_no_panels() {
    let (dataset, _) = make_up();
    assert!(!StaticChart::of(&chart("make-up"), &dataset).contains(&StaticChart::Panels));
}

/// A dataset with figures for two years out of six.
fn few() -> Dataset {
    let years = ["2010", "2011", "2012", "2013", "2014", "2015"];
    let figures = years.map(|year| {
        (year, [("2010", 40.0), ("2014", 12.0)].iter().find(|(at, _)| *at == year).map(|(_, value)| *value))
    });
    Made::of("calendar-year").area("Seaham", &figures).read()
}

fn drawn(kind: ChartKind, dataset: &Dataset) -> Plot {
    let areas = dataset.series.iter().map(|one| one.area.code.clone()).collect();
    let last = dataset.periods[dataset.periods.len() - 1];
    Plot::of(dataset, &Selection { kind, areas, first: dataset.periods[0], last }).closed()
}

#[test]
fn years_without_a_figure_share_one_place() {
    let few = few();
    for kind in [ChartKind::Rows, ChartKind::Bars] {
        let plot = drawn(kind, &few);
        assert_eq!(plot.years, ["2010", "2011 to 2013", "2014", "2015"], "{kind:?}");
        let values: Vec<Option<f64>> = plot.lines[0].cells.iter().map(|cell| cell.value).collect();
        assert_eq!(values, [Some(40.0), None, Some(12.0), None], "{kind:?}");
        assert_eq!(plot.clone().closed(), plot, "{kind:?}");
    }
    // Time runs evenly along a line, and files and tables have each year.
    assert_eq!(drawn(ChartKind::Lines, &few).years.len(), 6);
    let selection = Selection::default_for(&chart("bicycles"), &dataset("bicycles")).expect("it has years");
    assert!(export::csv(&Plot::of(&dataset("bicycles"), &selection)).matches("\r\n").count() > 3);
}

#[test]
fn a_change_of_counting_stays_with_its_year() {
    let figures = [
        ("2010", Some(4.0), None),
        ("2011", None, Some("x")),
        ("2012", None, Some("x")),
        ("2013", Some(9.0), Some("b")),
    ];
    let made = Made::of("calendar-year").marked("Seaham", &figures).read();
    let plot = drawn(ChartKind::Bars, &made);
    assert_eq!(plot.marked.iter().map(|at| plot.years[*at].as_str()).collect::<Vec<_>>(), ["2013"]);
}

#[test]
fn each_of_few_figures_has_a_row_and_the_latest_stands_out() {
    let few = few();
    for layout in Layout::ALL {
        let made = option(&drawn(ChartKind::Rows, &few), layout);
        assert_eq!(names(&made), ["2010", "2011 to 2013 [x]", "2014", "2015 [x]"]);
        let bars = made["series"][0]["data"].as_array().expect("bars");
        let figures: Vec<&str> = bars.iter().filter_map(|bar| bar["label"]["formatter"].as_str()).collect();
        assert_eq!((figures[0], figures[2]), ("40", "12"));
        let full: Vec<bool> = bars.iter().map(|bar| bar["itemStyle"]["color"] == "var(--series-1)").collect();
        assert_eq!(full, [false, false, true, false], "{layout:?}");
        let bold: Vec<bool> = (0..4).map(|at| made["yAxis"]["data"][at]["textStyle"]["fontWeight"] == "bold").collect();
        assert_eq!(bold, full, "{layout:?}");
    }
}
