//! Compares "fell", "rose" and "by 12%" with the published figures.

use super::match_figure::{said, source};
use super::number::{Fit, Hedge};
use super::period::Named;
use super::published::{Figure as Cell, Subject};
use super::read::{Figure, Item, Move, Reading, Way};
use super::verdict::{Kind, Verdict};

/// Two published figures of one area, the earlier first.
pub(super) struct Change<'p> {
    subject: &'p Subject,
    from: &'p Cell,
    to: &'p Cell,
}

/// The figures between which something at a place changed, on the subjects of its sentence.
pub(super) fn changes<'p>(at: usize, reading: &'p Reading, subjects: &[&'p Subject]) -> Vec<Change<'p>> {
    let area = reading.area_of(at);
    let mut named = reading.periods();
    let whole = |subject: &&Subject| subject.dataset.as_ref().is_some_and(|dataset| dataset.span > 1);
    if !subjects.iter().any(whole) {
        named = named
            .into_iter()
            .flat_map(|one| if let Named::Span(a, b) = one { vec![Named::Year(a), Named::Year(b)] } else { vec![one] })
            .collect();
    }
    named.sort_by_key(|one| one.end());
    named.dedup();
    let levels: Vec<&Figure> = reading
        .items
        .iter()
        .filter_map(|(_, item)| if let Item::Figure(one) = item { Some(one) } else { None })
        .filter(|one| !one.is_change)
        .collect();
    let mut all = Vec::new();
    for subject in subjects.iter().filter(|subject| subject.dataset.is_some()) {
        let cells: Vec<&Cell> = subject
            .meant(&reading.words)
            .filter(|cell| area.as_ref().is_none_or(|codes| codes.contains(&cell.code)))
            .collect();
        let mut areas: Vec<&str> = cells.iter().map(|cell| cell.area.as_str()).collect();
        areas.dedup();
        // A text that names no area speaks of the site's own, which stands first.
        areas.truncate(if area.is_none() { 1 } else { areas.len() });
        for one in areas {
            // In a dataset's order, which is that of time.
            let row: Vec<&Cell> = cells.iter().filter(|cell| cell.area == one).copied().collect();
            let find = |named: &Named| row.iter().find(|cell| subject.is_for(cell, *named)).copied();
            let fits = |figure: &&Figure| {
                row.iter().find(|cell| figure.number.fits(cell.value, subject.decimals).is_some()).copied()
            };
            let pair = match (&named[..], &levels[..]) {
                ([first, .., last], _) => find(first).zip(find(last)),
                ([only], _) if reading.is_since => find(only).zip(row.last().copied()),
                ([only], _) => {
                    let place = row.iter().position(|cell| subject.is_for(cell, *only));
                    place.and_then(|place| Some((*row.get(place.checked_sub(1)?)?, row[place])))
                }
                ([], [a, b]) => fits(a).zip(fits(b)).filter(|(a, b)| a.period < b.period),
                _ => None,
            };
            all.extend(pair.map(|(from, to)| Change { subject, from, to }));
        }
    }
    all
}

impl Change<'_> {
    fn went(&self, told: &Move) -> bool {
        let (from, to) = (self.from.value, self.to.value);
        let times = if from == 0.0 { f64::INFINITY } else { to / from };
        match (told.way, told.hedge) {
            (Way::Fell, _) => to < from,
            (Way::Rose, _) => to > from,
            (Way::Doubled, Hedge::Over) => times > 2.0,
            (Way::Doubled, Hedge::Under) => (1.8..2.0).contains(&times),
            (Way::Doubled, _) => (1.9..=2.1).contains(&times),
            (Way::Halved, Hedge::Over) => times < 0.5,
            (Way::Halved, Hedge::Under) => (0.5..0.6).contains(&times),
            (Way::Halved, _) => (0.45..=0.55).contains(&times),
        }
    }

    fn says(&self) -> String {
        format!("{}; then {}.", said(self.subject, self.from), said(self.subject, self.to))
    }

    fn verdict(&self, figure: &str, kind: Kind) -> Verdict {
        Verdict { figure: figure.to_string(), kind, says: self.says(), source: Some(source(self.subject)) }
    }
}

/// What is to be said of a direction.
pub(super) fn direction(told: &Move, changes: &[Change<'_>]) -> Verdict {
    match (changes.iter().find(|change| change.went(told)), changes.first()) {
        (Some(right), _) => right.verdict(&told.text, Kind::Right),
        (None, Some(wrong)) => wrong.verdict(&told.text, Kind::WrongDirection),
        (None, None) => unknown(&told.text),
    }
}

/// What is to be said of a number that says how much something changed.
pub(super) fn amount(figure: &Figure, changes: &[Change<'_>]) -> Option<Verdict> {
    let fit = |change: &Change<'_>| {
        let (from, to) = (change.from.value, change.to.value);
        match figure.is_percent {
            // Worked out, so it has more digits than any text gives.
            true => figure.number.fits(((to - from) / from * 100.0).abs(), 6),
            false => figure.number.fits((to - from).abs(), change.subject.decimals),
        }
    };
    let text = &figure.number.text;
    if let Some(right) = changes.iter().find(|change| fit(change).is_some()) {
        let kind = if fit(right) == Some(Fit::Exact) { Kind::Right } else { Kind::Rounded };
        return Some(right.verdict(text, kind));
    }
    changes.first().map(|wrong| wrong.verdict(text, Kind::WrongFigure))
}

pub(super) fn unknown(text: &str) -> Verdict {
    let says = "No published figures fit: name the area and the years.".to_string();
    Verdict { figure: text.to_string(), kind: Kind::Unknown, says, source: None }
}
