//! Rules for figures that are ranked: years that overlap, and figures of another area beside a dataset's own.

use crate::data::chart::{ChartFile, ChartKind};
use crate::data::package::Note;
use crate::data::series::Dataset;
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
