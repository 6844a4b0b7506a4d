//! Every page in one list: what a search would find, without a script.

use super::{Content, Site};
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let listed = site.routes().into_iter().filter(|route| !matches!(route, Route::SiteIndex | Route::NotFound));
    let pages: Vec<(Route, Content)> =
        listed.filter_map(|route| site.content(&route, links).map(|content| (route, content))).collect();
    Content {
        title: "All pages".to_string(),
        description: "Every page of this site, with what it is about.".to_string(),
        has_islands: false,
        body: html! {
            h1 { "All pages" }
            p class="lead" { "Every page of this site, with what it is about." }
            ul class="pages" {
                @for (route, content) in &pages {
                    li { a href=(links.to(route)) { (content.title) } p { (content.description) } }
                }
            }
        },
    }
}
