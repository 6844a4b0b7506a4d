//! The rules between the plan of a school year and the lesson packs.

use crate::data::package::names::known;
use crate::data::package::{Note, Package};

/// The file of the plan.
pub(super) const YEAR: &str = "school-year.json";

/// Checks that each pack of the plan exists, and that the plan forgets none.
pub(super) fn planned(package: &Package, note: &mut Note<'_>) {
    let months = &package.year.months;
    for (i, plan) in months.iter().enumerate() {
        for (j, name) in plan.packs.iter().enumerate().filter(|(_, name)| package.pack(name).is_none()) {
            let help = known(name, package.packs.iter().map(|pack| pack.meta.name.as_str()));
            let message = format!("There is no lesson pack \"{name}\".{help}");
            note(YEAR, &format!("/months/{i}/packs/{j}"), "unknown-pack", message);
        }
    }
    let is_planned = |name: &String| months.iter().any(|plan| plan.packs.contains(name));
    for pack in package.packs.iter().filter(|pack| !is_planned(&pack.meta.name)) {
        let message = format!("No month has the lesson pack \"{}\".", pack.meta.name);
        note(YEAR, "/months", "unplanned", message);
    }
}
