//! Social cards: made from requests by the script that the build runs.

use crate::support::script::Script;
use serde_json::{Value, json};

const SCRIPT: Script = Script("js/build/social-cards.mjs");

fn sample(title: &str, figure: Option<&str>, words: &str) -> Value {
    json!({
        "file": format!("cards/{}.png", title.len()),
        "title": title, "figure": figure, "words": words, "about": figure.map(|_| "County Durham, 2014/15"),
        "site": "Altogether Safer", "host": "safer.example",
        "colours": {
            "brand": "#0b4a6f", "on-brand": "#ffffff", "water": "#4a9cc4", "accent": "#ffbf2e", "surface": "#ffffff",
        },
    })
}

/// From nothing beside the title to far too much.
fn samples() -> Vec<Value> {
    vec![
        sample("Floods", None, ""),
        sample("Police recorded crime", Some("97.1"), "per 1,000 people"),
        sample("W", Some("2,700 fewer people"), &"words that go on and on ".repeat(40)),
        sample(&"Donaudampfschifffahrtsgesellschaft".repeat(3), None, "One word alone"),
        sample(&"Hospital admissions for alcohol ".repeat(8), None, "<b>&amp; #panic() $x$"),
    ]
}

#[test]
fn a_card_is_a_small_picture_of_the_size_that_is_said() {
    for (request, bytes) in samples().iter().zip(SCRIPT.make(&samples())) {
        assert_eq!(bytes[1..4], *b"PNG", "{}", request["title"]);
        assert_eq!((bytes[16..20].to_vec(), bytes[20..24].to_vec()), (vec![0, 0, 4, 176], vec![0, 0, 2, 118]));
        assert!(bytes.len() < 48 * 1024, "{} takes {} bytes", request["title"], bytes.len());
    }
}

#[test]
fn the_same_request_gives_the_same_bytes_cached_or_not() {
    let first = SCRIPT.make(&samples());
    assert!(SCRIPT.make(&samples()) == first);
    assert!(SCRIPT.make_or_take_cached(&samples()) == first);
    assert!(SCRIPT.make_or_take_cached(&samples()) == first);
}

#[test]
fn every_word_colour_and_picture_of_a_request_is_on_the_card() {
    let plain = sample("Floods", Some("57%"), "of people");
    let mut list = vec![plain.clone()];
    for field in ["title", "figure", "words", "about", "site", "host"] {
        list.push(plain.clone());
        list.last_mut().expect("there is one")[field] = "Other".into();
    }
    for colour in ["brand", "on-brand", "water", "accent"] {
        list.push(plain.clone());
        list.last_mut().expect("there is one")["colours"][colour] = "#123456".into();
    }
    for d in ["M1 1h7v7z", "M1 1h3v3z"] {
        list.push(plain.clone());
        let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"{d}\"/></svg>");
        list.last_mut().expect("there is one")["picture"] = picture.into();
    }
    for (at, request) in list.iter_mut().enumerate() {
        request["file"] = format!("{at}.png").into();
    }
    let mut cards = SCRIPT.make(&list);
    cards.sort();
    cards.dedup();
    assert_eq!(cards.len(), list.len());
}

#[test]
fn a_request_that_lacks_something_is_refused_by_name() {
    let mut request = sample("Floods", None, "");
    request["colours"] = json!({});
    assert!(SCRIPT.refuse(&[request]).starts_with("cards/6.png: "));
}
