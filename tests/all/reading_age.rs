//! The reading age of pages: the aim is nine to eleven years. The Flesch-Kincaid formula only finds long words and long
//! sentences; it can't tell whether a text makes sense. `cargo test --test all reading_age -- --nocapture` prints the
//! reading age of every page.

use crate::support::published;
use crate::support::readability::{age, split};
use altogether_safer::data::text::{Block, TextPage};

/// The maximum reading age of a page, in years.
const OLDEST: f64 = 13.0;

/// The maximum length of a sentence, in words, as in the GOV.UK style guide.
const LONGEST: usize = 25;

#[test]
fn no_page_needs_a_reading_age_over_thirteen() {
    let (_, package) = published();
    for (path, text) in package.words() {
        let sentences = sentences(text);
        if sentences.is_empty() {
            continue;
        }
        let age = age(&sentences);
        println!("{age:4.1} years  {path}");
        assert!(age <= OLDEST, "{path} needs a reading age of {age:.1}");
    }
}

#[test]
fn no_sentence_is_too_long() {
    let (_, package) = published();
    for (path, text) in package.words() {
        for sentence in sentences(text) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST, "{path} has a sentence of {words} words: {sentence}");
        }
    }
}

#[test]
fn longer_words_and_sentences_raise_the_reading_age() {
    let age_of = |text: &str| age(&split(text));
    let easy = age_of("The cat sat on the mat. The dog ran to the cat.");
    let hard = age_of(
        "Multidisciplinary organisational responsibilities necessitate comprehensive administrative reconsideration \
         notwithstanding considerable institutional limitations.",
    );
    assert!(easy < 8.0 && hard > 18.0, "{easy} and {hard}");
}

/// The sentences of a page. A figure counts as one short word.
fn sentences(page: &TextPage) -> Vec<String> {
    let texts = page.blocks().flat_map(|block| match block {
        Block::Steps(items) => items.iter().map(|item| format!("{} {}", item.lead, item.text)).collect(),
        // The text of a link is a title, not a sentence.
        Block::Links(_) => Vec::new(),
        _ => block.texts().into_iter().map(str::to_string).collect(),
    });
    texts.flat_map(|text| split(&text)).collect()
}
