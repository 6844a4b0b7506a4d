//! A page's published words: sections, steps, points, and where they come from.

use super::about_data::{day, sources};
use crate::data::text::{Block, Section, TextPage, Tone};
use maud::{Markup, html};

/// The sections of a page. `words` puts figures into their places.
pub fn sections(page: &TextPage, words: &dyn Fn(&str) -> String) -> Markup {
    html! { @for one in &page.sections { (section(one, words)) } }
}

fn section(one: &Section, words: &dyn Fn(&str) -> String) -> Markup {
    let class = match one.tone {
        Tone::Plain => "prose",
        Tone::Emergency => "prose emergency",
    };
    html! {
        section class=(class) aria-labelledby=(one.id) {
            h2 id=(one.id) { (words(&one.heading)) }
            @for one in &one.blocks { (block(one, words)) }
        }
    }
}

fn block(one: &Block, words: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @match one {
            Block::Text(text) => p { (words(text)) },
            Block::Steps(items) => ol class="steps" {
                @for item in items { li { strong { (words(&item.lead)) } " " (words(&item.text)) } }
            },
            Block::Points(points) => ul { @for point in points { li { (words(point)) } } },
        }
    }
}

/// Where a page's words come from, and when they were last read against it.
pub fn reviewed(page: &TextPage) -> Markup {
    html! {
        section class="prose about-data" aria-labelledby="sources" {
            h2 id="sources" { "Sources and dates" }
            (sources(&page.meta.sources))
            @for text in &page.meta.doubts { p { (text) } }
            p { "Last reviewed " (day(page.reviewed)) ". Next review due " (day(page.review_due)) "." }
        }
    }
}
