//! Keeps a page up to date with the published file: fetches it, checks it, and uses it if it is newer.

use crate::browser;
use crate::data::meta::Meta;
use crate::data::{Date, Problem};
use leptos::prelude::*;

/// The result of the last look at the published file.
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
        [first, ..] => {
            format!("the file has a mistake in it (line {}: {})", first.line, first.message.trim_end_matches('.'))
        }
        [] => "the file has a mistake in it".to_string(),
    }
}

/// How a published file compares with what the page has.
pub enum Offer {
    /// It is what the page has, or older: a cache on the way may still hold a file from before the page.
    Known,
    /// It is newer, and is now in place.
    Taken,
    /// It can't follow what the page has, and why.
    Refused(&'static str),
}

/// A year, in days.
const FAR: i64 = 366;

impl Offer {
    /// Whether a file is to be taken: it is of the same name, its figures are not the same, and it is newer. `same` says
    /// whether its figures are those of the page. A day far ahead is a slip that would hold up all later files.
    pub fn judge(old: &Meta, new: &Meta, same: bool) -> Offer {
        // Nobody's clock is a reason to refuse what is newer by a few days.
        let today = browser::today().max(old.updated.day_number());
        match () {
            () if new.name != old.name => Offer::Refused("the file is another dataset"),
            () if new.updated < old.updated => Offer::Known,
            () if new.updated == old.updated && same => Offer::Known,
            () if new.updated == old.updated => Offer::Refused("the file has other figures of the same day"),
            () if new.updated.day_number() > today + FAR => Offer::Refused("its day is still far ahead"),
            () => Offer::Taken,
        }
    }

    /// A file that would be taken, unless there is a reason against it.
    pub fn unless(self, reason: Option<&'static str>) -> Offer {
        match (self, reason) {
            (Offer::Taken, Some(reason)) => Offer::Refused(reason),
            (offer, _) => offer,
        }
    }
}

/// Reads a file's text and takes it, or says why not.
type Judge = Box<dyn Fn(&str) -> Result<Offer, Vec<Problem>>>;

/// Fetches a published file and offers its text to `offer`, which reads it and takes it if it is sound and newer.
pub fn refresh(address: String, live: RwSignal<Live>, offer: impl Fn(&str) -> Result<Offer, Vec<Problem>> + 'static) {
    let offer: Judge = Box::new(offer);
    browser::spawn(Box::pin(async move {
        let found = match browser::fetch_text(&address).await {
            Err(why) => Live::Failed(why.to_string()),
            Ok(text) => match offer(&text) {
                Ok(Offer::Known) => Live::Same,
                Ok(Offer::Taken) => Live::New,
                Ok(Offer::Refused(why)) => Live::Failed(why.to_string()),
                Err(problems) => Live::Failed(refused(&problems)),
            },
        };
        let old = live.get_untracked();
        // That the picture is not what was chosen weighs more than that nothing newer was found. New figures are drawn.
        let is_hidden = old == Live::NotDrawn && found != Live::New;
        // Screen readers announce a text that is set again, even if it is the same.
        if old != found && !is_hidden {
            live.set(found);
        }
    }));
}

/// The line that says how new the figures are; a failure, with a button to try again. `role="status"` speaks it once.
pub fn status(
    live: RwSignal<Live>,
    updated: impl Fn() -> Date + Send + Sync + Copy + 'static,
    again: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let words = move || match live.get() {
        Live::Same => format!("Figures published on {}.", updated()),
        Live::New => format!("New figures, published on {}, are now on this page.", updated()),
        Live::Failed(why) => {
            format!("We could not get the newest figures: {why}. The page shows those published on {}.", updated())
        }
        Live::NotDrawn => "The picture didn’t update. The words and the table are right.".to_string(),
    };
    let failed = move || matches!(live.get(), Live::Failed(_) | Live::NotDrawn);
    view! {
        <div class="status" class:failed=failed>
            <p role="status">{words}</p>
            <button type="button" hidden=move || !failed() on:click=move |_| again()>"Try again"</button>
        </div>
    }
}
