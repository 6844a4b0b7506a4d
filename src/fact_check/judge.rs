//! What is said of each sentence.

use super::change::{amount, changes, direction, unknown};
use super::match_figure;
use super::published::{About, Published, Subject};
use super::read::{Item, Reading};
use super::tokens::sentences;
use super::verdict::{Sentence, Verdict};

/// A subject is near if the sentence speaks of it at least so much as of the nearest one.
const NEAR: f64 = 0.6;
/// It still counts where all else fits, down to this.
const WIDE: f64 = 0.3;

/// Checks a text, sentence by sentence. A sentence without a subject is about that of the one before.
pub fn check(published: &Published, text: &str) -> Vec<Sentence> {
    let mut subjects = About::default();
    let mut all = Vec::new();
    for text in sentences(text) {
        let reading = Reading::of(&text, published);
        let own = about(published, &reading);
        if !own.near.is_empty() {
            subjects = own;
        }
        let verdicts = verdicts(&reading, &subjects);
        all.push(Sentence { text, verdicts });
    }
    all
}

/// The subjects that a sentence speaks of.
fn about<'p>(published: &'p Published, reading: &Reading) -> About<'p> {
    let scored = published.subjects.iter().map(|subject| (published.score(subject, &reading.words), subject));
    let mut scored: Vec<(f64, &Subject)> = scored.filter(|(score, _)| *score > 0.0).collect();
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let most = scored.first().map_or(0.0, |(score, _)| *score);
    let down_to = |part: f64| {
        let close = scored.iter().take_while(|(score, _)| *score >= most * part);
        close.map(|(_, subject)| *subject).collect()
    };
    About { near: down_to(NEAR), wide: down_to(WIDE) }
}

fn verdicts(reading: &Reading, subjects: &About<'_>) -> Vec<Verdict> {
    let one = |(at, item): &(usize, Item)| match item {
        Item::Figure(figure) if figure.is_change => {
            let worked_out = amount(figure, &changes(*at, reading, &subjects.near));
            let as_published = match_figure::judge(*at, figure, reading, subjects);
            Some(match worked_out {
                Some(verdict) if verdict.kind.is_right() || !as_published.kind.is_right() => verdict,
                _ => as_published,
            })
        }
        Item::Figure(figure) => Some(match_figure::judge(*at, figure, reading, subjects)),
        // Without a subject it may speak of anything.
        Item::Move(_) if subjects.near.is_empty() => None,
        Item::Move(told) => {
            let changes = changes(*at, reading, &subjects.near);
            Some(if changes.is_empty() { unknown(&told.text) } else { direction(told, &changes) })
        }
        Item::Period(_) | Item::Area(_) => None,
    };
    reading.items.iter().filter_map(one).collect()
}
