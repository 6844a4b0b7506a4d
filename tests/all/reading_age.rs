//! The reading age of pages: the aim is nine to eleven years. The Flesch-Kincaid formula only finds long words and long
//! sentences; it can't tell whether a text makes sense. `cargo test --test all reading_age -- --nocapture` prints the
//! reading age of every page.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use crate::support::readability::{age, split};
use crate::support::site::site;
use altogether_safer::data::text::{Block, TextPage};
use altogether_safer::route::Route;

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

/// The pages whose words stand in code, because they hold addresses, settings and numbers of the test run.
const IN_CODE: [Route; 4] = [Route::Embeds, Route::EmbedPromise, Route::EmbedEvidence, Route::Speed];

#[test]
fn words_in_code_can_be_read_as_easily() {
    let (files, package) = fixture_site();
    let site = site(files, package);
    for route in IN_CODE {
        let body = site.page(&route).expect("the page is there").body;
        let sentences: Vec<String> = texts_of(&body).iter().flat_map(|text| split(text)).collect();
        assert!(sentences.len() > 20, "{route:?} has only {} sentences", sentences.len());
        let age = age(&sentences);
        println!("{age:4.1} years  {}", route.path());
        assert!(age <= OLDEST, "{route:?} needs a reading age of {age:.1}");
        let long: Vec<&String> = sentences.iter().filter(|one| one.split_whitespace().count() > LONGEST).collect();
        assert!(long.is_empty(), "{route:?} has sentences of more than {LONGEST} words: {long:#?}");
    }
}

/// What stands in a page's paragraphs, items and texts to copy, without what is pasted as markup.
fn texts_of(body: &str) -> Vec<String> {
    let main = body.split_once("<main").expect("the page has a main part").1;
    let main = main.split("</main>").next().unwrap_or_default();
    // Lists of what can be pasted: names and heights.
    let mut parts = main.split("<section class=\"codes\"");
    let first = parts.next().unwrap_or_default().to_string();
    let rest = parts.map(|part| part.split_once("</section>").map_or("", |(_, after)| after));
    let words = rest.fold(first, |words, part| words + part);
    let mut texts = Vec::new();
    for tag in ["p", "li", "dd", "textarea"] {
        for opened in words.split(&format!("<{tag}")).skip(1) {
            let Some((attributes, inside)) = opened.split_once('>') else { continue };
            let inside = inside.split(&format!("</{tag}>")).next().unwrap_or_default();
            if attributes.is_empty() || attributes.starts_with(' ') {
                texts.push(without_tags(inside));
            }
        }
    }
    texts
}

fn without_tags(markup: &str) -> String {
    let mut pieces = markup.split('<');
    let first = pieces.next().unwrap_or_default().to_string();
    let text = pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, after)| after));
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
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
