//! The page "Key facts": every figure of the document as a card, and where sources disagree.

use super::embed::offer;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::FactSet;
use crate::island::{self, figures};
use crate::part::prose;
use crate::part::section_nav::section_nav;
use crate::route::{Embed, Links};
use crate::words;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let text = &site.package.texts.facts;
    let sections = Sections::new(site, links);
    let sets = site.package.fact_sets.iter().map(|set| (set.meta.name.as_str(), set.meta.title.as_str()));
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (section_nav(&sets.chain(text.headings()).collect::<Vec<_>>()))
        @for set in &site.package.fact_sets { (figures(site, links, set)?) }
        @for one in &text.sections { (sections.section(one)) }
        (prose::reviewed(text))
        (offers(site, links)?)
    };
    let mut content = Content::of(text, body);
    content.scripts.extend([Script::Facts, Script::Embed]);
    Some(content)
}

/// The embed code of each figure on the home page.
fn offers(site: &Site, links: &Links) -> Option<Markup> {
    let headline = site.package.fact_sets.iter().flat_map(|set| &set.facts).filter(|fact| fact.headline);
    let each: Option<Vec<Markup>> = headline
        .map(|fact| {
            offer(site, links, &words::capital(&fact.label), &[("This figure", Embed::Fact(fact.name.clone()))])
        })
        .collect();
    Some(html! {
        section class="prose" aria-labelledby="embed" {
            h2 id="embed" { "Put a figure on your own site" }
            @for one in each? { (one) }
        }
    })
}

fn figures(site: &Site, links: &Links, set: &FactSet) -> Option<Markup> {
    let file = format!("{}.json", set.meta.name);
    let props = figures::Props {
        facts: island::raw(site.files.get(&file)?),
        address: links.file(&format!("data/{file}")),
        all: true,
    };
    Some(island::island("facts", &props, || figures::view(&props, set.clone())))
}
