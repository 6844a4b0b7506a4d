//! The small made-up site in `tests/fixtures/site`, one of each thing: what code is tested on, so that publishing a
//! figure or rewording a page breaks no test of code.

use super::{Files, fixture};
use altogether_safer::data::chart::ChartFile;
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Dataset;
use altogether_safer::publish;

/// The made-up files and what they hold.
pub fn made_up() -> (Files, Package) {
    let (files, package) = publish::load(&fixture("site")).expect("the made-up site can be read");
    (files, package.unwrap_or_else(|problems| panic!("{}", publish::report(&problems))))
}

/// A made-up dataset.
pub fn dataset(name: &str) -> Dataset {
    made_up().1.dataset(name).unwrap_or_else(|| panic!("there is no dataset {name}")).clone()
}

/// A made-up chart.
pub fn chart(name: &str) -> ChartFile {
    let chart = made_up().1.charts.into_iter().find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("there is no chart {name}"))
}
