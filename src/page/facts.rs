//! Every figure of the document, as a card.

use super::{Content, Site};
use crate::data::FactSet;
use crate::island::{self, facts};
use crate::route::Links;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = "Each figure with its period, area, meaning and source. Where one could not be checked, it says so.";
    Some(Content {
        title: "Key facts and figures".to_string(),
        description: text.to_string(),
        has_islands: true,
        body: html! {
            h1 { "Key facts and figures" }
            p class="lead" { (text) }
            @for set in &site.package.fact_sets { (figures(site, links, set)?) }
        },
    })
}

fn figures(site: &Site, links: &Links, set: &FactSet) -> Option<Markup> {
    let file = format!("{}.json", set.meta.name);
    let props = facts::Props {
        facts: island::raw(site.files.get(&file)?),
        address: links.file(&format!("data/{file}")),
        all: true,
    };
    Some(island::island("facts", &props, || facts::view(&props, set.clone())))
}
