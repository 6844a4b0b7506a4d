//! What all kinds of embed share: corrections, the source line, and the link to the full page.

use crate::data::meta::{Meta, Source};
use crate::page::site::Site;
use crate::part::about_data::{corrections, day, licences};
use crate::route::{Embed, Links};
use crate::words;
use maud::{Markup, html};

/// Corrections, shown where readers see them without opening anything.
pub(super) fn corrected(meta: &Meta) -> Markup {
    html! {
        @if !meta.corrections.is_empty() {
            p class="correction" { strong { "Corrected" } }
            (corrections(&meta.corrections))
        }
    }
}

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

/// The link to the full page, showing the same view.
pub(super) fn way_on(site: &Site, links: &Links, embed: &Embed, text: &str) -> Option<Markup> {
    let place = site.place(embed)?;
    let address = format!("{}{}", links.to(&place.route), place.after);
    Some(html! {
        p class="way-on" {
            a class="onward" href=(address) target="_blank" rel="noopener" {
                (text) " on " (site.package.settings.name) " (opens in a new tab)"
            }
        }
    })
}
