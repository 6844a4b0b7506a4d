//! Keeps a page in step with the published file: fetch, check, take or leave.

use crate::browser;
use crate::data::meta::Meta;
use crate::data::{Date, Problem};
use leptos::prelude::*;

/// What became of the last look at the published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Live {
    /// Nothing to say: not looked yet, or nothing newer was found.
    Same,
    /// The page now shows newer figures.
    New,
    /// The file could not be taken, and why. The page stays as it was.
    Failed(String),
    /// The figures are right, but the picture could not be redrawn.
    NotDrawn,
}

/// Why a file that arrived was not taken.
pub fn refused(problems: &[Problem]) -> String {
    match problems {
        [first, ..] => format!("the file has a mistake in it (line {}: {})", first.line, first.message.trim_end_matches('.')),
        [] => "the file has a mistake in it".to_string(),
    }
}

/// Fetches a published file and takes it if it is sound and not older than what the page has.
///
/// `parse` reads it, `meta` gives its dates, `current` what the page has now, `take` puts the new one in place.
pub fn refresh<T: PartialEq + 'static>(
    address: String,
    live: RwSignal<Live>,
    parse: impl Fn(&str) -> Result<T, Vec<Problem>> + 'static,
    meta: impl Fn(&T) -> &Meta + 'static,
    current: impl Fn() -> T + 'static,
    take: impl Fn(T) + 'static,
) {
    browser::spawn(async move {
        let text = match browser::fetch_text(&address).await {
            Ok(text) => text,
            Err(why) => return live.set(Live::Failed(why.to_string())),
        };
        let new = match parse(&text) {
            Ok(new) => new,
            Err(problems) => return live.set(Live::Failed(refused(&problems))),
        };
        let old = current();
        if meta(&new).name != meta(&old).name {
            return live.set(Live::Failed("the file is another dataset".to_string()));
        }
        // A cache on the way may still hold an older file than the page itself.
        if new == old || meta(&new).updated < meta(&old).updated {
            return live.set(Live::Same);
        }
        take(new);
        live.set(Live::New);
    });
}

/// The line that says how new the figures are; a failure, with a button to try again. `role="status"` speaks it once.
pub fn status(live: RwSignal<Live>, updated: impl Fn() -> Date + Send + Sync + Copy + 'static, again: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let words = move || match live.get() {
        Live::Same => format!("Figures published on {}.", updated()),
        Live::New => format!("New figures, published on {}, are now on this page.", updated()),
        Live::Failed(why) => {
            format!("We could not get the newest figures: {why}. The page shows those published on {}.", updated())
        }
        Live::NotDrawn => "The picture could not be drawn again. The words and the table are right.".to_string(),
    };
    let failed = move || matches!(live.get(), Live::Failed(_) | Live::NotDrawn);
    view! {
        <div class="status" class:failed=failed>
            <p role="status">{words}</p>
            <button type="button" hidden=move || !failed() on:click=move |_| again()>"Try again"</button>
        </div>
    }
}
