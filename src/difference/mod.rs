//! What differs between two states of the published data, and what that changes for readers: figures, sentences, charts,
//! cards, lessons, embeds and files, before and after. It reads no files and no clock, so that a page in the browser can
//! show the same.

mod embeds;
mod figures;
mod file;
mod shown;
mod silent;

use crate::data::package::Package;
use crate::route::Route;
use std::collections::{BTreeMap, BTreeSet};

pub use figures::datasets;
pub use file::FileDifference;
pub use silent::{SAME_DAY, Silent};

/// One state of the published data.
#[derive(Clone, Copy)]
pub struct State<'s> {
    /// The data, read and checked.
    pub package: &'s Package,
    /// The text of each file, by its path below the data folder.
    pub files: &'s BTreeMap<String, String>,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A figure of a dataset, or a single figure.
    Figure,
    /// What a file says of its figures: unit, definition, sources, corrections.
    About,
    /// What a chart says and shows.
    Chart,
    /// The card of a single figure.
    Card,
    /// The words of a page.
    Page,
    /// A lesson.
    Lesson,
    /// What other sites embed.
    Embed,
    /// A file that is published.
    File,
}

impl Subject {
    /// All of them, in the order of a report, each with its heading.
    pub const ALL: [(Subject, &str); 8] = [
        (Subject::Figure, "Figures"),
        (Subject::About, "About the figures"),
        (Subject::Chart, "Charts"),
        (Subject::Card, "Cards of figures"),
        (Subject::Page, "Words of pages"),
        (Subject::Lesson, "Lessons"),
        (Subject::Embed, "Embeds"),
        (Subject::File, "Files"),
    ];
}

/// One thing before and after. It is new if there is nothing before, and gone if there is nothing after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// Where it stands: a file or an address.
    pub place: String,
    /// What it is there: "County Durham, 2014/15", "Headline".
    pub what: String,
    /// As it was.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
}

/// Everything that differs between two states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What changes, subject by subject.
    pub changes: Vec<Change>,
    /// Figures that were published and changed without a word about it.
    pub silent: Vec<Silent>,
}

/// What stands in one place, each with what it is there. Texts of the same kind may have the same name.
type Listing = Vec<(String, String)>;

/// Places, each with its subject, its name and what stands there.
type Places = Vec<(Subject, String, Listing)>;

impl Difference {
    /// Compares two states.
    pub fn between(old: State<'_>, new: State<'_>) -> Difference {
        let listed: [fn(State<'_>) -> Places; 5] =
            [figures::figures, figures::about, shown::shown, embeds::embeds, made];
        let mut changes: Vec<Change> = listed.into_iter().flat_map(|list| compared(list(old), list(new))).collect();
        changes.extend(files(old, new));
        changes.sort_by_key(|change| change.subject);
        Difference { changes, silent: silent::silent(old.package, new.package) }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.silent.is_empty()
    }

    /// How many things are new, changed and gone: a line for each subject.
    pub fn summary(&self) -> Vec<String> {
        let line = |(subject, heading): &(Subject, &str)| {
            let all: Vec<&Change> = self.changes.iter().filter(|change| change.subject == *subject).collect();
            let of = |is: fn(&Change) -> bool| all.iter().filter(|change| is(change)).count();
            let counts = [
                (of(|change| change.before.is_none()), "new"),
                (of(|change| change.before.is_some() && change.after.is_some()), "changed"),
                (of(|change| change.after.is_none()), "gone"),
            ];
            let some = counts.into_iter().filter(|(count, _)| *count > 0);
            let counts: Vec<String> = some.map(|(count, what)| format!("{count} {what}")).collect();
            (!counts.is_empty()).then(|| format!("{heading}: {}", counts.join(", ")))
        };
        Subject::ALL.iter().filter_map(line).collect()
    }

    /// The changes of a subject, place by place.
    pub fn places(&self, subject: Subject) -> Vec<(&str, Vec<&Change>)> {
        let mut places: Vec<(&str, Vec<&Change>)> = Vec::new();
        for change in self.changes.iter().filter(|change| change.subject == subject) {
            match places.iter_mut().find(|(place, _)| *place == change.place) {
                Some((_, changes)) => changes.push(change),
                None => places.push((&change.place, vec![change])),
            }
        }
        places
    }
}

/// The changes from one list of places to another, in the order of the new list.
fn compared(old: Places, new: Places) -> Vec<Change> {
    let mut old: Vec<(Subject, String, Option<Listing>)> =
        old.into_iter().map(|(subject, place, listing)| (subject, place, Some(listing))).collect();
    let positions: BTreeMap<(Subject, String), usize> =
        old.iter().enumerate().map(|(i, (subject, place, _))| ((*subject, place.clone()), i)).collect();
    let mut changes = Vec::new();
    for (subject, place, after) in new {
        let before = positions.get(&(subject, place.clone())).and_then(|i| old[*i].2.take());
        listing_changes(subject, &place, before.unwrap_or_default(), after, &mut changes);
    }
    for (subject, place, before) in old {
        listing_changes(subject, &place, before.unwrap_or_default(), Vec::new(), &mut changes);
    }
    changes
}

/// The changes of one place. Texts that both have are left out wherever they stand; of the others with the same name,
/// the first before belongs to the first after.
fn listing_changes(subject: Subject, place: &str, before: Listing, after: Listing, changes: &mut Vec<Change>) {
    let mut left = by_name(before.iter());
    let mut added = Vec::new();
    for (what, text) in &after {
        let texts = left.entry(what).or_default();
        match texts.iter().position(|other| *other == text) {
            Some(same) => drop(texts.remove(same)),
            None => added.push((what, text)),
        }
    }
    let change = |what: &str, before: Option<&String>, after: Option<&String>| Change {
        subject,
        place: place.to_string(),
        what: what.to_string(),
        before: before.cloned(),
        after: after.cloned(),
    };
    for (what, text) in added {
        let texts = left.entry(what).or_default();
        let before = (!texts.is_empty()).then(|| texts.remove(0));
        changes.push(change(what, before, Some(text)));
    }
    // What is left has nothing after. It is told in the order in which it stood.
    for (what, text) in &before {
        let texts = left.entry(what).or_default();
        if let Some(at) = texts.iter().position(|other| *other == text) {
            changes.push(change(what, Some(texts.remove(at)), None));
        }
    }
}

fn by_name<'l>(listing: impl Iterator<Item = &'l (String, String)>) -> BTreeMap<&'l String, Vec<&'l String>> {
    let mut texts: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
    for (what, text) in listing {
        texts.entry(what).or_default().push(text);
    }
    texts
}

/// The files that are made from others at the build, by the day of what they are made from.
fn made(state: State<'_>) -> Places {
    let package = state.package;
    let charts = package.charts.iter().filter_map(|chart| {
        let day = package.dataset(&chart.dataset)?.meta.updated;
        let files = format!("CSV, workbook, JSON and pictures of {day}");
        Some((Route::Chart(chart.name.clone()), files))
    });
    let packs = package.packs.iter().map(|pack| {
        let files = format!("PDF files, documents and quiz of {}", pack.meta.updated);
        (Route::LessonPack(pack.meta.name.clone()), files)
    });
    let place = |(route, files): (Route, String)| (Subject::File, route.path(), vec![("Downloads".to_string(), files)]);
    charts.chain(packs).map(place).collect()
}

/// The files that differ, with their lengths.
fn files(old: State<'_>, new: State<'_>) -> Vec<Change> {
    let length = |text: &String| format!("{} bytes", crate::words::number(text.len() as f64, 0));
    let paths: BTreeSet<&String> = old.files.keys().chain(new.files.keys()).collect();
    let changed = paths.into_iter().filter(|path| old.files.get(*path) != new.files.get(*path));
    changed
        .map(|path| Change {
            subject: Subject::File,
            place: format!("data/{path}"),
            what: "Length".to_string(),
            before: old.files.get(path).map(length),
            after: new.files.get(path).map(length),
        })
        .collect()
}
