//! The options that charts are drawn from: complete, honest about gaps, and the same figures as in the table.

use crate::support::Files;
use crate::support::dataset_builder::{Made, line, plot};
use crate::support::fixture_site::{self, fixture_site};
use crate::support::golden::Golden;
use crate::support::published;
use altogether_safer::chart::{Layout, Plot, Selection, Table, option};
use altogether_safer::data::Dataset;
use altogether_safer::data::chart::{ChartFile, ChartKind};
use altogether_safer::data::package::Package;
use altogether_safer::data::series::{Limits, Status};
use altogether_safer::words;
use altogether_safer::words::place::{self, Standing};
use serde_json::Value;

/// Each chart as it is first shown.
fn charts((_, package): (Files, Package)) -> Vec<(ChartFile, Dataset, Selection)> {
    let one = |chart: &ChartFile| {
        let dataset = package.dataset(&chart.dataset).expect("the chart's dataset is there").clone();
        let selection = Selection::default_for(chart, &dataset).expect("the dataset has areas and years");
        (chart.clone(), dataset, selection)
    };
    package.charts.iter().map(one).collect()
}

/// Every option of every chart, with what it was made from.
fn options_of(site: (Files, Package)) -> Vec<(String, ChartFile, Dataset, Selection, Value)> {
    let both = |(chart, dataset, selection): (ChartFile, Dataset, Selection)| {
        Layout::ALL.map(|layout| {
            let made = option(&Plot::of(&dataset, &selection), layout);
            let name = format!("{}-{}", chart.name, layout.name());
            (name, chart.clone(), dataset.clone(), selection.clone(), made)
        })
    };
    charts(site).into_iter().flat_map(both).collect()
}

/// Those of the published and of the made-up site: what must hold of any.
fn options() -> Vec<(String, ChartFile, Dataset, Selection, Value)> {
    options_of(published()).into_iter().chain(options_of(fixture_site())).collect()
}

/// Those with an axis of years. `tests/all/horizontal.rs` has the others.
fn over_time() -> Vec<(String, ChartFile, Dataset, Selection, Value)> {
    options().into_iter().filter(|(_, chart, ..)| !chart.kind.is_horizontal()).collect()
}

fn series(option: &Value) -> &[Value] {
    option["series"].as_array().expect("an option has series")
}

/// What is drawn at a place: a plain value, or a value with a style of its own.
fn drawn(item: &Value) -> Option<f64> {
    if item.is_object() { item["value"].as_f64() } else { item.as_f64() }
}

fn data(series: &Value) -> &[Value] {
    series["data"].as_array().expect("a series has data")
}

#[test]
fn options_are_as_expected() {
    let mut golden = Golden::new("options");
    // An index chart is drawn as the chart that it is worked out from; its figures are in its page's table.
    for (name, .., made) in
        options_of(fixture_site()).into_iter().filter(|(_, chart, ..)| !chart.name.ends_with("-index"))
    {
        golden.compare(&format!("{name}.json"), &format!("{made:#}\n"));
    }
    golden.end(".json");
}

#[test]
fn each_area_has_a_series_and_the_gaps_have_one_more() {
    for (name, chart, dataset, selection, made) in over_time() {
        let names: Vec<Option<&str>> = series(&made).iter().map(|one| one["name"].as_str()).collect();
        let areas: Vec<_> = selection.series(&dataset).into_iter().map(|one| Some(one.area.name.as_str())).collect();
        let (shown, behind) = names.split_at(areas.len());
        // Grouped bars say in the key which of a year's bars is whose.
        let own = shown.iter().flatten().map(|name| name.split(" (").next()).collect::<Vec<_>>();
        assert_eq!(own, areas, "{name}");
        assert_eq!(made["legend"].is_object(), chart.kind == ChartKind::Bars && areas.len() > 1, "{name}");
        // The lowest, the highest and the middle of the others where they are many, their name, the breaks, and the gaps.
        let shown_of = &selection.series(&dataset)[0].area.kind;
        let others = dataset.series.iter().filter(|one| one.area.kind == *shown_of);
        let rest = others.filter(|one| !selection.areas.contains(&one.area.code)).count();
        let has_band = rest >= 10 && dataset.dimension.is_none() && dataset.limits != Some(Limits::Counts);
        let band = if has_band { 4 } else { 0 };
        let breaks = dataset.statuses().contains(&Status::Break);
        assert_eq!(behind, vec![None; band + usize::from(breaks) + 1], "{name}");
        let kinds: Vec<Option<&str>> = series(&made).iter().map(|one| one["type"].as_str()).collect();
        let kind = if chart.kind == ChartKind::Bars { "bar" } else { "line" };
        let (areas, behind) = kinds.split_at(shown.len());
        assert!(areas.iter().all(|one| *one == Some(kind)), "{name}: {kinds:?}");
        assert_eq!(behind.last(), Some(&Some("bar")), "{name}: {kinds:?}");
        for one in series(&made) {
            assert_eq!(data(one).len(), selection.periods(&dataset).len(), "{name}");
        }
    }
}

#[test]
fn a_missing_figure_is_nothing_and_no_line_crosses_it() {
    for (name, chart, dataset, selection, made) in over_time() {
        for (one, area) in series(&made).iter().zip(selection.series(&dataset)) {
            let missing: Vec<bool> = data(one).iter().map(|item| drawn(item).is_none()).collect();
            assert_eq!(missing, area.points.iter().map(|p| p.value.is_none()).collect::<Vec<_>>(), "{name}");
            if chart.kind == ChartKind::Lines {
                assert_eq!(one["connectNulls"], Value::Bool(false), "{name}");
            }
        }
        // The band stands just where no area has a figure, from bottom to top.
        let band = series(&made).last().expect("there are series");
        let end = made["yAxis"]["max"].as_f64().expect("the axis ends somewhere");
        for (item, period) in data(band).iter().zip(selection.periods(&dataset)) {
            let gap = selection.series(&dataset).iter().all(|area| area.value(period).is_none());
            assert_eq!(drawn(item), gap.then_some(end), "{name}, {period}");
        }
    }
}

#[test]
fn every_drawn_figure_stands_in_the_table() {
    for (name, _, dataset, selection, made) in over_time() {
        let table = Table::of(&dataset, &selection);
        for (column, one) in series(&made).iter().take(selection.areas.len()).enumerate() {
            for (row, item) in data(one).iter().enumerate() {
                let cell = &table.rows[row].1[column];
                match drawn(item) {
                    Some(value) => {
                        assert_eq!(cell.value, Some(value), "{name}, row {row}");
                        assert_eq!(cell.text, words::number(value, dataset.decimals), "{name}, row {row}");
                        let symbol = cell.status.map_or(String::new(), |one| format!(" [{}]", one.letter()));
                        assert_eq!(cell.to_string(), format!("{}{symbol}", cell.text), "{name}, row {row}");
                    }
                    None => {
                        assert_eq!((cell.value, cell.text.as_str()), (None, ""), "{name}, row {row}");
                        assert!(cell.to_string().starts_with('['), "{name}, row {row}: {cell}");
                    }
                }
            }
        }
        let years: Vec<&str> = table.rows.iter().map(|(year, _)| year.as_str()).collect();
        let hidden = made["xAxis"][1]["data"].as_array().expect("the second axis has every year");
        assert_eq!(years, hidden.iter().filter_map(Value::as_str).collect::<Vec<_>>(), "{name}");
        let named = made["xAxis"][0]["data"].as_array().expect("the first axis has names").last();
        assert_eq!(named.and_then(Value::as_str), years.last().copied(), "{name}: the last year is named");
    }
}

#[test]
fn a_worked_out_figure_is_drawn_hollow_and_no_other_is() {
    let mut hollow_ones = 0;
    for (name, _, dataset, selection, made) in over_time() {
        for (one, area) in series(&made).iter().zip(selection.series(&dataset)) {
            for (item, point) in data(one).iter().zip(&area.points) {
                let hollow = item["itemStyle"]["color"] == "var(--surface)" && item["itemStyle"]["borderWidth"] == 2.0;
                assert_eq!(hollow, point.status == Some(Status::Estimated), "{name}, {point:?}");
                hollow_ones += usize::from(hollow);
            }
        }
    }
    assert!(hollow_ones > 0, "no figure is worked out");
}

/// Colour is not the only cue.
#[test]
fn lines_differ_in_colour_dashes_and_symbol() {
    let years = [("2010", Some(1.0)), ("2011", Some(2.0))];
    let made = ["A", "B", "C", "D"].iter().fold(Made::of("calendar-year"), |made, name| made.area(name, &years)).read();
    let selection = Selection {
        kind: ChartKind::Lines,
        areas: made.series.iter().map(|one| one.area.code.clone()).collect(),
        first: made.periods[0],
        last: made.periods[1],
    };
    let option = option(&Plot::of(&made, &selection), Layout::Wide);
    let lines = &series(&option)[..4];
    let cues: [fn(&Value) -> &Value; 3] =
        [|one| &one["lineStyle"]["color"], |one| &one["lineStyle"]["type"], |one| &one["symbol"]];
    for cue in cues {
        let mut all: Vec<String> = lines.iter().map(|one| cue(one).to_string()).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 4, "{all:?}");
    }
}

/// Nothing in an option can run, move or make markup, and every colour follows the page.
#[test]
fn options_hold_no_code_no_markup_and_no_colour_of_their_own() {
    for (name, .., made) in options() {
        let text = made.to_string();
        for word in ["function", "=>", "tooltip", "toolbox", "graphic", "javascript", "<", "rgb", "#", "rich"] {
            assert!(!text.contains(word), "{name} has {word}");
        }
        assert_eq!(made["animation"], Value::Bool(false), "{name}");
        assert!(series(&made).iter().all(|one| one["silent"] == Value::Bool(true)), "{name}");
        assert!(text.contains("var(--series-1)") && text.contains("var(--chart-text)"), "{name}");
    }
}

#[test]
fn every_line_says_its_name_once_at_its_last_figure_and_every_bar_its_figure() {
    for (name, chart, dataset, selection, made) in over_time() {
        for (one, area) in series(&made).iter().zip(selection.series(&dataset)) {
            // A long name has line breaks.
            let label = |item: &Value| Some(item["label"]["formatter"].as_str()?.replace('\n', " "));
            let labels: Vec<Option<String>> = data(one).iter().map(label).collect();
            let last = area.points.iter().rposition(|point| point.value.is_some());
            // Bars side by side on a phone can be too narrow for their figures; the table has them.
            if made["legend"].is_object() && name.ends_with("narrow") && labels.iter().all(Option::is_none) {
                continue;
            }
            for (at, (label, point)) in labels.iter().zip(&area.points).enumerate() {
                let symbol = (point.status.filter(|status| *status == Status::Estimated && name.ends_with("wide")))
                    .map(|s| format!(" [{}]", s.letter()));
                let expected = match chart.kind {
                    ChartKind::Lines => (Some(at) == last).then(|| area.area.name.clone()),
                    ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows => point.value.map(|value| {
                        format!("{}{}", words::number(value, dataset.decimals), symbol.unwrap_or_default())
                    }),
                };
                // On a phone a figure may be left out where a later one beside it needs the room, but not the last.
                let left_out = chart.kind == ChartKind::Bars
                    && name.ends_with("narrow")
                    && label.is_none()
                    && Some(at) != last
                    && labels.iter().skip(at + 1).take(3).any(Option::is_some);
                assert!(left_out || *label == expected, "{name}, {point:?}: {label:?}");
            }
        }
    }
}

/// Bars that share a year share its room, and the key tells them apart by place, in the order in which they stand.
#[test]
fn bars_of_one_year_stand_side_by_side_under_a_key() {
    let years = ["2010", "2011", "2012"];
    let long = "A name that no phone has module for, with more and more of it ".repeat(3);
    let bars =
        |names: &[&str]| plot(ChartKind::Bars, &years, names.iter().map(|name| line(name, &[Some(1.0); 3])).collect());
    let made = option(&bars(&["A", "B", &long]), Layout::Narrow);
    let key = made["legend"]["data"].as_array().expect("there is a key");
    let key: Vec<&str> = key.iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(key[..2], ["A (left bar)", "B (middle bar)"]);
    assert!(key[2].ends_with("… (right bar)") && key[2].chars().count() < 45, "{key:?}");
    let widths: Vec<&str> = series(&made).iter().take(3).filter_map(|one| one["barWidth"].as_str()).collect();
    assert_eq!(widths, ["27%"; 3]);
    let alone = option(&bars(&["A"]), Layout::Narrow);
    assert!(alone["legend"].is_null());
    assert_eq!(series(&alone)[0]["barWidth"], "64%");
    let top = |made: &Value| made["grid"]["top"].as_f64().or(made["grid"][0]["top"].as_f64());
    assert!(top(&made) > top(&alone));
}

/// Text that ECharts would take for a template is not given to it as one.
#[test]
fn names_can_not_be_templates() {
    let plot = plot(ChartKind::Lines, &["2010"], vec![line("{a|b}{c}", &[Some(1.0)])]);
    let made = option(&plot, Layout::Wide);
    assert_eq!(data(&series(&made)[0])[0]["label"]["formatter"], "a|bc");
}

/// The band holds every area of the kind that is not on show, and its middle line parts them into halves.
#[test]
fn the_band_is_the_range_of_the_other_areas() {
    let find =
        |name: &str| charts(fixture_site()).into_iter().find(|(chart, ..)| chart.name == name).expect("it is there");
    let (_, dataset, selection) = find("thefts-rate");
    let plot = Plot::of(&dataset, &selection);
    let band = plot.band.expect("there are many forces");
    for (i, period) in selection.periods(&dataset).into_iter().enumerate() {
        let rest = dataset
            .series
            .iter()
            .filter(|one| one.area.kind == "police force area" && !selection.areas.contains(&one.area.code));
        let values: Vec<f64> = rest.filter_map(|one| one.value(period)).collect();
        // One of the ten holds its last years back.
        assert!((9..=10).contains(&values.len()), "{period}");
        let middle = band.middle[i].expect("there are figures");
        assert_eq!(band.low[i], values.iter().copied().reduce(f64::min));
        assert_eq!(band.high[i], values.iter().copied().reduce(f64::max));
        assert!(values.iter().filter(|value| **value <= middle).count() >= values.len() / 2, "{period}");
        assert!(values.iter().filter(|value| **value >= middle).count() >= values.len() / 2, "{period}");
    }
    let few = find("helmets");
    assert_eq!(Plot::of(&few.1, &few.2).band, None);
    // The sentence that explains it goes along with it.
    assert_eq!(Some(band.words), place::band(&dataset, &selection.series(&dataset)));
}

/// A place is given for the latest year in which every area of the kind has a figure.
#[test]
fn an_area_stands_where_the_others_leave_it() {
    let dataset = fixture_site::dataset("thefts-rate");
    let anyshire = dataset.series("E23000001").expect("it is there");
    let place = |last: usize| {
        Standing::of(&dataset, anyshire, dataset.periods[0], dataset.periods[last]).map(|standing| standing.sentence())
    };
    let said = |place: &str, year: &str| {
        Some(format!("Anyshire force area: {place} of 13 police force areas in the year ending March {year}."))
    };
    assert_eq!(place(0), said("lowest", "2010"));
    // Northbank has no figure for 2012.
    assert_eq!(place(2), said("2nd lowest", "2011"));
    assert_eq!(place(8), said("lowest", "2015"));
    let region = dataset.series("E12000001").expect("it is there");
    assert_eq!(Standing::of(&dataset, region, dataset.periods[0], dataset.periods[8]), None);
}

/// A change in the way of counting is drawn, and named.
#[test]
fn a_break_is_drawn_at_its_year() {
    let all: Vec<_> = options();
    for name in ["thefts-rate-wide", "thefts-rate-narrow"] {
        let (_, _, dataset, selection, made) = all.iter().find(|(other, ..)| other == name).expect("it is drawn");
        let lines = &series(made)[series(made).len() - 2];
        for (i, period) in selection.periods(dataset).into_iter().enumerate() {
            let point = dataset.series[0].point(period).expect("it is there");
            let drawn = !data(lines)[i]["value"].is_null();
            assert_eq!(drawn, point.status == Some(Status::Break), "{name}, {period}");
            if drawn {
                let said = data(lines)[i]["label"]["formatter"].as_str().expect("it has a label");
                assert!(said == "counting changed", "{name}: {said}");
            }
        }
        assert!(data(lines).iter().any(|one| !one["value"].is_null()), "{name} has no break");
    }
}

/// A note that holds for several areas in the same year is said once.
#[test]
fn notes_of_the_same_words_are_one() {
    let (_, dataset, selection) =
        charts(fixture_site()).into_iter().find(|(chart, ..)| chart.name == "thefts-rate").expect("the chart is there");
    let notes = Table::of(&dataset, &selection).notes;
    let (places, _) = notes.iter().find(|(_, words)| words == "The way of counting changed.").expect("it is noted");
    assert_eq!(places, "Anyshire force area, Northbank, Southbank and England and Wales, 2014");
    assert_eq!(notes.len(), 2, "{notes:?}");
}
