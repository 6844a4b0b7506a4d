//! What a chart shows: the parts of a finding, put into words as a headline and a sentence for each series.

use super::change::{Caution, Change, Direction};
use super::number::{count, number, percent};
use super::place::{Standing, band};
use super::years::{between, gap_sentence};
use crate::data::series::{Area, Dataset, Point, Series, Status};
use crate::data::values::Period;

/// What one series shows within some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'d> {
    /// What is measured, with its unit.
    pub dataset: &'d Dataset,
    /// Where.
    pub area: &'d Area,
    /// The figures, with their years and which way they went.
    pub figures: Figures<'d>,
    /// Why they are not given as a percentage.
    pub caution: Option<Caution>,
}

/// The figures of a series within some years.
#[derive(Clone, Debug, PartialEq)]
pub enum Figures<'d> {
    /// There is none.
    None,
    /// There is one.
    One(&'d Point),
    /// There are more: from the first to the last.
    Change(Change),
}

impl<'d> Finding<'d> {
    /// What a series shows from `first` to `last`.
    pub fn of(dataset: &'d Dataset, series: &'d Series, first: Period, last: Period) -> Finding<'d> {
        let change = Change::of(series, first, last);
        let known = || series.points.iter().find(|p| (first..=last).contains(&p.period) && p.value.is_some());
        Finding {
            dataset,
            area: &series.area,
            caution: change.and_then(|change| change.caution(dataset)),
            figures: match change {
                Some(change) => Figures::Change(change),
                None => known().map_or(Figures::None, Figures::One),
            },
        }
    }

    /// For the headline, without a full stop: "Recorded crime in the Durham force area rose by 48.7% between …".
    pub fn headline(&self, subject: &str) -> String {
        let place = &self.area.said;
        let Figures::Change(change) = &self.figures else {
            return format!("{subject} in {place}");
        };
        let figure = |value: f64| number(value, self.dataset.decimals);
        let verb = match self.caution {
            Some(_) => format!("went from {} to {}", figure(change.from.1), figure(change.to.1)),
            None => verb(change),
        };
        let years = between(change.from.0, change.to.0);
        let low = change.low().map(|at| ("low", at));
        let turn = low.or_else(|| change.high().map(|at| ("high", at)));
        let turn = turn.map(|(kind, (year, value))| format!(", with a {kind} of {} in {year}", figure(value)));
        format!("{subject} in {place} {verb} between {years}{}", turn.unwrap_or_default())
    }

    /// "County Durham: fell by 82.9%, from 1,129 children in 2007/08 to 193 in 2014/15."
    pub fn sentence(&self) -> String {
        let name = &self.area.name;
        let change = match &self.figures {
            Figures::None => return format!("{name}: no figure was found for these years."),
            Figures::One(point) => return format!("{name}: {}.", point_words(self.dataset, point)),
            Figures::Change(change) => change,
        };
        let figure = |value: f64| number(value, self.dataset.decimals);
        let from = count(change.from.1, self.dataset.decimals, &self.dataset.unit);
        let (to, then, now) = (figure(change.to.1), change.from.0, change.to.0);
        let mut text = match self.caution {
            Some(_) => format!("{name}: {from} in {then}, {to} in {now}."),
            None => format!("{name}: {}, from {from} in {then} to {to} in {now}.", verb(change)),
        };
        let extreme = |kind: &str, at: (Period, f64)| {
            let inside = at.0 != then && at.0 != now && at.1 != change.from.1 && at.1 != change.to.1;
            inside.then(|| format!("{kind} at {} in {}", figure(at.1), at.0))
        };
        match (extreme("lowest", change.lowest), extreme("highest", change.highest)) {
            (Some(lowest), Some(highest)) => text.push_str(&format!(" It was {lowest} and {highest}.")),
            (Some(only), None) | (None, Some(only)) => text.push_str(&format!(" It was {only}.")),
            (None, None) => {}
        }
        if change.broken {
            text.push_str(" The way of counting changed in between.");
        }
        text
    }
}

/// "fell by 82.9%", "rose" (from zero), "shows no clear change".
fn verb(change: &Change) -> String {
    match change.direction() {
        Direction::Fell(by) => format!("fell by {}", percent(by)),
        Direction::Rose(Some(by)) => format!("rose by {}", percent(by)),
        Direction::Rose(None) => "rose".to_string(),
        Direction::Unclear => "shows no clear change".to_string(),
        Direction::Zero => "stayed at nought".to_string(),
    }
}

/// How the series on show changed, how the first ranks among all of its kind, and which years have no figure.
pub fn sentences(dataset: &Dataset, series: &[&Series], first: Period, last: Period) -> Vec<String> {
    let mut all: Vec<String> = series.iter().map(|one| Finding::of(dataset, one, first, last).sentence()).collect();
    all.extend(series.first().and_then(|one| Some(Standing::of(dataset, one, first, last)?.sentence())));
    all.extend(gap_sentence(series, first, last));
    all.extend(band(dataset, series));
    all
}

/// One point, as the keyboard reader speaks it: "2014/15: 193 children".
pub fn point_words(dataset: &Dataset, point: &Point) -> String {
    let mut text = match point.value {
        Some(value) => format!("{}: {}", point.period.short(), count(value, dataset.decimals, &dataset.unit)),
        None => format!("{}: {}", point.period.short(), point.status.map_or("no figure found", Status::meaning)),
    };
    if let (Some(_), Some(status)) = (point.value, point.status) {
        text.push_str(&format!(", {}", status.meaning()));
    }
    text
}
