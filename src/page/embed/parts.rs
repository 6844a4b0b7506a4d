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

/// Source, date and corrections of a chart in few words, and the link to the full page; the notes have all sources with
/// whom they quote, all corrections, and the licence. A snapshot has said its day already.
pub(super) fn brief_source(meta: &Meta, is_dated: bool, way_on: &Markup) -> Markup {
    let first = meta.sources.first().map_or("", |source| &source.publisher);
    // "Office for National Statistics, from police records kept by the Home Office"
    let name = first.split([',', ';']).next().unwrap_or_default();
    let is_all = meta.sources.iter().all(|source| source.publisher == name);
    html! {
        p class="source" {
            "Source: " (name) @if !is_all { ", and others" } ". "
            @if is_dated { span class="published" { "Published on " (day(meta.updated)) "." } " " }
            @if let Some(last) = meta.corrections.iter().max_by_key(|one| one.date) { strong { "Corrected on " (day(last.date)) ": see the notes." } " " }
            span class="way-on" { (way_on) }
        }
    }
}

/// The link to the full page in a paragraph of its own.
pub(super) fn way_on(site: &Site, links: &Links, embed: &Embed, text: &str) -> Option<Markup> {
    Some(html! { p class="way-on" { (onward_link(site, links, embed, text)?) } })
}

/// The link to the full page, showing the same view.
pub(super) fn onward_link(site: &Site, links: &Links, embed: &Embed, text: &str) -> Option<Markup> {
    let place = site.place(embed)?;
    let address = format!("{}{}", links.to(&place.route), place.after);
    Some(html! {
        a class="onward" href=(address) target="_blank" rel="noopener" {
            (text) " on " (site.package.settings.name) span class="visually-hidden" { " (opens in a new tab)" }
        }
    })
}
