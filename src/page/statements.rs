//! The pages “Privacy” and “Accessibility statement”: the publisher's words, and what the settings know.

use super::about::contact;
use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::text::TextPage;
use crate::part::prose;
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn privacy(site: &Site, links: &Links) -> Content {
    let settings = &site.package.settings;
    let last = html! {
        section class="prose" aria-labelledby="questions" {
            h2 id="questions" { "Questions and complaints" }
            p {
                "This site is published by " (settings.publisher) ". "
                (contact(site, "If you want to know what visit logs hold about you"))
            }
            p {
                "You can complain to the regulator for personal data too, at "
                a href="https://ico.org.uk/make-a-complaint/" rel="external" { "ico.org.uk" } "."
            }
        }
    };
    page(site, links, &site.package.texts.privacy, &html! {}, &last)
}

/// In the order and with the parts of the model statement for public bodies.
pub(super) fn accessibility(site: &Site, links: &Links) -> Content {
    let settings = &site.package.settings;
    let text = &site.package.texts.accessibility;
    let first = html! {
        p { "This statement is for every page, chart and file of " (settings.name) ", at " (settings.address) ". The site is run by " (settings.publisher) "." }
    };
    let last = html! {
        section class="prose" aria-labelledby="feedback" {
            h2 id="feedback" { "If you can’t use something" }
            p {
                (contact(site, "If something doesn’t work for you, or you need it in another form"))
                @if settings.contact.is_some() { " Say which page it is, and what you use to read it." }
            }
            p { "Every chart has its figures in a table, and as files: see " a href=(links.to(&Route::Data)) { "all data files" } "." }
        }
        section class="prose" aria-labelledby="enforcement" {
            h2 id="enforcement" { "Enforcement procedure" }
            p {
                "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. "
                "They are for public bodies."
                @if !settings.official { " This is not an official site, but we work to the same rules." }
            }
            p {
                "If you’re not happy with how we answer you, contact the "
                a href="https://www.equalityadvisoryservice.com/" rel="external" { "Equality Advisory and Support Service (EASS)" } "."
            }
        }
        section class="prose" aria-labelledby="preparation" {
            h2 id="preparation" { "About this statement" }
            p {
                "It was first written on " (text.meta.created.to_string()) " and last reviewed on " (text.reviewed.to_string())
                ". The automatic tests run again with each change."
            }
        }
    };
    page(site, links, text, &first, &last)
}

fn page(site: &Site, links: &Links, text: &TextPage, first: &Markup, last: &Markup) -> Content {
    let sections = Sections::new(site, links);
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            (first)
            @for one in &text.sections { (sections.section(one)) }
            (last)
            (prose::reviewed_folded(text))
        },
    }
}
