//! The page of the theme: vision, partnership, achievements, unfinished work, and the objectives.

use super::objectives;
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
        section aria-labelledby="objectives" {
            h2 id="objectives" { (site.package.texts.objectives.meta.title) }
            (objectives::list(site, links, |name| html! { h3 { (name) } }))
        }
        p class="source" {
            "Last checked against the document: " (site.package.settings.document.checked.to_string()) "."
        }
        (prose::reviewed(text))
    };
    Content::of(text, body)
}
