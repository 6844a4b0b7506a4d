//! The contrast of every pair of text and background colours in the style sheet, in light, dark and print.

use std::collections::BTreeMap;
use std::fs;

/// Foreground, background and the minimum contrast: 7 for body text, 4.5 for text on charts and buttons, 3 for lines
/// and marks.
const PAIRS: [(&str, &str, f64); 28] = [
    ("ink", "surface", 7.0),
    ("ink", "surface-2", 7.0),
    ("ink-2", "surface", 7.0),
    ("ink-2", "surface-2", 7.0),
    ("ink", "danger-surface", 7.0),
    ("link", "surface", 7.0),
    ("link", "surface-2", 7.0),
    ("link-seen", "surface", 7.0),
    ("link-seen", "surface-2", 7.0),
    ("on-danger", "danger", 7.0),
    ("surface", "ink", 7.0),
    ("series-1", "surface", 4.5),
    ("series-2", "surface", 4.5),
    ("series-3", "surface", 4.5),
    ("series-4", "surface", 4.5),
    ("series-1", "chart-gap", 3.0),
    ("series-2", "chart-gap", 3.0),
    ("series-3", "chart-gap", 3.0),
    ("series-4", "chart-gap", 3.0),
    ("chart-text", "surface", 7.0),
    ("chart-text", "chart-gap", 7.0),
    ("chart-axis", "surface", 4.5),
    ("line", "surface", 3.0),
    ("on-brand", "brand", 7.0),
    ("water", "surface", 3.0),
    ("water", "brand", 3.0),
    ("focus", "brand", 3.0),
    ("focus-ink", "focus", 3.0),
];

#[test]
fn every_pair_of_colours_has_enough_contrast() {
    for (scheme, colors) in schemes() {
        // Paper has no focus ring.
        let shown = PAIRS.iter().filter(|(front, ..)| scheme != "print" || !front.starts_with("focus"));
        for (front, ground, least) in shown {
            let found = contrast(colors[*front], colors[*ground]);
            assert!(found >= *least, "{scheme}: --{front} on --{ground} has {found:.2}, less than {least}");
        }
    }
}

/// The focus ring has enough contrast with the page in each scheme.
#[test]
fn the_focus_ring_has_enough_contrast() {
    for (scheme, colors) in schemes() {
        let ring = if scheme == "dark" { "focus" } else { "focus-ink" };
        assert!(contrast(colors[ring], colors["surface"]) >= 3.0, "{scheme}");
    }
}

#[test]
fn contrast_matches_known_values() {
    assert!((contrast([255, 255, 255], [0, 0, 0]) - 21.0).abs() < 0.01);
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
}

/// The tokens of each scheme. The dark and print schemes declare only what differs from light.
fn schemes() -> Vec<(&'static str, BTreeMap<String, [u8; 3]>)> {
    let read = |file: &str| fs::read_to_string(format!("style/{file}")).expect("the style sheet is there");
    let (tokens, print) = (read("tokens.css"), read("print.css"));
    let (light, rest) = tokens.split_once("prefers-color-scheme: dark").expect("there is a dark scheme");
    let dark = rest.split_once("forced-colors").expect("there are forced colours").0;
    let over = |more: &str| {
        let mut colors = declared(light);
        colors.extend(declared(more));
        colors
    };
    vec![("light", over("")), ("dark", over(dark)), ("print", over(&print))]
}

fn declared(css: &str) -> BTreeMap<String, [u8; 3]> {
    let pair = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let hex = value.strip_suffix(';')?;
        let part = |i: usize| u8::from_str_radix(hex.get(i..i + 2)?, 16).ok();
        Some((name.to_string(), [part(0)?, part(2)?, part(4)?]))
    };
    css.lines().filter_map(pair).collect()
}

/// The contrast ratio of WCAG 2, from 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let light = |color: [u8; 3]| {
        let [r, g, b] = color.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    one.max(other) / one.min(other)
}
