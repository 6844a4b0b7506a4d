//! Figures that can be read but can hardly be right: for the publisher only. A figure that is right all the same says
//! so in its row's `note`. Snapshots are left alone, as they can't be changed any more.

use crate::data::json::{File, Node};
use crate::data::series::rows::{LARGEST, Row};
use crate::data::series::{Area, Dataset, Point, Series};
use crate::data::values::{Date, Period, decimal, plain};
use std::collections::BTreeMap;

/// A figure that is this many times those before and after, or they this many times it, is probably a slip: a digit too
/// many or too few.
const JUMP: f64 = 3.0;

/// So is a step by this much from one figure to the next, even if later ones stay there. Smaller ones happen: in 2020
/// courts closed.
const STEP: f64 = 6.0;

/// Jumps between smaller figures, in units of their last digit, happen by chance.
const TOO_SMALL_TO_JUMP: f64 = 30.0;

/// The count behind a rate says how many people there are. Their number changes by less than this from year to year.
const PEOPLE_CHANGE: f64 = 1.5;

/// What `addsUpTo` says of shares of a whole.
pub(in crate::data) const WHOLE: &str = "100";

/// Where each row is in the file, and the smallest number that may be published.
pub(super) struct Places<'a> {
    rows: BTreeMap<(String, Period), Node<'a>>,
    smallest: f64,
}

impl<'a> Places<'a> {
    pub(super) fn of(rows: &[Row<'a>], areas: &[Area], smallest: Option<f64>) -> Places<'a> {
        let code = |row: &Row<'a>| areas[row.area].code.clone();
        let rows = rows.iter().map(|row| ((code(row), row.point.period), row.at.clone())).collect();
        Places { rows, smallest: smallest.unwrap_or_default() }
    }

    /// The place of a field in a row.
    fn field(&self, file: &mut File<'a>, series: &Series, period: Period, name: &str) -> Option<Node<'a>> {
        let row = self.rows.get(&(series.area.code.clone(), period))?;
        Some(file.object(row)?.place_of(name))
    }
}

/// Checks each figure against what it is a share of, the day of the file, and the figures beside it.
pub(super) fn check<'a>(file: &mut File<'a>, dataset: &Dataset, places: &Places<'a>) {
    for series in &dataset.series {
        let before = file.found();
        for point in &series.points {
            if let Some((field, rule, message)) = one(dataset, point)
                && let Some(at) = places.field(file, series, point.period, field)
            {
                file.problem(&at, rule, &message);
            }
        }
        // One slip can break several rules, and one of them is enough.
        if file.found() == before {
            jumps(file, dataset, series, places);
        }
        if file.found() == before {
            counts(file, series, places);
        }
    }
    if dataset.adds_up_to.as_deref() == Some(WHOLE) {
        shares(file, dataset, places);
    }
}

/// What is wrong with a figure by itself: the field, the rule, the message.
fn one(dataset: &Dataset, point: &Point) -> Option<(&'static str, &'static str, String)> {
    let updated = dataset.meta.updated;
    if updated != Date::UNREAD && point.period.ends_after(updated, point.value.is_none()) {
        let day = format!("the file is of {updated}");
        let message = match point.value {
            Some(value) => format!("The figure {} is for {}, but {day}.", plain(value), point.period),
            None => format!("The row is for {}, but {day}.", point.period),
        };
        return Some(("period", "future", message));
    }
    let whole = whole(&dataset.unit.many)?;
    let value = point.value.filter(|value| *value > whole)?;
    Some(("value", "share", format!("{} is more than the whole, {}.", plain(value), plain(whole))))
}

/// What figures with this unit are a share of: 100 for "%", 1,000 for "children in every 1,000".
pub(in crate::data) fn whole(unit: &str) -> Option<f64> {
    if unit == "%" {
        return Some(100.0);
    }
    unit.split_once(" in every ")?.1.replace(',', "").split(' ').next()?.parse().ok()
}

/// Finds figures that stand apart from those before and after, and steps that are too large.
fn jumps<'a>(file: &mut File<'a>, dataset: &Dataset, series: &Series, places: &Places<'a>) {
    // A number that is too large, or so small that it should be withheld, is refused already.
    let small = 1.0..places.smallest;
    let sound = |value: &f64| (0.0..=LARGEST).contains(value) && !small.contains(value);
    let known: Vec<(&Point, f64)> =
        series.points.iter().filter_map(|point| Some((point, point.value.filter(sound)?))).collect();
    let least = TOO_SMALL_TO_JUMP * 0.1f64.powi(i32::from(dataset.decimals)) - 1e-9;
    // How many times as large as `b` is `a`, with what is explained or too small left out.
    let times = |a: usize, b: usize| {
        let ((one, a), (other, b)) = (known[a], known[b]);
        if a < least && b < least || one.note.is_some() || other.note.is_some() { 1.0 } else { a / b }
    };
    let apart = |at: usize, from: &[usize]| {
        from.iter().all(|from| times(at, *from) >= JUMP) || from.iter().all(|from| times(*from, at) >= JUMP)
    };
    let last = known.len().saturating_sub(1);
    let inner = |at: usize| at > 0 && at < last && apart(at, &[at - 1, at + 1]);
    for at in 1..known.len() {
        let is_end = at == last && !inner(at - 1) && apart(at, &[at - 1]);
        let is_start = at == 1 && last > 1 && !inner(1) && apart(0, &[1]);
        let is_step = !inner(at - 1) && times(at, at - 1).max(times(at - 1, at)) >= STEP;
        if !(inner(at) || is_end || is_start || is_step) {
            continue;
        }
        let ((before, was), (point, is)) = (known[at - 1], known[at]);
        let Some(place) = places.field(file, series, point.period, "value") else { continue };
        let (name, was, is) = (&series.area.name, decimal(was, dataset.decimals), decimal(is, dataset.decimals));
        let message = format!("{name}: {is} in {}, but {was} in {}.", point.period, before.period);
        file.problem(&place, "jump", &message);
    }
}

/// Finds rates that don't go with the counts behind them: the number of people would jump.
fn counts<'a>(file: &mut File<'a>, series: &Series, places: &Places<'a>) {
    let ratio = |point: &Point| Some(point.count? / point.value.filter(|value| *value > 0.0)?);
    let known: Vec<(&Point, f64)> = series.points.iter().filter_map(|point| Some((point, ratio(point)?))).collect();
    for pair in known.windows(2) {
        let ((before, was), (point, is)) = (pair[0], pair[1]);
        let explained = before.note.is_some() || point.note.is_some();
        if explained || was.max(is) < PEOPLE_CHANGE * was.min(is) {
            continue;
        }
        let Some(at) = places.field(file, series, point.period, "count") else { continue };
        let said = |point: &Point| {
            let plain = |number: Option<f64>| number.map(plain).unwrap_or_default();
            format!("{} with a count of {} in {}", plain(point.value), plain(point.count), point.period)
        };
        let message = format!("{}: {}, but {}.", series.area.name, said(point), said(before));
        return file.problem(&at, "count", &message);
    }
}

/// Checks that the shares of each period make a whole, and go with the counts behind them.
fn shares<'a>(file: &mut File<'a>, dataset: &Dataset, places: &Places<'a>) {
    let last_digit = 0.1f64.powi(i32::from(dataset.decimals));
    for (i, period) in dataset.periods.iter().enumerate() {
        let points: Vec<(&Series, &Point)> = (dataset.series.iter())
            .filter_map(|series| Some((series, series.points.get(i).filter(|point| point.value.is_some())?)))
            .collect();
        if points.len() < dataset.series.len() {
            continue;
        }
        let counts: Option<f64> = points.iter().map(|(_, point)| point.count).sum();
        if let Some(all) = counts.filter(|all| *all > 0.0) {
            let off = |(_, point): &&(&Series, &Point)| {
                let exact = 100.0 * point.count.unwrap_or_default() / all;
                (exact - point.value.unwrap_or_default()).abs() > 0.5 * last_digit + 1e-9
            };
            if let Some((series, point)) = points.iter().find(off) {
                let Some(at) = places.field(file, series, *period, "value") else { continue };
                let (value, count) = (point.value.unwrap_or_default(), point.count.unwrap_or_default());
                let share = decimal(100.0 * count / all, dataset.decimals);
                let (name, value, count, all) = (&series.area.name, plain(value), plain(count), plain(all));
                let message = format!("{name}: {value} in {period}, but the counts, {count} of {all}, make {share}.");
                file.problem(&at, "adds-up", &message);
                continue;
            }
        }
        let sum: f64 = points.iter().filter_map(|(_, point)| point.value).sum();
        // Each share may be rounded by half its last digit.
        if (sum - 100.0).abs() > points.len() as f64 * 0.5 * last_digit + 1e-9 {
            let Some(at) = places.field(file, points[0].0, *period, "value") else { continue };
            let message = format!("The shares in {period} add up to {}, not to 100.", decimal(sum, dataset.decimals));
            file.problem(&at, "adds-up", &message);
        }
    }
}

impl Period {
    /// Whether it ends after the month of a day; for a row without a figure, whether it has not even begun.
    fn ends_after(self, day: Date, is_empty: bool) -> bool {
        let (year, month) = self.last_month();
        let year = if is_empty { year - 1 } else { year };
        (year, month) > day.year_and_month()
    }
}
