//! What differs between a published file of figures and the one that would take its place, whatever other files say.

use super::figures::{about_dataset, beside, facts, of_meta, values};
use super::silent::{of_dataset, of_facts};
use super::{Change, Listing, Silent, Subject, listing_changes};
use crate::data::json::Audience;
use crate::data::{Dataset, FactSet};

/// What differs between two states of one file of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileDifference {
    /// Its figures, with their symbols.
    pub figures: Vec<Change>,
    /// How many figures stay as they are.
    pub same: usize,
    /// What stands beside its figures, and what it says of them.
    pub about: Vec<Change>,
    /// Figures that were published and change without a word about it.
    pub silent: Vec<Silent>,
}

/// A file of figures.
enum Figures {
    Dataset(Box<Dataset>),
    Facts(Box<FactSet>),
}

impl Figures {
    /// Reads a file as a page reads it; `None` for any other file, and for one that can't be read.
    fn parse(text: &str) -> Option<Figures> {
        let dataset = Dataset::parse("", text, Audience::Page).map(|dataset| Figures::Dataset(Box::new(dataset)));
        let facts = || FactSet::parse("", text, Audience::Page).map(|set| Figures::Facts(Box::new(set)));
        dataset.or_else(|_| facts()).ok()
    }

    fn values(&self) -> Listing {
        match self {
            Figures::Dataset(dataset) => values(dataset),
            Figures::Facts(set) => facts(set),
        }
    }

    fn about(&self) -> Listing {
        match self {
            Figures::Dataset(dataset) => about_dataset(dataset).into_iter().chain(beside(dataset)).collect(),
            Figures::Facts(set) => of_meta(&set.meta),
        }
    }
}

impl FileDifference {
    /// Compares the published text of a file with a new one; without a published one, every figure is new. `None` where
    /// the new text is no file of figures, or can't be read.
    pub fn between(published: Option<&str>, new: &str) -> Option<FileDifference> {
        let (before, after) = (published.and_then(Figures::parse), Figures::parse(new)?);
        let mut difference = FileDifference::default();
        match (&before, &after) {
            (Some(Figures::Dataset(before)), Figures::Dataset(after)) => {
                of_dataset(before, after, &mut difference.silent);
            }
            (Some(Figures::Facts(before)), Figures::Facts(after)) => of_facts(before, after, &mut difference.silent),
            _ => {}
        }
        let values = after.values();
        let count = values.len();
        let was = |list: fn(&Figures) -> Listing| before.as_ref().map(list).unwrap_or_default();
        listing_changes(Subject::Figure, "", was(Figures::values), values, &mut difference.figures);
        if before.is_some() {
            listing_changes(Subject::About, "", was(Figures::about), after.about(), &mut difference.about);
        }
        let changed = difference.figures.iter().filter(|change| change.after.is_some()).count();
        difference.same = count - changed;
        Some(difference)
    }
}
