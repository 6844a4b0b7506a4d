//! What a picture shows, without the dataset that it came from: small enough to hand to the modules that redraw it and
//! make files of it.

use super::cell::{Cell, numbers};
use super::layout::Layout;
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
    /// The names of the years, in order; in a ranked chart, of its areas, the largest first.
    pub years: Vec<String>,
    /// One for each area, in the order of their colours; in a ranked chart, one for each year or each of two places.
    pub lines: Vec<PlotLine>,
    /// Behind the lines: the other areas of the first one's kind.
    pub band: Option<Band>,
    /// The years just before which the way of counting changed; in a ranked chart, the area that was chosen first.
    pub marked: Vec<usize>,
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
    /// The area's name; in a ranked chart, the year's or the place's.
    pub name: String,
    /// The figures, one for each year; in a ranked chart, one for each area.
    pub cells: Vec<Cell>,
}

impl Plot {
    /// What a choice shows. In a ranked chart, areas take the place of years, and years that of areas.
    pub fn of(dataset: &Dataset, selection: &Selection) -> Plot {
        let kind = selection.kind;
        let ranked = kind == ChartKind::Ranked;
        let periods = selection.periods(dataset);
        let series = if ranked { selection.ranked(dataset) } else { selection.series(dataset) };
        let names: Vec<String> = series.iter().map(|one| one.area.name.clone()).collect();
        let years: Vec<String> = periods.iter().map(|period| period.short()).collect();
        let (rows, mut lines) = if ranked { (names, years) } else { (years, names) };
        let other = dataset.compared_with.as_ref().filter(|_| ranked);
        if let Some(other) = other {
            let own = dataset.dimension.as_ref().map_or(&dataset.measure, |dimension| &dimension.area);
            lines = vec![own.clone(), other.name.clone()];
        }
        let cell = |line: usize, row: usize| {
            let (one, period) = match (ranked, other) {
                (false, _) => (line, row),
                (true, None) => (row, line),
                (true, Some(_)) => (row, 0),
            };
            let Some(point) = series[one].point(periods[period]) else { return Cell::default() };
            let value = if other.is_some() && line == 1 { point.compared } else { point.value };
            Cell::with(dataset, value, point.status)
        };
        let lines = lines
            .into_iter()
            .enumerate()
            .map(|(line, name)| PlotLine { name, cells: (0..rows.len()).map(|row| cell(line, row)).collect() });
        let marked = |row: &usize| match ranked {
            true => series[*row].area.code == selection.areas[0],
            false => selection.is_break(dataset, periods[*row]),
        };
        Plot {
            kind,
            heading: if ranked { words::capital(dataset.one()) } else { dataset.heading().to_string() },
            decimals: dataset.decimals,
            lines: lines.collect(),
            marked: (0..rows.len()).filter(marked).collect(),
            band: if kind.has_band() { Band::of(dataset, selection, &periods) } else { None },
            years: rows,
        }
    }

    /// The plot as it is drawn and read point by point: where the axis has a place for each bar, years in a row for
    /// which no line has a figure share one place, so that what is known fills the picture. The axis of lines keeps a
    /// place for each year, as the slope of a line tells how fast something changed.
    pub fn closed(mut self) -> Plot {
        if self.kind == ChartKind::Lines {
            return self;
        }
        for (first, last) in self.gaps().into_iter().rev().filter(|(first, last)| first < last) {
            self.years[first] = format!("{} to {}", self.years[first], self.years[last]);
            self.years.drain(first + 1..=last);
            for line in &mut self.lines {
                line.cells.drain(first + 1..=last);
            }
            for marked in self.marked.iter_mut().filter(|marked| **marked > last) {
                *marked -= last - first;
            }
        }
        self
    }

    /// How many lines the key of grouped bars has. Areas have a line each; two periods are short enough for one, unless it
    /// is a phone's.
    pub fn key_lines(&self, layout: Layout) -> usize {
        match self.lines.len() {
            count if !self.kind.has_key(count) => 0,
            _ if self.kind == ChartKind::Ranked && layout == Layout::Wide => 1,
            count => count,
        }
    }

    /// The width and height of the image, in its own units. Horizontal bars make it grow.
    pub fn size(&self, layout: Layout) -> (f64, f64) {
        let (width, height) = layout.size();
        if self.kind.is_horizontal() {
            return (width, layout.horizontal_height(self.years.len(), self.lines.len(), self.key_lines(layout)));
        }
        (width, height)
    }

    /// The place along the axis that is read while the reader points at none: the latest year, and in a ranked chart
    /// the area that was chosen first.
    pub fn rest(&self) -> usize {
        let first = if self.kind == ChartKind::Ranked { self.marked.first().copied() } else { None };
        first.unwrap_or(self.years.len().saturating_sub(1))
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
