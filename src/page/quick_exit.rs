//! The bar "Leave this page", for readers who must hide what they read. It stands on every page that names abuse at
//! home, sexual violence, or somebody who is exploited, controlled or at risk. What a page names is read from its words, so that no page can be forgotten.

use maud::{Markup, html};

/// The words that call for the bar, in small letters.
const WORDS: [&str; 17] = [
    "domestic abuse",
    "domestic violence",
    "abuse at home",
    "sexual violence",
    "sexual abuse",
    "sexual assault",
    "exploit",
    "controls you",
    "used or controlled",
    "being controlled",
    "county lines",
    "sextortion",
    "being groomed",
    "traffick",
    "modern slavery",
    "forced marriage",
    "adult isn’t safe",
];

/// Whether a page needs the bar.
pub(super) fn names_abuse(content: &str) -> bool {
    let content = content.to_lowercase();
    WORDS.iter().any(|words| content.contains(words))
}

/// The bar. A plain link works without scripts; `js/page/quick-exit.js` adds the key, and shows the words about it.
/// `noreferrer` stops the other site from learning this page's address.
pub(super) fn bar() -> Markup {
    html! {
        div class="exit" role="region" aria-label="Leave this page" {
            div class="inside" {
                a class="leave onward" href="https://www.bbc.co.uk/weather" rel="external noreferrer" { "Leave this page" }
                span hidden { "or press Shift 3 times" }
            }
        }
    }
}
