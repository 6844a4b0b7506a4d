//! The page "About": what the site is, who publishes it, and how its figures are chosen and checked.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::part::prose;
use crate::route::Links;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.about;
    let sections = Sections::new(site, links);
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            (publisher(site))
            @for one in &text.sections { (sections.section(one)) }
            (prose::reviewed_folded(text))
        },
    }
}

/// How to reach the publisher.
pub(super) fn contact(site: &Site, when: &str) -> Markup {
    html! {
        @match &site.package.settings.contact {
            Some(to) => { (when) ", " a href=(to) rel="external" { "contact the publisher" } "." },
            None => { "We don’t have a contact address yet." },
        }
    }
}

/// Who publishes the site, whether it is official, and how to reach them.
fn publisher(site: &Site) -> Markup {
    let settings = &site.package.settings;
    html! {
        section class="prose" aria-labelledby="publisher" {
            h2 id="publisher" { "Who publishes it" }
            p {
                "This site is published by " (settings.publisher) "."
                @if settings.official { " It is an official site." }
                @else { " It is not an official site, and not part of Durham County Council or any of the partners named here." }
            }
            p id="contact" {
                (contact(site, "If something is wrong or missing"))
                " If you need help, call the services themselves: this site cannot pass on a message."
            }
        }
    }
}
