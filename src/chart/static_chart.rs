//! The kinds of pictures under a chart, and what each draws.

use super::{Layout, Selection, dots, panels};
use crate::data::chart::{ChartFile, MOST_AREAS};
use crate::data::series::{Dataset, Series};
use crate::data::values::Period;
use crate::words::place::{self, Standing};
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

/// See [`standing`].
pub type Dots<'d> = (Period, Vec<&'d Series>, Vec<&'d Series>, String);

/// The year, the areas on show that are of the first one's kind, the others, and the sentence on the first one's place.
pub fn standing<'d>(chart: &ChartFile, dataset: &'d Dataset) -> Option<Dots<'d>> {
    let selection = Selection::default_for(chart, dataset)?;
    let mut shown = selection.series(dataset);
    let first = *shown.first()?;
    let standing = Standing::of(dataset, first, selection.first, selection.last)?;
    let Standing { year, .. } = standing;
    shown.retain(|one| one.area.kind == first.area.kind && one.value(year).is_some());
    let others = place::rest(dataset, &shown)?;
    Some((year, shown, others, standing.sentence()))
}
