//! The reading age of a text, by the Flesch-Kincaid formula.

use altogether_safer::data::text::{Piece, pieces};

/// The sentences of a text. A figure counts as one short word.
pub fn split(text: &str) -> Vec<String> {
    let word = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_string(),
        Piece::Fact(_) => "ten".to_string(),
    };
    let filled: String = pieces(text).iter().map(word).collect();
    let ends = filled.replace(['?', ':'], ".");
    ends.split(". ").map(|part| part.trim_end_matches('.').trim().to_string()).filter(|part| !part.is_empty()).collect()
}

/// The reading age in years, from the length of sentences and words.
pub fn age(sentences: &[String]) -> f64 {
    let words: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.split_whitespace()).collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (sentences, words, syllables) = (sentences.len() as f64, words.len() as f64, syllables as f64);
    0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5.0
}

/// The estimated number of syllables: groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let groups = letters.iter().enumerate().filter(|(i, c)| vowel(c) && (*i == 0 || !vowel(&letters[i - 1]))).count();
    let silent = letters.len() > 3 && letters.ends_with(&['e']) && !vowel(&letters[letters.len() - 2]);
    groups.saturating_sub(usize::from(silent)).max(1)
}
