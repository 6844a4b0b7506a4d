//! The words of pages are for readers of nine to eleven years. The measure (Flesch and Kincaid's) says nothing about
//! sense; it finds long words and long sentences. `cargo test --test reading_age -- --nocapture` prints every page.

mod support;

use altogether_safer::data::text::{Block, Piece, TextPage, pieces};
use support::published;

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

fn split(text: &str) -> Vec<String> {
    let word = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_string(),
        Piece::Fact(_) => "ten".to_string(),
    };
    let filled: String = pieces(text).iter().map(word).collect();
    let ends = filled.replace(['?', ':'], ".");
    ends.split(". ").map(|part| part.trim_end_matches('.').trim().to_string()).filter(|part| !part.is_empty()).collect()
}

/// The age at which a reader follows, from the length of sentences and words.
fn age(sentences: &[String]) -> f64 {
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.split_whitespace()).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (sentences, words, syllables) = (sentences.len() as f64, words.len() as f64, syllables as f64);
    0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5.0
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.iter().enumerate().filter(|(i, c)| vowel(c) && (*i == 0 || !vowel(&letters[i - 1]))).count();
    let silent = letters.len() > 3 && letters.ends_with(&['e']) && !vowel(&letters[letters.len() - 2]);
    groups.saturating_sub(usize::from(silent)).max(1)
}
