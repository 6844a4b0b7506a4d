//! Single figures that text and cards use by name.

use crate::data::meta::Meta;
use crate::data::series::{Area, Unit};

/// A file of single figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSet {
    /// What the file says of itself.
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
    /// What one of it is called; `%` stands straight behind the figure.
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
    /// How it follows from other figures of the file.
    pub working: Option<Working>,
    /// The place in a dataset that holds the same figure.
    pub cell: Option<Cell>,
    /// What could not be checked.
    pub doubt: Option<String>,
    /// Whether it has a card of its own on the first page.
    pub headline: bool,
    /// How it is drawn on its card.
    pub picture: Option<Picture>,
    /// The figure of the document that this one is a later figure for; it stands on that figure's card.
    pub follows: Option<String>,
}

/// A small picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// As a part of a hundred.
    Part,
    /// As a bar under the bar of another figure.
    Bars {
        /// The other figure's name.
        beside: String,
    },
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number, with the digits after the point that its source printed.
    Number {
        /// The number.
        value: f64,
        /// The digits after the point.
        decimals: u8,
    },
    /// A part that the source gives in words only: more than 1 of 3.
    MoreThan {
        /// The part.
        part: u32,
        /// Out of this many.
        whole: u32,
    },
    /// A place among areas, the lowest first. Its cell says among which.
    Rank {
        /// The place, from 1.
        place: u32,
        /// The number of areas.
        of: u32,
    },
}

/// How a figure follows from two others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The sum that was done.
    pub how: How,
    /// The earlier figure's name.
    pub from: String,
    /// The later figure's name.
    pub to: String,
}

/// The sums that the site does on two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// How much less the later is, in percent of the earlier.
    PercentFall,
    /// How much more the later is, in percent of the earlier.
    PercentRise,
    /// How much less the later is.
    Fall,
    /// How far the first lies above the second, in percentage points.
    Points,
    /// How many times the second the first is.
    Times,
}

/// A place in a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The dataset's name.
    pub dataset: String,
    /// The period, as the dataset writes it. The area is the fact's own.
    pub period: String,
    /// For a rank: the kind of areas among which it is.
    pub among: Option<String>,
}

impl Amount {
    /// The number, where the figure is one.
    pub fn number(self) -> Option<f64> {
        if let Amount::Number { value, .. } = self { Some(value) } else { None }
    }
}

impl How {
    /// Does the sum.
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

    /// The later figures for a figure.
    pub fn later(&self, name: &str) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.follows.as_deref() == Some(name))
    }
}
