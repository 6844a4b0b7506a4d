//! Water safety: what to do first.

use super::{Content, Site};
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = site.package.text("water")?;
    Some(Content {
        title: text.meta.title.clone(),
        description: text.meta.description.clone(),
        has_islands: false,
        body: html! {
            p class="strip" { a href="tel:999" { "Call 999" } " " span { (text.lead) } }
            h1 { (text.meta.title) }
            (site.sections(links, text))
            (prose::reviewed(text))
        },
    })
}
