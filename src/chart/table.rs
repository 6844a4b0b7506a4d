//! The table under a chart: the same figures as the picture, and what qualifies them.

use super::cell::Cell;
use super::plot::Plot;
use super::selection::Selection;
use crate::data::series::{Dataset, Point, Series, Status};
use crate::data::values::Period;
use crate::words::{self, chance, years};

/// A table of years by areas; of a ranked chart, of areas by years.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// The heading of the first column.
    pub first: String,
    /// The headings of the others.
    pub columns: Vec<String>,
    /// What each row is, and its figures.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// The symbols used.
    pub key: Vec<Status>,
    /// What is noted of single figures: where, and what.
    pub notes: Vec<(String, String)>,
}

impl Table {
    /// The table of what a reader has chosen.
    pub fn of(dataset: &Dataset, selection: &Selection) -> Table {
        let (plot, series) = (Plot::of(dataset, selection), selection.series(dataset));
        Table {
            caption: format!("{}, {}", dataset.measure, years::years(selection.first, selection.last)),
            key: plot.statuses(),
            rows: (plot.years.iter().enumerate())
                .map(|(at, year)| (year.clone(), plot.lines.iter().map(|line| line.cells[at].clone()).collect()))
                .collect(),
            columns: plot.lines.into_iter().map(|line| line.name).collect(),
            first: plot.heading,
            notes: notes(&series, selection).into_iter().chain(limits(dataset, &series, selection)).collect(),
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

/// The limits of each latest figure that is of few events: chance hardly moves the others.
fn limits(dataset: &Dataset, series: &[&Series], selection: &Selection) -> Option<(String, String)> {
    let told = |one: &&Series| {
        let shown =
            |point: &&Point| (selection.first..=selection.last).contains(&point.period) && point.value.is_some();
        let point = one.points.iter().rfind(shown).filter(|point| chance::is_of_few(dataset, point))?;
        let [low, high] = chance::limits_of(dataset, point)?.map(|value| words::number(value, dataset.decimals));
        Some(format!("{}, {}: {low} to {high}", one.area.name, point.period.short()))
    };
    let all: Vec<String> = series.iter().filter_map(told).collect();
    let heading = "95% limits, which allow for chance";
    (!all.is_empty()).then(|| (heading.to_string(), format!("{}.", all.join("; "))))
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
