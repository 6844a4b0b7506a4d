//! The list of the theme's objectives, and the page of each.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::text::TextPage;
use crate::part::prose;
use crate::route::{Links, Route};
use maud::{Markup, html};

/// The page with the list.
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

/// The objectives as cards. `heading` wraps the name of each in a heading of the right level.
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

/// The page of one objective, with links to the previous and the next.
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
            @for (label, other) in [("Previous", before), ("Next", all.get(at + 1))] {
                @if let Some(other) = other {
                    a href=(address(links, other)) { span { (label) ": " } (other.meta.title) }
                }
            }
        }
    };
    Some(Content::of(text, body))
}

fn address(links: &Links, one: &TextPage) -> String {
    links.to(&Route::Objective(one.meta.name.clone()))
}
