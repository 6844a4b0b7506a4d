//! Extra help with a problem, for publishers only: what to write instead, and the nearest known word.
//!
//! Readers of a published page can't correct its files, so this code is left out of what a page loads: a page reads for
//! [`super::Audience::Page`], for which [`super::File`] never names these functions.

use crate::data::json::number::plain_number;
use crate::data::json::syntax::{Fault, fault};
use crate::data::json::words::shorten;

/// The functions that word this help.
pub(super) struct Explain {
    /// Where and why a text is not JSON.
    pub json: fn(&str) -> Option<Fault>,
    /// What to write if another kind of value was expected, given what was expected and what is there.
    pub wrong_type: fn(&str, &str) -> String,
    /// Which of the known words was probably meant.
    pub nearest: fn(&str, &[&str]) -> String,
    /// Which of the fields present was probably meant to be the missing one.
    pub misspelt: fn(&str, &[&str]) -> String,
}

pub(super) static EXPLAIN: Explain = Explain { json: fault, wrong_type, nearest, misspelt };

/// Up to this many known words, a message lists them all.
const MOST_LISTED: usize = 12;

fn wrong_type(expected: &str, raw: &str) -> String {
    let inner: Option<String> = serde_json::from_str(raw).ok();
    let number = inner.as_deref().and_then(plain_number);
    let first = raw.chars().next().unwrap_or(' ');
    if expected.contains("number") {
        return match (inner, number) {
            (_, Some(number)) => format!("Write {number}, without quotation marks."),
            (None, _) if first.is_ascii_digit() || first == '-' => match expected.contains("whole") {
                true => "Write it without a sign, and without a point and digits after it.".to_string(),
                false => "It is larger than any number here: check it against the source.".to_string(),
            },
            _ if expected.contains("null") => {
                "Write the figure in digits. Where there is none, write null, and say why in \"status\".".to_string()
            }
            _ => "Write a number in digits, without quotation marks.".to_string(),
        };
    }
    match (expected, first) {
        (_, '0'..='9' | '-') if expected.contains("quotation marks") => format!("Write \"{}\".", shorten(raw)),
        ("true or false", '"') => "Write true or false, without quotation marks.".to_string(),
        ("a list", _) => "Write it in square brackets, with commas between the items: [\"one\", \"two\"].".to_string(),
        ("an object", _) => "Write it in braces, with a name for each value: {\"title\": \"…\"}.".to_string(),
        _ => String::new(),
    }
}

/// Which of the known words was probably meant, or all of them if they are few.
pub fn nearest(found: &str, known: &[&str]) -> String {
    let list = || known.iter().map(|word| format!("\"{}\"", shorten(word))).collect::<Vec<_>>().join(", ");
    match close(found, known) {
        Some(word) => format!("Did you mean \"{}\"?", shorten(word)),
        None if (1..=MOST_LISTED).contains(&known.len()) => format!("Known here: {}.", list()),
        None => String::new(),
    }
}

fn misspelt(missing: &str, there: &[&str]) -> String {
    close(missing, there)
        .map_or_else(String::new, |word| format!("Is it \"{}\"? Then correct the name.", shorten(word)))
}

/// The candidate most like a word, unless even that is too different.
fn close<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let far = |known: &&str| distance(&word.to_lowercase(), &known.to_lowercase());
    known.iter().copied().min_by_key(far).filter(|known| far(known) <= word.chars().count() / 3)
}

/// How many letters must be added, removed, replaced or swapped with the next to turn one word into another.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(80).collect(), b.chars().take(80).collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
