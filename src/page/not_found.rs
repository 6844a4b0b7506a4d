//! The 404 page, which a host shows for an address that does not exist.

use super::site::Content;
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(links: &Links) -> Content {
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Page not found" }
            p class="lead" {
                "There’s no page at this address. Check it for typing mistakes, "
                a href=(links.to(&Route::SiteIndex)) { "search this site" }
                ", or choose a page below."
            }
            ul {
                li { a href=(links.to(&Route::Help)) { "Get help" } }
                li { a href=(links.to(&Route::Home)) { "Go to the home page" } }
                li { a href=(links.to(&Route::Charts)) { "See the charts" } }
                li { a href=(links.to(&Route::advice("water", "water"))) { "Stay safe near water" } }
            }
        },
    }
}
