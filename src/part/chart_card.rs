//! A chart on another page: what it shows, its picture, its figures, and the way to all of it.

use super::data_table::data_table;
use super::tabs::{Tab, tabs};
use crate::chart::Table;
use maud::{Markup, PreEscaped, html};

/// What a card shows of a chart.
pub struct ChartCard<'c> {
    /// The chart's name.
    pub name: &'c str,
    /// The chart's title.
    pub title: &'c str,
    /// What the first view shows, in a sentence.
    pub finding: &'c str,
    /// Measure, areas and years.
    pub subtitle: &'c str,
    /// The picture, as SVG from the chart drawing, which is sound markup.
    pub svg: &'c str,
    /// The figures of the picture.
    pub table: &'c Table,
    /// Where the figures come from.
    pub source: &'c str,
    /// The chart's own page.
    pub address: &'c str,
}

/// The card.
pub fn chart_card(card: &ChartCard<'_>) -> Markup {
    let table_id = format!("{}-figures", card.name);
    html! {
        article class="card chart-card" id={ "chart-" (card.name) } {
            h3 { a href=(card.address) { (card.title) } }
            p class="finding" { (card.finding) "." }
            p class="subtitle" { (card.subtitle) }
            (tabs(&format!("{}-view", card.name), card.title, &[
                Tab { heading: "Picture", body: html! { div class="drawing" aria-hidden="true" { (PreEscaped(card.svg)) } } },
                Tab { heading: "Figures", body: data_table(card.table, &table_id) },
            ]))
            p class="source" { "Source: " (card.source) }
        }
    }
}
