//! The section under every chart: how its figures are counted, caveats, sources, licence, dates and corrections.

use crate::data::Date;
use crate::data::meta::{Correction, Licence, Meta, Next, Source};
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
            @for one in all { li { (day(one.date)) ": " (one.what) " " (one.why) } }
        }
    }
}

/// The section "About these figures" of a dataset. `notes` are those of the chart; caveats that repeat one are left
/// out.
pub fn about_data(meta: &Meta, definition: &str, notes: &[String]) -> Markup {
    html! {
        h2 id="about-data" { "About these figures" }
        @if !meta.corrections.is_empty() {
            h3 { "Corrections" }
            (corrections(&meta.corrections))
        }
        h3 { "How it is counted" }
        p { (definition) }
        @if !(notes.is_empty() && meta.doubts.is_empty()) {
            h3 { "What to bear in mind" }
            ul {
                @for text in notes { li { (text) } }
                @for text in meta.doubts.iter().filter(|text| !notes.contains(text)) { li { (text) } }
            }
        }
        h3 { "Sources" }
        (sources(&meta.sources))
        h3 { "Licence and dates" }
        p {
            "Our compilation and the figures of public bodies: " (licences(&meta.licences)) "Other sources keep their own terms. "
            "First published here " (day(meta.created)) ", last changed "
            time datetime=(meta.updated.iso()) data-last-changed { (meta.updated.to_string()) } ". "
            @match &meta.next {
                Next::Due(date) => { "New figures are due by " (day(*date)) "." },
                Next::Ended(why) => (why),
            }
        }
    }
}
