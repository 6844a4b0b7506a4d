//! The page of one data file: what is in it, its downloads, how it is counted, its history, and who uses it.

use super::data::{areas, downloads, span};
use super::data_uses::Uses;
use super::site::{Content, Site};
use crate::data::Dataset;
use crate::data::meta::{Meta, Next};
use crate::data::snapshot::Snapshot;
use crate::part::about_data;
use crate::route::{Embed, Links, Route};
use crate::words;
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<Content> {
    let package = &site.package;
    let meta = package.files().find(|meta| meta.name == name)?;
    let dataset = package.dataset(name);
    let uses = Uses::of(site, meta);
    let body = html! {
        h1 { (meta.title) }
        p class="lead" { (meta.description) }
        (about_data::corrected(meta))
        h2 id="download" { "Download" }
        (downloads(links, meta, uses.charts.first().copied()))
        @if let Some(dataset) = dataset { (measured(dataset)) }
        @if !meta.doubts.is_empty() {
            h2 id="doubts" { "What to bear in mind" }
            ul { @for doubt in &meta.doubts { li { (doubt) } } }
        }
        h2 id="dates" { "Dates and history" }
        (history(site, links, meta))
        h2 id="used" { "Where it’s used" }
        (used(links, &uses))
        h2 id="sources" { "Sources and licence" }
        (about_data::sources(&meta.sources))
        p { "Our own work and public bodies’ figures: " (about_data::licences(&meta.licences)) "Figures from other sources keep their own licence." }
    };
    Some(Content { scripts: Vec::new(), body: html! { div class="prose" { (body) } } })
}

/// What a dataset measures, where and when.
fn measured(dataset: &Dataset) -> Markup {
    html! {
        h2 id="measure" { "What it measures" }
        dl {
            dt { "Measure" } dd { (dataset.measure) ", in " (dataset.unit.many) }
            dt { (words::capital(dataset.many())) } dd { (areas(dataset)) }
            dt { "Years" } dd { (span(dataset)) }
            dt { "How it’s counted" } dd { (dataset.definition) }
            @if let Some(caution) = &dataset.caution { dt { "Caution" } dd { (caution) } }
            @let symbols = dataset.statuses();
            @if !symbols.is_empty() {
                dt { "Symbols" }
                dd { @for symbol in symbols { "[" (symbol.letter()) "]: " (symbol.meaning()) ". " } }
            }
        }
    }
}

/// When the file changed, what was corrected, and how its charts were on other days.
fn history(site: &Site, links: &Links, meta: &Meta) -> Markup {
    let of_it = |one: &&Snapshot| one.dataset.meta.name == meta.name;
    let mut snapshots: Vec<&Snapshot> = site.package.snapshots.iter().filter(of_it).collect();
    snapshots.sort_by_key(|one| std::cmp::Reverse(one.date()));
    html! {
        dl {
            dt { "First published here" } dd { (about_data::day(meta.created)) }
            dt { "Last changed" } dd { (about_data::day(meta.updated)) }
            dt { "Next figures" }
            dd { @match &meta.next { Next::Due(date) => { "Due by " (about_data::day(*date)) "." }, Next::Ended(why) => (why) } }
            dt { "Corrections" }
            dd { @if meta.corrections.is_empty() { "None" } @else { (about_data::corrections(&meta.corrections)) } }
            @if !snapshots.is_empty() {
                dt { "Charts as they were" }
                dd {
                    ul {
                        @for one in snapshots {
                            @let embed = Embed::Snapshot { name: one.chart.name.clone(), view: None, date: one.date().iso() };
                            li { a href=(links.to(&Route::Embed(embed))) { (one.chart.title) ", " (one.date().to_string()) } }
                        }
                    }
                }
            }
        }
    }
}

/// Who uses the file.
fn used(links: &Links, uses: &Uses<'_>) -> Markup {
    let charts: Vec<(String, String)> =
        uses.charts.iter().map(|one| (links.to(&Route::Chart(one.name.clone())), one.title.clone())).collect();
    let fact = |name: &str| format!("{}#fact-{name}", links.to(&Route::Facts));
    let facts = uses
        .facts
        .iter()
        .map(|one| (fact(&one.name), format!("{}, {}", words::capital(&one.label), one.period)))
        .collect();
    let pages = uses.pages.iter().map(|(route, title)| (links.to(route), title.clone())).collect();
    let embed = |(embed, title): &(Embed, String)| (links.to(&Route::Embed(embed.clone())), words::capital(title));
    let embeds = uses.embeds.iter().map(embed).collect();
    let all = [("Charts", charts), ("Single figures", facts), ("Pages", pages), ("To embed", embeds)];
    html! {
        dl {
            @for (name, list) in all.into_iter().filter(|(_, list)| !list.is_empty()) {
                dt { (name) }
                dd { ul { @for (address, title) in list { li { a href=(address) { (title) } } } } }
            }
        }
    }
}
