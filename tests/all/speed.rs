//! The page of what was measured as charts, figures, embeds and readers grow.

use crate::support::fixture_site::fixture_site;
use crate::support::site::site;
use altogether_safer::page::{Growth, Side, Site};
use altogether_safer::route::Route;
use std::collections::BTreeMap;

fn made_up_site() -> Site {
    let (files, package) = fixture_site();
    site(files, package)
}

/// What the page shows of what was measured.
fn shown(site: &Site) -> String {
    let body = site.page(&Route::Speed).expect("the page is there").body;
    let (_, from) = body.split_once("class=\"growth\"").expect("something was measured");
    from.split("</main>").next().unwrap_or(from).to_string()
}

/// Every value of the record is in a table, and each of its tables has a picture with a point for each value.
#[test]
fn everything_measured_is_shown() {
    let site = made_up_site();
    let body = shown(&site);
    let measures: Vec<(&Growth, &Vec<Side>)> =
        site.speed.values().flat_map(|growth| growth.measures.values().map(move |sides| (growth, sides))).collect();
    assert!(measures.len() >= 7, "only {} were measured", measures.len());
    assert_eq!(body.matches("<table>").count(), measures.len());
    let (mut values, mut keys) = (0, 0);
    for (growth, sides) in measures {
        assert!(growth.counts.is_sorted());
        for side in sides {
            assert_eq!(side.values.len(), growth.counts.len(), "{}", side.side);
            values += side.values.len();
            keys += 1;
        }
    }
    assert_eq!(body.matches("<td>").count(), values);
    assert_eq!(body.matches("<circle").count(), values + keys);
    assert!(!body.contains("NaN") && !body.contains("inf"));
}

/// Ten times as many are as far apart on the scale as ten times as much, wherever they are.
#[test]
fn a_step_of_a_scale_is_ten_times_as_much() {
    let mut site = made_up_site();
    let values = vec![2.0, 20.0, 200.0];
    let growth = Growth {
        day: "2026-11-30".to_string(),
        machine: "a machine".to_string(),
        counts: vec![1, 10, 100],
        measures: BTreeMap::from([("check".to_string(), vec![Side { side: "One".to_string(), values }])]),
    };
    site.speed = BTreeMap::from([("check".to_string(), growth)]);
    let body = shown(&site);
    let numbers = |name: &str| -> Vec<f64> {
        let places = body.split("<circle ").skip(1).take(3);
        let number = |circle: &str| circle.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.parse().ok();
        places.filter_map(number).collect()
    };
    for places in [numbers("cx"), numbers("cy")] {
        let steps: Vec<f64> = places.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(steps.len(), 2);
        assert!((steps[0] - steps[1]).abs() < 0.2 && steps[0].abs() > 20.0, "{places:?}");
    }
    let whole = site.page(&Route::Speed).expect("the page is there").body;
    assert!(whole.contains("Measured on 30 November 2026, on a machine."));
}
