//! What an import changes in a dataset: rows that are added, revised or removed.

use super::mapping::Mapping;
use super::reading::Found;
use super::written::in_data;
use crate::data::series::{Point, Status};
use crate::data::values::{decimal, plain};
use crate::data::{Dataset, Period};

/// The longest text of a correction.
const LONGEST: usize = 560;

/// A row that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// The name of the area.
    pub area: String,
    /// The period.
    pub period: Period,
    /// The figure before, in words; `None` if there was no row.
    pub before: Option<String>,
    /// The figure after, in words; `None` if there is no row any more.
    pub after: Option<String>,
    /// Whether a published figure becomes another one or goes, which readers are told.
    pub is_revision: bool,
}

/// The rows of a dataset after an import, and what changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The rows: area, period, value, count, status, note, source.
    pub rows: Vec<[String; 7]>,
    /// What changes, in the order of rows.
    pub changes: Vec<RowChange>,
}

/// Puts what was found into the published rows. Rows with the same figure stay as they are, with what was written about
/// them by hand.
pub fn merge(dataset: &Dataset, found: &[Found], mapping: &Mapping) -> Merged {
    let mut merged = Merged::default();
    for series in &dataset.series {
        let code = &series.area.code;
        let of_area: Vec<&Found> = found.iter().filter(|one| one.area == *code).collect();
        let mut periods: Vec<Period> = series.points.iter().map(|point| point.period).collect();
        periods.extend(of_area.iter().map(|one| one.period));
        periods.sort_unstable();
        periods.dedup();
        for period in periods {
            let before = series.point(period);
            let new = of_area.iter().find(|one| one.period == period);
            let after = match (before, new) {
                (Some(before), None) if mapping.whole && !of_area.is_empty() => {
                    merged.note(dataset, &series.area.name, Some(before), None);
                    continue;
                }
                (Some(before), None) => before.clone(),
                (before, Some(new)) => after(dataset, before, new, &mapping.source),
                (None, None) => continue,
            };
            merged.note(dataset, &series.area.name, before, Some(&after));
            merged.rows.push(row(code, &after, dataset.decimals));
        }
    }
    merged
}

/// The row of a figure that was found, given the one that is published.
fn after(dataset: &Dataset, before: Option<&Point>, new: &Found, source: &str) -> Point {
    let Some(before) = before.filter(|before| is_same(dataset, before.value, new.value)) else {
        let break_before = before.filter(|before| before.status == Some(Status::Break) && new.status.is_none());
        let status = match before {
            _ if new.status.is_some() => new.status,
            _ if break_before.is_some() => Some(Status::Break),
            Some(before) if before.value.is_some() => Some(Status::Revised),
            _ => None,
        };
        // A note that explains a mark goes with it; any other still holds.
        let kept = before.filter(|before| before.status.is_none() || break_before.is_some());
        let note = new.note.clone().or(kept.and_then(|before| before.note.clone()));
        let Found { period, value, count, .. } = *new;
        return Point { period, value, count, compared: None, status, note, source: source.to_string() };
    };
    let mut same = before.clone();
    if new.status.is_some() && new.status != before.status {
        (same.status, same.note) = (new.status, new.note.clone());
    } else if new.status.is_none() && before.status == Some(Status::Provisional) {
        same.status = None;
    }
    same.count = new.count.or(before.count);
    same
}

/// Whether two figures are the same, as far as they are published.
fn is_same(dataset: &Dataset, a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => decimal(a, dataset.decimals) == decimal(b, dataset.decimals),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn row(code: &str, point: &Point, decimals: u8) -> [String; 7] {
    [
        code.to_string(),
        in_data(point.period),
        point.value.map_or_else(String::new, |value| digits(value, decimals)),
        point.count.map_or_else(String::new, plain),
        point.status.map_or("", Status::letter).to_string(),
        point.note.clone().unwrap_or_default(),
        point.source.clone(),
    ]
}

/// A figure with the decimal places that are published; with more if it has more, which the check refuses.
fn digits(value: f64, decimals: u8) -> String {
    let (published, whole) = (decimal(value, decimals), plain(value));
    if published.len() < whole.len() { whole } else { published }
}

impl Merged {
    fn note(&mut self, dataset: &Dataset, area: &str, before: Option<&Point>, after: Option<&Point>) {
        let had = before.and_then(|before| before.value);
        let is_revision = had.is_some() && !is_same(dataset, had, after.and_then(|after| after.value));
        // A revised rate has another count, which the table may not have.
        let lost = before.and_then(|before| before.count).filter(|_| after.is_some_and(|after| after.count.is_none()));
        let lost = lost.map_or_else(String::new, |count| format!(" (without its count, {})", plain(count)));
        let is_changed = match (before, after) {
            (Some(before), Some(after)) => {
                !is_same(dataset, before.value, after.value)
                    || (before.status, before.count, &before.note) != (after.status, after.count, &after.note)
            }
            _ => true,
        };
        if let (true, Some(point)) = (is_changed, before.or(after)) {
            let written = |point: &Point| point.written_with(|value| digits(value, dataset.decimals));
            let before = before.map(written);
            let after = after.map(|point| written(point) + &lost);
            self.changes.push(RowChange { area: area.to_string(), period: point.period, before, after, is_revision });
        }
    }
}

/// What a correction says of the figures that were revised or removed.
pub fn correction(dataset: &Dataset, changes: &[RowChange]) -> String {
    let revised: Vec<&RowChange> = changes.iter().filter(|change| change.is_revision).collect();
    let one_area = dataset.series.len() == 1;
    let bare = |text: &Option<String>| text.as_deref().map(|text| text.split(' ').next().unwrap_or(text).to_string());
    let mut text = String::new();
    for (at, change) in revised.iter().enumerate() {
        let place =
            if one_area { change.period.short() } else { format!("{}, {},", change.area, change.period.short()) };
        let before = bare(&change.before).unwrap_or_default();
        let one = match bare(&change.after) {
            Some(after) => format!("{place} was {before} and is {after}."),
            None => format!("{} ({before}) was taken out.", place.trim_end_matches(',')),
        };
        if text.len() + one.len() > LONGEST {
            text.push_str(&format!(" And {} more.", revised.len() - at));
            break;
        }
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(&one);
    }
    text
}
