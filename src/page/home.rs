//! The first page: what this is, the key figures, ways in.

use super::{Content, Site};
use crate::island::{self, facts};
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = site.package.text("home")?;
    let set = site.package.fact_sets.iter().find(|set| set.meta.name == "key-facts")?;
    let props = facts::Props {
        facts: island::raw(site.files.get("key-facts.json")?),
        address: links.file("data/key-facts.json"),
        all: false,
    };
    let ways = [
        (
            Route::Water,
            "Stay safe near water",
            "What to do when someone is in the water, and how to stay safe by rivers and reservoirs.",
        ),
        (Route::Theme, "What was planned", "The vision, what was achieved, what was left to do, and six objectives."),
        (Route::Charts, "See the figures", "Crime and youth justice in charts, with every figure in a table."),
        (Route::About, "How far to trust this", "Where the figures come from, and what could not be checked."),
    ];
    Some(Content {
        title: text.meta.title.clone(),
        description: text.meta.description.clone(),
        has_islands: true,
        body: html! {
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            nav aria-label="Ways in" {
                ul class="cards" {
                    @for (to, name, words) in &ways {
                        li class="card" { h2 { a href=(links.to(to)) { (name) } } p { (words) } }
                    }
                }
            }
            (site.sections(links, text))
            (island::island("facts", &props, || facts::view(&props, set.clone())))
            p { a class="onward" href=(links.to(&Route::Facts)) { "Every figure of the document, with its source" } }
        },
    })
}
