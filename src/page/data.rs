//! The page "Data files": a list of every file of figures and contacts, each with a page of its own.

use super::site::{Content, Site};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::meta::Meta;
use crate::data::series::Status;
use crate::route::{Links, Route};
use crate::words;
use crate::words::years::years;
use maud::{Markup, html};

/// The files beside a chart's page: what each is called, and its name.
const DOWNLOADS: [(&str, &str); 4] = [
    ("Excel workbook (XLSX)", "data.xlsx"),
    ("CSV", "data.csv"),
    ("What the CSV’s columns mean (CSVW)", "data.csv-metadata.json"),
    ("JSON-stat", "data.json-stat.json"),
];

/// With more areas, only the first and the number of the others are named.
const MOST_NAMED: usize = 4;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let package = &site.package;
    let groups = package.settings.chart_groups.iter().map(|group| {
        let shows = |dataset: &&Dataset| chart(site, dataset).is_some_and(|chart| chart.group == *group);
        (group.as_str(), package.datasets.iter().filter(shows).collect::<Vec<_>>())
    });
    let unused: Vec<&Dataset> = package.datasets.iter().filter(|dataset| chart(site, dataset).is_none()).collect();
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Data files" }
            p class="lead" { "Every dataset behind this site, to download and reuse." }
            @if let Some(example) = package.charts.first() { (in_excel(links, example)) }
            p { "If you saved a file from here, " a href=(links.to(&Route::StillTrue)) { "find out whether it’s still true" } "." }
            p { "For publishers: " a href=(links.to(&Route::Publish)) { "check a file before you publish it" } "." }
            div class="catalogue" {
                @for (group, datasets) in groups.chain([("Other datasets", unused)]) {
                    @if !datasets.is_empty() {
                        h2 { (group) }
                        ul {
                            @for dataset in datasets {
                                (entry(links, &dataset.meta, &format!("{}, {}", areas(dataset), span(dataset))))
                            }
                        }
                    }
                }
                h2 { "Single figures and contacts" }
                ul {
                    @for set in &package.fact_sets {
                        (entry(links, &set.meta, &format!("{} figures", set.facts.len())))
                    }
                    @let contacts = &package.contacts;
                    (entry(links, &contacts.meta, &format!("{} services", contacts.list.len())))
                }
            }
            h2 id="programs" { "For programs" }
            p {
                a href=(links.file("data/datapackage.json")) { "datapackage.json" } " lists all files with size and digest, as a "
                a href="https://datapackage.org" rel="external" { "Data Package" } ". "
                a href=(links.file("data/catalog.ttl")) { "catalog.ttl" } " and "
                a href=(links.file("data/catalog.jsonld")) { "catalog.jsonld" } " say the same to other catalogues ("
                a href="https://www.w3.org/TR/vocab-dcat-3/" rel="external" { "DCAT" }
                "). Each JSON file names its " a href=(links.file("data/schema/dataset.json")) { "schema" } "."
            }
        },
    }
}

/// How someone who has never used data files gets to a figure.
fn in_excel(links: &Links, chart: &ChartFile) -> Markup {
    let workbook = links.file(&format!("charts/{}/data.xlsx", chart.name));
    html! {
        details class="fold" id="in-excel" {
            summary { "Open the figures in Excel" }
            ol {
                li { "Download the Excel workbook of a dataset, such as " a href=(workbook) { (chart.title) } "." }
                li { "Open it in Excel, LibreOffice or Google Sheets. The sheet “Figures” has a row for each year and a column for each area." }
                li { "The column beside an area has its symbols: letters that say what to know about a figure. An empty cell has no figure." }
                li { "The sheet “About” says what the symbols mean, how the figures are counted, and which source to name when you use them." }
                li { "To see a change, type an equals sign into an empty cell, click the later figure, type a minus and click the earlier one." }
            }
        }
    }
}

/// The first chart that shows a dataset.
fn chart<'s>(site: &'s Site, dataset: &Dataset) -> Option<&'s ChartFile> {
    site.package.charts.iter().find(|chart| chart.dataset == dataset.meta.name)
}

/// One file in the list: its title, and what it covers.
fn entry(links: &Links, meta: &Meta, short: &str) -> Markup {
    html! {
        li class="published" id={ "data-" (meta.name) } {
            a href=(links.to(&Route::DataFile(meta.name.clone()))) { (meta.title) } " " span { (short) }
        }
    }
}

/// What a file can be downloaded as. Only what a chart shows has more than JSON.
pub(super) fn downloads(links: &Links, meta: &Meta, chart: Option<&ChartFile>) -> Markup {
    let beside = |(label, name): (&'static str, &'static str)| {
        Some((label, links.file(&format!("charts/{}/{name}", chart?.name))))
    };
    let json = ("JSON", links.file(&format!("data/{}.json", meta.name)));
    html! {
        ul class="downloads" {
            @for (label, address) in DOWNLOADS.into_iter().filter_map(beside).chain([json]) {
                li { a href=(address) download { (label) } }
            }
        }
    }
}

/// The areas, or what a dataset has series of: "County Durham", "44 police force areas".
pub(super) fn areas(dataset: &Dataset) -> String {
    let names: Vec<String> = dataset.series.iter().map(|series| series.area.name.clone()).collect();
    match names.len() {
        few if few <= MOST_NAMED && dataset.dimension.is_none() => words::and(&names),
        many => format!("{many} {}", dataset.many()),
    }
}

/// The years, and how many of their figures are missing.
pub(super) fn span(dataset: &Dataset) -> String {
    let told = dataset.periods.first().zip(dataset.periods.last());
    let told = told.map_or_else(String::new, |(first, last)| years(*first, *last));
    let points = || dataset.series.iter().flat_map(|series| &series.points);
    let missing = points().filter(|point| point.status.is_some_and(Status::replaces_value)).count();
    match missing {
        0 => told,
        missing => format!("{told}, {missing} of {} figures missing", points().count()),
    }
}
