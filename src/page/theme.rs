//! The page of the theme: vision, partnership, achievements, and unfinished work.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.theme;
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (Sections::new(site, links).sections(text))
        (prose::reviewed(text))
    };
    Content::of(text, body)
}
