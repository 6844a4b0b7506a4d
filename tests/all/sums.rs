//! Figures of recorded crime that must add up whatever they are: parts to wholes, and rates to their counts.

use crate::support::published;
use altogether_safer::data::package::Package;
use altogether_safer::data::series::{Dataset, Series};

const DURHAM: &str = "E23000008";
const CLEVELAND: &str = "E23000013";
const NORTHUMBRIA: &str = "E23000007";
const NORTH_EAST: &str = "E12000001";

fn dataset<'p>(package: &'p Package, name: &str) -> &'p Dataset {
    package.dataset(name).unwrap_or_else(|| panic!("there is no dataset {name}"))
}

fn series<'d>(dataset: &'d Dataset, code: &str) -> &'d Series {
    dataset.series(code).unwrap_or_else(|| panic!("{} has no {code}", dataset.meta.name))
}

#[test]
fn the_north_east_is_its_three_forces() {
    let package = published().1;
    for name in ["recorded-crime", "recorded-crime-calendar"] {
        let dataset = dataset(&package, name);
        for year in &dataset.periods {
            let value = |code| series(dataset, code).value(*year).expect("a force of the region has every year");
            let sum: f64 = [DURHAM, CLEVELAND, NORTHUMBRIA].map(value).iter().sum();
            assert_eq!(sum, value(NORTH_EAST), "{name}, {year}");
        }
    }
}

#[test]
fn kinds_of_crime_add_up_to_all_recorded_crime() {
    let package = published().1;
    let whole = dataset(&package, "recorded-crime");
    for name in ["crime-groups", "crime-groups-cleveland", "crime-groups-northumbria"] {
        let groups = dataset(&package, name);
        let force = &groups.dimension.as_ref().expect("its series are kinds of crime").code;
        for year in &groups.periods {
            let sum: f64 = groups.series.iter().map(|one| one.value(*year).expect("every kind has every year")).sum();
            assert_eq!(Some(sum), series(whole, force).value(*year), "{name}, {year}");
        }
    }
}

#[test]
fn a_rate_of_recorded_crime_rests_on_the_published_count() {
    let package = published().1;
    let counts = dataset(&package, "recorded-crime");
    for rates in &dataset(&package, "recorded-crime-rate").series {
        for point in rates.points.iter().filter(|point| point.value.is_some()) {
            let count = series(counts, &rates.area.code).value(point.period);
            assert!(point.count.is_some() && point.count == count, "{}, {}", rates.area.name, point.period);
        }
    }
}
