//! What differs between a published file and the one that would take its place, cut short for the page.

use crate::difference::{Change, FileDifference};
use serde::Serialize;

/// A list names so many changes and counts the rest: a file can have thirty thousand figures.
const MOST: usize = 200;

/// What would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Figures that are new.
    pub added: Listed,
    /// Figures that have another value, or another symbol, than was published.
    pub revised: Listed,
    /// Figures that are gone.
    pub removed: Listed,
    /// How many figures stay as they are.
    pub same: usize,
    /// What stands beside the figures, and what the file says of them.
    pub about: Listed,
}

/// Changes of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<Told>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What changes: "County Durham, 2014/15".
    pub what: String,
    /// As it is published; empty if it is not.
    pub before: String,
    /// As it would be; empty if it goes.
    pub after: String,
}

impl Listed {
    /// Adds a change, or counts it if there are many already.
    pub(super) fn push(&mut self, change: Change) {
        self.count += 1;
        if self.shown.len() < MOST {
            let Change { what, before, after, .. } = change;
            self.shown.push(Told { what, before: before.unwrap_or_default(), after: after.unwrap_or_default() });
        }
    }
}

impl Changes {
    /// The changes of a file of figures.
    pub(super) fn of(difference: FileDifference) -> Changes {
        let mut changes = Changes { same: difference.same, ..Changes::default() };
        for change in difference.figures {
            let list = match (&change.before, &change.after) {
                (None, _) => &mut changes.added,
                (_, None) => &mut changes.removed,
                _ => &mut changes.revised,
            };
            list.push(change);
        }
        difference.about.into_iter().for_each(|change| changes.about.push(change));
        changes
    }
}
