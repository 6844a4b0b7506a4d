//! The figures of all files, and what each file says of them.

use super::{Listing, Places, State, Subject};
use crate::chart::Cell;
use crate::data::meta::{Meta, Next};
use crate::data::package::Package;
use crate::data::series::{Dataset, Point};
use crate::data::{Fact, FactSet};
use crate::words::number;

/// The datasets that people publish. Those of index charts follow from them.
pub fn datasets(package: &Package) -> impl Iterator<Item = &Dataset> {
    package.datasets.iter().filter(|dataset| !package.is_worked_out(&dataset.meta.name))
}

/// The place of a file below the site's root.
pub(super) fn path(meta: &Meta) -> String {
    format!("data/{}.json", meta.name)
}

/// Every figure, dataset by dataset, and what stands beside it.
pub(super) fn figures(state: State<'_>) -> Places {
    let all = datasets(state.package).map(|dataset| {
        let listing = values(dataset).into_iter().chain(beside(dataset)).collect();
        (Subject::Figure, path(&dataset.meta), listing)
    });
    let facts = state.package.fact_sets.iter().map(|set| (Subject::Figure, path(&set.meta), facts(set)));
    all.chain(facts).collect()
}

/// The figures of a dataset with their symbols.
pub(super) fn values(dataset: &Dataset) -> Listing {
    let of = |(what, point): (String, &Point)| (what, Cell::of(dataset, Some(point)).to_string());
    rows(dataset).map(of).collect()
}

/// What stands beside the figures of a dataset: counts, notes, sources.
pub(super) fn beside(dataset: &Dataset) -> Listing {
    let mut listing = Listing::new();
    for (what, point) in rows(dataset) {
        let with = [("count", point.count), ("compared", point.compared)];
        for (name, value) in with {
            listing.extend(value.map(|value| (format!("{what}: {name}"), number(value, 3))));
        }
        let note = point.note.as_ref().map(|note| (format!("{what}: note"), note.clone()));
        listing.extend(note);
        if dataset.meta.sources.len() > 1 {
            listing.push((format!("{what}: source"), point.source.clone()));
        }
    }
    listing
}

/// The rows of a dataset, each with what it is called.
fn rows(dataset: &Dataset) -> impl Iterator<Item = (String, &Point)> {
    dataset.series.iter().flat_map(|series| {
        series.points.iter().map(|point| (format!("{}, {}", series.area.name, point.period.short()), point))
    })
}

/// The figures of a file of single figures.
pub(super) fn facts(set: &FactSet) -> Listing {
    let one = |fact: &Fact| (format!("{} ({}, {})", fact.label, fact.area.name, fact.period), number::fact(fact));
    set.facts.iter().map(one).collect()
}

/// What each file of figures says of itself.
pub(super) fn about(state: State<'_>) -> Places {
    let of_dataset = |dataset: &Dataset| (Subject::About, path(&dataset.meta), about_dataset(dataset));
    let sets = state.package.fact_sets.iter().map(|set| (Subject::About, path(&set.meta), of_meta(&set.meta)));
    datasets(state.package).map(of_dataset).chain(sets).collect()
}

/// What a dataset says of its figures.
pub(super) fn about_dataset(dataset: &Dataset) -> Listing {
    let mut listing = of_meta(&dataset.meta);
    let mut say = |what: &str, text: String| listing.push((what.to_string(), text));
    say("Measure", dataset.measure.clone());
    say("Definition", dataset.definition.clone());
    say("Unit", dataset.unit.many.clone());
    say("Digits after the point", dataset.decimals.to_string());
    say("Kind of period", dataset.heading().to_string());
    for area in dataset.series.iter().map(|series| &series.area) {
        say("Area", format!("{} ({}), {}", area.name, area.code, area.kind));
    }
    if let Some(caution) = &dataset.caution {
        say("Caution", caution.clone());
    }
    listing
}

/// What any file of figures says of itself.
pub(super) fn of_meta(meta: &Meta) -> Listing {
    let next = match &meta.next {
        Next::Due(day) => day.to_string(),
        Next::Ended(why) => format!("None. {why}"),
    };
    let mut listing = vec![
        ("Title".to_string(), meta.title.clone()),
        ("Description".to_string(), meta.description.clone()),
        ("Updated".to_string(), meta.updated.to_string()),
        ("Next update".to_string(), next),
    ];
    for source in &meta.sources {
        let parts = [Some(&source.title), Some(&source.publisher), source.date.as_ref(), source.path.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        listing.push(("Source".to_string(), parts.join(", ")));
        listing.extend(source.note.iter().map(|note| ("Note of a source".to_string(), note.clone())));
    }
    listing.extend(meta.licences.iter().map(|licence| ("Licence".to_string(), licence.title.clone())));
    let correction = |one: &crate::data::meta::Correction| {
        ("Correction".to_string(), format!("{}: {} {}", one.date, one.what, one.why))
    };
    listing.extend(meta.corrections.iter().map(correction));
    listing.extend(meta.doubts.iter().map(|doubt| ("Doubt".to_string(), doubt.clone())));
    listing
}
