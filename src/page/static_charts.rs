//! Pictures under a chart that show what its lines can't: all parts side by side, or one area among all of its kind.
//! They are drawn at build and stay as they are.

use super::site::Site;
use crate::chart::{Layout, Selection, dots, panels};
use crate::data::chart::{ChartFile, MOST_AREAS};
use crate::data::series::{Dataset, Series};
use crate::data::values::Period;
use crate::part::about_data::day;
use crate::words::place::{self, Standing};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;

/// A kind of picture under a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaticChart {
    /// A small picture for each part.
    Panels,
    /// Each area as a dot.
    Dots,
}

impl StaticChart {
    /// The pictures that a chart has.
    pub fn of(chart: &ChartFile, dataset: &Dataset) -> Vec<StaticChart> {
        let panels = dataset.dimension.is_some() && dataset.series.len() > MOST_AREAS;
        let dots = standing(chart, dataset).is_some();
        [(panels, StaticChart::Panels), (dots, StaticChart::Dots)]
            .into_iter()
            .filter(|(has, _)| *has)
            .map(|(_, kind)| kind)
            .collect()
    }

    /// The ECharts option of the picture, and its height.
    pub fn option(self, chart: &ChartFile, dataset: &Dataset, layout: Layout) -> Option<(Value, f64)> {
        match self {
            StaticChart::Panels => Some(panels(dataset, layout)),
            StaticChart::Dots => {
                let (period, shown, others, _) = standing(chart, dataset)?;
                Some(dots(dataset, &shown, &others, period, layout))
            }
        }
    }
}

type Dots<'d> = (Period, Vec<&'d Series>, Vec<&'d Series>, String);

/// The year, the areas on show that are of the first one's kind, the others, and the sentence on the first one's place.
fn standing<'d>(chart: &ChartFile, dataset: &'d Dataset) -> Option<Dots<'d>> {
    let selection = Selection::default_for(chart, dataset)?;
    let mut shown = selection.series(dataset);
    let first = *shown.first()?;
    let standing = Standing::of(dataset, first, selection.first, selection.last)?;
    let Standing { year, .. } = standing;
    shown.retain(|one| one.area.kind == first.area.kind && one.value(year).is_some());
    let others = place::rest(dataset, &shown)?;
    Some((year, shown, others, standing.sentence()))
}

/// The pictures of a chart, each under a heading with words that say what it shows.
pub(super) fn static_charts(site: &Site, chart: &ChartFile, dataset: &Dataset) -> Markup {
    html! {
        @for kind in StaticChart::of(chart, dataset) {
            @if let Some([wide, narrow]) = site.static_charts.get(&(chart.name.clone(), kind)) {
                @let id = match kind { StaticChart::Panels => "side-by-side", StaticChart::Dots => "place" };
                section class="still" aria-labelledby=(id) data-unsearched {
                    h2 id=(id) { (heading(kind, dataset)) }
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

fn heading(kind: StaticChart, dataset: &Dataset) -> String {
    match kind {
        StaticChart::Panels => format!("All {} {} side by side", dataset.series.len(), dataset.many()),
        StaticChart::Dots => format!("One among many {}", dataset.many()),
    }
}

fn caption(kind: StaticChart, chart: &ChartFile, dataset: &Dataset) -> String {
    match kind {
        StaticChart::Panels => {
            "All pictures have the same scale, from nought. The figure at the end of a line is that of its \
            last year. The table of all has every figure."
                .to_string()
        }
        StaticChart::Dots => standing(chart, dataset).map_or(String::new(), |(_, _, others, words)| {
            format!("{words} Each grey dot is one of {} others. The table of all has every figure.", others.len())
        }),
    }
}
