//! Rules for the kind of a chart: whether it fits the years that the dataset has, and the figures of another area beside
//! its own.

use crate::data::chart::{ChartFile, ChartKind};
use crate::data::package::Note;
use crate::data::series::{Dataset, Series};
use crate::data::values::PeriodKind;

/// Checks that years that may overlap are not drawn as if they followed one another. `above` is the JSON pointer of the
/// chart's definition in the file.
pub(super) fn periods(chart: &ChartFile, dataset: &Dataset, path: &str, above: &str, note: &mut Note<'_>) {
    if dataset.period_kind == PeriodKind::YearEnding && chart.kind != ChartKind::Ranked {
        let name = &chart.dataset;
        let message = format!("The years of the dataset \"{name}\" may overlap, so they are no line over time.");
        note(path, &format!("{above}/kind"), "chart-periods", message);
    }
}

/// The fewest figures in a row of years that make an axis of years worth looking at.
const FEWEST: usize = 5;

/// Checks that few figures are rows, as an axis of years would be mostly holes. A chart that offers a view of its years
/// keeps them.
pub(super) fn few_figures(chart: &ChartFile, dataset: &Dataset, path: &str, note: &mut Note<'_>) {
    let has_axis = matches!(chart.kind, ChartKind::Bars | ChartKind::Lines);
    if !has_axis || !chart.views.is_empty() {
        return;
    }
    let longest = |series: &Series| {
        let mut run = (0, None);
        let lengths = series.points.iter().filter(|point| point.value.is_some()).map(|point| {
            run = (if run.1 == Some(point.period) { run.0 + 1 } else { 1 }, Some(point.period.next()));
            run.0
        });
        lengths.max()
    };
    let most = dataset.series.iter().filter_map(longest).max().unwrap_or_default();
    if most < FEWEST {
        let message = format!("The dataset \"{}\" has at most {most} figures in a row of years.", chart.dataset);
        note(path, "/kind", "few-figures", message);
    }
}

/// Checks that all figures of a dataset have a figure of the compared area beside them, or none has.
pub(super) fn compared(dataset: &Dataset, note: &mut Note<'_>) {
    let named = dataset.compared_with.is_some();
    for series in &dataset.series {
        let wrong = series.points.iter().find(|point| point.compared.is_some() != (named && point.value.is_some()));
        if let Some(point) = wrong {
            let has = if named {
                "no figure to compare"
            } else {
                "a figure to compare, but the dataset does not say of where"
            };
            let message = format!("In {}, {} has {has}.", point.period.short(), series.area.name);
            return note(&format!("{}.json", dataset.meta.name), "/rows", "compared", message);
        }
    }
}
