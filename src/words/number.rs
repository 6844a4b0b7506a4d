//! Numbers as people write them.

use crate::data::figures::{Amount, Fact};
use crate::data::series::Unit;
use crate::data::values::{decimal, grouped};

/// Units longer than this, in bytes, follow a figure as plain words.
const LONG_UNIT: usize = 10;

/// A number with commas between thousands and a fixed number of digits after the point: `1,129`, `52.8`.
pub fn number(value: f64, decimals: u8) -> String {
    let text = decimal(value, decimals);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = grouped(whole);
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    format!("{sign}{grouped}")
}

/// A number and what it counts: `1 child`, `193 children`, `82.9%`.
pub fn count(value: f64, decimals: u8, unit: &Unit) -> String {
    let name = if value == 1.0 && decimals == 0 { &unit.one } else { &unit.many };
    let space = if name.starts_with('%') { "" } else { " " };
    format!("{}{space}{name}", number(value, decimals))
}

/// A cited figure as it stands in text: `82.9%`, `3,300 people`, `more than one third`, `19th lowest of 42`, `10th highest of 42`.
pub fn fact(fact: &Fact) -> String {
    match fact.amount {
        Amount::Number { value, decimals } => count(value, decimals, &fact.unit),
        Amount::MoreThan { part, whole } => format!("more than {}", share(part, whole)),
        Amount::Rank { place, of } => format!("{} of {of}", rank(place, of)),
    }
}

/// A cited figure for a sentence: the figure itself, and a long unit, which follows it as plain words.
pub fn fact_and_unit(one: &Fact) -> (String, Option<&str>) {
    match one.amount {
        Amount::Number { value, decimals } if one.unit.many.len() > LONG_UNIT => {
            let unit = if value == 1.0 && decimals == 0 { &one.unit.one } else { &one.unit.many };
            (number(value, decimals), Some(unit))
        }
        _ => (fact(one), None),
    }
}

/// A rank: `1st`, `22nd`, `13th`.
fn ordinal(place: u32) -> String {
    let end = match (place % 10, place % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

/// A rank, counted from the nearer end: "lowest", "19th lowest", "10th highest". `place` counts from the lowest.
pub fn rank(place: u32, of: u32) -> String {
    let (nearer, end) = if 2 * place <= of + 1 { (place, "lowest") } else { (of + 1 - place, "highest") };
    if nearer == 1 { end.to_string() } else { format!("{} {end}", ordinal(nearer)) }
}

fn share(part: u32, whole: u32) -> String {
    let one = match whole {
        2 => "half",
        3 => "third",
        4 => "quarter",
        5 => "fifth",
        10 => "tenth",
        _ => return format!("{part} in {whole}"),
    };
    match part {
        1 if whole == 2 => "half".to_string(),
        1 => format!("one {one}"),
        2 => format!("two {one}s"),
        3 => format!("three {one}s"),
        _ => format!("{part} in {whole}"),
    }
}
