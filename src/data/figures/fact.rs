//! Single figures, which text and cards refer to by name.

use crate::data::meta::Meta;
use crate::data::series::{Area, Unit};

/// A file of single figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSet {
    /// The file's metadata.
    pub meta: Meta,
    /// The figures, in the order in which they are shown.
    pub facts: Vec<Fact>,
}

/// One cited figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name that text uses: `{fact:recovery-centres}`.
    pub name: String,
    /// What it counts, in a few words.
    pub label: String,
    /// The figure.
    pub amount: Amount,
    /// Its unit; `%` follows the figure without a space.
    pub unit: Unit,
    /// The area that it is for.
    pub area: Area,
    /// The time that it is for, in words.
    pub period: String,
    /// The short name of its source.
    pub source: String,
    /// How it is counted.
    pub definition: String,
    /// One sentence with the figure, for its card; `{value}` and `{fact:...}` are filled in.
    pub sentence: Option<String>,
    /// How it was worked out from other figures of the file.
    pub working: Option<Working>,
    /// The cell of a dataset that holds the same figure.
    pub cell: Option<Cell>,
    /// What could not be checked.
    pub doubt: Option<String>,
    /// Whether it has its own card on the home page.
    pub headline: bool,
    /// The small picture on its card.
    pub picture: Option<Picture>,
    /// The older figure, from the document, that this one updates. This one is shown on that one's card.
    pub follows: Option<String>,
}

/// A small picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// As a share of 100.
    Part,
    /// As a bar below another figure's bar.
    Bars {
        /// The other figure's name.
        beside: String,
    },
}

/// A figure's value, in the form that its source gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number, with the digits after the point that its source printed.
    Number {
        /// The number.
        value: f64,
        /// The digits after the point.
        decimals: u8,
    },
    /// A fraction that the source gives in words only: "more than 1 of 3".
    MoreThan {
        /// The numerator.
        part: u32,
        /// The denominator.
        whole: u32,
    },
    /// A rank among areas, the lowest first. The fact's `cell` says among which areas.
    Rank {
        /// The rank, from 1.
        place: u32,
        /// The number of areas.
        of: u32,
    },
}

/// How a figure was worked out from two others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The calculation.
    pub how: How,
    /// The earlier figure's name.
    pub from: String,
    /// The later figure's name.
    pub to: String,
}

/// The calculations that the site can do with two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// How much smaller the later figure is, as a percentage of the earlier.
    PercentFall,
    /// How much larger the later figure is, as a percentage of the earlier.
    PercentRise,
    /// How much smaller the later figure is.
    Fall,
    /// How far the first is above the second, in percentage points.
    Points,
    /// How many times as large as the second the first is.
    Times,
}

/// A cell of a dataset: one area's figure for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The dataset's name.
    pub dataset: String,
    /// The period, as the dataset writes it. The area is the fact's own.
    pub period: String,
    /// For a rank: the kind of area that is ranked.
    pub among: Option<String>,
}

impl Amount {
    /// The number, if the figure is a plain number.
    pub fn number(self) -> Option<f64> {
        if let Amount::Number { value, .. } = self { Some(value) } else { None }
    }
}

impl How {
    /// Does the calculation.
    pub fn work_out(self, from: f64, to: f64) -> f64 {
        match self {
            How::PercentFall => (from - to) / from * 100.0,
            How::PercentRise => (to - from) / from * 100.0,
            How::Fall | How::Points => from - to,
            How::Times => from / to,
        }
    }
}

impl FactSet {
    /// The figure with this name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }

    /// The later figures that update a figure.
    pub fn later(&self, name: &str) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.follows.as_deref() == Some(name))
    }
}
