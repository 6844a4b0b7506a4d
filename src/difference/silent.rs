//! Figures that were published and change without a word: neither marked as revised nor named by a correction.

use super::figures::{datasets, path};
use crate::chart::Cell;
use crate::data::figures::FactSet;
use crate::data::meta::Meta;
use crate::data::package::Package;
use crate::data::series::{Dataset, Point, Status};
use crate::words::number;

/// A change that has to be said and isn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The file below the site's root.
    pub file: String,
    /// The row, as people name it: "County Durham, 2014/15"; empty for the whole file.
    pub row: String,
    /// The rule that it breaks, by its short name.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// The rule that a change has a day of its own.
pub const SAME_DAY: &str = "same-day";

const SAY: &str = "Mark the row as revised (\"status\": \"r\"; if it has that already, say more in its \"note\"), or add \
                   an entry to \"corrections\" that says what was wrong and why.";

/// Every change that has to be said and isn't.
pub(super) fn silent(old: &Package, new: &Package) -> Vec<Silent> {
    let mut all = Vec::new();
    for before in datasets(old) {
        match datasets(new).find(|after| after.meta.name == before.meta.name) {
            Some(after) => of_dataset(before, after, &mut all),
            None => gone(&before.meta, &mut all),
        }
    }
    for before in &old.fact_sets {
        match new.fact_sets.iter().find(|after| after.meta.name == before.meta.name) {
            Some(after) => of_facts(before, after, &mut all),
            None => gone(&before.meta, &mut all),
        }
    }
    all
}

/// A file that is taken away, with its corrections.
fn gone(meta: &Meta, all: &mut Vec<Silent>) {
    all.push(Silent {
        file: path(meta),
        row: String::new(),
        rule: "file-gone",
        message: "The file is gone, with all its figures.".to_string(),
        hint: "Keep the file, and say in \"ended\" why there will be no more figures.".to_string(),
    });
}

/// Whether a correction is new, after the rules for all files: corrections stay, and a change needs a new day.
fn is_corrected(before: &Meta, after: &Meta, changed: bool, all: &mut Vec<Silent>) -> bool {
    let file = path(after);
    for lost in before.corrections.iter().filter(|one| !after.corrections.contains(one)) {
        all.push(Silent {
            file: file.clone(),
            row: String::new(),
            rule: "correction-gone",
            message: format!("The correction of {} is gone: {}", lost.date, lost.what),
            hint: "Put it back as it was. A correction stays as long as the file does.".to_string(),
        });
    }
    if changed && after.updated <= before.updated {
        all.push(Silent {
            file,
            row: String::new(),
            rule: SAME_DAY,
            message: format!("Figures change, but the day in \"updated\" is still {}.", after.updated.iso()),
            hint: "Put the day of this change in \"updated\".".to_string(),
        });
    }
    after.corrections.iter().any(|one| !before.corrections.contains(one))
}

/// The changes of one dataset.
pub(super) fn of_dataset(before: &Dataset, after: &Dataset, all: &mut Vec<Silent>) {
    let unit_changed = before.unit != after.unit;
    let mut changed = Vec::new();
    for series in &before.series {
        for point in series.points.iter().filter(|point| point.value.is_some()) {
            let now = after.series(&series.area.code).and_then(|series| series.point(point.period));
            if now.is_none_or(|now| now.value != point.value) || unit_changed {
                changed.push((series.area.name.as_str(), point, now));
            }
        }
    }
    let any_other = || {
        let published = |series: &crate::data::series::Series, point: &Point| {
            before.series(&series.area.code).and_then(|series| series.point(point.period)).map(|old| old.value)
        };
        after
            .series
            .iter()
            .any(|series| series.points.iter().any(|point| published(series, point) != Some(point.value)))
    };
    let corrected = is_corrected(&before.meta, &after.meta, !changed.is_empty() || any_other(), all);
    for (area, was, now) in changed {
        let is_revised = now.is_some_and(|now| {
            let is_new = was.status != Some(Status::Revised) || was.note != now.note;
            now.status == Some(Status::Revised) && is_new
        });
        // A mark on a row says nothing of a unit.
        if corrected || (is_revised && !unit_changed) {
            continue;
        }
        let unit = |dataset: &Dataset| if unit_changed { format!(" {}", dataset.unit.many) } else { String::new() };
        let is = now.map(|now| format!("{}{}", Cell::of(after, Some(now)), unit(after)));
        let message = match is {
            Some(is) => format!("It was {}{}, now it is {is}.", Cell::of(before, Some(was)), unit(before)),
            None => format!("It was {}, now it is gone.", Cell::of(before, Some(was))),
        };
        let row = format!("{area}, {}", was.period.short());
        all.push(Silent { file: path(&after.meta), row, rule: "silent", message, hint: SAY.to_string() });
    }
}

/// The changes of one file of single figures.
pub(super) fn of_facts(before: &FactSet, after: &FactSet, all: &mut Vec<Silent>) {
    let changed: Vec<_> = (before.facts.iter())
        .map(|was| (was, after.fact(&was.name)))
        .filter(|(was, now)| now.is_none_or(|now| now.amount != was.amount || now.unit != was.unit))
        .collect();
    if is_corrected(&before.meta, &after.meta, !changed.is_empty(), all) {
        return;
    }
    for (was, now) in changed {
        let is = now.map_or_else(|| "gone".to_string(), number::fact);
        all.push(Silent {
            file: path(&after.meta),
            row: was.name.clone(),
            rule: "silent",
            message: format!("It was {}, now it is {is}.", number::fact(was)),
            hint: "Add an entry to \"corrections\" that says what was wrong and why.".to_string(),
        });
    }
}
