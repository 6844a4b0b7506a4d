//! The list of the theme's objectives.

use super::{Content, Site};
use crate::part::prose;
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = site.package.text("objectives")?;
    Some(Content {
        title: text.meta.title.clone(),
        description: text.meta.description.clone(),
        has_islands: false,
        body: html! {
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            ol class="cards" {
                @for one in &site.package.objectives {
                    li class="card" {
                        h2 { a href=(links.to(&Route::Objective(one.meta.name.clone()))) { (one.meta.title) } }
                        p { (one.lead) }
                    }
                }
            }
            (prose::reviewed(text))
        },
    })
}
