//! The figures of every area of a chart in one table, for charts whose own page has room for a few. A page of its own
//! keeps the chart's page light, and needs no script.

use super::site::{Content, Site};
use crate::chart::Table;
use crate::part::about_data::{about_data, day};
use crate::part::data_table::data_table;
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<Content> {
    let (chart, dataset) = site.package.chart(name)?;
    Some(Content {
        scripts: Vec::new(),
        body: html! {
            h1 { (chart.title) ": all " (dataset.many()) }
            p { (chart.subtitle) ". Figures published on " (day(dataset.meta.updated)) "." }
            p { a href=(links.to(&Route::Chart(name.to_string()))) { "See the chart" } }
            (data_table(&Table::all(dataset), "all-figures"))
            (about_data(&dataset.meta, &dataset.definition, &chart.notes))
        },
    })
}
