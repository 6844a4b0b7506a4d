//! What a picture shows, without the dataset that it came from: small enough to hand to the module that draws anew.

use super::selection::Selection;
use crate::data::chart::ChartKind;
use crate::data::series::{Dataset, Status};
use crate::data::values::Period;
use crate::data::values::plain;
use crate::words::{self, place};
use serde::Deserialize;

/// The lines or bars of one picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Plot {
    /// Whether bars are drawn; lines otherwise.
    pub bars: bool,
    /// The names of the years, in order.
    pub years: Vec<String>,
    /// One for each area, in the order of their colours.
    pub lines: Vec<PlotLine>,
    /// Behind the lines: the other areas of the first one's kind.
    pub band: Option<Band>,
    /// The years just before which the way of counting changed.
    pub breaks: Vec<usize>,
}

/// The lowest, the middle and the highest of many areas, year by year.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Band {
    /// The lowest figures.
    pub low: Vec<Option<f64>>,
    /// The middle figures (the median).
    pub middle: Vec<Option<f64>>,
    /// The highest figures.
    pub high: Vec<Option<f64>>,
}

/// One area's figures.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PlotLine {
    /// The area's name.
    pub name: String,
    /// The figures, one for each year; `None` for a gap.
    pub values: Vec<Option<f64>>,
    /// The figures as words, with their symbol; empty for a gap.
    pub words: Vec<String>,
    /// The years whose figure was worked out from others.
    pub hollow: Vec<usize>,
}

impl Plot {
    /// What a choice shows.
    pub fn of(kind: ChartKind, dataset: &Dataset, selection: &Selection) -> Plot {
        let periods = selection.periods(dataset);
        let lines = selection.series(dataset).into_iter().map(|series| {
            let points: Vec<_> = periods.iter().map(|period| series.point(*period)).collect();
            let hollow = |status: Option<Status>| status == Some(Status::Estimated);
            PlotLine {
                name: series.area.name.clone(),
                values: points.iter().map(|point| point.and_then(|point| point.value)).collect(),
                words: (points.iter())
                    .map(|point| {
                        point
                            .and_then(|p| p.value)
                            .map_or(String::new(), |value| words::number(value, dataset.decimals))
                    })
                    .collect(),
                hollow: points
                    .iter()
                    .enumerate()
                    .filter(|(_, p)| p.is_some_and(|p| hollow(p.status)))
                    .map(|(i, _)| i)
                    .collect(),
            }
        });
        Plot {
            bars: kind == ChartKind::Bars,
            years: periods.iter().map(|period| period.short()).collect(),
            lines: lines.collect(),
            breaks: (0..periods.len()).filter(|i| selection.is_break(dataset, periods[*i])).collect(),
            band: if kind == ChartKind::Lines { Band::of(dataset, selection, &periods) } else { None },
        }
    }

    /// The largest figure.
    pub fn largest(&self) -> f64 {
        let band = self.band.iter().flat_map(|band| &band.high);
        self.lines.iter().flat_map(|line| &line.values).chain(band).flatten().copied().fold(0.0, f64::max)
    }

    /// The years for which no line has a figure, in runs: first and last place.
    pub fn gaps(&self) -> Vec<(usize, usize)> {
        let missing = |i: &usize| self.lines.iter().all(|line| line.values[*i].is_none());
        words::runs((0..self.years.len()).filter(missing), |i| i + 1)
    }
}

impl Band {
    /// The areas of the first one's kind that are not on show, in the years in which most of them have a figure.
    fn of(dataset: &Dataset, selection: &Selection, periods: &[Period]) -> Option<Band> {
        let others = place::rest(dataset, &selection.series(dataset))?;
        let mut band = Band { low: Vec::new(), middle: Vec::new(), high: Vec::new() };
        for period in periods {
            // Put in their order one by one: the library's sort would be a visible part of the module.
            let mut values: Vec<f64> = Vec::new();
            for value in others.iter().filter_map(|other| other.value(*period)) {
                values.insert(values.partition_point(|other| *other < value), value);
            }
            let enough = values.len() * 2 > others.len();
            let at = |i: usize| values.get(i).copied().filter(|_| enough);
            let (low, high) = (at((values.len().max(1) - 1) / 2), at(values.len() / 2));
            band.low.push(at(0));
            band.middle.push(low.zip(high).map(|(low, high)| (low + high) / 2.0));
            band.high.push(at(values.len().max(1) - 1));
        }
        band.low.iter().any(Option::is_some).then_some(band)
    }
}

impl PlotLine {
    /// The place of the last figure.
    pub fn last(&self) -> Option<usize> {
        self.values.iter().rposition(Option::is_some)
    }
}

impl Plot {
    /// The plot as JSON for the module that draws. By hand, because serde's writer of numbers is a visible part of the
    /// module that reads charts, and nothing else there writes any.
    pub fn json(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            format!(
                r#"{{"name":{},"values":{},"words":{},"hollow":{}}}"#,
                text(&line.name),
                numbers(&line.values),
                texts(&line.words),
                places(&line.hollow)
            )
        });
        let band = self.band.as_ref().map_or_else(
            || "null".to_string(),
            |band| {
                let [low, middle, high] = [&band.low, &band.middle, &band.high].map(|values| numbers(values));
                format!(r#"{{"low":{low},"middle":{middle},"high":{high}}}"#)
            },
        );
        format!(
            r#"{{"bars":{},"years":{},"lines":{},"band":{band},"breaks":{}}}"#,
            self.bars,
            texts(&self.years),
            list(lines),
            places(&self.breaks)
        )
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn numbers(values: &[Option<f64>]) -> String {
    list(values.iter().map(|value| value.map_or_else(|| "null".to_string(), plain)))
}

fn places(values: &[usize]) -> String {
    list(values.iter().map(usize::to_string))
}

fn texts(values: &[String]) -> String {
    list(values.iter().map(|value| text(value)))
}

fn text(value: &str) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
