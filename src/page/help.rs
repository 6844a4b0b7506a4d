//! Get help: the hub, which lists the needs, and one short page for each need.

use super::home::emergency;
use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::text::{Block, TextPage, Tone};
use crate::part::prose;
use crate::route::{Links, Route};
use maud::html;
use std::collections::BTreeSet;

/// The hub.
pub(super) fn hub(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.help;
    let sections = Sections::new(site, links);
    let mut taken = BTreeSet::new();
    let body = html! {
        div class="help" {
            h1 { (text.meta.title) }
            (emergency(site))
            p { (text.lead) }
            ul class="needs" {
                @for need in &site.package.needs {
                    li {
                        @for id in anchors(need) { @if taken.insert(id.clone()) { span id=(id) {} } }
                        a href=(links.to(&Route::HelpNeed(need.meta.name.clone()))) { (need.short()) }
                        p { (need.meta.description) }
                    }
                }
            }
            @for one in &text.sections { (sections.section(one)) }
            (prose::reviewed_folded(text))
        }
    };
    Content::of(text, body)
}

/// The page of one need.
pub(super) fn need(site: &Site, links: &Links, text: &TextPage) -> Content {
    let sections = Sections::new(site, links);
    let body = html! {
        div class="help" {
            h1 { (text.meta.title) }
            @if text.sections.iter().any(|one| one.tone == Tone::Emergency) { (emergency(site)) }
            p class="lead" { (sections.words(&text.lead)) }
            @for one in &text.sections { (sections.section(one)) }
            (prose::reviewed_folded(text))
        }
    };
    Content::of(text, body)
}

/// The ids that a need has on the hub. Its sections and contacts once stood there, and other sites may link to them.
fn anchors(need: &TextPage) -> Vec<String> {
    let sections = need.sections.iter().map(|one| one.id.clone());
    let contacts = need.blocks().flat_map(|block| match block {
        Block::Contacts(names) => names.iter().map(|name| format!("contact-{name}")).collect(),
        _ => Vec::new(),
    });
    sections.chain(contacts).collect()
}
