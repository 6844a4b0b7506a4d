//! A page that is all words: the theme, and each of its objectives.

use super::{Content, Site};
use crate::data::text::TextPage;
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links, text: &TextPage) -> Option<Content> {
    Some(Content {
        title: text.meta.title.clone(),
        description: text.meta.description.clone(),
        has_islands: false,
        body: html! {
            @if let Some(number) = text.number { p class="above" { "Objective " (number) } }
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            (site.sections(links, text))
            (prose::reviewed(text))
        },
    })
}
