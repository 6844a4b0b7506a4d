//! Finds the published figure that a number in a text is, or should be.

use super::number::Fit;
use super::period::Named;
use super::published::{About, Figure as Cell, Subject};
use super::read::{Figure, Reading};
use super::verdict::{Kind, Source, Verdict};
use crate::words::number as shown;
use std::collections::BTreeSet;

/// A published figure, and how a number fits it.
struct Match<'p> {
    subject: &'p Subject,
    cell: &'p Cell,
    fit: Option<Fit>,
    area: bool,
    period: bool,
}

/// What is to be said of the number at a place. If its value, area and period are those of a subject a little farther
/// off, it is right: no other figure is likely to have all three.
pub(super) fn judge(at: usize, figure: &Figure, reading: &Reading, about: &About<'_>) -> Verdict {
    let (area, period) = (reading.area_of(at), reading.period_of(at));
    let is_named = area.is_some() && period.is_some();
    let mut all = matches(figure, &reading.words, area.as_ref(), period, &about.near);
    if is_named && !all.iter().any(Match::is_whole) {
        let mut wide = matches(figure, &reading.words, area.as_ref(), period, &about.wide);
        wide.retain(Match::is_whole);
        all.extend(wide);
    }
    let best =
        |wanted: &dyn Fn(&&Match<'_>) -> bool| all.iter().filter(wanted).min_by_key(|one| one.fit != Some(Fit::Exact));
    let text = figure.number.text.clone();
    if let Some(one) = best(&|one| one.is_whole()) {
        let (kind, says) = match one.fit {
            Some(Fit::Exact) => (Kind::Right, format!("{}.", one.said())),
            _ => (Kind::Rounded, format!("Rounded from {}.", one.said())),
        };
        return Verdict { figure: text, kind, says, source: Some(one.source()) };
    }
    let here = all.iter().find(|one| one.area && one.period);
    let instead = here.map_or(String::new(), |here| format!(" Published here: {}.", here.said()));
    if let Some(one) = best(&|one| one.fit == Some(Fit::Exact) && one.area && !one.period) {
        let says = format!("That is {}.{instead}", one.said());
        return Verdict { figure: text, kind: Kind::WrongPeriod, says, source: Some(one.source()) };
    }
    if let Some(one) = best(&|one| one.fit == Some(Fit::Exact) && !one.area && one.period) {
        let says = format!("That is {}.{instead}", one.said());
        return Verdict { figure: text, kind: Kind::WrongArea, says, source: Some(one.source()) };
    }
    match here {
        // Without an area and a period, any figure would do.
        Some(here) if area.is_some() || period.is_some() => {
            let says = format!("The published figure is {}.", here.said());
            Verdict { figure: text, kind: Kind::WrongFigure, says, source: Some(here.source()) }
        }
        _ => {
            let says = "No published figure fits.".to_string();
            Verdict { figure: text, kind: Kind::Unknown, says, source: None }
        }
    }
}

/// Every figure on these subjects that has the kind of unit that the text gives.
fn matches<'p>(
    figure: &Figure,
    words: &'p BTreeSet<String>,
    area: Option<&BTreeSet<String>>,
    period: Option<Named>,
    subjects: &[&'p Subject],
) -> Vec<Match<'p>> {
    let counts_alike = |subject: &&&Subject| {
        let unit = &subject.unit;
        let of_hundred = unit.contains('%') || unit.contains("every 100") && !unit.contains("every 100,");
        match (&figure.per, figure.is_percent) {
            (_, true) => of_hundred,
            (Some(per), _) => {
                unit.ends_with(per.as_str())
                    || unit.contains(&format!("{per} "))
                    || !unit.contains("per ") && unit.contains(per.as_str())
            }
            _ => !unit.contains('%'),
        }
    };
    let mut all = Vec::new();
    for subject in subjects.iter().filter(counts_alike) {
        for cell in subject.meant(words) {
            all.push(Match {
                subject,
                cell,
                fit: figure.number.fits(cell.value, subject.decimals),
                area: area.is_none_or(|codes| codes.contains(&cell.code)),
                period: period.is_none_or(|named| subject.is_for(cell, named)),
            });
        }
    }
    all
}

impl Match<'_> {
    fn is_whole(&self) -> bool {
        self.fit.is_some() && self.area && self.period
    }

    /// "20 bicycles, Anyshire, 2017/18".
    fn said(&self) -> String {
        said(self.subject, self.cell)
    }

    fn source(&self) -> Source {
        source(self.subject)
    }
}

pub(super) fn said(subject: &Subject, cell: &Cell) -> String {
    let value = shown(cell.value, subject.decimals);
    let space = if subject.unit.starts_with('%') { "" } else { " " };
    format!("{value}{space}{}: {}, {}", subject.unit, cell.area, cell.said)
}

pub(super) fn source(subject: &Subject) -> Source {
    Source { title: subject.title.clone(), path: subject.path.clone() }
}
