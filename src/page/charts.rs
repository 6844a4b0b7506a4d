//! The list of charts.

use super::{Content, Site};
use crate::chart::Selection;
use crate::data::chart_file::ChartFile;
use crate::route::{Links, Route};
use crate::words;
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    Some(Content {
        title: "Charts".to_string(),
        description:
            "Crime and youth justice in County Durham in charts, each with its words, its table and its sources."
                .to_string(),
        scripts: Vec::new(),
        body: html! {
            h1 { "Charts" }
            p class="lead" {
                "Each chart says first what it shows. Under it are all its figures in a table, how they are counted, "
                "and where they come from."
            }
            ul class="cards" {
                @for chart in &site.package.charts {
                    li class="card" {
                        h2 { a href=(links.to(&Route::Chart(chart.name.clone()))) { (chart.title) } }
                        p { (summary(site, chart)?) }
                    }
                }
            }
        },
    })
}

/// The measure, the areas and the years.
fn summary(site: &Site, chart: &ChartFile) -> Option<String> {
    let dataset = site.package.dataset(&chart.dataset)?;
    let selection = Selection::default_for(chart, dataset)?;
    let areas: Vec<String> = selection.series(dataset).iter().map(|series| series.area.name.clone()).collect();
    let years = words::change::years(selection.first, selection.last);
    Some(format!("{}. {}, {years}.", chart.subtitle, words::and(&areas)))
}
