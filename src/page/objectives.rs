//! The list of the theme's objectives, and each of them.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::text::TextPage;
use crate::part::prose;
use crate::route::{Links, Route};
use maud::{Markup, html};

/// The list.
pub(super) fn page(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.objectives;
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (list(site, links, |name| html! { h2 { (name) } }))
        (prose::reviewed(text))
    };
    Content::of(text, body)
}

/// The objectives as cards, each with its name as `heading` makes it.
pub(super) fn list(site: &Site, links: &Links, heading: impl Fn(Markup) -> Markup) -> Markup {
    html! {
        ol class="cards objectives" {
            @for one in &site.package.objectives {
                li class="card" {
                    (heading(html! { a href=(address(links, one)) { (one.meta.title) } }))
                    p { (one.lead) }
                }
            }
        }
    }
}

/// One objective, with the way to the ones before and after it.
pub(super) fn one(site: &Site, links: &Links, text: &TextPage) -> Option<Content> {
    let all = &site.package.objectives;
    let at = all.iter().position(|one| one.meta.name == text.meta.name)?;
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    let body = html! {
        p class="above" { "Objective " (text.number?) " of " (all.len()) }
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (Sections::new(site, links).sections(text))
        (prose::reviewed(text))
        nav class="turns" aria-label="Other objectives" {
            @for (said, other) in [("Before", before), ("Next", all.get(at + 1))] {
                @if let Some(other) = other {
                    a href=(address(links, other)) { span { (said) ": " } (other.meta.title) }
                }
            }
        }
    };
    Some(Content::of(text, body))
}

fn address(links: &Links, one: &TextPage) -> String {
    links.to(&Route::Objective(one.meta.name.clone()))
}
