//! The section under every chart: how its figures are counted, caveats, sources, licence, dates and corrections.

use crate::data::meta::{Correction, Licence, Meta, Next, Source};
use crate::data::{Dataset, Date};
use maud::{Markup, html};

/// A date as a `time` element.
pub fn day(date: Date) -> Markup {
    html! { time datetime=(date.iso()) { (date.to_string()) } }
}

/// A list of sources: the title as a link, the publisher, the date and a note.
pub fn sources(sources: &[Source]) -> Markup {
    html! {
        ul class="sources" {
            @for source in sources {
                li {
                    @match &source.path {
                        Some(path) => a href=(path) rel="external" { (source.title) },
                        None => cite { (source.title) },
                    }
                    ", " (source.publisher)
                    @if let Some(date) = &source.date { ", " (date) }
                    "."
                    @if let Some(note) = &source.note { " " (note) }
                }
            }
        }
    }
}

/// The licences, as links.
pub fn licences(licences: &[Licence]) -> Markup {
    html! { @for licence in licences { a href=(licence.path) rel="external license" { (licence.title) } ". " } }
}

/// A list of corrections: the date, what was wrong, and why.
pub fn corrections<'c>(all: impl IntoIterator<Item = &'c Correction>) -> Markup {
    html! {
        ul class="corrections" {
            @for one in all { li { (day(one.date)) ": " (one.words()) } }
        }
    }
}

/// The corrections of a file, shown where readers see them without opening anything.
pub fn corrected(meta: &Meta) -> Markup {
    html! {
        @if !meta.corrections.is_empty() {
            p class="correction" { strong { "Corrected" } }
            (corrections(&meta.corrections))
        }
    }
}

/// The corrections of one figure of a file.
pub fn corrections_of<'m>(meta: &'m Meta, figure: &'m str) -> impl Iterator<Item = &'m Correction> {
    meta.corrections.iter().filter(move |one| one.figures.iter().any(|name| name == figure))
}

/// A notice for when new figures are overdue. Only a script knows the current day (`js/page/overdue.js`).
pub fn overdue(meta: &Meta) -> Markup {
    html! {
        @if let Next::Due(date) = &meta.next {
            p class="notice" data-due=(date.iso()) hidden {
                "New figures were due by " (day(*date)) ". These are the latest we have."
            }
        }
    }
}

/// How many words of caveats are shown without being asked for.
const CAVEAT_WORDS: usize = 60;

/// The notes of a chart that are shown without being asked for: three at most, as far as there is room beside the
/// caution.
fn first_notes<'n>(dataset: &Dataset, notes: &'n [String]) -> &'n [String] {
    let words = |text: &str| text.split_whitespace().count();
    let mut room = CAVEAT_WORDS.saturating_sub(dataset.caution.as_deref().map_or(0, words));
    let fits = |note: &&String| {
        let fits = words(note) <= room;
        room = room.saturating_sub(words(note));
        fits
    };
    &notes[..notes.iter().take(3).take_while(fits).count()]
}

/// The first caveats, as list items.
pub fn caveats(dataset: &Dataset, notes: &[String]) -> Markup {
    // A note in the same words as the caution would say it twice.
    let told = |text: &&String| dataset.caution.as_ref() != Some(text);
    html! { @for text in first_notes(dataset, notes).iter().filter(told) { li { (text) } } }
}

/// What a chart's page tells of its figures when asked: all but the caveats that it shows already.
pub fn folded(dataset: &Dataset, notes: &[String]) -> Markup {
    let known: Vec<&String> = notes.iter().chain(&dataset.caution).collect();
    let rest: Vec<&String> = notes[first_notes(dataset, notes).len()..].iter().collect();
    about(&dataset.meta, &dataset.definition, &rest, &known)
}

/// The section "About these figures" of a dataset, with every note of its chart.
pub fn about_data(meta: &Meta, definition: &str, notes: &[String]) -> Markup {
    html! {
        h2 id="about-data" { "About these figures" }
        (corrected(meta))
        @let all: Vec<&String> = notes.iter().collect();
        (about(meta, definition, &all, &all))
    }
}

/// `notes` are those to show; caveats of the dataset that repeat one of `known` are left out.
fn about(meta: &Meta, definition: &str, notes: &[&String], known: &[&String]) -> Markup {
    let doubts: Vec<&String> = meta.doubts.iter().filter(|text| !known.contains(text)).collect();
    html! {
        h3 { "How it’s counted" }
        p { (definition) }
        @if !(notes.is_empty() && doubts.is_empty()) {
            h3 { "What to bear in mind" }
            ul { @for text in notes.iter().chain(&doubts) { li { (text) } } }
        }
        h3 { "Sources" }
        (sources(&meta.sources))
        h3 { "Licence and dates" }
        p {
            "Our own work and public bodies’ figures: " (licences(&meta.licences)) "Figures from other sources keep their own licence. "
            "First published here " (day(meta.created)) ", last changed "
            time datetime=(meta.updated.iso()) data-last-changed { (meta.updated.to_string()) } ". "
            @match &meta.next {
                Next::Due(date) => { "New figures are due by " (day(*date)) "." },
                Next::Ended(why) => (why),
            }
        }
    }
}
