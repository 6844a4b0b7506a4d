//! The formatting of numbers and figures in sentences.

use altogether_safer::data::figures::{Amount, Fact};
use altogether_safer::data::series::{Area, Unit};
use altogether_safer::data::values::{decimal, plain};
use altogether_safer::words::{and, count, fill::fill, number, number as numbers};
use proptest::prelude::*;

fn unit(one: &str, many: &str) -> Unit {
    Unit { one: one.to_string(), many: many.to_string() }
}

fn fact(name: &str, amount: Amount, unit: Unit) -> Fact {
    let area = Area {
        code: String::new(),
        name: "Durham".to_string(),
        kind: String::new(),
        said: "Durham".to_string(),
        slug: "durham".to_string(),
        note: None,
    };
    Fact {
        name: name.to_string(),
        label: String::new(),
        topic: None,
        amount,
        unit,
        area,
        period: String::new(),
        source: String::new(),
        definition: String::new(),
        sentence: None,
        working: None,
        cell: None,
        doubt: None,
        headline: false,
        picture: None,
        follows: None,
    }
}

#[test]
fn numbers_have_commas_and_a_real_minus() {
    let cases = [
        (0.0, 0, "0"),
        (7.0, 0, "7"),
        (999.0, 0, "999"),
        (1000.0, 0, "1,000"),
        (1129.0, 0, "1,129"),
        (12_345.0, 0, "12,345"),
        (123_456.0, 0, "123,456"),
        (1_234_567.0, 0, "1,234,567"),
        (52.8, 1, "52.8"),
        (1234.5, 1, "1,234.5"),
        (1000.0, 3, "1,000.000"),
        (-1234.5, 1, "−1,234.5"),
        (-100.0, 0, "−100"),
        (-0.0, 0, "0"),
        (-0.04, 1, "0.0"),
        (999_999.96, 1, "1,000,000.0"),
    ];
    for (value, decimals, words) in cases {
        assert_eq!(number(value, decimals), words, "{value} with {decimals}");
    }
}

#[test]
fn digits_are_rounded_half_away_from_zero() {
    let cases = [
        (0.05, 1, "0.1"),
        (0.15, 1, "0.2"),
        (0.25, 1, "0.3"),
        (-0.05, 1, "-0.1"),
        (-0.049, 1, "0.0"),
        (-0.0, 2, "0.00"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (9.95, 1, "10.0"),
        (0.000_000_4, 6, "0.000000"),
        (0.000_000_5, 6, "0.000001"),
        (1e12, 0, "1000000000000"),
        (1e12, 3, "1000000000000.000"),
        // Six decimal places are the maximum.
        (1.0, 9, "1.000000"),
    ];
    for (value, decimals, words) in cases {
        assert_eq!(decimal(value, decimals), words, "{value} with {decimals}");
    }
}

#[test]
fn numbers_out_of_range_are_clamped() {
    assert_eq!(plain(2e15), "2000000000000000");
    assert_eq!(plain(1e18), "1000000000000000000");
    assert_eq!(decimal(1e300, 0), u64::MAX.to_string());
    assert_eq!(decimal(-1e300, 1), format!("-{}.0", u64::MAX));
    assert_eq!(decimal(f64::INFINITY, 1), format!("{}.0", u64::MAX));
    assert_eq!(decimal(f64::NAN, 1), "0.0");
}

#[test]
fn plain_numbers_have_no_trailing_zeros() {
    for (value, words) in
        [(0.0, "0"), (30.0, "30"), (82.9, "82.9"), (0.25, "0.25"), (-40.0, "-40"), (100.0, "100"), (1e-9, "0")]
    {
        assert_eq!(plain(value), words);
    }
}

proptest! {
    /// Published figures have at most three decimal places, and formatting loses none of them.
    #[test]
    fn figures_keep_all_their_digits(thousandths in -1_000_000_000_000i64..1_000_000_000_000) {
        let value = thousandths as f64 / 1000.0;
        let back: f64 = decimal(value, 3).parse().expect("digits are a number");
        prop_assert_eq!(back, value);
        prop_assert_eq!(number(value, 3).replace(',', "").replace('−', "-"), decimal(value, 3));
    }

    #[test]
    fn commas_stand_before_every_third_digit(value in 0u64..1_000_000_000_000_000) {
        let words = number(value as f64, 0);
        let groups: Vec<&str> = words.split(',').collect();
        prop_assert!((1..=3).contains(&groups[0].len()));
        prop_assert!(groups[1..].iter().all(|group| group.len() == 3));
        prop_assert_eq!(groups.concat(), value.to_string());
    }
}

#[test]
fn counts_say_one_or_many() {
    let children = unit("child", "children");
    for (value, words) in [(0.0, "0 children"), (1.0, "1 child"), (2.0, "2 children"), (1129.0, "1,129 children")] {
        assert_eq!(count(value, 0, &children), words);
    }
    assert_eq!(count(1.0, 1, &unit("mile", "miles")), "1.0 miles");
    assert_eq!(count(82.9, 1, &unit("%", "%")), "82.9%");
    assert_eq!(count(1.0, 0, &unit("%", "%")), "1%");
    assert_eq!(count(4.0, 0, &unit("in 10 people", "in 10 people")), "4 in 10 people");
}

#[test]
fn figures_are_formatted_as_in_their_source() {
    let formatted = |amount, one: &str, many: &str| numbers::fact(&fact("name", amount, unit(one, many)));
    assert_eq!(formatted(Amount::Number { value: 82.9, decimals: 1 }, "%", "%"), "82.9%");
    assert_eq!(formatted(Amount::Number { value: 3300.0, decimals: 0 }, "person", "people"), "3,300 people");
    let more = |part, whole| formatted(Amount::MoreThan { part, whole }, "person", "people");
    let cases = [
        (1, 2, "more than half"),
        (1, 3, "more than one third"),
        (2, 3, "more than two thirds"),
        (1, 4, "more than one quarter"),
        (3, 4, "more than three quarters"),
        (2, 5, "more than two fifths"),
        (1, 10, "more than one tenth"),
        (4, 5, "more than 4 in 5"),
        (1, 7, "more than 1 in 7"),
        (7, 10, "more than 7 in 10"),
    ];
    for (part, whole, words) in cases {
        assert_eq!(more(part, whole), words);
    }
    let rank = |place| formatted(Amount::Rank { place, of: 42 }, "place", "places");
    assert_eq!([19, 33].map(rank), ["19th lowest of 42", "10th highest of 42"]);
    assert_eq!(
        [1, 42, 21, 22].map(|place| numbers::rank(place, 42)),
        ["lowest", "highest", "21st lowest", "21st highest"]
    );
    let places = [2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111, 112, 113]
        .map(|place| numbers::rank(place, 1000).replace(" lowest", ""));
    let expected = "2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th 112th 113th";
    assert_eq!(places.join(" "), expected);
}

#[test]
fn texts_are_filled_with_figures_by_name() {
    let incidents = fact("incidents", Amount::Number { value: 56.0, decimals: 0 }, unit("incident", "incidents"));
    let share = fact("share", Amount::MoreThan { part: 1, whole: 3 }, unit("person", "people"));
    let filled = |text: &str| fill(text, |name| [&incidents, &share].into_iter().find(|fact| fact.name == name));
    assert_eq!(filled("There were {fact:incidents}."), "There were 56 incidents.");
    assert_eq!(
        filled("{fact:share}, and {fact:incidents}{fact:incidents}"),
        "more than one third, and 56 incidents56 incidents"
    );
    assert_eq!(filled("Nothing to fill { } here."), "Nothing to fill { } here.");
    assert_eq!(filled("{fact:unknown} stays"), "{fact:unknown} stays");
    assert_eq!(filled("An open {fact:incidents"), "An open {fact:incidents");
    assert_eq!(filled(""), "");
}

#[test]
fn lists_end_with_and() {
    let joined = |names: &[&str]| and(&names.iter().map(|name| name.to_string()).collect::<Vec<_>>());
    assert_eq!(joined(&[]), "");
    assert_eq!(joined(&["a"]), "a");
    assert_eq!(joined(&["a", "b"]), "a and b");
    assert_eq!(joined(&["a", "b", "c", "d"]), "a, b, c and d");
}
