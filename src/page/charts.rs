//! The list of charts.

use super::site::{Content, Site};
use crate::chart::Selection;
use crate::data::chart::ChartFile;
use crate::route::{Links, Route};
use maud::{Markup, PreEscaped, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    Some(Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Charts" }
            p class="lead" {
                "Each chart says first what it shows. Under it are all its figures in a table, how they are counted, "
                "and where they come from."
            }
            @for group in &site.package.settings.chart_groups {
                @let charts: Vec<&ChartFile> = site.package.charts.iter().filter(|chart| chart.group == *group && !site.package.is_index(chart)).collect();
                @if !charts.is_empty() {
                    section {
                        h2 { (group) }
                        ul class="cards charts" { @for chart in charts { (card(site, links, chart)?) } }
                    }
                }
            }
        },
    })
}

/// A chart's title, what it shows, its image, and its measure, areas and years.
fn card(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let [_, narrow] = site.chart_images.get(&chart.name)?;
    Some(html! {
        li class="card" {
            h3 { a href=(links.to(&Route::Chart(chart.name.clone()))) { (chart.title) } }
            p class="finding" { (site.finding(&chart.name)?) "." }
            div class="drawing" aria-hidden="true" { (PreEscaped(&narrow.svg)) }
            p class="subtitle" { (summary(site, chart)?) }
        }
    })
}

/// The measure, the areas and the years.
fn summary(site: &Site, chart: &ChartFile) -> Option<String> {
    let dataset = site.package.dataset(&chart.dataset)?;
    let selection = Selection::default_for(chart, dataset)?;
    Some(selection.subtitle(chart, dataset))
}
