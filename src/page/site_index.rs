//! The search, and every page in one list, which does the same job without a script.

use super::site::{Content, Script, Site};
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let listed =
        site.routes().into_iter().filter(|route| !(route.is_aside() || route.is_part() || *route == Route::SiteIndex));
    let pages: Vec<(Route, Content)> =
        listed.filter_map(|route| site.content(&route, links).map(|content| (route, content))).collect();
    Content {
        title: "Search and all pages".to_string(),
        description: "Search this site, or choose from the list of all its pages.".to_string(),
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
            ol class="results" hidden {}
            h2 { "All pages" }
            ul class="pages" {
                @for (route, content) in &pages {
                    li { a href=(links.to(route)) { (content.title) } p { (content.description) } }
                }
            }
        },
    }
}
