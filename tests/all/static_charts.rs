//! Indexes, and the pictures under charts: every figure that they show is one of the dataset's.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use altogether_safer::chart::{Layout, StaticChart};
use altogether_safer::data::package::Package;
use serde_json::Value;

#[test]
fn an_index_is_each_figure_as_a_part_of_its_own_first() {
    for package in [published().1, fixture_site().1] {
        index_charts_follow_from_their_datasets(&package);
    }
    let (_, fixture_site) = fixture_site();
    assert!(fixture_site.charts.iter().any(|chart| fixture_site.is_index(chart)), "a made-up chart asks for an index");
}

fn index_charts_follow_from_their_datasets(package: &Package) {
    for chart in package.charts.iter().filter(|chart| package.is_index(chart)) {
        let of = package.dataset(chart.name.trim_end_matches("-index")).expect("it is made from a dataset");
        let index = package.dataset(&chart.dataset).expect("the index is there");
        assert_eq!(index.periods, of.periods);
        for (one, source) in index.series.iter().zip(&of.series) {
            assert_eq!(one.area.code, source.area.code);
            let base = source.points[0].value.expect("there is a first figure");
            assert_eq!(one.points[0].value, Some(100.0), "{}", one.area.name);
            for (point, from) in one.points.iter().zip(&source.points) {
                assert_eq!((point.status, &point.source), (from.status, &from.source));
                let expected = from.value.map(|value| value / base * 100.0);
                let off = point.value.zip(expected).map_or(0.0, |(is, should)| (is - should).abs());
                assert!(off <= 0.05 && point.value.is_some() == expected.is_some(), "{}: {point:?}", chart.name);
            }
        }
        assert!(index.meta.doubts.iter().eq(&of.meta.doubts), "doubts go with the figures");
        assert!(index.definition.contains(&of.definition), "so does the definition");
    }
}

/// The figures of the series of an option, without those that only place a dot.
fn drawn(option: &Value, across: bool) -> Vec<f64> {
    let series = option["series"].as_array().expect("there are series");
    let value = |item: &Value| if item.is_object() { item["value"].clone() } else { item.clone() };
    let figure = |value: Value| if across { value[0].as_f64() } else { value.as_f64() };
    series
        .iter()
        .flat_map(|one| one["data"].as_array().into_iter().flatten())
        .filter_map(|item| figure(value(item)))
        .collect()
}

#[test]
fn static_charts_show_every_figure_once_and_no_other() {
    let (published, fixture_site) = (published().1, fixture_site().1);
    let mut seen = Vec::new();
    let charts = [&published, &fixture_site]
        .into_iter()
        .flat_map(|package| package.charts.iter().map(move |one| (package, one)));
    for (package, chart) in charts {
        let dataset = package.dataset(&chart.dataset).expect("the chart's dataset is there");
        for kind in StaticChart::of(chart, dataset) {
            for layout in Layout::ALL {
                let (option, height) = kind.option(chart, dataset, layout).expect("it can be drawn");
                // One line of an area on show, one of the others, and the axis.
                assert!(height > 80.0);
                let mut shown = drawn(&option, kind == StaticChart::Dots);
                let all = dataset.series.iter().flat_map(|one| &one.points).filter_map(|point| point.value);
                let mut expected: Vec<f64> = match kind {
                    StaticChart::Panels => all.collect(),
                    StaticChart::Dots => {
                        let first = dataset.series(&chart.areas[0]).expect("the first area is there");
                        let rivals = || dataset.series.iter().filter(|one| one.area.kind == first.area.kind);
                        let year =
                            dataset.periods.iter().rev().find(|year| rivals().all(|one| one.value(**year).is_some()));
                        let year = year.expect("there is a year with all");
                        rivals().filter_map(|one| one.value(*year)).collect()
                    }
                };
                shown.sort_by(f64::total_cmp);
                expected.sort_by(f64::total_cmp);
                assert_eq!(shown, expected, "{}, {kind:?}", chart.name);
            }
            seen.push(kind);
        }
    }
    assert!(seen.contains(&StaticChart::Panels) && seen.contains(&StaticChart::Dots), "{seen:?}");
}
