//! The card of a chart on another page: what it shows, its image, its figures, and a link to its own page.

use super::data_table::data_table;
use super::tabs::{Tab, tabs};
use crate::chart::Table;
use maud::{Markup, PreEscaped, html};

/// The content of a card.
pub struct ChartCard<'c> {
    /// The chart's name.
    pub name: &'c str,
    /// The chart's title.
    pub title: &'c str,
    /// What the default view shows, as a sentence without its full stop.
    pub finding: &'c str,
    /// What goes wherever the figures go.
    pub caution: Option<&'c str>,
    /// Measure, areas and years.
    pub subtitle: &'c str,
    /// The chart image as SVG. The build rendered it, so it is inserted without escaping.
    pub svg: &'c str,
    /// The figures in the image.
    pub table: &'c Table,
    /// The sources of the figures.
    pub source: &'c str,
    /// The link to the chart's own page.
    pub address: &'c str,
}

/// Renders the card.
pub fn chart_card(card: &ChartCard<'_>) -> Markup {
    let table_id = format!("{}-figures", card.name);
    html! {
        article class="card chart-card" id={ "chart-" (card.name) } {
            h3 { a href=(card.address) { (card.title) } }
            p class="finding" { (card.finding) "." }
            @if let Some(caution) = card.caution { p class="caution" { (caution) } }
            p class="subtitle" { (card.subtitle) }
            (tabs(&format!("{}-view", card.name), card.title, &[
                Tab { heading: "Picture", body: html! { div class="drawing" aria-hidden="true" { (PreEscaped(card.svg)) } } },
                Tab { heading: "Figures", body: data_table(card.table, &table_id) },
            ]))
            p class="source" { "Source: " (card.source) }
        }
    }
}
