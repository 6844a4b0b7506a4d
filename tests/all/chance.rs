//! The 95% limits of counts and rates, against published examples.

use crate::support::dataset_builder::Made;
use altogether_safer::words::chance::{compare, limits, limits_of};
use std::cmp::Ordering;

/// Whether two figures are the same to as many digits after the point as `published` has.
fn near(worked_out: f64, published: f64, digits: i32) -> bool {
    (worked_out - published).abs() <= 0.5001 * 10f64.powi(-digits)
}

/// The exact limits, as tables of them print them (Garwood 1936; Ulm 1990), to four digits after the point.
#[test]
fn limits_of_few_are_the_exact_ones() {
    let table = [
        (0.0, 0.0, 3.6889),
        (1.0, 0.0253, 5.5716),
        (2.0, 0.2422, 7.2247),
        (3.0, 0.6187, 8.7673),
        (4.0, 1.0899, 10.2416),
        (5.0, 1.6235, 11.6683),
        (6.0, 2.2019, 13.0595),
        (7.0, 2.8144, 14.4227),
        (8.0, 3.4538, 15.7632),
        (9.0, 4.1154, 17.0848),
        (10.0, 4.7954, 18.3904),
        (20.0, 12.2165, 30.8884),
        (50.0, 37.1110, 65.9188),
    ];
    for (count, low, high) in table {
        let [made_low, made_high] = limits(count);
        assert!(near(made_low, low, 4) && near(made_high, high, 4), "{count}: {made_low} to {made_high}");
    }
}

/// The documentation of R's `poisson.test` has 137 deaths, expected 24.19893, with limits of 4.753125 and 6.692709.
#[test]
fn limits_of_many_are_byars() {
    let [low, high] = limits(137.0).map(|limit| limit / 24.19893);
    assert!(near(low, 4.753, 3) && near(high, 6.693, 3), "{low} to {high}");
    // Where one method follows the other, they agree: exact tables have 81.36 and 121.63 for 100.
    let [low, high] = limits(100.0);
    assert!(near(low, 81.36, 2) && near(high, 121.63, 2), "{low} to {high}");
    let [[low, high], [next_low, next_high]] = [99.0, 100.0].map(limits);
    assert!(low < next_low && next_low - low < 1.0 && high < next_high && next_high - high < 1.1);
    let [low, high] = limits(60_450.0);
    assert!(near(low, 59_969.0, 0) && near(high, 60_933.9, 0), "{low} to {high}");
}

#[test]
fn limits_of_a_rate_are_those_of_its_count() {
    let rates = [("2010", Some(20.0)), ("2011", Some(0.0)), ("2012", Some(40.0))];
    let data =
        Made::of("calendar-year").area("Seaham", &rates).counted("E00000001", &[10, 0]).with("limits", "rates").read();
    let of = |at: usize| limits_of(&data, &data.series[0].points[at]);
    let [low, high] = of(0).expect("the count is known");
    assert!(near(low, 9.5908, 4) && near(high, 36.7808, 3), "{low} to {high}");
    // A rate of none says nothing of how many people there are; of the last, the count is not known.
    assert_eq!((of(1), of(2)), (None, None));
    let plain = Made::of("calendar-year").area("Seaham", &rates).read();
    assert_eq!(limits_of(&plain, &plain.series[0].points[0]), None);
}

#[test]
fn figures_differ_where_their_limits_do_not_overlap() {
    let cases = [
        ([1.0, 2.0], [2.5, 3.0], Ordering::Less),
        ([2.5, 3.0], [1.0, 2.0], Ordering::Greater),
        ([1.0, 2.0], [2.0, 3.0], Ordering::Equal),
        ([1.0, 4.0], [2.0, 3.0], Ordering::Equal),
    ];
    for (a, b, order) in cases {
        assert_eq!(compare(Some(a), Some(b)), Some(order));
    }
    assert_eq!(compare(Some([1.0, 2.0]), None), None);
}
