//! The section below a chart for taking it away: downloads, a citation, and buttons that save or share the current
//! view.

use super::embed::offer;
use super::qr::qr;
use super::site::Site;
use crate::chart::{ChartMetadata, Selection};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::json::in_script;
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};

/// The downloads beside a chart's page: file name, description, and kind.
const FILES: [(&str, &str, &str); 10] = [
    ("chart.png", "Picture", "PNG, 1,200 pixels wide"),
    ("chart-large.png", "Picture for print and slides", "PNG, 2,400 pixels wide"),
    ("chart-square.png", "Square picture", "PNG, 1,080 by 1,080 pixels"),
    ("chart.svg", "Picture that can be enlarged", "SVG"),
    ("chart.csv", "Table of the chart", "CSV"),
    ("data.xlsx", "All figures as a workbook", "XLSX"),
    ("data.csv", "All figures as plain rows", "CSV"),
    ("data.csv-metadata.json", "What the columns of the CSV file mean", "CSVW"),
    ("data.json-stat.json", "All figures for statistics programs", "JSON-stat"),
    ("data.json", "All figures with their sources and notes", "JSON"),
];

/// The kinds of files that each view has.
const VIEW_KINDS: [&str; 4] = ["png", "svg", "csv", "json"];

/// The buttons: their actions and labels.
const BUTTONS: [(&str, &str); 12] = [
    ("copy-link", "Copy the link"),
    ("share", "Share"),
    ("copy-picture", "Copy the picture"),
    ("copy-words", "Copy the description"),
    ("save-png", "Save the picture"),
    ("save-large", "Save it large"),
    ("save-square", "Save it square"),
    ("save-svg", "Save it as SVG"),
    ("save-csv", "Save the table (CSV)"),
    ("save-json", "Save the table (JSON)"),
    ("full-screen", "Full screen"),
    ("listen", "Listen to it"),
];

impl Site {
    /// The metadata that goes with every copy of a chart.
    pub fn chart_metadata(&self, chart: &ChartFile, dataset: &Dataset, selection: &Selection) -> Option<ChartMetadata> {
        let settings = &self.package.settings;
        ChartMetadata::of(chart, dataset, selection, (address(self, chart), settings, &self.colours))
    }
}

/// The query that makes a page's address show a selection.
fn query(chart: &ChartFile, dataset: &Dataset, selection: &Selection) -> String {
    let query = selection.to_query(chart, dataset);
    if query.is_empty() { query } else { format!("?{query}") }
}

fn address(site: &Site, chart: &ChartFile) -> String {
    format!("{}{}", site.package.settings.address, Route::Chart(chart.name.clone()).path())
}

/// The whole section.
pub(super) fn save(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let dataset = site.package.dataset(&chart.dataset)?;
    let meta = &dataset.meta;
    let metadata = site.chart_metadata(chart, dataset, &Selection::default_for(chart, dataset)?)?;
    let metadata = in_script(&serde_json::to_string(&metadata).ok()?);
    let file = |name: &str| match name {
        "data.json" => links.file(&format!("data/{}.json", chart.dataset)),
        _ => name.to_string(),
    };
    let address = address(site, chart);
    Some(html! {
        section class="save prose" data-unsearched aria-labelledby="save" {
            h2 id="save" { "Save, share and cite" }
            script type="application/json" data-metadata { (PreEscaped(metadata)) }
            div class="save-view" hidden {
                p { "What is on the screen now:" }
                div class="buttons" {
                    @for (act, name) in BUTTONS { button type="button" data-do=(act) { (name) } }
                }
                p class="status" role="status" {}
            }
            p { "Files of the chart as it was first, and of all its figures:" }
            ul class="files" {
                @for (name, what, kind) in FILES {
                    li { a href=(file(name)) download { (what) } " (" (kind) ")" }
                }
            }
            @if !chart.views.is_empty() {
                p { "Other views of the chart, with files of their own:" }
                ul class="files views" {
                    @for view in &chart.views {
                        @if let Some(selection) = Selection::of_view(view, chart, dataset) {
                            li {
                                a href={ "./" (query(chart, dataset, &selection)) } { (view.label) } " ("
                                @for (i, kind) in VIEW_KINDS.iter().enumerate() {
                                    @if i > 0 { ", " }
                                    a href={ (view.name) "." (kind) } download aria-label={ (view.label) " as " (kind.to_uppercase()) } {
                                        (kind.to_uppercase())
                                    }
                                }
                                ")"
                            }
                        }
                    }
                }
            }
            (embed(site, links, chart)?)
            p id="citation" {
                (site.package.settings.name) " (" (meta.updated.iso()[..4]) "). " cite { (chart.title) } ". Published by "
                (site.package.settings.publisher) ", last changed " (meta.updated.to_string()) ". " (address)
            }
            button type="button" data-do="copy-citation" hidden { "Copy the citation" }
            @if let Some(square) = qr(&address) { (square) }
        }
    })
}

/// The link for embedding the chart, or one of its views, on another site.
fn embed(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let view = |name: &str| Embed::Chart { name: chart.name.clone(), view: Some(name.to_string()) };
    let first = [("The chart as it was first", Embed::chart(&chart.name))];
    let views = chart.views.iter().map(|one| (one.label.as_str(), view(&one.name)));
    let things: Vec<(&str, Embed)> = first.into_iter().chain(views).collect();
    offer(site, links, "Put this chart on your own site", &things)
}
