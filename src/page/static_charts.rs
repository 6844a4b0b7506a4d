//! The static charts below a chart: each has a heading, a text that says what it shows, and an image.

use super::site::Site;
use crate::chart::{AmongAll, Layout, StaticChart};
use crate::data::chart::ChartFile;
use crate::data::series::Dataset;
use crate::part::about_data::day;
use maud::{Markup, PreEscaped, html};

/// The static charts of a chart, each under a heading with a text that says what it shows.
pub(super) fn static_charts(site: &Site, chart: &ChartFile, dataset: &Dataset) -> Markup {
    html! {
        @for kind in StaticChart::of(chart, dataset) {
            @if let Some([wide, narrow]) = site.static_charts.get(&(chart.name.clone(), kind)) {
                @let id = match kind { StaticChart::Panels => "side-by-side", StaticChart::Dots => "place" };
                details class="fold still" data-unsearched {
                    summary { h2 id=(id) { (heading(kind, chart, dataset)) } }
                    figure class="picture" {
                        figcaption { (caption(kind, chart, dataset)) " Figures published on " (day(dataset.meta.updated)) "." }
                        @for (layout, svg) in [(Layout::Wide, wide), (Layout::Narrow, narrow)] {
                            div class={ "drawing " (layout.name()) } aria-hidden="true" { (PreEscaped(svg)) }
                        }
                    }
                }
            }
        }
    }
}

/// The dots stay at one year, so their heading names it; the read-out above tells the rank in each year that is read.
fn heading(kind: StaticChart, chart: &ChartFile, dataset: &Dataset) -> String {
    match kind {
        StaticChart::Panels => format!("All {} {} side by side", dataset.series.len(), dataset.many()),
        StaticChart::Dots => {
            let year = AmongAll::of(chart, dataset).map_or(String::new(), |all| format!(" in {}", all.year));
            format!("One among many {}{year}", dataset.many())
        }
    }
}

fn caption(kind: StaticChart, chart: &ChartFile, dataset: &Dataset) -> String {
    match kind {
        StaticChart::Panels => {
            "All pictures have the same scale, from zero. The figure at the end of a line is that of its \
            last year. The full table has every figure."
                .to_string()
        }
        StaticChart::Dots => {
            AmongAll::of(chart, dataset).map_or(String::new(), |AmongAll { others, standing, .. }| {
                let words = standing.sentence();
                format!("{words} Each grey dot is one of {} others. The full table has every figure.", others.len())
            })
        }
    }
}
