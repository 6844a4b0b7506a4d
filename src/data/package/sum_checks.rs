//! Rules for figures that are parts of others: the parts of one area's figures add up to the area's own.

use crate::data::json::MOST_OF_A_RULE;
use crate::data::package::names::known;
use crate::data::package::places::row;
use crate::data::package::{Note, Package};
use crate::data::series::{Dataset, WHOLE};
use crate::data::values::decimal;
use std::collections::BTreeMap;

/// Checks that the parts of an area's figures add up to what the dataset says.
pub(super) fn adds_up(package: &Package, dataset: &Dataset, files: &BTreeMap<String, String>, note: &mut Note<'_>) {
    let Some(name) = dataset.adds_up_to.as_ref().filter(|name| *name != WHOLE) else { return };
    let (Some(dimension), path) = (&dataset.dimension, format!("{}.json", dataset.meta.name)) else { return };
    let at = "/addsUpTo";
    let Some(whole) = package.dataset(name) else {
        let help = known(name, package.datasets.iter().map(|dataset| dataset.meta.name.as_str()));
        return note(&path, at, "adds-up", format!("There is no dataset \"{name}\".{help}"));
    };
    let Some(total) = whole.series(&dimension.code) else {
        let message = format!("The dataset \"{name}\" has no figures of {} ({}).", dimension.area, dimension.code);
        return note(&path, at, "adds-up", message);
    };
    let many = &dimension.name.many;
    let half_a_digit = 0.5 * 0.1f64.powi(i32::from(dataset.decimals));
    let show = |value: f64| decimal(value, dataset.decimals);
    let mut found = 0;
    for (i, period) in dataset.periods.iter().enumerate() {
        // Each place is looked up in the whole file, so that a file full of mistakes would take long.
        if found == MOST_OF_A_RULE {
            return;
        }
        let Some(total) = total.value(*period) else { continue };
        let parts: Vec<Option<f64>> = dataset.series.iter().map(|series| series.points[i].value).collect();
        let known: f64 = parts.iter().flatten().sum();
        let rounding = if dataset.decimals == 0 { 0.0 } else { half_a_digit * parts.len() as f64 };
        let off = known - total;
        // Parts without a figure may make up what is missing, but nothing can make up for too much.
        let is_wrong = off > rounding + 1e-9 || (off < -rounding - 1e-9 && parts.iter().all(Option::is_some));
        if !is_wrong {
            continue;
        }
        // A part that is more than the whole is the mistake; of the others, any may be.
        let above = parts.iter().position(|part| part.is_some_and(|part| part > total + rounding));
        let series = &dataset.series[above.unwrap_or_default()];
        let (period, total, area) = (period.short(), show(total), &dimension.area);
        let message = match above.and_then(|place| parts[place]) {
            Some(part) => {
                let (part, of) = (show(part), &series.area.name);
                format!("{of}: {part} in {period}, but {name}.json has only {total} for {area}, with all {many}.")
            }
            None => {
                format!("In {period}, the {many} add up to {}, but {name}.json has {total} for {area}.", show(known))
            }
        };
        let text = files.get(&path).map_or("", String::as_str);
        let row = row(text, &series.area.code, dataset.periods[i]);
        found += 1;
        note(&path, &row.map_or(at.to_string(), |row| format!("/rows/{row}/value")), "adds-up", message);
    }
}
