//! The page "Key facts": the figures that matter most as cards, a table of all, and where sources disagree.

use super::embed::offer;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::FactSet;
use crate::island::figures::{Props, Published};
use crate::island::{self, PropsFile, figures};
use crate::part::prose;
use crate::route::{Embed, Links};
use crate::words;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<(Content, PropsFile)> {
    let text = &site.package.texts.facts;
    let sets = &site.package.fact_sets;
    let sections = Sections::new(site, links);
    let files: Option<Vec<Published>> = sets.iter().map(|set| published(site, links, set)).collect();
    let props = Props { files: files?, first: text.first.clone() };
    let file = PropsFile::new("facts", &props);
    let all = island::island_beside("facts", &links.file(&file.path), || figures::view(&props, sets.clone()));
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (all)
        @for one in &text.sections { (sections.folded(one)) }
        (offers(site, links)?)
        (prose::reviewed_folded(text))
    };
    let mut content = Content::of(text, body);
    content.scripts.extend([Script::Filter, Script::Facts, Script::Embed]);
    Some((content, file))
}

fn published(site: &Site, links: &Links, set: &FactSet) -> Option<Published> {
    let file = format!("{}.json", set.meta.name);
    Some(Published { facts: island::raw(site.files.get(&file)?), address: links.file(&format!("data/{file}")) })
}

/// The embed code of each headline figure.
fn offers(site: &Site, links: &Links) -> Option<Markup> {
    let headline = site.package.fact_sets.iter().flat_map(|set| &set.facts).filter(|fact| fact.headline);
    let each: Option<Vec<Markup>> = headline
        .map(|fact| {
            offer(site, links, &words::capital(&fact.label), &[("This figure", Embed::Fact(fact.name.clone()))])
        })
        .collect();
    Some(html! {
        details class="prose fold" id="embed" {
            summary { "Embed a figure" }
            @for one in each? { (one) }
        }
    })
}
