//! How an area ranks among the others of its kind.

use super::number::rank;
use crate::data::series::{Area, Dataset, Limits, Series, place};
use crate::data::values::Period;

/// With fewer others than this, a rank or a range among them means little.
const MANY: usize = 10;

/// All series of the same kind of area as this one, without it. The parts of one area have no such rank among one another, and
/// counts none either: they are higher where more people live.
fn others<'d>(dataset: &'d Dataset, one: &Series) -> Vec<&'d Series> {
    if dataset.dimension.is_some() || dataset.limits == Some(Limits::Counts) {
        return Vec::new();
    }
    let same = |other: &&Series| other.area.kind == one.area.kind && other.area.code != one.area.code;
    dataset.series.iter().filter(same).collect()
}

/// The areas of the first one's kind that are not on show; `None` where they are few.
pub fn rest<'d>(dataset: &'d Dataset, shown: &[&Series]) -> Option<Vec<&'d Series>> {
    let mut rest = others(dataset, shown.first()?);
    rest.retain(|other| shown.iter().all(|one| one.area.code != other.area.code));
    (rest.len() >= MANY).then_some(rest)
}

/// What the band behind a chart's lines is; `None` where there is none.
pub fn band(dataset: &Dataset, shown: &[&Series]) -> Option<String> {
    let (count, kind) = (rest(dataset, shown)?.len(), &shown.first()?.area.kind);
    Some(format!(
        "The shaded band runs from the lowest to the highest of the other {count} {kind}s. The dotted line is the middle one (the median)."
    ))
}

/// How an area ranks among all of its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'d> {
    /// The area.
    pub area: &'d Area,
    /// The latest year of those on show in which all areas of the kind have a figure.
    pub year: Period,
    /// Its rank, the lowest first.
    pub place: usize,
    /// How many areas of the kind there are.
    pub of: usize,
}

impl<'d> Standing<'d> {
    /// How a series ranks in the years from `first` to `last`; `None` if its kind has few areas or lacks figures.
    pub fn of(dataset: &'d Dataset, one: &'d Series, first: Period, last: Period) -> Option<Standing<'d>> {
        let others = others(dataset, one);
        if others.len() < MANY {
            return None;
        }
        let years = dataset.periods.iter().rev().filter(|year| (first..=last).contains(*year));
        let mut placed = years.filter_map(|year| {
            let own = one.value(*year)?;
            let mut all: Vec<f64> = others.iter().filter_map(|other| other.value(*year)).collect();
            all.push(own);
            (all.len() == others.len() + 1).then(|| (*year, place(own, &all)))
        });
        let (year, place) = placed.next()?;
        Some(Standing { area: &one.area, year, place, of: others.len() + 1 })
    }

    /// "Durham force area: 19th lowest of 42 police force areas in the year ending March 2015."
    pub fn sentence(&self) -> String {
        let Standing { area, year, place, of } = self;
        let place = rank(*place as u32, *of as u32);
        format!("{}: {place} of {of} {}s in {year}.", area.name, area.kind)
    }
}
