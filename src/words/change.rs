//! What a series did between two years, in a sentence.

use super::list;
use super::number::{count, number, percent};
use super::place::{band, place};
use crate::data::series::{Dataset, Point, Series, Status};
use crate::data::values::Period;

/// A change smaller than this, in percent, is no clear change.
const CLEAR: f64 = 1.0;

/// Of fewer than this, a change is told in figures and not in percent.
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

    /// How much it changed, in percent of the first figure; `None` when that is nought.
    pub fn percent(&self) -> Option<f64> {
        (self.from.1 > 0.0).then(|| (self.to.1 - self.from.1) / self.from.1 * 100.0)
    }

    /// Whether a percentage would say more than the figures do: they are small, were counted in two ways, or are two.
    fn is_plain(&self, dataset: &Dataset) -> bool {
        let two = self.only && self.percent().is_some_and(|change| change.abs() >= CLEAR);
        let few = dataset.decimals == 0 && self.from.1 > 0.0 && self.from.1.min(self.to.1) < FEW;
        (few || self.broken || two) && self.from.1 != self.to.1
    }

    /// The turn that the first and the last figure hide: a low or a high far beyond both.
    fn turn(&self) -> Option<(&'static str, (Period, f64))> {
        let (less, more) = (self.from.1.min(self.to.1), self.from.1.max(self.to.1));
        if self.lowest.1 < less * (1.0 - FAR) {
            return Some(("low", self.lowest));
        }
        (self.highest.1 > more * (1.0 + FAR)).then_some(("high", self.highest))
    }

    /// "fell by 82.9%", "rose" (from nought), "shows no clear change".
    pub fn verb(&self) -> String {
        match self.percent() {
            None if self.to.1 > 0.0 => "rose".to_string(),
            None => "stayed at nought".to_string(),
            Some(change) if change.abs() < CLEAR => "shows no clear change".to_string(),
            Some(change) if change < 0.0 => format!("fell by {}", percent(-change)),
            Some(change) => format!("rose by {}", percent(change)),
        }
    }
}

/// The finding of a chart, for its headline: "Recorded crime in the Durham force area rose by 48.7% between …".
pub fn headline(subject: &str, dataset: &Dataset, series: &Series, first: Period, last: Period) -> String {
    let said = &series.area.said;
    match Change::of(series, first, last) {
        Some(change) => {
            let figure = |value: f64| number(value, dataset.decimals);
            let verb = if change.is_plain(dataset) {
                format!("went from {} to {}", figure(change.from.1), figure(change.to.1))
            } else {
                change.verb()
            };
            let turn =
                change.turn().map(|(kind, (year, value))| format!(", with a {kind} of {} in {year}", figure(value)));
            let years = between(change.from.0, change.to.0);
            format!("{subject} in {said} {verb} between {years}{}", turn.unwrap_or_default())
        }
        None => format!("{subject} in {said}"),
    }
}

/// What a series did: "County Durham: fell by 82.9%, from 1,129 children in 2007/08 to 193 in 2014/15."
pub fn sentence(dataset: &Dataset, series: &Series, first: Period, last: Period) -> String {
    let name = &series.area.name;
    let Some(change) = Change::of(series, first, last) else {
        let known = series.points.iter().find(|p| (first..=last).contains(&p.period) && p.value.is_some());
        return match known {
            Some(point) => format!("{name}: {}.", point_words(dataset, point)),
            None => format!("{name}: no figure was found for these years."),
        };
    };
    let digits = dataset.decimals;
    let (from, to) = (count(change.from.1, digits, &dataset.unit), number(change.to.1, digits));
    let (then, now) = (change.from.0, change.to.0);
    let mut text = if change.is_plain(dataset) {
        format!("{name}: {from} in {then}, {to} in {now}.")
    } else {
        format!("{name}: {}, from {from} in {then} to {to} in {now}.", change.verb())
    };
    let inside = |at: (Period, f64)| {
        at.0 != change.from.0 && at.0 != change.to.0 && at.1 != change.from.1 && at.1 != change.to.1
    };
    let lowest =
        inside(change.lowest).then(|| format!("lowest at {} in {}", number(change.lowest.1, digits), change.lowest.0));
    let highest = inside(change.highest)
        .then(|| format!("highest at {} in {}", number(change.highest.1, digits), change.highest.0));
    match (lowest, highest) {
        (Some(lowest), Some(highest)) => text.push_str(&format!(" It was {lowest} and {highest}.")),
        (Some(only), None) | (None, Some(only)) => text.push_str(&format!(" It was {only}.")),
        (None, None) => {}
    }
    if change.broken {
        text.push_str(" The way of counting changed in between.");
    }
    text
}

/// What the series on show did, how the first of them stands among all of its kind, and which years have no figure.
pub fn sentences(dataset: &Dataset, series: &[&Series], first: Period, last: Period) -> Vec<String> {
    let mut all: Vec<String> = series.iter().map(|one| sentence(dataset, one, first, last)).collect();
    all.extend(series.first().and_then(|one| place(dataset, one, first, last)));
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

/// "2007/08 to 2014/15", "years ending March 2010 to 2018"; of one year, "year ending March 2010".
pub fn years(from: Period, to: Period) -> String {
    if from == to { from.to_string().trim_start_matches("the ").to_string() } else { pair(from, "to", to) }
}

/// "2007/08 and 2014/15", "the years ending March 2010 and 2018".
fn between(from: Period, to: Period) -> String {
    let pair = pair(from, "and", to);
    if pair.starts_with("years") { format!("the {pair}") } else { pair }
}

fn pair(from: Period, join: &str, to: Period) -> String {
    let long = from.to_string();
    match long.strip_prefix("the year ending ") {
        Some(rest) => format!("years ending {rest} {join} {}", to.short()),
        None => format!("{from} {join} {to}"),
    }
}

/// The years that none of the series has a figure for, in runs: `(2008/09, 2012/13)`.
pub fn gaps(series: &[&Series], first: Period, last: Period) -> Vec<(Period, Period)> {
    let years = std::iter::successors(Some(first), |year| Some(year.next())).take_while(|year| *year <= last);
    list::runs(years.filter(|year| series.iter().all(|series| series.value(*year).is_none())), Period::next)
}

/// The missing years in a sentence: "There is no figure for 2008/09 to 2012/13 and 2016/17."
pub fn gap_sentence(series: &[&Series], first: Period, last: Period) -> Option<String> {
    let years = run_words(gaps(series, first, last));
    (!years.is_empty()).then(|| format!("There is no figure for {}.", list::and(&years)))
}

/// Runs of years as words: "2008/09 to 2012/13", "2016/17".
pub fn run_words(runs: Vec<(Period, Period)>) -> Vec<String> {
    let words = |(from, to): (Period, Period)| {
        if from == to { from.short() } else { format!("{} to {}", from.short(), to.short()) }
    };
    runs.into_iter().map(words).collect()
}
