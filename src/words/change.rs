//! How a series changed between two years, in figures. `finding.rs` puts it in words.

use crate::data::series::{Dataset, Series, Status};
use crate::data::values::Period;

/// A change smaller than this, in percent, is no clear change.
const CLEAR: f64 = 1.0;

/// For figures below this, a change is given in figures and not as a percentage.
const FEW: f64 = 20.0;

/// How far beyond both ends a low or a high has to be to stand in a headline, as a part of them.
const FAR: f64 = 0.2;

/// What a series did from its first figure to its last within some years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The first year with a figure, and the figure.
    pub from: (Period, f64),
    /// The last year with a figure, and the figure.
    pub to: (Period, f64),
    /// The lowest figure.
    pub lowest: (Period, f64),
    /// The highest figure.
    pub highest: (Period, f64),
    /// Whether the way of counting changed in between.
    pub broken: bool,
    /// Whether these two are all the figures that there are.
    pub only: bool,
}

/// Which way a series went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Direction {
    /// Down, by so many percent of the first figure.
    Fell(f64),
    /// Up, by so many percent of the first figure; from zero there is no percentage.
    Rose(Option<f64>),
    /// Too little up or down to tell.
    Unclear,
    /// It was zero and is zero.
    Zero,
}

/// Why a percentage would say more than the figures do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The way of counting changed in between.
    Broken,
    /// They are small.
    Few,
    /// They are two, which make no trend.
    Two,
}

impl Change {
    /// What the series did from `first` to `last`; `None` with fewer than two figures.
    pub fn of(series: &Series, first: Period, last: Period) -> Option<Change> {
        let known: Vec<(Period, f64)> = (series.points.iter())
            .filter(|point| (first..=last).contains(&point.period))
            .filter_map(|point| Some((point.period, point.value?)))
            .collect();
        let (from, to) = (*known.first()?, *known.last()?);
        let lowest = known.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1))?;
        let highest = known.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let inside = series.points.iter().filter(|point| point.period > from.0 && point.period <= to.0);
        let broken = inside.into_iter().any(|point| point.status == Some(Status::Break));
        (from.0 != to.0).then_some(Change { from, to, lowest, highest, broken, only: known.len() == 2 })
    }

    /// How much it changed, in percent of the first figure; `None` when that is zero.
    pub fn percent(&self) -> Option<f64> {
        (self.from.1 > 0.0).then(|| (self.to.1 - self.from.1) / self.from.1 * 100.0)
    }

    /// Which way it went.
    pub fn direction(&self) -> Direction {
        match self.percent() {
            None if self.to.1 > 0.0 => Direction::Rose(None),
            None => Direction::Zero,
            Some(change) if change.abs() < CLEAR => Direction::Unclear,
            Some(change) if change < 0.0 => Direction::Fell(-change),
            change => Direction::Rose(change),
        }
    }

    /// Why it is told in figures and not in percent; `None` where a percentage is fair.
    pub fn caution(&self, dataset: &Dataset) -> Option<Caution> {
        let few = dataset.decimals == 0 && self.from.1 > 0.0 && self.from.1.min(self.to.1) < FEW;
        match () {
            () if self.from.1 == self.to.1 => None,
            () if self.broken => Some(Caution::Broken),
            () if few => Some(Caution::Few),
            () if self.only && self.percent().is_some_and(|change| change.abs() >= CLEAR) => Some(Caution::Two),
            () => None,
        }
    }

    /// A low far below the first and the last figure, which hide it.
    pub fn low(&self) -> Option<(Period, f64)> {
        (self.lowest.1 < self.from.1.min(self.to.1) * (1.0 - FAR)).then_some(self.lowest)
    }

    /// A high far above the first and the last figure, which hide it.
    pub fn high(&self) -> Option<(Period, f64)> {
        (self.highest.1 > self.from.1.max(self.to.1) * (1.0 + FAR)).then_some(self.highest)
    }
}
