//! The page "About": what the site is, and every data file with its sources.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::meta::Meta;
use crate::part::{about_data, prose};
use crate::route::Links;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let text = &site.package.texts.about;
    let package = &site.package;
    let facts = package.fact_sets.iter().map(|set| &set.meta);
    let metas = package.datasets.iter().map(|d| &d.meta).chain(facts).chain([&package.contacts.meta]);
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { (text.meta.title) }
            p class="lead" { (text.lead) }
            (Sections::new(site, links).sections(text))
            section class="prose" data-unsearched aria-labelledby="data-files" {
                h2 id="data-files" { "Data files and their sources" }
                @for meta in metas { (data_file(meta, links)) }
            }
            (prose::reviewed(text))
        },
    }
}

fn data_file(meta: &Meta, links: &Links) -> Markup {
    html! {
        h3 { a href=(links.file(&format!("data/{}.json", meta.name))) { (meta.title) } }
        p { (meta.description) }
        (about_data::sources(&meta.sources))
        p { "Licence: " (about_data::licences(&meta.licences)) "Last changed " (about_data::day(meta.updated)) "." }
    }
}
