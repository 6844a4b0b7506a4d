//! Water safety: what to do first.

use super::written::Written;
use super::{Content, Site};
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = site.package.text("water")?;
    let body = html! {
        p class="strip" { a href="tel:999" { "Call 999" } " " span { (text.lead) } }
        h1 { (text.meta.title) }
        (Written::new(site, links).sections(text))
        (prose::reviewed(text))
    };
    Some(Content::of(text, body))
}
