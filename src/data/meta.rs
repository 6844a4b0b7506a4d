//! What every published file says of itself: title, sources, licences, dates, corrections, doubts.

use crate::data::json::{File, Node, Object, shorten};
use crate::data::values::Date;

/// The version of the file format that this program writes and reads.
pub const SCHEMA: u32 = 1;

/// What a file says of itself.
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
    /// When new figures are due, or why there will be none.
    pub next: Next,
    /// Mistakes that were put right, newest first.
    pub corrections: Vec<Correction>,
    /// What could not be checked, or does not agree with something else.
    pub doubts: Vec<String>,
}

/// A place that figures come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The short name that rows use.
    pub id: String,
    /// The title of the page, file or document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its web address. A source without one says why in `note`.
    pub path: Option<String>,
    /// When it was published, in words, where known.
    pub date: Option<String>,
    /// Anything a reader should know about it.
    pub note: Option<String>,
}

/// Terms of use.
#[derive(Clone, Debug, PartialEq)]
pub struct Licence {
    /// The short name: `OGL-UK-3.0`.
    pub name: String,
    /// The full title.
    pub title: String,
    /// The address of its text.
    pub path: String,
}

/// What comes next for a dataset.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// New figures are due on this day.
    Due(Date),
    /// There will be no more, and why.
    Ended(String),
}

/// A mistake that was put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The day of the correction.
    pub date: Date,
    /// What was wrong and what it is now.
    pub what: String,
    /// Why it was wrong.
    pub why: String,
}

impl Meta {
    /// Reads the fields that every published file has, and checks them.
    pub fn read<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Meta> {
        let name = object.present(file, "name").and_then(|at| read_slug(file, &at, "part of an address"));
        let title = object.text(file, "title", 120);
        let description = object.text(file, "description", 1500);
        let sources_at = object.present(file, "sources");
        let sources = (sources_at.as_ref().and_then(|at| file.list(at)))
            .map(|items| items.iter().filter_map(|item| read_source(file, item)).collect::<Vec<_>>())
            .unwrap_or_default();
        if let Some(at) = &sources_at
            && sources.is_empty()
        {
            file.problem(at, "no-source", "There is no source.");
        }
        let licences_at = object.present(file, "licenses");
        let licences = (licences_at.as_ref().and_then(|at| file.list(at)))
            .map(|items| items.iter().filter_map(|item| read_licence(file, item)).collect::<Vec<_>>())
            .unwrap_or_default();
        if let Some(at) = &licences_at
            && licences.is_empty()
        {
            file.problem(at, "no-licence", "There is no licence.");
        }
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
        Some(Meta {
            name: name?,
            title: title?,
            description: description?,
            sources,
            licences,
            created: created?,
            updated: updated?,
            next: next?,
            corrections,
            doubts,
        })
    }

    /// The source with this short name.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Refuses a file of a newer format with words instead of a heap of unknown fields.
pub fn check_schema<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<()> {
    let at = object.present(file, "schema")?;
    let schema: u32 = file.value(&at, "a whole number")?;
    if schema != SCHEMA {
        file.problem(&at, "schema", &format!("The file has format {schema}; this version reads format {SCHEMA}."));
        return None;
    }
    Some(())
}

fn read_source<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Source> {
    let mut object = file.object(at)?;
    let id = object.text(file, "id", 60);
    let title = object.text(file, "title", 200);
    let publisher = object.text(file, "publisher", 160);
    let path_at = object.optional("path");
    let path = path_at.as_ref().and_then(|at| read_address(file, at));
    let date = object.optional_text(file, "date", 80);
    let note = object.optional_text(file, "note", 600);
    if path_at.is_none() && note.is_none() {
        file.problem(at, "source-address", "The source has no web address.");
    }
    object.finish(file);
    Some(Source { id: id?, title: title?, publisher: publisher?, path, date, note })
}

fn read_licence<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Licence> {
    let mut object = file.object(at)?;
    let name = object.text(file, "name", 60);
    let title = object.text(file, "title", 200);
    let path = object.present(file, "path").and_then(|at| read_address(file, &at));
    object.finish(file);
    Some(Licence { name: name?, title: title?, path: path? })
}

fn read_correction<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Correction> {
    let mut object = file.object(at)?;
    let date = object.present(file, "date").and_then(|at| read_date(file, &at));
    let what = object.text(file, "what", 600);
    let why = object.text(file, "why", 600);
    object.finish(file);
    Some(Correction { date: date?, what: what?, why: why? })
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
                // The field that it belongs beside.
                None => (updated_at.unwrap_or(object.node()), "It does not say when new figures are due."),
            };
            file.problem(at, "next-update", message);
            None
        }
    }
}

/// Reads a file that holds rows and nothing else of its own: what it says of itself, and the places of its rows.
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

/// Reads the name of a row, by which other files call it. `what` is what the row is.
pub fn read_name<'a>(file: &mut File<'a>, object: &mut Object<'a>, what: &str) -> Option<String> {
    let at = object.present(file, "name")?;
    read_slug(file, &at, &format!("a {what}'s name"))
}

/// Reads a name that stands in addresses. `what` is what it can't be otherwise.
pub fn read_slug(file: &mut File<'_>, at: &Node<'_>, what: &str) -> Option<String> {
    let name = file.text(at, 60)?;
    if !is_slug(&name) {
        file.problem(at, "name", &format!("\"{name}\" can't be {what}."));
        return None;
    }
    Some(name)
}

/// Reads the id of a row's source, which is one of the file's own.
pub fn read_source_id<'a>(file: &mut File<'a>, object: &mut Object<'a>, meta: &Meta) -> Option<String> {
    let at = object.present(file, "source")?;
    let id = file.text(&at, 60)?;
    if meta.source(&id).is_none() {
        unknown_source(file, &at, &id, &meta.sources);
    }
    Some(id)
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
