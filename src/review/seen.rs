//! What readers would see: every sentence, card, page, lesson and embed that new files change.

use super::changes::Listed;
use crate::difference::{Difference, Subject};
use serde::Serialize;

/// What changes in one kind of place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// What they are: "Words of pages".
    pub subject: &'static str,
    /// The places, each with what changes there.
    pub places: Vec<Place>,
}

/// What changes in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its address below the site's root, or a name for the first page.
    pub name: String,
    /// What changes.
    pub changes: Listed,
}

impl Seen {
    /// The changes that readers see. What differs in the files themselves is told with each of them.
    pub(super) fn all(difference: &Difference) -> Vec<Seen> {
        let seen = Subject::ALL.into_iter().filter(|(subject, _)| {
            matches!(subject, Subject::Chart | Subject::Card | Subject::Page | Subject::Lesson | Subject::Embed)
        });
        let all = seen.map(|(subject, heading)| Seen {
            subject: heading,
            places: (difference.places(subject).into_iter())
                .map(|(name, changes)| {
                    let mut listed = Listed::default();
                    changes.into_iter().cloned().for_each(|change| listed.push(change));
                    Place { name: name.to_string(), changes: listed }
                })
                .collect(),
        });
        all.filter(|seen| !seen.places.is_empty()).collect()
    }
}
