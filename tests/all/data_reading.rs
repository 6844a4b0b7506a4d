//! How files are read: every problem at once, strictly by the publisher, leniently by pages, and never a trick.

use crate::support::{change, fixture, published, read};
use altogether_safer::data::json::Problem;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::{Audience, Dataset, FactSet};

fn good(kind: &str) -> String {
    read(&fixture(&format!("rules/{kind}/good.json")))
}

fn refused(text: &str) -> Vec<Problem> {
    Dataset::parse("bicycles.json", text, Audience::Publisher).expect_err("the file should be refused")
}

/// The pointers and rules of what is wrong.
fn places(text: &str) -> Vec<(String, &'static str)> {
    refused(text).into_iter().map(|problem| (problem.pointer, problem.rule)).collect()
}

/// The good dataset with another definition, written as it would stand in JSON.
fn defined(json: &str) -> String {
    change(&good("dataset"), "\"Bicycles that their owners said were stolen.\"", json)
}

#[test]
fn the_published_data_is_right() {
    let (files, package) = published();
    assert!(files.len() > 10, "only {} files were found", files.len());
    assert_eq!(
        package.datasets.len(),
        package.list.resources.iter().filter(|r| r.holds == altogether_safer::data::package::Holds::Series).count()
    );
    assert_eq!(package.charts.len(), files.keys().filter(|path| path.starts_with("charts/")).count());
    assert_eq!(package.texts.iter().count(), files.keys().filter(|path| path.starts_with("texts/")).count());
}

/// A page reads the same files with the same code.
#[test]
fn a_page_reads_what_was_published() {
    let (files, package) = published();
    for dataset in &package.datasets {
        let text = &files[&format!("{}.json", dataset.meta.name)];
        // What only the check needs is left out of what a page reads.
        let dataset = Dataset { adds_up_to: None, ..dataset.clone() };
        assert_eq!(Dataset::parse("the file", text, Audience::Page), Ok(dataset));
    }
    for set in &package.fact_sets {
        let text = &files[&format!("{}.json", set.meta.name)];
        assert_eq!(FactSet::parse("the file", text, Audience::Page).as_ref(), Ok(set));
    }
}

#[test]
fn every_bad_row_is_named_not_only_the_first() {
    let text = change(&good("dataset"), "\"value\": 40", "\"value\": -40");
    let text = change(&text, ", \"note\": \"The book is lost.\"", "");
    let text = change(&text, "\"value\": 20", "\"value\": 20.5");
    let expected = [("/rows/0/value", "value-range"), ("/rows/1", "note"), ("/rows/2/value", "decimals")];
    assert_eq!(places(&text), expected.map(|(place, rule)| (place.to_string(), rule)));
}

#[test]
fn one_row_can_have_several_problems() {
    let text = change(&good("dataset"), "\"value\": 40", "\"value\": -0.5, \"colour\": \"red\"");
    let expected =
        [("/rows/0/colour", "unknown-field"), ("/rows/0/value", "value-range"), ("/rows/0/value", "decimals")];
    assert_eq!(places(&text), expected.map(|(place, rule)| (place.to_string(), rule)));
}

/// A row that can't be read is named itself; its year is not called missing as well.
#[test]
fn a_row_that_cannot_be_read_is_named_once() {
    let text = change(&good("dataset"), "\"status\": \"x\"", "\"status\": \"z\"");
    assert_eq!(places(&text), [("/rows/1/status".to_string(), "symbol")]);
}

#[test]
fn unknown_fields_are_slips_to_the_publisher_and_news_to_a_page() {
    let text = change(&good("dataset"), "\"smallest\": 5,", "\"smallest\": 5, \"colour\": {\"of\": \"bars\"},");
    let text = change(&text, "\"value\": 40}", "\"value\": 40, \"colour\": \"red\"}");
    let expected = [("/colour", "unknown-field"), ("/rows/0/colour", "unknown-field")];
    assert_eq!(places(&text), expected.map(|(place, rule)| (place.to_string(), rule)));
    let plain = Dataset::parse("bicycles.json", &good("dataset"), Audience::Page);
    assert_eq!(Dataset::parse("bicycles.json", &text, Audience::Page), plain);
    assert!(plain.is_ok());
}

/// The first of the two says what to do; a heap of unknown fields would not.
#[test]
fn a_file_of_a_newer_format_is_refused_in_one_sentence() {
    let text = change(&good("dataset"), "\"schema\": 1", "\"schema\": 2");
    let news = change(&text, "\"measure\": \"Stolen bicycles\",", "\"measures\": [],");
    for reader in [Audience::Publisher, Audience::Page] {
        let problems = Dataset::parse("bicycles.json", &news, reader).expect_err("the format is not known");
        assert_eq!(problems.iter().map(|problem| problem.rule).collect::<Vec<_>>(), ["schema"]);
    }
    let facts = change(&good("facts"), "\"schema\": 1", "\"schema\": 2");
    let problems = FactSet::parse("figures.json", &facts, Audience::Publisher).expect_err("the format is not known");
    assert_eq!(problems.len(), 1);
    let words = change(&good("text"), "\"schema\": 1", "\"schema\": 2");
    assert_eq!(TextPage::parse("home.json", &words).expect_err("the format is not known").len(), 1);
}

#[test]
fn characters_that_hide_or_turn_text_round_are_refused() {
    for code in ["0000", "0007", "001b", "0085", "200e", "200f", "061c", "202a", "202d", "202e", "2066", "2069", "feff"]
    {
        let problems = refused(&defined(&format!("\"Bicycles\\u{code} stolen\"")));
        assert_eq!(problems.len(), 1, "U+{code}");
        assert_eq!(problems[0].rule, "hidden-character", "U+{code}");
        assert_eq!(problems[0].message, format!("The text has the hidden character U+{}.", code.to_uppercase()));
    }
    // The same character as itself, not as an escape.
    assert_eq!(refused(&defined("\"Bicycles\u{202e} stolen\""))[0].rule, "hidden-character");
}

/// What a message quotes from a file can't hide anything either, and is short.
#[test]
fn messages_do_not_carry_hidden_characters_on() {
    let long = format!("\"val\u{202e}ue\": \"{}\"", "forty ".repeat(40));
    let text = change(&good("dataset"), "\"value\": 40", &long);
    for problem in refused(&text) {
        assert!(!problem.to_string().contains('\u{202e}'), "{problem:?}");
        assert!(problem.message.chars().count() < 120, "{problem:?}");
    }
}

#[test]
fn only_web_addresses_are_addresses() {
    let with = |address: &str| change(&good("dataset"), "https://desk.example/book", address);
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://desk.example/book",
        "data:text/html,<b>",
        "//desk.example/book",
        "/book",
        "ftp://desk.example/book",
        "https://desk.example/a book",
        "https://desk.example/\\\"onclick=alert(1)",
        "https://desk.example/<script>",
    ] {
        assert_eq!(places(&with(address)), [("/sources/0/path".to_string(), "address")], "{address}");
    }
    let licence = change(&good("dataset"), "https://desk.example/terms", "javascript:alert(1)");
    assert_eq!(places(&licence)[0], ("/licenses/0/path".to_string(), "address"));
    assert!(Dataset::parse("bicycles.json", &with("http://desk.example/?a=b&c=d#e"), Audience::Publisher).is_ok());
}

#[test]
fn a_field_may_stand_once_only_at_every_depth() {
    let row = change(&good("dataset"), "\"value\": 40", "\"value\": 40, \"value\": 41");
    assert_eq!(places(&row), [("/rows/0/value".to_string(), "twice")]);
    let source = change(&good("dataset"), "{\"id\": \"desk\"", "{\"id\": \"desk\", \"id\": \"desk\"");
    assert_eq!(places(&source), [("/sources/0/id".to_string(), "twice")]);
    // The same name, once written with an escape.
    let hidden = change(&good("dataset"), "\"value\": 40", "\"value\": 40, \"val\\u0075e\": 41");
    assert_eq!(places(&hidden), [("/rows/0/value".to_string(), "twice")]);
    let problems = Dataset::parse("bicycles.json", &row, Audience::Page).expect_err("a page refuses it too");
    assert_eq!(problems[0].rule, "twice");
}

#[test]
fn what_is_no_number_is_refused() {
    let with = |value: &str| places(&change(&good("dataset"), "\"value\": 40", &format!("\"value\": {value}")));
    for value in ["NaN", "Infinity", "-Infinity", "+40", "040", "40,0", ".5", "0x28", "undefined"] {
        assert_eq!(with(value), [("/rows/0/value".to_string(), "json")], "{value}");
    }
    for value in ["1e999", "-1e999", "true", "\"40\"", "[40]", "{}"] {
        assert_eq!(with(value), [("/rows/0/value".to_string(), "type")], "{value}");
    }
    for value in ["1e13", "-1", "1000000000001"] {
        assert_eq!(with(value), [("/rows/0/value".to_string(), "value-range")], "{value}");
    }
}

#[test]
fn digits_after_the_point_are_none_to_three() {
    let with = |digits: &str| change(&good("dataset"), "\"decimals\": 0", &format!("\"decimals\": {digits}"));
    for digits in ["4", "255", "256", "-1", "1.5", "null"] {
        assert_eq!(places(&with(digits)), [("/decimals".to_string(), "type")], "{digits}");
    }
    assert!(Dataset::parse("bicycles.json", &with("3"), Audience::Publisher).is_ok());
    let fact = change(&good("facts"), "\"value\": 50,", "\"value\": 50, \"decimals\": 9,");
    let problems = FactSet::parse("figures.json", &fact, Audience::Publisher).expect_err("nine digits are too many");
    assert_eq!(problems[0].pointer, "/rows/2/decimals");
}

/// Texts of other lengths and alphabets, and line ends of other systems, move no place.
#[test]
fn columns_count_characters_and_lines_count_line_ends() {
    let text = change(&good("dataset"), "\"status\": \"p\"", "\"note\": \"ä – €\", \"status\": \"q\"");
    let problem = &refused(&text)[0];
    let line = text.lines().nth(problem.line - 1).expect("the line is there");
    assert_eq!(line.chars().skip(problem.column - 1).take(3).collect::<String>(), "\"q\"");
    let windows = &refused(&text.replace('\n', "\r\n"))[0];
    assert_eq!((windows.line, windows.column), (problem.line, problem.column));
    let old_mac = &refused(&text.replace('\n', "\r"))[0];
    assert_eq!((old_mac.line, old_mac.column), (problem.line, problem.column));
}
