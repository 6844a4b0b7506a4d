//! The parts of a file's metadata: sources, licences, corrections.

use crate::data::json::fields::{Kind, Text, record};
use crate::data::json::schema::{Defs, has};
use crate::data::json::{File, Node, shorten};
use crate::data::meta::address::{Address, SourceAddress};
use crate::data::meta::kinds::read_date;
use crate::data::values::Date;
use serde_json::Value;

record! {
    /// A source of figures.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Source read by read_source(file, at) {
        /// The short name that rows use.
        id: String = required Text(60),
        /// The title of the page, file or document.
        title: String = required Text(200),
        /// Who published it.
        publisher: String = required Text(160),
        /// Its web address. A source without one says why in `note`.
        path: Option<String> = optional SourceAddress,
        /// When it was published, in words, where known.
        date: Option<String> = optional Text(80),
        /// Anything a reader should know about it.
        note: Option<String> = optional Text(600),
    } {
        if let (Some(None), Some(None)) = (&path, &note) {
            file.problem(at, "source-address", "The source has no web address.");
        }
    }
    rule has("anyOf", &["path", "note"])
}

record! {
    /// Terms of use.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Licence read by read_licence(file, at) {
        /// The short name: `OGL-UK-3.0`.
        name: String = required Text(60),
        /// The full title.
        title: String = required Text(200),
        /// The address of its text.
        path: String = required Address,
    }
}

/// When a dataset will next be updated, if at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// New figures are due on this day.
    Due(Date),
    /// There will be no more, and why.
    Ended(String),
}

record! {
    /// A correction.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Correction read by read_correction(file, at) {
        /// The day of the correction.
        date: Date = required read_date,
        /// What was wrong and what it is now.
        what: String = required Text(600),
        /// Why it was wrong.
        why: String = required Text(600),
        /// What it said, where that is one figure or a few words.
        from: Option<String> = optional Text(80),
        /// What it says now.
        to: Option<String> = optional Text(80),
        /// In a file of single figures: the names of those that were wrong.
        figures: Vec<String> = list Text(60),
    }
}

impl Correction {
    /// The whole correction in a line.
    pub fn line(&self) -> String {
        format!("Corrected on {}: {}", self.date, self.words())
    }

    /// What was wrong, what it is now, and why.
    pub fn words(&self) -> String {
        let change = self.from.as_ref().zip(self.to.as_ref());
        let change = change.map(|(from, to)| format!(" It said {from}, and now says {to}.")).unwrap_or_default();
        format!("{}{change} {}", self.what, self.why)
    }
}

/// Checks a source id: it must be one of the file's own sources.
pub struct SourceId<'s>(pub &'s [Source]);

impl<'a> Kind<'a> for SourceId<'_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let id = file.text(at, 60)?;
        if !self.0.iter().any(|source| source.id == id) {
            unknown_source(file, at, &id, self.0);
        }
        Some(id)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.text(60)
    }
}

/// Notes a source that is not one of the file's own.
pub fn unknown_source(file: &mut File<'_>, at: &Node<'_>, id: &str, sources: &[Source]) {
    let message = format!("There is no source \"{}\" in the list of sources.", shorten(id));
    file.unknown(at, "row-source", &message, id, sources.iter().map(|source| source.id.as_str()));
}
