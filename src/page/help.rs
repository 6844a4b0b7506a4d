//! The page "Where to turn": which service helps with what.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::part::about_data::sources;
use crate::part::prose;
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.help;
    let body = html! {
        h1 { (text.meta.title) }
        // A plain link works without scripts. `noreferrer` stops the other site from learning this page's address.
        a class="leave" href="https://www.bbc.co.uk/weather" rel="external noreferrer" { "Leave this page" }
        p class="lead" { (text.lead) }
        (Sections::new(site, links).sections(text))
        (prose::reviewed(text))
        section class="prose" data-unsearched aria-labelledby="contact-sources" {
            h2 id="contact-sources" { "Sources of the contacts" }
            (sources(&site.package.contacts.meta.sources))
        }
    };
    Content::of(text, body)
}
