//! The table under a chart: the same figures as the picture, and what qualifies them.

use super::cell::Cell;
use super::selection::Selection;
use crate::data::series::{Dataset, Series, Status};
use crate::data::values::Period;
use crate::words::{self, years};

/// A table of years by areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// The heading of the column of years.
    pub first: String,
    /// The areas' names.
    pub columns: Vec<String>,
    /// Each year and its figures.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// The symbols used.
    pub key: Vec<Status>,
    /// What is noted of single figures: where, and what.
    pub notes: Vec<(String, String)>,
}

impl Table {
    /// The table of what a reader has chosen.
    pub fn of(dataset: &Dataset, selection: &Selection) -> Table {
        let series = selection.series(dataset);
        let periods = selection.periods(dataset);
        let rows = (periods.iter())
            .map(|period| (period.short(), series.iter().map(|one| Cell::of(dataset, one.point(*period))).collect()))
            .collect();
        let shown = |status: &Status| {
            series.iter().flat_map(|s| &s.points).any(|p| p.status == Some(*status) && periods.contains(&p.period))
        };
        Table {
            caption: format!("{}, {}", dataset.measure, years::years(selection.first, selection.last)),
            first: dataset.heading().to_string(),
            columns: series.iter().map(|s| s.area.name.clone()).collect(),
            rows,
            key: Status::ALL.into_iter().filter(shown).collect(),
            notes: notes(&series, selection),
        }
    }

    /// Every area by every year.
    pub fn all(dataset: &Dataset) -> Table {
        let rows = (dataset.series.iter())
            .map(|one| {
                let cells = one.points.iter().map(|point| Cell::of(dataset, Some(point)));
                (one.area.name.clone(), cells.collect())
            })
            .collect();
        Table {
            caption: format!("{}: all {}", dataset.measure, dataset.many()),
            first: words::capital(dataset.one()),
            columns: dataset.periods.iter().map(|period| period.short()).collect(),
            rows,
            key: dataset.statuses(),
            notes: Vec::new(),
        }
    }
}

/// A note that many figures share is shown once, with the areas and years that it is about.
fn notes(series: &[&Series], selection: &Selection) -> Vec<(String, String)> {
    let mut notes: Vec<(Vec<String>, String, String)> = Vec::new();
    for one in series {
        let mut texts: Vec<&String> = Vec::new();
        let shown = || one.points.iter().filter(|p| (selection.first..=selection.last).contains(&p.period));
        for text in shown().filter_map(|point| point.note.as_ref()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        for text in texts {
            let years = shown().filter(|p| p.note.as_ref() == Some(text)).map(|p| p.period);
            let years = words::and(&years::run_words(words::runs(years, Period::next)));
            let name = one.area.name.clone();
            match notes.iter_mut().find(|(_, when, what)| *when == years && what == text) {
                Some((names, ..)) => names.push(name),
                None => notes.push((vec![name], years, text.clone())),
            }
        }
    }
    notes.into_iter().map(|(names, years, text)| (format!("{}, {years}", words::and(&names)), text)).collect()
}
