//! What a picture shows, without the dataset that it came from: small enough to hand to the modules that redraw it and
//! make files of it.

use super::cell::{Cell, numbers};
use super::selection::Selection;
use crate::data::chart::ChartKind;
use crate::data::series::{Dataset, Status};
use crate::data::values::Period;
use crate::words::{self, place};
use serde::{Deserialize, Serialize};

/// The lines or bars of one picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plot {
    /// The kind of chart.
    pub kind: ChartKind,
    /// What the years are called together.
    pub heading: String,
    /// How many digits after the point are published.
    pub decimals: u8,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The lowest figures.
    #[serde(serialize_with = "numbers")]
    pub low: Vec<Option<f64>>,
    /// The middle figures (the median).
    #[serde(serialize_with = "numbers")]
    pub middle: Vec<Option<f64>>,
    /// The highest figures.
    #[serde(serialize_with = "numbers")]
    pub high: Vec<Option<f64>>,
    /// What it is, in a sentence: nobody can guess that from the picture alone.
    pub words: String,
}

/// One area's figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlotLine {
    /// The area's name.
    pub name: String,
    /// The figures, one for each year.
    pub cells: Vec<Cell>,
}

impl Plot {
    /// What a choice shows.
    pub fn of(kind: ChartKind, dataset: &Dataset, selection: &Selection) -> Plot {
        let periods = selection.periods(dataset);
        let lines = selection.series(dataset).into_iter().map(|series| PlotLine {
            name: series.area.name.clone(),
            cells: periods.iter().map(|period| Cell::of(dataset, series.point(*period))).collect(),
        });
        Plot {
            kind,
            heading: dataset.heading().to_string(),
            decimals: dataset.decimals,
            years: periods.iter().map(|period| period.short()).collect(),
            lines: lines.collect(),
            breaks: (0..periods.len()).filter(|i| selection.is_break(dataset, periods[*i])).collect(),
            band: if kind.has_band() { Band::of(dataset, selection, &periods) } else { None },
        }
    }

    /// The largest figure.
    pub fn largest(&self) -> f64 {
        let band = self.band.iter().flat_map(|band| &band.high).copied();
        let lines = self.lines.iter().flat_map(|line| &line.cells).map(|cell| cell.value);
        lines.chain(band).flatten().fold(0.0, f64::max)
    }

    /// The years for which no line has a figure, as runs: first and last position.
    pub fn gaps(&self) -> Vec<(usize, usize)> {
        let missing = |i: &usize| self.lines.iter().all(|line| line.cells[*i].value.is_none());
        words::runs((0..self.years.len()).filter(missing), |i| i + 1)
    }

    /// The symbols used, in the order of [`Status::ALL`].
    pub fn statuses(&self) -> Vec<Status> {
        let used = |status: &Status| self.lines.iter().flat_map(|line| &line.cells).any(|c| c.status == Some(*status));
        Status::ALL.into_iter().filter(used).collect()
    }

    /// The plot as JSON, for the modules that redraw it and make files of it.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Band {
    /// The areas of the first one's kind that are not on show, in the years in which most of them have a figure.
    fn of(dataset: &Dataset, selection: &Selection, periods: &[Period]) -> Option<Band> {
        let series = selection.series(dataset);
        let others = place::rest(dataset, &series)?;
        let mut band =
            Band { low: Vec::new(), middle: Vec::new(), high: Vec::new(), words: place::band(dataset, &series)? };
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
    /// The position of the last figure.
    pub fn last(&self) -> Option<usize> {
        self.cells.iter().rposition(|cell| cell.value.is_some())
    }
}
