//! What a picture shows, without the dataset that it came from: small enough to hand to the module that draws anew.

use super::selection::Selection;
use crate::data::chart_file::ChartKind;
use crate::data::dataset::{Dataset, Status};
use crate::words;
use serde::{Deserialize, Serialize};

/// The lines or bars of one picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plot {
    /// Whether bars are drawn; lines otherwise.
    pub bars: bool,
    /// The names of the years, in order.
    pub years: Vec<String>,
    /// One for each area, in the order of their colours.
    pub lines: Vec<PlotLine>,
}

/// One area's figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        }
    }

    /// The largest figure.
    pub fn largest(&self) -> f64 {
        self.lines.iter().flat_map(|line| line.values.iter().flatten()).copied().fold(0.0, f64::max)
    }

    /// The years for which no line has a figure, in runs: first and last place.
    pub fn gaps(&self) -> Vec<(usize, usize)> {
        let missing = |i: &usize| self.lines.iter().all(|line| line.values[*i].is_none());
        words::runs((0..self.years.len()).filter(missing), |i| i + 1)
    }
}

impl PlotLine {
    /// The place of the last figure.
    pub fn last(&self) -> Option<usize> {
        self.values.iter().rposition(Option::is_some)
    }
}
