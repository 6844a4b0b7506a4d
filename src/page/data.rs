//! The page "Data files": a catalogue of every file that the site publishes.

use super::site::{Content, Site};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::meta::{Meta, Next};
use crate::data::series::Status;
use crate::part::about_data;
use crate::route::{Links, Route};
use crate::words;
use crate::words::years::years;
use maud::{Markup, html};

/// The files beside a chart's page: what each is called, and its name.
const DOWNLOADS: [(&str, &str); 3] = [("CSV", "data.csv"), ("XLSX", "data.xlsx"), ("JSON-stat", "data.json-stat.json")];

/// With more areas, only the first and the number of the others are named.
const MOST_NAMED: usize = 4;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let package = &site.package;
    let groups = package.settings.chart_groups.iter().map(|group| {
        let shows = |dataset: &&Dataset| {
            let first = charts(site, dataset).next();
            first.is_some_and(|chart| chart.group == *group)
        };
        (group.as_str(), package.datasets.iter().filter(shows).collect::<Vec<_>>())
    });
    let unused: Vec<&Dataset> =
        package.datasets.iter().filter(|dataset| charts(site, dataset).next().is_none()).collect();
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Data files" }
            p class="lead" { "Every dataset behind this site, to download and reuse." }
            p {
                "JSON is the file as we publish it. CSV, XLSX and JSON-stat have the same figures. " a href=(links.file("data/datapackage.json")) { "datapackage.json" }
                " lists them all, as a " a href="https://datapackage.org" rel="external" { "Data Package" } "."
            }
            p { "For publishers: " a href=(links.to(&Route::Publish)) { "check a file before you publish it" } "." }
            div class="catalogue" {
                @for (group, datasets) in groups.chain([("Other datasets", unused)]) {
                    @if !datasets.is_empty() {
                        h2 { (group) }
                        @for dataset in datasets { (dataset_entry(site, links, dataset)) }
                    }
                }
                h2 { "Single figures and contacts" }
                @for set in &package.fact_sets {
                    @let used = html! { a href=(links.to(&Route::Facts)) { "Key facts" } };
                    (entry(links, &set.meta, &format!("{} figures", set.facts.len()), &[], &html! {}, &used))
                }
                @let contacts = &package.contacts;
                @let used = html! { a href=(links.to(&Route::Help)) { "Get help" } };
                (entry(links, &contacts.meta, &format!("{} services", contacts.list.len()), &[], &html! {}, &used))
            }
        },
    }
}

/// The charts that show a dataset.
fn charts<'s>(site: &'s Site, dataset: &Dataset) -> impl Iterator<Item = &'s ChartFile> {
    let name = dataset.meta.name.clone();
    site.package.charts.iter().filter(move |chart| chart.dataset == name)
}

fn dataset_entry(site: &Site, links: &Links, dataset: &Dataset) -> Markup {
    let all: Vec<&ChartFile> = charts(site, dataset).collect();
    let short = format!("{}, {}", areas(dataset), span(dataset));
    let beside = |name: &str| all.first().map(|chart| links.file(&format!("charts/{}/{name}", chart.name)));
    let files: Vec<(&str, String)> =
        DOWNLOADS.into_iter().filter_map(|(label, name)| Some((label, beside(name)?))).collect();
    let more = html! {
        dt { "Measure" } dd { (dataset.measure) }
        dt { "How it is counted" } dd { (dataset.definition) }
        @if let Some(caution) = &dataset.caution { dt { "Bear in mind" } dd { (caution) } }
    };
    let used = html! {
        @for (i, chart) in all.iter().enumerate() {
            @if i > 0 { "; " }
            a href=(links.to(&Route::Chart(chart.name.clone()))) { (chart.title) }
        }
    };
    entry(links, &dataset.meta, &short, &files, &more, &used)
}

/// One file: its title and what it covers; folded, its downloads and all about it.
fn entry(links: &Links, meta: &Meta, short: &str, files: &[(&str, String)], more: &Markup, used: &Markup) -> Markup {
    html! {
        details class="published" id={ "data-" (meta.name) } {
            summary { (meta.title) " " span { (short) } }
            ul class="downloads" {
                li { a href=(links.file(&format!("data/{}.json", meta.name))) { "JSON" } }
                @for (label, address) in files { li { a href=(address) { (label) } } }
            }
            div data-unsearched {
                p { (meta.description) }
                dl {
                    (more)
                    dt { "Shown on" } dd { @if used.0.is_empty() { "No page" } @else { (used) } }
                    dt { "Licence" } dd { (about_data::licences(&meta.licences)) "Other sources keep their own terms." }
                    dt { "Last changed" } dd { (about_data::day(meta.updated)) }
                    dt { "Next figures" }
                    dd { @match &meta.next { Next::Due(date) => { "Due by " (about_data::day(*date)) "." }, Next::Ended(why) => (why) } }
                    @if !meta.corrections.is_empty() { dt { "Corrections" } dd { (about_data::corrections(&meta.corrections)) } }
                    dt { "Sources" } dd { (about_data::sources(&meta.sources)) }
                }
            }
        }
    }
}

/// The areas, or what a dataset has series of: "County Durham", "44 police force areas".
fn areas(dataset: &Dataset) -> String {
    let names: Vec<String> = dataset.series.iter().map(|series| series.area.name.clone()).collect();
    match names.len() {
        few if few <= MOST_NAMED && dataset.dimension.is_none() => words::and(&names),
        many => format!("{many} {}", dataset.many()),
    }
}

/// The years, and how many of their figures are missing.
fn span(dataset: &Dataset) -> String {
    let told = dataset.periods.first().zip(dataset.periods.last());
    let told = told.map_or_else(String::new, |(first, last)| years(*first, *last));
    let points = || dataset.series.iter().flat_map(|series| &series.points);
    let missing = points().filter(|point| point.status.is_some_and(Status::replaces_value)).count();
    match missing {
        0 => told,
        missing => format!("{told}, {missing} of {} figures missing", points().count()),
    }
}
