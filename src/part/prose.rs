//! The text of a page: its sections, their blocks, and the sources.

use super::about_data::{day, sources};
use crate::data::Date;
use crate::data::meta::Meta;
use crate::data::text::{Bars, Block, Item, Section, TextPage, Tone};
use maud::{Markup, html};

/// What rendering needs to know about the page: how to fill in figures, make links and find cards.
pub struct Setting<'s> {
    /// Renders a text with its figures filled in.
    pub words: &'s dyn Fn(&str) -> Markup,
    /// Makes a link from this page, given the path of the target.
    pub address: &'s dyn Fn(&str) -> String,
    /// Renders a card; `None` if nothing has the name.
    pub card: &'s dyn Fn(Card<'_>) -> Option<Markup>,
}

/// Which card to render; all but bars are by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card<'n> {
    /// A chart.
    Chart(&'n str),
    /// A contact.
    Contact(&'n str),
    /// A figure.
    Fact(&'n str),
    /// A bar chart of figures.
    Bars(&'n Bars),
    /// A picture beside words that say the same.
    Picture(&'n str),
}

/// Renders one section with its heading.
pub fn section(one: &Section, setting: &Setting<'_>) -> Markup {
    let class = match one.tone {
        Tone::Plain => "prose",
        Tone::Emergency => "prose emergency",
    };
    html! {
        section class=(class) aria-labelledby=(one.id) {
            h2 id=(one.id) { ((setting.words)(&one.heading)) }
            @for one in &one.blocks { (block(one, setting)) }
        }
    }
}

/// One section folded under its heading, on pages that have to be short.
pub fn folded(one: &Section, setting: &Setting<'_>) -> Markup {
    html! {
        details class="prose fold" id=(one.id) {
            summary { h2 { ((setting.words)(&one.heading)) } }
            @for one in &one.blocks { (block(one, setting)) }
        }
    }
}

fn block(one: &Block, setting: &Setting<'_>) -> Markup {
    let (words, card) = (setting.words, setting.card);
    html! {
        @match one {
            Block::Text(text) => p { (words(text)) },
            Block::Steps(items) => (steps(items, setting)),
            Block::Points(points) => ul { @for point in points { li { (words(point)) } } },
            Block::Links(links) => ul class="ways-on" {
                @for link in links { li { a href=((setting.address)(&link.to)) { (words(&link.text)) } } }
            },
            Block::Actions(actions) => ul class="actions" { @for action in actions { li { (words(action)) } } },
            Block::Notice(text) => p class="notice" { (words(text)) },
            Block::Warning(text) => p class="notice warning" { strong { "Warning" } " " (words(text)) },
            Block::Chart(name) => { @if let Some(card) = card(Card::Chart(name)) { (card) } },
            Block::Bars(bars) => { @if let Some(card) = card(Card::Bars(bars)) { (card) } },
            Block::Contacts(names) => ul class="cards contacts" {
                @for name in names { @if let Some(card) = card(Card::Contact(name)) { (card) } }
            },
            Block::Facts(names) => ul class="cards facts" {
                @for name in names { @if let Some(card) = card(Card::Fact(name)) { (card) } }
            },
        }
    }
}

/// Steps in order, with a picture before the words of those that have one.
fn steps(items: &[Item], setting: &Setting<'_>) -> Markup {
    let words = |item: &Item| html! { strong { ((setting.words)(&item.lead)) } " " ((setting.words)(&item.text)) };
    if items.iter().all(|item| item.picture.is_none()) {
        return html! { ol class="steps" { @for item in items { li { (words(item)) } } } };
    }
    html! {
        ol class="steps drawn" {
            @for item in items {
                li class=[item.picture.is_none().then_some("undrawn")] {
                    @if let Some(picture) = item.picture.as_ref().and_then(|name| (setting.card)(Card::Picture(name))) { (picture) }
                    div { (words(item)) }
                }
            }
        }
    }
}

/// The sources of a page and its dates of review.
pub fn reviewed(page: &TextPage) -> Markup {
    sources_and_dates(&page.meta, page.reviewed, page.review_due)
}

/// The same, folded, on pages that have to be short.
pub fn reviewed_folded(page: &TextPage) -> Markup {
    folded_sources(&page.meta, page.reviewed, page.review_due)
}

/// The sources of a text and its dates, folded.
pub fn folded_sources(meta: &Meta, reviewed: Date, review_due: Date) -> Markup {
    html! {
        details id="sources" class="prose about-data" data-unsearched {
            summary { "Sources and last check" }
            (sources(&meta.sources))
            @for text in &meta.doubts { p { (text) } }
            p { (last_reviewed(reviewed, review_due)) }
        }
        (overdue(review_due))
    }
}

/// The sources of a text, the date when it was last compared with them, and the date of the next review.
pub fn sources_and_dates(meta: &Meta, reviewed: Date, review_due: Date) -> Markup {
    html! {
        section class="prose about-data" aria-labelledby="sources" data-unsearched {
            h2 id="sources" { "Sources and dates" }
            (sources(&meta.sources))
            @for text in &meta.doubts { p { (text) } }
            (dates(reviewed, review_due))
        }
    }
}

fn dates(reviewed: Date, review_due: Date) -> Markup {
    html! {
        p { (last_reviewed(reviewed, review_due)) }
        (overdue(review_due))
    }
}

fn last_reviewed(reviewed: Date, review_due: Date) -> Markup {
    html! { "Last reviewed " (day(reviewed)) ". Next review due " (day(review_due)) "." }
}

/// What stands in the open once a review is overdue.
fn overdue(review_due: Date) -> Markup {
    html! {
        // `js/page/overdue.js` shows it after that date.
        p class="notice" data-due=(review_due.iso()) hidden {
            "This review is overdue. Check the sources for anything that has changed."
        }
    }
}
