//! How far chance alone could move a figure: its 95% limits. `docs/findings.md` has the methods and their sources.

use crate::data::series::{Dataset, Limits, Point};
use std::cmp::Ordering;

/// From this count on Byar's method is right to four digits, and below it the exact one is cheap.
const MANY: f64 = 100.0;

/// The standard normal deviate of 95% limits.
const DEVIATE: f64 = 1.959964;

/// The 95% limits of a count of separate events.
pub fn limits(count: f64) -> [f64; 2] {
    if count < MANY {
        return [if count > 0.0 { mean(count - 1.0, 0.975) } else { 0.0 }, mean(count, 0.025)];
    }
    let byar = |x: f64, deviate: f64| {
        let root = 1.0 - 1.0 / (9.0 * x) + deviate / (3.0 * x.sqrt());
        x * root * root * root
    };
    [byar(count, -DEVIATE), byar(count + 1.0, DEVIATE)]
}

/// The Poisson mean with this chance of no more events than `count`, found by halving.
fn mean(count: f64, chance: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.5 * MANY);
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        // The sums of the series for e^middle: up to `count`, and as far as it counts.
        let (mut term, mut part, mut all) = (1.0, 0.0, 0.0);
        for events in 0..300 {
            all += term;
            if f64::from(events) <= count {
                part = all;
            }
            term *= middle / f64::from(events + 1);
        }
        if part > chance * all { low = middle } else { high = middle }
    }
    low
}

/// The events behind a point's figure; `None` where they are not known.
fn events(dataset: &Dataset, point: &Point) -> Option<f64> {
    match dataset.limits? {
        Limits::Counts => point.value,
        Limits::Rates => point.count,
    }
}

/// The limits of a point's figure; `None` where the events behind it are not known. A rate of no events has none: how
/// many people it is of is not known.
pub fn limits_of(dataset: &Dataset, point: &Point) -> Option<[f64; 2]> {
    let (value, count) = (point.value?, events(dataset, point)?);
    let scale = if dataset.limits == Some(Limits::Counts) { 1.0 } else { value / count };
    scale.is_finite().then(|| limits(count).map(|limit| limit * scale))
}

/// Whether a figure is of so few events that a reader should see its limits.
pub fn is_of_few(dataset: &Dataset, point: &Point) -> bool {
    events(dataset, point).is_some_and(|count| count < 1000.0)
}

/// How a figure differs from another by more than chance: `Equal` where their limits overlap, `None` where they are not
/// known.
pub fn compare(limits: Option<[f64; 2]>, others: Option<[f64; 2]>) -> Option<Ordering> {
    let ([low, high], [other_low, other_high]) = limits.zip(others)?;
    Some(match () {
        () if low > other_high => Ordering::Greater,
        () if high < other_low => Ordering::Less,
        () => Ordering::Equal,
    })
}
