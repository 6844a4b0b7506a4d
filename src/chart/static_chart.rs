//! Charts below a chart that show what its lines can't: all parts side by side, or one area among all of its kind. They
//! are drawn at the build and stay as they are.

use super::dots::dots;
use super::layout::Layout;
use super::panels::panels;
use super::selection::Selection;
use crate::data::chart::{ChartFile, ChartKind, MOST_AREAS};
use crate::data::series::{Dataset, Series};
use crate::data::values::Period;
use crate::words::place::{self, Standing};
use serde_json::Value;

/// A chart below a chart. No file chooses it: a dataset has it or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaticChart {
    /// A small picture for each part.
    Panels,
    /// Each area as a dot.
    Dots,
}

/// One area among all of its kind.
pub struct AmongAll<'d> {
    /// The latest year in which all of them have a figure.
    pub year: Period,
    /// The areas on show that are of the first one's kind.
    pub shown: Vec<&'d Series>,
    /// The others.
    pub others: Vec<&'d Series>,
    /// The rank of the first area.
    pub standing: Standing<'d>,
}

impl StaticChart {
    /// The charts below a chart.
    pub fn of(chart: &ChartFile, dataset: &Dataset) -> Vec<StaticChart> {
        let panels =
            chart.kind != ChartKind::Ranked && dataset.dimension.is_some() && dataset.series.len() > MOST_AREAS;
        let dots = AmongAll::of(chart, dataset).is_some();
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
                let AmongAll { year, shown, others, .. } = AmongAll::of(chart, dataset)?;
                Some(dots(dataset, &shown, &others, year, layout))
            }
        }
    }
}

impl<'d> AmongAll<'d> {
    /// How a chart's first area ranks; `None` if its kind has few areas or lacks figures.
    pub fn of(chart: &ChartFile, dataset: &'d Dataset) -> Option<AmongAll<'d>> {
        let selection = Selection::default_for(chart, dataset)?;
        let mut shown = selection.series(dataset);
        let first = *shown.first()?;
        let standing = Standing::of(dataset, first, selection.first, selection.last)?;
        let year = standing.year;
        shown.retain(|one| one.area.kind == first.area.kind && one.value(year).is_some());
        if chart.kind == ChartKind::Ranked {
            // The chart above has the others beside it already.
            shown.truncate(1);
        }
        let others = place::rest(dataset, &shown)?;
        Some(AmongAll { year, shown, others, standing })
    }
}
