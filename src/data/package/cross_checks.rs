//! The rules that hold between files: what one names, another has, and both say the same.

use crate::data::chart::{ChartFile, MOST_AREAS};
use crate::data::figures::{Amount, Cell, Fact, FactSet, Picture};
use crate::data::package::{Package, TOPICS};
use crate::data::series::{Dataset, Series};
use crate::data::snapshot::{Snapshot, difference};
use crate::data::text::{Block, fact_names};
use crate::data::values::Period;
use crate::data::values::plain;
use crate::route::Route;
use std::collections::BTreeSet;

/// How many of its last digit's units a figure has at least that others are parts of, so that rounding does not show.
const ROUGHEST: f64 = 100.0;

/// Takes a problem: the file, the rule, what is wrong.
type Note<'n> = dyn FnMut(&str, &'static str, String) + 'n;

/// Charts, words and figures name only what exists, and say the same.
pub(super) fn cross_check(package: &Package, note: &mut Note<'_>) {
    for chart in &package.charts {
        let path = format!("charts/{}.json", chart.name);
        if !package.settings.chart_groups.contains(&chart.group) {
            note(&path, "chart-group", format!("The settings have no group of charts \"{}\".", chart.group));
        }
        let Some(dataset) = package.dataset(&chart.dataset) else {
            note(&path, "chart-dataset", format!("There is no dataset \"{}\".", chart.dataset));
            continue;
        };
        of_dataset(chart, dataset, &path, note);
        if let Some(snapshot) = package.snapshot(&chart.name, &dataset.meta.updated.iso())
            && let Some(difference) = difference(&snapshot.dataset, dataset)
        {
            note(&snapshot.path(), "snapshot", format!("Figures of this day are others now. {difference}"));
        }
        let near = |of: &String| package.charts.iter().any(|other| other.name == *of);
        if let Some(measure) = chart.measure.as_ref().filter(|measure| !near(&measure.of)) {
            note(&path, "unknown-chart", format!("It measures the same as \"{}\", but there is none.", measure.of));
        }
        if chart.index.is_some() {
            let fine = ROUGHEST / 10f64.powi(i32::from(dataset.decimals));
            let rough = |series: &&Series| series.value(dataset.periods[0]).is_none_or(|value| value < fine);
            for series in dataset.series.iter().filter(rough) {
                let message = format!("{} has no first figure that is large enough for an index.", series.area.name);
                note(&path, "index-base", message);
            }
        }
    }
    snapshots(package, note);
    words(package, note);
    topics(package, note);
    packs(package, note);
    let mut seen: Vec<&str> = Vec::new();
    for set in &package.fact_sets {
        for fact in &set.facts {
            one_fact(package, set, fact, &seen, note);
            seen.push(&fact.name);
        }
    }
}

/// A chart shows only what its dataset has.
fn of_dataset(chart: &ChartFile, dataset: &Dataset, path: &str, note: &mut Note<'_>) {
    for view in &chart.views {
        let year = |text: &Option<String>| {
            text.as_ref().is_none_or(|text| {
                Period::from_slug(dataset.period_kind, text).is_some_and(|year| dataset.periods.contains(&year))
            })
        };
        let areas = view.areas.iter().all(|code| dataset.series(code).is_some());
        if !(areas && (1..=MOST_AREAS).contains(&view.areas.len()) && year(&view.from) && year(&view.to)) {
            let message = format!("The view \"{}\" asks for what {} does not have.", view.name, chart.dataset);
            note(path, "chart-view", message);
        }
    }
    for code in chart.areas.iter().filter(|code| dataset.series(code).is_none()) {
        note(path, "chart-areas", format!("The dataset {} has no area {code}.", chart.dataset));
    }
}

/// What was kept of a chart is whole.
fn snapshots(package: &Package, note: &mut Note<'_>) {
    for snapshot in &package.snapshots {
        let Snapshot { chart, dataset, .. } = snapshot;
        if chart.dataset != dataset.meta.name {
            let message = format!("The chart shows \"{}\", but \"{}\" is kept.", chart.dataset, dataset.meta.name);
            note(&snapshot.path(), "chart-dataset", message);
        }
        of_dataset(chart, dataset, &snapshot.path(), note);
    }
}

/// Each page of advice belongs to a topic, and each topic has a first page.
fn topics(package: &Package, note: &mut Note<'_>) {
    for text in &package.advice {
        let path = format!("advice/{}.json", text.meta.name);
        match text.topic.as_deref().filter(|topic| TOPICS.contains(topic)) {
            None => note(&path, "topic", "The page belongs to no topic of advice.".to_string()),
            Some(topic) if package.advice(topic).is_none_or(|first| !first.is_first()) => {
                note(&path, "topic", format!("The topic \"{topic}\" has no first page."));
            }
            Some(_) => {}
        }
    }
}

/// Pages lead to pages, and name figures, charts and contacts that there are.
fn words(package: &Package, note: &mut Note<'_>) {
    let routes = package.routes();
    let leads = |to: &str| Route::parse(to.split('#').next().unwrap_or(to)).is_some_and(|to| routes.contains(&to));
    for (path, text) in package.words() {
        for to in text.links().filter(|to| !leads(to)) {
            note(&path, "link", format!("The link to \"{to}\" leads to no page."));
        }
        for name in text.facts().into_iter().filter(|name| package.fact(name).is_none()) {
            note(&path, "unknown-fact", format!("The text names the figure \"{name}\", but there is none."));
        }
        for name in text.charts().filter(|name| !package.charts.iter().any(|chart| chart.name == *name)) {
            note(&path, "unknown-chart", format!("The text names the chart \"{name}\", but there is none."));
        }
        for name in text.contacts().filter(|name| package.contacts.get(name).is_none()) {
            note(&path, "unknown-contact", format!("The text names the contact \"{name}\", but there is none."));
        }
        for bars in text.blocks().filter_map(|block| if let Block::Bars(bars) = block { Some(bars) } else { None }) {
            let units: BTreeSet<_> =
                bars.bars.iter().filter_map(|bar| package.fact(&bar.fact)).map(|(_, fact)| &fact.unit.many).collect();
            if units.len() > 1 {
                note(&path, "picture", "The bars of one picture count different things.".to_string());
            }
        }
        let key = text.key_figure.as_deref().filter(|name| package.fact(name).is_none());
        if let Some(name) = key {
            note(&path, "unknown-fact", format!("The key figure \"{name}\" is not there."));
        }
    }
}

/// Packs name figures that there are.
fn packs(package: &Package, note: &mut Note<'_>) {
    for pack in &package.packs {
        for name in pack.facts().into_iter().filter(|name| package.fact(name).is_none()) {
            let path = format!("packs/{}.json", pack.meta.name);
            note(&path, "unknown-fact", format!("The pack names the figure \"{name}\", but there is none."));
        }
    }
}

fn one_fact(package: &Package, set: &FactSet, fact: &Fact, seen: &[&str], note: &mut Note<'_>) {
    let path = format!("{}.json", set.meta.name);
    if seen.contains(&fact.name.as_str()) && set.facts.iter().filter(|f| f.name == fact.name).count() < 2 {
        note(&path, "fact-twice", format!("Another file already has the figure \"{}\".", fact.name));
    }
    for name in fact.sentence.iter().flat_map(|s| fact_names(s)).filter(|name| package.fact(name).is_none()) {
        let message = format!("The sentence of \"{}\" names the figure \"{name}\", but there is none.", fact.name);
        note(&path, "unknown-fact", message);
    }
    if let Some(Picture::Bars { beside }) = &fact.picture
        && let Some(other) = set.fact(beside)
        && fact.working.is_none()
        && other.unit != fact.unit
    {
        let message = format!("\"{}\" and \"{beside}\" count different things.", fact.name);
        note(&path, "picture", message);
    }
    let Some(cell) = &fact.cell else { return };
    let (said, held) = match fact.amount {
        Amount::Number { value, .. } => (plain(value), held(package, fact, cell).map(plain)),
        Amount::Rank { place, of } => {
            let held = rank(package, fact, cell);
            (format!("number {place} of {of}"), held.map(|(place, of)| format!("number {place} of {of}")))
        }
        Amount::MoreThan { .. } => return,
    };
    if held.as_ref() != Some(&said) {
        let held = held.unwrap_or("no figure".to_string());
        let (name, dataset, period) = (&fact.name, &cell.dataset, &cell.period);
        let message = format!("\"{name}\" is {said} here, but {held} in {dataset} for {period}.");
        note(&path, "figures-disagree", message);
    }
}

/// The figure that a dataset holds at a figure's place.
fn held(package: &Package, fact: &Fact, cell: &Cell) -> Option<f64> {
    let dataset = package.dataset(&cell.dataset)?;
    dataset.series(&fact.area.code)?.value(Period::parse(dataset.period_kind, &cell.period)?)
}

/// The place of a figure's area among all areas of one kind, the lowest first, and how many they are.
fn rank(package: &Package, fact: &Fact, cell: &Cell) -> Option<(usize, usize)> {
    let dataset = package.dataset(&cell.dataset)?;
    let period = Period::parse(dataset.period_kind, &cell.period)?;
    let own = held(package, fact, cell)?;
    let all: Vec<f64> = (dataset.series.iter())
        .filter(|series| Some(&series.area.kind) == cell.among.as_ref())
        .filter_map(|series| series.value(period))
        .collect();
    Some((1 + all.iter().filter(|value| **value < own).count(), all.len()))
}
