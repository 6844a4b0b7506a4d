//! The style guide: every component in every state, with real content, for developers and for the browser tests.

use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::text::{Block, Item, Link, Section, Tone};
use crate::part::bend::{bend, mark};
use crate::part::fact_card::fact_cards;
use crate::route::Links;
use maud::{Markup, html};

/// The colour tokens, without the leading dashes.
const COLOURS: [&str; 15] = [
    "surface",
    "surface-2",
    "ink",
    "ink-2",
    "line",
    "brand",
    "on-brand",
    "accent",
    "water",
    "link",
    "danger",
    "series-1",
    "series-2",
    "series-3",
    "series-4",
];

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let sections = Sections::new(site, links);
    let charts = site.package.charts.iter().map(|chart| Block::Chart(chart.name.clone()));
    let contacts = site.package.contacts.list.iter().map(|contact| contact.name.clone()).collect();
    let steps =
        site.package.advice.iter().flat_map(|page| &page.text.sections).find(|one| one.tone == Tone::Emergency)?;
    let objective = site.package.objectives.first()?;
    let actions = objective.blocks().find(|block| matches!(block, Block::Actions(_)))?.clone();
    let fact = site.package.fact_sets.first()?.facts.first()?;
    let part = |id: &str, heading: &str, blocks: Vec<Block>| {
        let (id, heading) = (id.to_string(), heading.to_string());
        sections.section(&Section {
            id,
            heading,
            tone: Tone::Plain,
            blocks,
            sources: Vec::new(),
            evidence: Vec::new(),
            about_site: true,
        })
    };
    let words = part(
        "words",
        "Words, with a figure that opens",
        vec![
            Block::Text(format!("A figure in a sentence opens what stands behind it: {{fact:{}}}.", fact.name)),
            Block::Points(vec!["A point.".to_string(), "Another point.".to_string()]),
            Block::Links(vec![Link { to: String::new(), text: "A way on".to_string() }]),
        ],
    );
    let notices = part(
        "notices",
        "Notice and warning",
        vec![Block::Notice("A calm remark.".to_string()), Block::Warning("A danger, said first.".to_string())],
    );
    let lists = part(
        "lists",
        "Action list and step list",
        vec![
            actions,
            Block::Steps(vec![
                Item { lead: "First.".to_string(), text: "What to do.".to_string() },
                Item { lead: "Then.".to_string(), text: "What to do next.".to_string() },
            ]),
        ],
    );
    Some(Content {
        scripts: vec![Script::Tabs],
        body: html! {
            h1 { "Parts of the design" }
            p class="lead" { "Every part of this site’s pages, with real content, in every state that it has." }
            section aria-labelledby="picture" {
                h2 id="picture" { "The bend" }
                p { "A band that is river and road at once, and bends around a place to keep it safe." }
                div class="hero" { div class="inside" { (mark()) } (bend()) }
            }
            (colours())
            (words)
            (notices)
            p class="strip" { a href="tel:999" { "Call 999" } " " span { "The strip for an emergency." } }
            (sections.section(steps))
            (lists)
            (part("charts", "Chart cards, with tabs", charts.collect()))
            section aria-labelledby="facts" {
                h2 id="facts" { "Fact cards" }
                @for set in &site.package.fact_sets { ul class="cards facts" { (fact_cards(set, true)) } }
            }
            (part("contacts", "Contact cards", vec![Block::Contacts(contacts)]))
            (fields())
        },
    })
}

fn colours() -> Markup {
    html! {
        section aria-labelledby="colours" {
            h2 id="colours" { "Colours" }
            ul class="colours" {
                @for name in COLOURS { li { svg class="colour" width="40" height="40" fill={ "var(--" (name) ")" } aria-hidden="true" { rect width="40" height="40" {} } " " code { "--" (name) } } }
            }
        }
    }
}

fn fields() -> Markup {
    html! {
        section class="prose" aria-labelledby="fields" {
            h2 id="fields" { "Fields and buttons" }
            fieldset {
                legend { "A group" }
                p { label for="style-text" { "A field" } " " input id="style-text" type="search"; }
                p { label for="style-select" { "A choice" } " " select id="style-select" { option { "First" } option { "Second" } } }
                ul class="areas" {
                    li { label { input type="checkbox" checked; " On" } }
                    li { label { input type="checkbox"; " Off" } }
                    li { label { input type="checkbox" disabled; " Not now" } }
                }
                p { button type="button" { "A button" } " " button type="button" disabled { "Not now" } }
            }
            details { summary { "More" } p { "What was folded away." } }
            p class="status" role="status" { "What has just changed is said here." }
        }
    }
}
