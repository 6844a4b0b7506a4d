//! The search, and a list of all pages, which serves the same purpose without a script.

use super::site::{Content, Script, Site};
use super::titles::Title;
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let listed =
        site.routes().into_iter().filter(|route| !(route.is_aside() || route.is_part() || *route == Route::SiteIndex));
    // Each part of the site: its first page, and those below it.
    let mut parts: Vec<Vec<(Route, Title)>> = Vec::new();
    for (route, title) in listed.filter_map(|route| site.title(&route).map(|title| (route, title))) {
        let top = std::iter::successors(Some(route.clone()), Route::parent).filter(|one| *one != Route::Home).last();
        match parts.iter_mut().find(|part| part.first().map(|(first, _)| first) == top.as_ref()) {
            Some(part) => part.push((route, title)),
            None => parts.push(vec![(route, title)]),
        }
    }
    Content {
        scripts: vec![Script::Search],
        body: html! {
            h1 { "Search and all pages" }
            form class="search" role="search" data-index=(links.file("search.json")) data-root=(links.file("")) hidden {
                label for="q" { "Search this site" }
                div class="search-line" {
                    input id="q" name="q" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search";
                    button type="submit" { "Search" }
                }
            }
            p class="found" role="status" {}
            ul class="calls" hidden {}
            p class="meant" hidden {}
            ol class="results" hidden {}
            ul class="ways-on ways" hidden {
                li { a href=(links.to(&Route::Safety)) { "Safety advice" } }
                li { a href=(links.to(&Route::Help)) { "Get help" } }
                li { a href=(links.to(&Route::Charts)) { "Charts" } }
                li { a href="#all-pages" { "All pages" } }
            }
            h2 id="all-pages" { "All pages" }
            @for part in &parts {
                @let pages = html! {
                    ul class="pages" { @for (route, page) in part { (line(links, route, page)) } }
                };
                @if let [(_, first), _, ..] = part.as_slice() {
                    details class="fold" { summary { (first.title) } (pages) }
                } @else {
                    (pages)
                }
            }
        },
    }
}

fn line(links: &Links, route: &Route, page: &Title) -> Markup {
    html! { li { a href=(links.to(route)) { (page.title) } p { (page.description) } } }
}
