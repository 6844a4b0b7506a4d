//! The metadata of every published file: title, sources, licences, dates, corrections, doubts.

use crate::data::json::fields::{Kind, Text, record};
use crate::data::json::{File, Node, Object, shorten};
use crate::data::values::Date;

/// The version of the file format that this program writes and reads.
pub const SCHEMA: u32 = 1;

/// A file's metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// The file's name, the same as its file name without `.json`.
    pub name: String,
    /// The title in plain words.
    pub title: String,
    /// What is in it and how far to trust it, in a few sentences.
    pub description: String,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// The terms of use.
    pub licences: Vec<Licence>,
    /// When the file was first published.
    pub created: Date,
    /// When the file was last changed.
    pub updated: Date,
    /// When new figures are due, or why there will be no more.
    pub next: Next,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// What could not be checked, or conflicts with something else.
    pub doubts: Vec<String>,
}

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
        path: Option<String> = optional read_address,
        /// When it was published, in words, where known.
        date: Option<String> = optional Text(80),
        /// Anything a reader should know about it.
        note: Option<String> = optional Text(600),
    } {
        if let (Some(None), Some(None)) = (&path, &note) {
            file.problem(at, "source-address", "The source has no web address.");
        }
    }
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
        path: String = required read_address,
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

impl Meta {
    /// Reads the fields that every published file has, and checks them.
    pub fn read<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Meta> {
        let name = object.required(file, "name", Slug("part of an address"));
        let title = object.text(file, "title", 120);
        let description = object.text(file, "description", 1500);
        let sources = read_all(file, object, "sources", ("no-source", "There is no source."), read_source);
        if sources.is_none() {
            file.silence("row-source");
        }
        let licences = read_all(file, object, "licenses", ("no-licence", "There is no licence."), read_licence);
        let created = object.present(file, "created").and_then(|at| read_date(file, &at));
        let updated_at = object.present(file, "updated");
        let updated = updated_at.as_ref().and_then(|at| read_date(file, at));
        if let (Some(created), Some(updated), Some(at)) = (created, updated, &updated_at)
            && updated < created
        {
            file.problem(
                at,
                "updated-before-created",
                &format!("The file says it was updated on {updated}, before it was created on {created}."),
            );
        }
        let next = read_next(file, object, updated, updated_at.as_ref());
        let corrections = object.each(file, "corrections", read_correction);
        let doubts = object.each(file, "doubts", |file, at| file.text(at, 800));
        // If metadata can't be read, the file is refused. Its rows are still read, to report their problems as well.
        Some(Meta {
            name: name?,
            title: title.unwrap_or_default(),
            description: description.unwrap_or_default(),
            sources: sources.unwrap_or_default(),
            licences: licences.unwrap_or_default(),
            created: created.unwrap_or(Date::UNREAD),
            updated: updated.unwrap_or(Date::UNREAD),
            next: next.unwrap_or(Next::Ended(String::new())),
            corrections,
            doubts,
        })
    }

    /// The source with this short name.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Refuses a file of a newer format with one clear message, not with a problem for every unknown field.
pub fn check_schema<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<()> {
    let at = object.present(file, "schema")?;
    let schema: u32 = file.value(&at, "a whole number")?;
    if schema != SCHEMA {
        file.problem(&at, "schema", &format!("The file has format {schema}; this version reads format {SCHEMA}."));
        return None;
    }
    Some(())
}

/// Reads a list that needs at least one item. `none` is the rule and message for an empty list. `None` if an item can't
/// be read, or if the list is empty.
fn read_all<'a, T>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    name: &str,
    none: (&'static str, &str),
    read: impl Fn(&mut File<'a>, &Node<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let at = object.present(file, name)?;
    let items = file.list(&at)?;
    if items.is_empty() {
        file.problem(&at, none.0, none.1);
    }
    let all: Vec<T> = items.iter().filter_map(|item| read(file, item)).collect();
    (!items.is_empty() && all.len() == items.len()).then_some(all)
}

fn read_next<'a>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    updated: Option<Date>,
    updated_at: Option<&Node<'a>>,
) -> Option<Next> {
    let ended = object.optional_text(file, "ended", 300);
    let due_at = object.optional("nextUpdate");
    let due = due_at.as_ref().and_then(|at| read_date(file, at));
    if let (Some(due), Some(updated), Some(at)) = (due, updated, &due_at)
        && due <= updated
    {
        file.problem(at, "next-update", &format!("The next update, {due}, is not after the last one, {updated}."));
    }
    match (due_at.is_some(), ended) {
        (true, None) => due.map(Next::Due),
        (false, Some(why)) => Some(Next::Ended(why)),
        _ => {
            let (at, message) = match &due_at {
                Some(due_at) => (due_at, "It can't both have a next update and have ended."),
                // No field to point at, so the problem is noted at the field that it should stand next to.
                None => (updated_at.unwrap_or(object.node()), "It does not say when new figures are due."),
            };
            file.problem(at, "next-update", message);
            None
        }
    }
}

/// Reads a file that holds only metadata and rows. Returns the metadata and the nodes of the rows.
pub fn read_rows<'a>(file: &mut File<'a>) -> Option<(Meta, Vec<Node<'a>>)> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let rows_at = object.present(file, "rows");
    object.finish(file);
    let (meta, rows_at) = (meta?, rows_at?);
    Some((meta, file.list(&rows_at)?))
}

/// Reads a name that is used in addresses, or notes why it can't be.
pub struct Slug<'s>(pub &'s str);

impl<'a> Kind<'a> for Slug<'_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let name = file.text(at, 60)?;
        if !is_slug(&name) {
            file.problem(at, "name", &format!("\"{name}\" can't be {}.", self.0));
            return None;
        }
        Some(name)
    }
}

/// Checks a source id: it must be one of the file's own sources.
pub struct SourceId<'m>(pub &'m Meta);

impl<'a> Kind<'a> for SourceId<'_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let id = file.text(at, 60)?;
        if self.0.source(&id).is_none() {
            unknown_source(file, at, &id, &self.0.sources);
        }
        Some(id)
    }
}

/// Notes a source that is not one of the file's own.
pub fn unknown_source(file: &mut File<'_>, at: &Node<'_>, id: &str, sources: &[Source]) {
    let message = format!("There is no source \"{}\" in the list of sources.", shorten(id));
    file.unknown(at, "row-source", &message, id, sources.iter().map(|source| source.id.as_str()));
}

/// Reads a date of the form `2026-11-23`.
pub fn read_date(file: &mut File<'_>, at: &Node<'_>) -> Option<Date> {
    let text: String = file.value(at, "a date in quotation marks")?;
    let date = Date::parse(&text);
    if date.is_none() {
        file.problem(at, "date", &format!("\"{}\" is not a date.", shorten(&text)));
    }
    date
}

/// Reads a web address. Only `https:` and `http:` pass, so that no data can carry a script.
pub fn read_address(file: &mut File<'_>, at: &Node<'_>) -> Option<String> {
    let text = file.text(at, 400)?;
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if !host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
        || text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`'))
    {
        file.problem(at, "address", &format!("\"{}\" is not a web address.", shorten(&text)));
        return None;
    }
    Some(text)
}

/// Whether a name can stand in an address as it is.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
