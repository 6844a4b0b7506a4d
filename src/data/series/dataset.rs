//! A dataset: one measure, for areas, over years.

use crate::data::meta::Meta;
use crate::data::series::area::{Area, Dimension, Place};
use crate::data::series::unit::Unit;
use crate::data::values::{Period, PeriodKind, plain};
use serde::{Deserialize, Serialize};

/// One measure for some areas over some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The file's metadata.
    pub meta: Meta,
    /// What is measured, worded to start a sentence: "First time entrants to the youth justice system".
    pub measure: String,
    /// How it’s counted, and what is included and excluded.
    pub definition: String,
    /// The unit that is counted.
    pub unit: Unit,
    /// How many digits after the point are published.
    pub decimals: u8,
    /// The kind of period that each figure covers.
    pub period_kind: PeriodKind,
    /// The heading of the years, if the kind of period has no suitable one.
    pub period_heading: Option<String>,
    /// Every period, in order and without gaps: a year with no figure is included.
    pub periods: Vec<Period>,
    /// One series for each area, in the file's order.
    pub series: Vec<Series>,
    /// How many years each figure covers: 3 for "2013 to 2015" written by its last year. Figures whose years overlap
    /// are not compared.
    pub span: u8,
    /// Whether chance can be worked out for the figures, and from what.
    pub limits: Option<Limits>,
    /// What to bear in mind wherever the figures go, in one sentence.
    pub caution: Option<String>,
    /// If the series are not areas but parts of one area's figures: what they are, and of which area.
    pub dimension: Option<Dimension>,
    /// What the parts of one area's figures add up to: 100, or the same area's figures in the dataset with this name.
    /// Read for the publisher alone.
    pub adds_up_to: Option<String>,
    /// The area whose figures stand beside those of the dataset's own, row by row.
    pub compared_with: Option<Place>,
}

/// What the limits of chance are worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// The figures are counts of separate events.
    Counts,
    /// The figures are rates, and each row gives the count behind it.
    Rates,
}

/// The figures of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The area that the figures are for.
    pub area: Area,
    /// One point for each of the dataset's periods, in order.
    pub points: Vec<Point>,
}

/// One area's figure for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The figure, in the dataset's unit; `None` if there is none, and `status` then says why.
    pub value: Option<f64>,
    /// The number of events behind a rate, where known.
    pub count: Option<f64>,
    /// The same figure for the area that the dataset is compared with.
    pub compared: Option<f64>,
    /// The symbol that qualifies the figure or is shown instead of it.
    pub status: Option<Status>,
    /// Why it is missing, or how it was worked out.
    pub note: Option<String>,
    /// The short name of its source.
    pub source: String,
}

impl Point {
    /// The figure with its symbol, as files write it: `1204`, `30 [p]`, `[x]`.
    pub fn written(&self) -> String {
        self.written_with(plain)
    }

    /// The same with the figure written in another way.
    pub fn written_with(&self, number: impl Fn(f64) -> String) -> String {
        let symbol = self.status.map(|status| format!("[{}]", status.letter()));
        self.value.map(number).into_iter().chain(symbol).collect::<Vec<_>>().join(" ")
    }
}

/// The place of a figure among all, itself included, the lowest first. Figures that are the same share the place that is
/// nearer to their end: if two are the highest, both are.
pub fn place(own: f64, all: &[f64]) -> usize {
    let lower = all.iter().filter(|value| **value < own).count();
    let higher = all.iter().filter(|value| **value > own).count();
    if 2 * (lower + 1) <= all.len() + 1 { lower + 1 } else { all.len() - higher }
}

/// The Government Statistical Service's symbols, in square brackets. In JSON each is its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// `[x]`: not available.
    #[serde(rename = "x")]
    NotAvailable,
    /// `[c]`: withheld, so that nobody can be identified.
    #[serde(rename = "c")]
    Suppressed,
    /// `[e]`: an estimate, or worked out from other figures.
    #[serde(rename = "e")]
    Estimated,
    /// `[p]`: provisional.
    #[serde(rename = "p")]
    Provisional,
    /// `[r]`: revised.
    #[serde(rename = "r")]
    Revised,
    /// `[b]`: the way of counting changed just before.
    #[serde(rename = "b")]
    Break,
}

impl Status {
    /// Every symbol, for the key under a table.
    pub const ALL: [Status; 6] = [
        Status::NotAvailable,
        Status::Suppressed,
        Status::Estimated,
        Status::Provisional,
        Status::Revised,
        Status::Break,
    ];

    /// The letter inside the brackets.
    pub fn letter(self) -> &'static str {
        match self {
            Status::NotAvailable => "x",
            Status::Suppressed => "c",
            Status::Estimated => "e",
            Status::Provisional => "p",
            Status::Revised => "r",
            Status::Break => "b",
        }
    }

    /// What the symbol means.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::NotAvailable => "no figure found",
            Status::Suppressed => "held back, so that nobody can be identified",
            Status::Estimated => "worked out from other figures",
            Status::Provisional => "provisional: it may change",
            Status::Revised => "revised since it was first published",
            Status::Break => "the counting method changed just before this",
        }
    }

    /// Whether a row with the symbol says more in a note.
    pub fn needs_note(self) -> bool {
        matches!(self, Status::Estimated | Status::NotAvailable | Status::Break)
    }

    /// Whether the symbol is shown instead of a figure.
    pub fn replaces_value(self) -> bool {
        matches!(self, Status::NotAvailable | Status::Suppressed)
    }
}

impl Dataset {
    /// The heading of the column of years.
    pub fn heading(&self) -> &str {
        self.period_heading.as_deref().unwrap_or(self.period_kind.heading())
    }

    /// What the file holds, with the caution that goes wherever its figures go.
    pub fn description(&self) -> String {
        let caution = self.caution.iter().map(String::as_str);
        std::iter::once(self.meta.description.as_str()).chain(caution).collect::<Vec<_>>().join(" ")
    }

    /// What one series is called: an area, unless the dataset says otherwise.
    pub fn one(&self) -> &str {
        self.dimension.as_ref().map_or("area", |dimension| &dimension.name.one)
    }

    /// What its series are called.
    pub fn many(&self) -> &str {
        self.dimension.as_ref().map_or("areas", |dimension| &dimension.name.many)
    }

    /// The series of the area with this code.
    pub fn series(&self, code: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.area.code == code)
    }

    /// The symbols used, in the order of [`Status::ALL`].
    pub fn statuses(&self) -> Vec<Status> {
        let used = |status: &Status| self.series.iter().flat_map(|s| &s.points).any(|p| p.status == Some(*status));
        Status::ALL.into_iter().filter(used).collect()
    }
}

impl Series {
    /// The point of a period.
    pub fn point(&self, period: Period) -> Option<&Point> {
        self.points.iter().find(|point| point.period == period)
    }

    /// The figure of a period, if there is one.
    pub fn value(&self, period: Period) -> Option<f64> {
        self.point(period)?.value
    }
}
