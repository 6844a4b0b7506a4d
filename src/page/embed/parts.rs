//! What all kinds of embed share: corrections, the source line, and the link to the full page.

use crate::data::meta::{Meta, Source};
use crate::page::site::Site;
use crate::part::about_data::{day, licences};
use crate::route::{Embed, Links};
use crate::words;
use maud::{Markup, html};

/// Source, licence and date, on one line.
pub(super) fn source_line(meta: &Meta, sources: &[&Source]) -> Markup {
    let publishers = sources.iter().map(|source| source.publisher.clone());
    html! {
        p class="source" {
            "Source: " (words::once(publishers).join("; ")) ". " (licences(&meta.licences))
            span class="published" { "Figures published on " (day(meta.updated)) "." }
        }
    }
}

/// Source, date and corrections of a chart in few words; its notes have all of them, and the licence.
pub(super) fn brief_source(meta: &Meta) -> Markup {
    let publishers = words::once(meta.sources.iter().map(|source| source.publisher.clone()));
    html! {
        p class="source" {
            "Source: " (publishers[..publishers.len().min(2)].join("; ")) @if publishers.len() > 2 { " and others" } ". "
            span class="published" { "Figures published on " (day(meta.updated)) "." }
            @if let Some(last) = meta.corrections.iter().max_by_key(|one| one.date) { " " strong { "Corrected on " (day(last.date)) ": see the notes." } }
        }
    }
}

/// The link to the full page, showing the same view.
pub(super) fn way_on(site: &Site, links: &Links, embed: &Embed, text: &str) -> Option<Markup> {
    let place = site.place(embed)?;
    let address = format!("{}{}", links.to(&place.route), place.after);
    Some(html! {
        p class="way-on" {
            a class="onward" href=(address) target="_blank" rel="noopener" {
                (text) " on " (site.package.settings.name) span class="visually-hidden" { " (opens in a new tab)" }
            }
        }
    })
}
