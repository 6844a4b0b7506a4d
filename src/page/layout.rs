//! What every page has around its content: skip link, header, breadcrumb and footer.

use super::quick_exit;
use crate::data::settings::Settings;
use crate::part::bend::{lens, mark};
use crate::route::{Links, Route};
use maud::{Markup, html};

/// An item of the breadcrumb: a page and its name.
pub type Step = (Route, String);

/// The whole body of a page. `breadcrumb` has the pages above this one, the home page first.
pub fn layout(settings: &Settings, links: &Links, route: &Route, breadcrumb: &[Step], content: &Markup) -> Markup {
    html! {
        a class="skip" href="#main" { "Skip to the main content" }
        @if quick_exit::names_abuse(&content.0) { (quick_exit::bar()) }
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

/// The name, the search and the menu. The links stand twice: in a bar where they fit in one line, and in a `<details>`
/// elsewhere; the style sheet hides one of them from everybody.
fn header(settings: &Settings, links: &Links, route: &Route) -> Markup {
    let items = [
        (Route::Safety, "Safety"),
        (Route::Charts, "Charts"),
        (Route::Facts, "Key facts"),
        (Route::Theme, "2016 plan"),
        (Route::Schools, "Schools"),
        (Route::Help, "Get help"),
    ];
    let current = |to: &Route| match () {
        () if to == route => Some("page"),
        () => std::iter::successors(route.parent(), Route::parent).any(|up| up == *to).then_some("true"),
    };
    let list = html! {
        ul { @for (to, name) in &items { li { a href=(links.to(to)) aria-current=[current(to)] { (name) } } } }
    };
    html! {
        header class="site-header" {
            div class="inside" {
                a class="site-name" href=(links.to(&Route::Home)) { (mark()) (settings.name) }
                nav class="wide-menu" aria-label="Main" { (list) }
                a class="to-search" href=(links.to(&Route::SiteIndex)) aria-current=[current(&Route::SiteIndex)] {
                    (lens()) span { "Search" }
                }
                details class="menu" {
                    summary { "Menu" }
                    nav aria-label="Menu" { (list) }
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
                    "This site is based on “" (document.title) "” by " (document.publisher)
                    ". It is published by " (settings.publisher) "."
                    @if !settings.official {
                        " It isn’t an official site, or part of Durham County Council or its partners."
                    }
                }
                @if let Some(to) = &settings.contact { p { a href=(to) rel="external" { "Contact the publisher" } } }
                ul {
                    li { a href=(links.to(&Route::About)) { "About" } }
                    li { a href=(links.to(&Route::Privacy)) { "Privacy" } }
                    li { a href=(links.to(&Route::Accessibility)) { "Accessibility" } }
                    li { a href=(links.to(&Route::SiteIndex)) { "All pages" } }
                    li { a href=(links.to(&Route::Data)) { "Data files" } }
                    li { a href=(links.to(&Route::Corrections)) { "Corrections" } }
                }
            }
        }
    }
}
