//! The kit of pictograms: small, free of colours of their own, and with words of their own.

use crate::support::source;
use altogether_safer::picture::{all, get};
use std::collections::BTreeSet;

/// The classes of a drawing.
const CLASSES: [&str; 8] =
    ["pk-fill", "pk-person", "pk-water", "pk-danger", "pk-go", "pk-ground", "pk-warm", "pk-light"];

/// The most bytes of a picture in a page.
const MOST: usize = 900;

/// What stands in quotation marks after an attribute's name, each time.
fn values<'m>(markup: &'m str, attribute: &str) -> Vec<&'m str> {
    let start = format!(" {attribute}=\"");
    markup.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn names_are_addresses_and_each_leads_to_its_picture() {
    let names: BTreeSet<&str> = all().iter().map(|picture| picture.name).collect();
    assert_eq!(names.len(), all().len(), "no two pictures have one name");
    for picture in all() {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(picture.name.chars().all(is_plain), "{}", picture.name);
        assert_eq!(get(picture.name).map(|found| found.alt), Some(picture.alt));
    }
    assert!(get("no-such-picture").is_none());
}

#[test]
fn words_say_what_to_do_in_twelve_words_at_most() {
    let said: BTreeSet<&str> = all().iter().map(|picture| picture.alt).collect();
    assert_eq!(said.len(), all().len(), "no two pictures say the same");
    for picture in all() {
        let (alt, count) = (picture.alt, picture.alt.split_whitespace().count());
        assert!(count <= 12 && alt.starts_with(char::is_uppercase) && alt.ends_with(['.', '?', '!']), "{alt}");
        assert!(picture.svg().into_string().contains(&format!("role=\"img\" aria-label=\"{alt}\"")), "{alt}");
        assert!(!picture.decoration().into_string().contains(alt), "words beside it say so already: {alt}");
    }
}

#[test]
fn a_drawing_is_small_and_takes_its_colours_from_the_style_sheet() {
    for picture in all() {
        let svg = picture.svg().into_string();
        assert!(svg.len() <= MOST, "{} has {} bytes", picture.name, svg.len());
        for class in values(&svg, "class").into_iter().skip(1).flat_map(str::split_whitespace) {
            assert!(CLASSES.contains(&class), "{}: {class}", picture.name);
        }
        for attribute in ["style", "fill", "stroke", "id"] {
            assert!(values(&svg, attribute).is_empty(), "{}: {attribute}", picture.name);
        }
    }
}

/// A file has the colours of the light scheme, and nothing that a style sheet would have to explain.
#[test]
fn a_file_stands_alone() {
    let tokens = source("style/tokens.css");
    let light = tokens.split("@media").next().expect("there is a light scheme");
    for picture in all() {
        let file = picture.file();
        assert!(!file.contains("class=") && file.contains(&format!("<title>{}</title>", picture.alt)), "{file}");
        for colour in ["fill", "stroke"].into_iter().flat_map(|attribute| values(&file, attribute)) {
            assert!(colour == "none" || light.contains(&format!(": {colour};")), "{}: {colour}", picture.name);
        }
    }
}

/// In outline nothing is left to colour but white: every shape of the drawing is there, with a line around it.
#[test]
fn an_outline_has_every_shape_in_black_and_white() {
    for picture in all() {
        let (file, outline) = (picture.file(), picture.outline_file());
        let shapes = |svg: &str| svg.matches("<path").count() + svg.matches("<circle").count();
        assert!(shapes(&outline) >= shapes(&file), "{}", picture.name);
        assert!(!outline.contains("class=") && outline.contains(&format!("<title>{}</title>", picture.alt)));
        for colour in ["fill", "stroke"].into_iter().flat_map(|attribute| values(&outline, attribute)) {
            assert!(["none", "#16212b", "#ffffff"].contains(&colour), "{}: {colour}", picture.name);
        }
        assert!(picture.outline().into_string().contains("aria-hidden=\"true\""), "words beside it say so already");
    }
}
