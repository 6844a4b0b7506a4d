//! A dataset: one measure, for areas, over years.

use crate::data::meta::Meta;
use crate::data::values::{Period, PeriodKind};
use serde::{Deserialize, Serialize};

/// One measure for some areas over some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The file's metadata.
    pub meta: Meta,
    /// What is measured, worded to start a sentence: "First time entrants to the youth justice system".
    pub measure: String,
    /// How it is counted, and what is included and excluded.
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
    /// If the series are not areas but parts of one area's figures: what they are, and of which area.
    pub dimension: Option<Dimension>,
}

/// What series are, if they are not areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// What one of them is called: "offence group".
    pub name: Unit,
    /// The code of the area that all of them are for.
    pub code: String,
    /// The name of that area.
    pub area: String,
}

/// The unit of a measure, in singular and plural.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// For one: "child".
    pub one: String,
    /// For any other number: "children".
    pub many: String,
}

/// The figures of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The area that the figures are for.
    pub area: Area,
    /// One point for each of the dataset's periods, in order.
    pub points: Vec<Point>,
}

/// A place that figures are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its Government Statistical Service code: `E06000047`.
    pub code: String,
    /// Its name, as readers know it.
    pub name: String,
    /// The kind of area: "police force area".
    pub kind: String,
    /// The name inside a sentence: "the North East".
    pub said: String,
    /// The name in addresses, made from the name: `county-durham`.
    pub slug: String,
    /// A note about the area: "County Durham and Darlington together".
    pub note: Option<String>,
}

/// One area's figure for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The figure, in the dataset's unit; `None` if there is none, and `status` then says why.
    pub value: Option<f64>,
    /// The symbol that qualifies the figure or is shown instead of it.
    pub status: Option<Status>,
    /// Why it is missing, or how it was worked out.
    pub note: Option<String>,
    /// The short name of its source.
    pub source: String,
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
            Status::Suppressed => "held back, so that nobody can be recognised",
            Status::Estimated => "worked out from other figures",
            Status::Provisional => "provisional: it may change",
            Status::Revised => "revised since it was first published",
            Status::Break => "the way of counting changed just before this",
        }
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

/// A name as addresses write it: "Avon and Somerset" becomes `avon-and-somerset`.
pub fn slug(name: &str) -> String {
    let words: Vec<String> = (name.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}
