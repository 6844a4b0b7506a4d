//! A page that is all words: the theme.

use super::written::Written;
use super::{Content, Site};
use crate::data::text::TextPage;
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links, text: &TextPage) -> Option<Content> {
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (Written::new(site, links).sections(text))
        (prose::reviewed(text))
    };
    Some(Content::of(text, body))
}
