//! The words of pages are for readers of nine to eleven years. The measure (Flesch and Kincaid's) says nothing about
//! sense; it finds long words and long sentences. `cargo test --test reading_age -- --nocapture` prints every page.

use crate::support::published;
use crate::support::readability::{age, split};
use altogether_safer::data::text::{Block, TextPage};

/// The oldest reading age that a page may have.
const OLDEST: f64 = 13.0;

/// The longest sentence, in words, as GOV.UK has it.
const LONGEST: usize = 25;

#[test]
fn every_page_can_be_read_by_a_child_of_thirteen() {
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
fn longer_words_and_sentences_need_older_readers() {
    let age_of = |text: &str| age(&split(text));
    let easy = age_of("The cat sat on the mat. The dog ran to the cat.");
    let hard = age_of(
        "Multidisciplinary organisational responsibilities necessitate comprehensive administrative reconsideration \
         notwithstanding considerable institutional limitations.",
    );
    assert!(easy < 8.0 && hard > 18.0, "{easy} and {hard}");
}

/// A page's sentences; a figure counts as one short word.
fn sentences(page: &TextPage) -> Vec<String> {
    let texts = page.blocks().flat_map(|block| match block {
        Block::Steps(items) => items.iter().map(|item| format!("{} {}", item.lead, item.text)).collect(),
        // A link is a name, not a sentence.
        Block::Links(_) => Vec::new(),
        _ => block.texts().into_iter().map(str::to_string).collect(),
    });
    texts.flat_map(|text| split(&text)).collect()
}
