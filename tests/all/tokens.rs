//! The colours: every pair of words and ground that the style sheet makes can be read, in light, dark and print.

use std::collections::BTreeMap;
use std::fs;

/// Foreground and background, and the least contrast: 7 for running words, 4.5 for words on charts and buttons, 3 for
/// lines and marks.
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
fn every_pair_of_colours_can_be_read() {
    for (scheme, colors) in schemes() {
        // Nothing has the focus on paper.
        let shown = PAIRS.iter().filter(|(front, ..)| scheme != "print" || !front.starts_with("focus"));
        for (front, ground, least) in shown {
            let found = contrast(colors[*front], colors[*ground]);
            assert!(found >= *least, "{scheme}: --{front} on --{ground} has {found:.2}, less than {least}");
        }
    }
}

/// The ring around what has the focus stands out from the page in each scheme.
#[test]
fn the_focus_is_seen() {
    for (scheme, colors) in schemes() {
        let ring = if scheme == "dark" { "focus" } else { "focus-ink" };
        assert!(contrast(colors[ring], colors["surface"]) >= 3.0, "{scheme}");
    }
}

#[test]
fn contrast_is_measured_as_the_guidelines_say() {
    assert!((contrast([255, 255, 255], [0, 0, 0]) - 21.0).abs() < 0.01);
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
}

/// The tokens of each scheme. Dark and print say only what differs from light.
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

/// The contrast of WCAG 2: from 1 to 21.
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
