//! The rules between files: whatever one file names must exist in another, and both must say the same.
//!
//! Each problem is noted at the value that has to be changed, by its JSON pointer. By then every file has been read
//! whole, so the places of items in the types are their places in the files.

use crate::data::chart::ChartFile;
use crate::data::figures::{Amount, Cell, Fact, FactPicture, FactSet};
use crate::data::package::names::{areas, known};
use crate::data::package::places::texts;
use crate::data::package::schema_checks::schemas;
use crate::data::package::search_checks::best_bets;
use crate::data::package::sum_checks::adds_up;
use crate::data::package::year_checks::{YEAR, planned};
use crate::data::package::{Note, Package};
use crate::data::package::{kind_checks, pictures};
use crate::data::series::{Dataset, Series, place};
use crate::data::snapshot::{Snapshot, change_of_meaning, difference};
use crate::data::text::{Bar, Block, TextPage, fact_names};
use crate::data::values::{Period, plain};
use crate::route::Route;
use std::collections::BTreeMap;

/// An index divides by its first figure. That must be at least this many units of its last digit, or rounding shows.
const ROUGHEST: f64 = 100.0;

/// Runs every check between files. `files` has the text of each file.
pub(super) fn cross_check(package: &Package, files: &BTreeMap<String, String>, note: &mut Note<'_>) {
    for chart in &package.charts {
        one_chart(package, chart, note);
    }
    for dataset in &package.datasets {
        kind_checks::compared(dataset, note);
        adds_up(package, dataset, files, note);
    }
    for snapshot in &package.snapshots {
        of_snapshot(snapshot, note);
    }
    schemas(package, files, note);
    let routes = package.routes();
    best_bets(package, &routes, note);
    planned(package, note);
    for (path, text) in package.words() {
        words(package, &routes, &path, text, note);
    }
    for (at, set) in package.fact_sets.iter().enumerate() {
        for (i, one) in set.meta.corrections.iter().enumerate() {
            for (j, name) in one.figures.iter().enumerate() {
                fact(package, name, &format!("{}.json", set.meta.name), &format!("/corrections/{i}/figures/{j}"), note);
            }
        }
        for (i, fact) in set.facts.iter().enumerate() {
            let row = Row { path: format!("{}.json", set.meta.name), pointer: format!("/rows/{i}") };
            if let Some(other) = package.fact_sets[..at].iter().find(|other| other.fact(&fact.name).is_some()) {
                let message = format!("{}.json already has the figure \"{}\".", other.meta.name, fact.name);
                note(&row.path, &row.at("/name"), "fact-twice", message);
            }
            one_fact(package, set, fact, &row, note);
        }
    }
    let is_lesson = |path: &str| path == YEAR || path.starts_with("packs/");
    let with_prose = |path: &&String| is_lesson(path) || package.words().any(|(words, _)| words == **path);
    let sets = package.fact_sets.iter().map(|set| format!("{}.json", set.meta.name)).collect::<Vec<_>>();
    for pack in &package.packs {
        pictures::of_pack(pack, note);
    }
    for path in files.keys().filter(with_prose).chain(&sets) {
        prose(package, path, files.get(path).map_or("", String::as_str), note);
    }
}

/// A row of a file of figures.
struct Row {
    path: String,
    pointer: String,
}

impl Row {
    fn at(&self, field: &str) -> String {
        format!("{}{field}", self.pointer)
    }
}

/// Checks a chart's group and dataset, that it shows only what the dataset has, and its snapshots against its figures.
fn one_chart(package: &Package, chart: &ChartFile, note: &mut Note<'_>) {
    let path = format!("charts/{}.json", chart.name);
    let groups = &package.settings.chart_groups;
    if !groups.contains(&chart.group) {
        let help = known(&chart.group, groups.iter().map(String::as_str));
        note(&path, "/group", "chart-group", format!("site.json has no chart group \"{}\".{help}", chart.group));
    }
    let near = |of: &String| package.charts.iter().any(|other| other.name == *of);
    if let Some(measure) = chart.measure.as_ref().filter(|measure| !near(&measure.of)) {
        let message = format!("There is no chart \"{}\".{}", measure.of, known_chart(package, &measure.of));
        note(&path, "/measure/of", "unknown-chart", message);
    }
    let Some(dataset) = package.dataset(&chart.dataset) else {
        let message = format!("There is no dataset \"{}\".{}", chart.dataset, known_dataset(package, &chart.dataset));
        return note(&path, "/dataset", "chart-dataset", message);
    };
    of_dataset(chart, dataset, &path, "", note);
    kind_checks::few_figures(chart, dataset, &path, note);
    index(chart, dataset, &path, note);
    if let Some(snapshot) = package.snapshot(&chart.name, &dataset.meta.updated.iso())
        && let Some(difference) =
            difference(&snapshot.dataset, dataset).or_else(|| change_of_meaning(&snapshot.dataset, dataset))
    {
        let kept = snapshot.path();
        // An index has no dataset file of its own: its figures are worked out.
        let (path, pointer, what) = if package.is_index(chart) {
            (kept, "/dataset", "the index is worked out differently now".to_string())
        } else {
            let path = format!("{}.json", chart.dataset);
            (path, "/updated", format!("something has changed since {kept} was kept"))
        };
        let message = format!("The day is still {}, but {what}. {difference}", snapshot.date().iso());
        note(&path, pointer, "snapshot", message);
    }
}

/// Checks that a chart shows only what its dataset has. `above` is the JSON pointer of its definition in the file.
fn of_dataset(chart: &ChartFile, dataset: &Dataset, path: &str, above: &str, note: &mut Note<'_>) {
    kind_checks::periods(chart, dataset, path, above, note);
    let most = chart.kind.most_areas();
    let lacks_area = |code: &String| dataset.series(code).is_none();
    let no_area = |code: &str| format!("The dataset \"{}\" has no area \"{code}\".{}", chart.dataset, areas(dataset));
    for (i, code) in chart.areas.iter().enumerate().filter(|(_, code)| lacks_area(code)) {
        note(path, &format!("{above}/areas/{i}"), "chart-areas", no_area(code));
    }
    for (i, view) in chart.views.iter().enumerate() {
        let at = format!("{above}/views/{i}");
        let count = view.areas.len();
        if !(1..=most).contains(&count) {
            let message = format!("The view \"{}\" has {count} areas. It can show 1 to {most}.", view.name);
            note(path, &at, "chart-view", message);
        }
        for (j, code) in view.areas.iter().enumerate().filter(|(_, code)| lacks_area(code)) {
            note(path, &format!("{at}/areas/{j}"), "chart-view", no_area(code));
        }
        for (field, text) in [("from", &view.from), ("to", &view.to)] {
            let Some(text) = text else { continue };
            let year = Period::from_slug(dataset.period_kind, text);
            if year.is_none_or(|year| !dataset.periods.contains(&year)) {
                let message = format!(
                    "The dataset \"{}\" has no year \"{text}\".{}",
                    chart.dataset,
                    years(dataset, Period::slug)
                );
                note(path, &format!("{at}/{field}"), "chart-view", message);
            }
        }
    }
}

/// The years of a dataset in a sentence, with a space before it.
fn years(dataset: &Dataset, written: fn(Period) -> String) -> String {
    match dataset.periods.as_slice() {
        [first, .., last] => format!(" It has \"{}\" to \"{}\".", written(*first), written(*last)),
        [only] => format!(" It has \"{}\" alone.", written(*only)),
        [] => String::new(),
    }
}

/// Checks that each line of an index starts with a figure large enough to divide the others by.
fn index(chart: &ChartFile, dataset: &Dataset, path: &str, note: &mut Note<'_>) {
    let Some(first) = dataset.periods.first().filter(|_| chart.index.is_some()) else { return };
    let least = ROUGHEST / 10f64.powi(i32::from(dataset.decimals));
    let rough = |series: &&Series| series.value(*first).is_none_or(|value| value < least);
    for series in dataset.series.iter().filter(rough) {
        let found = series.value(*first).map_or("there is none".to_string(), |value| format!("it is {}", plain(value)));
        let (area, least) = (&series.area.name, plain(least));
        let message =
            format!("An index needs a figure of at least {least} for {area} in {}, but {found}.", first.short());
        note(path, "/index", "index-base", message);
    }
}

/// Checks that a snapshot's chart fits the dataset in the same file.
fn of_snapshot(snapshot: &Snapshot, note: &mut Note<'_>) {
    let Snapshot { chart, dataset, .. } = snapshot;
    let path = snapshot.path();
    if chart.dataset != dataset.meta.name {
        let message = format!(
            "The chart shows the dataset \"{}\", but this snapshot holds \"{}\".",
            chart.dataset, dataset.meta.name
        );
        note(&path, "/chart/dataset", "chart-dataset", message);
    }
    of_dataset(chart, dataset, &path, "/chart", note);
}

/// Checks that a page links only to pages, and shows only figures, charts, contacts and pictures, that exist.
fn words(package: &Package, routes: &[Route], path: &str, text: &TextPage, note: &mut Note<'_>) {
    if let Some(name) = &text.key_figure {
        fact(package, name, path, "/keyFigure", note);
    }
    if let Some(name) = text.poster.as_ref().filter(|name| package.pack(name).is_none()) {
        let help = known(name, package.packs.iter().map(|pack| pack.meta.name.as_str()));
        note(path, "/poster", "unknown-pack", format!("There is no lesson pack \"{name}\".{help}"));
    }
    for (i, name) in text.first.iter().enumerate() {
        fact(package, name, path, &format!("/first/{i}"), note);
    }
    for (i, section) in text.sections.iter().enumerate() {
        for (j, block) in section.blocks.iter().enumerate() {
            let at = format!("/sections/{i}/blocks/{j}");
            match block {
                Block::Links(links) => {
                    for (k, link) in links.iter().enumerate() {
                        let page = link.to.split('#').next().unwrap_or(&link.to);
                        if Route::parse(page).is_none_or(|route| !routes.contains(&route)) {
                            let pages: Vec<String> = routes.iter().map(Route::path).collect();
                            let help = known(page, pages.iter().map(String::as_str));
                            let message = format!("There is no page at \"{page}\".{help}");
                            note(path, &format!("{at}/links/{k}/to"), "link", message);
                        }
                    }
                }
                Block::Chart(name) if !package.charts.iter().any(|chart| chart.name == *name) => {
                    let message = format!("There is no chart \"{name}\".{}", known_chart(package, name));
                    note(path, &format!("{at}/chart"), "unknown-chart", message);
                }
                Block::Contacts(names) => {
                    for (k, name) in names.iter().enumerate().filter(|(_, name)| package.contacts.get(name).is_none()) {
                        let help = known(name, package.contacts.list.iter().map(|contact| contact.name.as_str()));
                        let message = format!("There is no contact \"{name}\".{help}");
                        note(path, &format!("{at}/contacts/{k}"), "unknown-contact", message);
                    }
                }
                Block::Facts(names) => {
                    for (k, name) in names.iter().enumerate() {
                        fact(package, name, path, &format!("{at}/facts/{k}"), note);
                    }
                }
                Block::Steps(steps) => {
                    for (k, step) in steps.iter().enumerate() {
                        pictures::known_picture(step.picture.as_ref(), path, &format!("{at}/steps/{k}"), note);
                    }
                }
                Block::Bars(list) => bars(package, &list.bars, path, &format!("{at}/bars"), note),
                _ => {}
            }
        }
    }
}

/// Checks that bars on one scale have the same unit.
fn bars(package: &Package, bars: &[Bar], path: &str, at: &str, note: &mut Note<'_>) {
    let unit = |bar: &Bar| package.fact(&bar.fact).map(|(_, fact)| fact.unit.many.clone());
    let first = bars.first().and_then(|bar| Some((&bar.fact, unit(bar)?)));
    for (k, bar) in bars.iter().enumerate() {
        let at = format!("{at}/{k}/fact");
        fact(package, &bar.fact, path, &at, note);
        if let (Some((name, counted)), Some(unit)) = (&first, unit(bar))
            && unit != *counted
        {
            let message = format!(
                "Bars of one picture count the same thing, but \"{name}\" is in \"{counted}\" and \"{}\" in \"{unit}\".",
                bar.fact
            );
            note(path, &at, "picture", message);
        }
    }
}

/// Checks that every figure named in a file's texts exists, whichever field names it.
fn prose(package: &Package, path: &str, file: &str, note: &mut Note<'_>) {
    for (pointer, text) in texts(file) {
        for name in fact_names(&text) {
            fact(package, name, path, &pointer, note);
        }
    }
}

/// Checks that a figure that is named exists.
fn fact(package: &Package, name: &str, path: &str, at: &str, note: &mut Note<'_>) {
    if package.fact(name).is_none() {
        let names = package.fact_sets.iter().flat_map(|set| &set.facts).map(|fact| fact.name.as_str());
        note(path, at, "unknown-fact", format!("There is no figure \"{name}\".{}", known(name, names)));
    }
}

/// Checks that a figure has the unit of the one it is compared with, and matches the dataset that it comes from.
fn one_fact(package: &Package, set: &FactSet, fact: &Fact, row: &Row, note: &mut Note<'_>) {
    if let Some(FactPicture::Bars { beside }) = &fact.picture
        && let Some(other) = set.fact(beside)
        && fact.working.is_none()
        && other.unit != fact.unit
    {
        let (name, unit, other) = (&fact.name, &fact.unit.many, &other.unit.many);
        let message = format!("\"{name}\" is in \"{unit}\", but \"{beside}\", drawn beside it, is in \"{other}\".");
        note(&row.path, &row.at("/beside"), "picture", message);
    }
    let (Some(cell), name) = (&fact.cell, &fact.name) else { return };
    let (field, place) = match fact.amount {
        Amount::Number { .. } => ("/value", "/cell"),
        Amount::Rank { .. } => ("/rank", "/rank"),
        Amount::MoreThan { .. } => return,
    };
    let Some(dataset) = package.dataset(&cell.dataset) else {
        let help = known_dataset(package, &cell.dataset);
        let message = format!("\"{name}\" is read from the dataset \"{}\", but there is none.{help}", cell.dataset);
        return note(&row.path, &row.at(&format!("{place}/dataset")), "cell", message);
    };
    let period = Period::parse(dataset.period_kind, &cell.period).filter(|period| dataset.periods.contains(period));
    let Some(period) = period else {
        let years = years(dataset, Period::short);
        let message = format!("The dataset \"{}\" has no period \"{}\".{years}", cell.dataset, cell.period);
        return note(&row.path, &row.at(&format!("{place}/period")), "cell", message);
    };
    let Some(series) = dataset.series(&fact.area.code) else {
        let (dataset_name, code) = (&cell.dataset, &fact.area.code);
        let message = format!("The dataset \"{dataset_name}\" has no area \"{code}\".{}", areas(dataset));
        return note(&row.path, &row.at("/area"), "cell", message);
    };
    let own = series.value(period);
    let (here, there) = match fact.amount {
        Amount::Number { value, .. } => (plain(value), own.map(plain)),
        Amount::Rank { place, of } => {
            let there = own.map(|own| rank(dataset, cell, period, own));
            (format!("number {place} of {of}"), there.map(|(place, of)| format!("number {place} of {of}")))
        }
        Amount::MoreThan { .. } => return,
    };
    if there.as_ref() != Some(&here) {
        let there = there.unwrap_or("no figure".to_string());
        let (dataset, area) = (&cell.dataset, &fact.area.name);
        let message = format!("\"{name}\" is {here} here, but {dataset}.json has {there} for {area}, {}.", cell.period);
        note(&row.path, &row.at(field), "figures-disagree", message);
    }
}

/// The rank of a figure among all areas of one kind, the lowest first, and the number of those areas.
fn rank(dataset: &Dataset, cell: &Cell, period: Period, own: f64) -> (usize, usize) {
    let all: Vec<f64> = (dataset.series.iter())
        .filter(|series| Some(&series.area.kind) == cell.among.as_ref())
        .filter_map(|series| series.value(period))
        .collect();
    (place(own, &all), all.len())
}

fn known_chart(package: &Package, wrong: &str) -> String {
    known(wrong, package.charts.iter().map(|chart| chart.name.as_str()))
}

fn known_dataset(package: &Package, wrong: &str) -> String {
    known(wrong, package.datasets.iter().map(|dataset| dataset.meta.name.as_str()))
}
