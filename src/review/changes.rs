//! What differs between a published file and the one that would take its place.

use crate::chart::Cell;
use crate::data::json::Audience;
use crate::data::series::Dataset;
use crate::data::{Fact, FactSet};
use crate::words::{self, number};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A list names so many figures and counts the rest: a file can have thirty thousand.
const MOST: usize = 200;

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Figures that are new.
    pub added: Listed,
    /// Figures that have another value, or another symbol, than was published.
    pub revised: Listed,
    /// Figures that are gone.
    pub removed: Listed,
    /// How many figures stay as they are.
    pub same: usize,
    /// The fields besides the figures that differ, by their names in the file.
    pub fields: Vec<String>,
    /// Whether published figures change or go, and the file says nowhere why: no new correction, and a figure without the
    /// symbol for revised.
    pub unexplained: bool,
}

/// Figures that changed in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<Change>,
}

/// One figure that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its area; of a single figure, what it counts.
    pub what: String,
    /// Its period.
    pub period: String,
    /// As it is published; empty if it is not.
    pub before: String,
    /// As it would be; empty if it goes.
    pub after: String,
}

/// A figure as it is compared and shown.
struct Shown {
    what: String,
    period: String,
    text: String,
    /// Whether its symbol says that it was revised.
    is_revised: bool,
}

/// The figures of a file in their order, each with what it is found by, and the file's corrections.
type Figures = (Vec<((String, String), Shown)>, usize);

impl Listed {
    fn push(&mut self, change: Change) {
        self.count += 1;
        if self.shown.len() < MOST {
            self.shown.push(change);
        }
    }
}

impl Changes {
    /// What differs between the published text of a file and the new one. Without a published one, every figure is new.
    /// `None` where the new one can't be read. Files without figures only have fields.
    pub fn between(published: Option<&str>, new: &str) -> Option<Changes> {
        let fields = fields(published.unwrap_or("{}"), new)?;
        let mut changes = Changes { fields, ..Changes::default() };
        let (before, after) = (published.and_then(figures), figures(new));
        // A file whose figures can't be read has not removed them.
        if before.is_some() && after.is_none() {
            return None;
        }
        let (after, corrected) = after.unwrap_or_default();
        let (before, had_corrected) = before.unwrap_or_default();
        let mut left: BTreeMap<&(String, String), &Shown> = before.iter().map(|(key, shown)| (key, shown)).collect();
        let mut is_marked = true;
        for (key, now) in &after {
            let was = left.remove(key);
            let (what, period, after) = (now.what.clone(), now.period.clone(), now.text.clone());
            match was {
                None => changes.added.push(Change { what, period, before: String::new(), after }),
                Some(was) if was.text == now.text => changes.same += 1,
                Some(was) => {
                    is_marked &= now.is_revised;
                    changes.revised.push(Change { what, period, before: was.text.clone(), after });
                }
            }
        }
        for (key, was) in &before {
            if left.contains_key(key) {
                let (what, period, before) = (was.what.clone(), was.period.clone(), was.text.clone());
                changes.removed.push(Change { what, period, before, after: String::new() });
            }
        }
        let touched = changes.revised.count + changes.removed.count > 0;
        changes.unexplained = touched && corrected <= had_corrected && !(is_marked && changes.removed.count == 0);
        Some(changes)
    }
}

/// The figures of a dataset or of a file of single figures; `None` for any other file.
fn figures(text: &str) -> Option<Figures> {
    if let Ok(dataset) = Dataset::parse("", text, Audience::Page) {
        let all = dataset.series.iter().flat_map(|series| {
            let (code, name) = (&series.area.code, &series.area.name);
            let dataset = &dataset;
            series.points.iter().map(move |point| {
                let shown = Shown {
                    what: name.clone(),
                    period: point.period.short(),
                    text: Cell::of(dataset, Some(point)).to_string(),
                    is_revised: point.status.is_some_and(|status| status.letter() == "r"),
                };
                ((code.clone(), point.period.slug()), shown)
            })
        });
        return Some((all.collect(), dataset.meta.corrections.len()));
    }
    let set = FactSet::parse("", text, Audience::Page).ok()?;
    let one = |fact: &Fact| {
        let (what, period) = (words::capital(&fact.label), fact.period.clone());
        ((fact.name.clone(), String::new()), Shown { what, period, text: number::fact(fact), is_revised: false })
    };
    Some((set.facts.iter().map(one).collect(), set.meta.corrections.len()))
}

/// The fields that differ, but for the figures.
fn fields(before: &str, after: &str) -> Option<Vec<String>> {
    let [before, after] = [read_fields(before).unwrap_or_default(), read_fields(after)?];
    if before.is_empty() {
        return Some(Vec::new());
    }
    let differs = |name: &&&str| before.get(**name) != after.get(**name);
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    Some(after.keys().chain(gone).filter(differs).map(|name| name.to_string()).collect())
}

/// The fields of a file without its rows, of which there may be very many.
fn read_fields(text: &str) -> Option<BTreeMap<&str, Value>> {
    let all: BTreeMap<&str, &RawValue> = serde_json::from_str(text).ok()?;
    let rest = all.into_iter().filter(|(name, _)| *name != "rows");
    rest.map(|(name, raw)| Some((name, serde_json::from_str(raw.get()).ok()?))).collect()
}
