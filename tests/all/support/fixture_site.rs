//! The fixture site in `tests/fixtures/site`, with one of each kind of content. Tests of code use it, so that a new
//! figure or another wording on the real site breaks none of them.

use super::{Files, fixture};
use altogether_safer::data::chart::ChartFile;
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Dataset;
use altogether_safer::publish;

/// The fixture's files and their parsed content.
pub fn fixture_site() -> (Files, Package) {
    let (files, package) = publish::load(&fixture("site")).expect("the made-up site can be read");
    (files, package.unwrap_or_else(|problems| panic!("{}", publish::report(&problems))))
}

/// A dataset of the fixture, by name.
pub fn dataset(name: &str) -> Dataset {
    fixture_site().1.dataset(name).unwrap_or_else(|| panic!("there is no dataset {name}")).clone()
}

/// A chart of the fixture, by name.
pub fn chart(name: &str) -> ChartFile {
    let chart = fixture_site().1.charts.into_iter().find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("there is no chart {name}"))
}
