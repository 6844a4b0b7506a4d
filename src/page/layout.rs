//! What every page has around its content: skip link, header, breadcrumb and footer.

use crate::data::settings::Settings;
use crate::part::bend::mark;
use crate::route::{Links, Route};
use maud::{Markup, html};

/// An item of the breadcrumb: a page and its name.
pub type Step = (Route, String);

/// The whole body of a page. `breadcrumb` has the pages above this one, the home page first.
pub fn layout(settings: &Settings, links: &Links, route: &Route, breadcrumb: &[Step], content: &Markup) -> Markup {
    html! {
        a class="skip" href="#main" { "Skip to the main content" }
        (header(settings, links, route))
        @if !breadcrumb.is_empty() {
            nav class="way-back" aria-label="Way back" {
                ol { @for (to, name) in breadcrumb { li { a href=(links.to(to)) { (name) } } } }
            }
        }
        // A lesson resource repeats the text of its pack, which is in the search index already.
        main id="main" tabindex="-1" data-unsearched[route.is_part()] { (content) }
        (footer(settings, links))
    }
}

fn header(settings: &Settings, links: &Links, route: &Route) -> Markup {
    let items = [
        (Route::Safety, "Safety advice"),
        (Route::Theme, "The theme"),
        (Route::Facts, "Key facts"),
        (Route::Charts, "Charts"),
        (Route::Schools, "For schools"),
        (Route::Help, "Where to turn"),
        (Route::SiteIndex, "Search"),
    ];
    let current = |to: &Route| match () {
        () if to == route => Some("page"),
        () => std::iter::successors(route.parent(), Route::parent).any(|up| up == *to).then_some("true"),
    };
    html! {
        header class="site-header" {
            div class="inside" {
                a class="site-name" href=(links.to(&Route::Home)) { (mark()) (settings.name) }
                nav aria-label="Main" {
                    ul { @for (to, name) in &items { li { a href=(links.to(to)) aria-current=[current(to)] { (name) } } } }
                }
            }
        }
    }
}

fn footer(settings: &Settings, links: &Links) -> Markup {
    let document = &settings.document;
    html! {
        footer class="site-footer" {
            div class="inside" {
                p {
                    "This site presents “" (document.title) "” (" (document.date) "), by " (document.publisher)
                    ". Its words were last held against the document on " (document.checked.to_string()) "."
                }
                p {
                    "Published by " (settings.publisher) "."
                    @if !settings.official {
                        " It is not an official site, and not part of Durham County Council or any of the partners named here."
                    }
                }
                @if let Some(to) = &settings.contact { p { a href=(to) rel="external" { "Contact the publisher" } } }
                ul {
                    li { a href=(links.to(&Route::About)) { "About: sources, licence and how to read the figures" } }
                    li { a href=(links.to(&Route::SiteIndex)) { "All pages" } }
                    li { a href=(links.file("data/datapackage.json")) { "All data files" } }
                }
            }
        }
    }
}
