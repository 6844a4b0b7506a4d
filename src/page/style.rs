//! The style guide: every component in every state, with real content, for developers and for the browser tests.

use super::charts::chart_line;
use super::save;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::Fact;
use crate::data::chart::{ChartFile, ChartKind};
use crate::data::text::{Block, Item, Link, Section, Tone};
use crate::part::bend::{bend, mark};
use crate::part::fact_card::fact_card;
use crate::part::fact_list::{small_cards, table};
use crate::route::{Links, Route};
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
    // One of each kind is enough: what they share is the same.
    let kinds = [ChartKind::Lines, ChartKind::Bars, ChartKind::Ranked, ChartKind::Rows];
    let charts = kinds.into_iter().filter_map(|kind| site.package.charts.iter().find(|chart| chart.kind == kind));
    let charts: Vec<&ChartFile> = charts.collect();
    let lines = charts.iter().map(|chart| chart_line(site, links, &[*chart], false));
    let charts = charts.iter().map(|chart| Block::Chart(chart.name.clone()));
    let contacts = site.package.contacts.list.iter().map(|contact| contact.name.clone()).collect();
    let steps =
        site.package.advice.iter().flat_map(|page| &page.text.sections).find(|one| one.tone == Tone::Emergency)?;
    let objective = site.package.objectives.first()?;
    let actions = objective.blocks().find(|block| matches!(block, Block::Actions(_)))?.clone();
    let set = site.package.fact_sets.first()?;
    let fact = set.facts.first()?;
    let cards: Vec<&Fact> = set.facts.iter().filter(|fact| fact.follows.is_none()).collect();
    let at_end = site.package.fact_sets.len() - 1;
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
            is_folded: false,
        })
    };
    let chart = site.package.charts.first()?;
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
            Block::Steps(vec![step("First.", "What to do.", None), step("Then.", "What to do next.", None)]),
            Block::Steps(vec![
                step("Call.", "Say where you are.", Some("call-999")),
                step("Stay out.", "Keep your feet on the bank.", Some("stay-on-bank")),
                step("Tell them to float.", "On their back, with their ears in the water.", Some("tell-float")),
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
            p { a href=(links.to(&Route::Pictures)) { "All pictures" } }
            (part("charts", "Chart cards, with tabs", charts.collect()))
            (choices(&format!("{}chart.png", links.to(&Route::Chart(chart.name.clone())))))
            section aria-labelledby="facts" {
                h2 id="facts" { "Fact cards" }
                ul class="cards facts" { @for fact in &cards { (fact_card(set, fact)) } }
                h3 { "Small cards" }
                ul class="small-cards" {
                    (small_cards(&site.package.fact_sets, &cards.iter().map(|fact| fact.name.clone()).collect::<Vec<_>>()))
                }
                h3 { "A table of figures" }
                div class="all-facts" { (table(&site.package.fact_sets[at_end..], &[])) }
            }
            section aria-labelledby="chart-lines" {
                h2 id="chart-lines" { "Charts in a line each" }
                div class="asked" { ul { @for one in lines { li { (one?) } } } }
            }
            (part("contacts", "Contact cards", vec![Block::Contacts(contacts)]))
            (fields())
        },
    })
}

fn step(lead: &str, text: &str, picture: Option<&str>) -> Item {
    Item { lead: lead.to_string(), text: text.to_string(), picture: picture.map(str::to_string) }
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

/// The choices of a sheet, as they are at first, when one has worked and when one has not.
fn choices(file: &str) -> Markup {
    let choice = |label: &str| save::file(file, None, label, "1,200 pixels wide");
    html! {
        section aria-labelledby="choices" {
            h2 id="choices" { "Choices of a sheet" }
            p class="actions" { a class="button" href="#choices" { "A link that opens a sheet" } }
            div class="sheet" {
                ul class="choices" {
                    li { (choice("Picture (PNG)")) }
                    li class="done" { (choice("Saved")) span class="outcome" { "Saved: chart.png" } }
                    li {
                        (choice("Picture (PNG)"))
                        span class="outcome" { "The network didn’t answer. Try again, or use one of the files below." }
                    }
                }
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
                div class="maker" {
                    p { label for="style-wrong" { "A field with a mistake" } input id="style-wrong" type="text" aria-invalid="true" aria-describedby="style-why"; }
                    p class="notice warning" id="style-why" { "What is wrong, and what to do." }
                }
                div class="maker" {
                    p class="drop" { label for="style-file" { "A box to drop files in" } input id="style-file" type="file"; }
                }
                ol class="problems" {
                    li {
                        p { a href="#fields" { "Line 4, column 12" } ": " strong { "What is wrong in a file." } }
                        pre { "\"value\": " mark { "\"193\"" } "," }
                        p { "What to do about it." }
                        p class="source" { "Rule: type." }
                    }
                }
                p { button type="button" { "A button" } " " button type="button" disabled { "Not now" } }
            }
            details { summary { "More" } p { "What was folded away." } }
            p class="status" role="status" { "What has just changed is said here." }
        }
    }
}
