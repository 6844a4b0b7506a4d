//! Reads the metadata of every published file.

use crate::data::json::fields::Kind;
use crate::data::json::schema::{Defs, Described, DescribedPart, Shape, has, list};
use crate::data::json::{File, Index, Node, Object, shorten};
use crate::data::meta::kinds::{Slug, read_date};
use crate::data::meta::parts::{Correction, Licence, Next, Source, read_correction, read_licence, read_source};
use crate::data::values::Date;
use serde_json::{Value, json};

/// The version of the file format that this program writes and reads.
pub const SCHEMA: u32 = 1;

/// The most days from an update to the next one: a census comes every ten years.
const LONGEST_WAIT: i64 = 3653;

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

impl Meta {
    /// Reads the fields that every published file has, and checks them.
    pub fn read<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Meta> {
        let name = object.required(file, "name", Slug("part of an address"));
        let title_at = object.place_of("title");
        let title = object.text(file, "title", 120);
        if title.as_ref().is_some_and(|title| file.is_explained() && !title.contains(char::is_alphanumeric)) {
            file.problem(&title_at, "empty", "The title has no letter and no digit.");
        }
        let description = object.text(file, "description", 1500);
        let sources_at = object.place_of("sources");
        let sources = read_all(file, object, "sources", ("no-source", "There is no source."), read_source);
        let sources = sources.filter(|sources| !file.is_explained() || each_source_once(file, &sources_at, sources));
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
        let corrections = object.each(file, "corrections", |file, at| {
            let correction = read_correction(file, at)?;
            within(file, at, correction.date, created, updated);
            Some(correction)
        });
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

/// Checks that no two sources have the same short name, as a row could mean either.
fn each_source_once<'a>(file: &mut File<'a>, at: &Node<'a>, sources: &[Source]) -> bool {
    let repeated = Index::of(sources.iter().map(|source| source.id.as_str())).is_repeated();
    let items = file.list(at).unwrap_or_default();
    for ((source, at), _) in sources.iter().zip(&items).zip(&repeated).filter(|(_, repeated)| **repeated) {
        file.problem(at, "source-twice", &format!("There already is a source \"{}\".", shorten(&source.id)));
    }
    !repeated.contains(&true)
}

/// Checks that a correction lies between the first day of the file and the last.
fn within(file: &mut File<'_>, at: &Node<'_>, date: Date, created: Option<Date>, updated: Option<Date>) {
    let (Some(created), Some(updated), true) = (created, updated, file.is_explained()) else { return };
    if !(created..=updated).contains(&date) {
        let message =
            format!("The correction is of {date}, but the file was created on {created} and updated on {updated}.");
        file.problem(at, "correction-date", &message);
    }
}

impl DescribedPart for Meta {
    fn fields(shape: &mut Shape<'_>) {
        let name = Slug("").schema(shape.defs);
        shape.required("name", "The file's name without .json.", name);
        let text = shape.defs.text(120);
        shape.required("title", "The title in plain words.", text);
        let text = shape.defs.text(1500);
        shape.required("description", "What is in it and how far to trust it, in a few sentences.", text);
        let sources = list(1, Source::schema(shape.defs));
        shape.required("sources", "Where the figures or words come from.", sources);
        let licences = list(1, Licence::schema(shape.defs));
        shape.required("licenses", "The terms of use.", licences);
        let day = Date::schema(shape.defs);
        shape.required("created", "The day when the file was first published.", day.clone());
        shape.required("updated", "The day when the file was last changed.", day.clone());
        shape.optional("nextUpdate", "The day when new figures are due.", day);
        let text = shape.defs.text(300);
        shape.optional("ended", "Why there will be no more figures.", text);
        let corrections = list(0, Correction::schema(shape.defs));
        shape.optional("corrections", "Corrections, newest first.", corrections);
        let doubts = list(0, shape.defs.text(800));
        shape.optional("doubts", "What could not be checked, or conflicts with something else.", doubts);
        shape.rule(has("oneOf", &["nextUpdate", "ended"]));
    }
}

/// The version of the format, which every file names.
pub struct Format;

impl DescribedPart for Format {
    fn fields(shape: &mut Shape<'_>) {
        let address = json!({ "type": "string", "pattern": "schema/[a-z-]+\\.json$" });
        shape.optional("$schema", "The address of this schema, for editors. It begins at the file.", address);
        shape.required("schema", "The version of the file format.", json!({ "const": SCHEMA }));
    }
}

/// Refuses a file of a newer format with one clear message, not with a problem for every unknown field.
pub fn check_schema<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Format> {
    let at = object.present(file, "schema")?;
    let schema: u32 = file.value(&at, "a whole number")?;
    if schema != SCHEMA {
        file.problem(&at, "schema", &format!("The file has format {schema}; this version reads format {SCHEMA}."));
        return None;
    }
    Some(Format)
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
    } else if let (Some(due), Some(updated), Some(at), true) = (due, updated, &due_at, file.is_explained())
        && due.day_number() > updated.day_number() + LONGEST_WAIT
    {
        file.problem(at, "next-update", &format!("The next update, {due}, is more than ten years after {updated}."));
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

/// The schema of a file that holds only metadata and rows.
pub fn rows_schema(defs: &mut Defs, about: &str, row: impl Fn(&mut Defs) -> Value) -> Value {
    let mut shape = Shape::new(defs);
    Format::fields(&mut shape);
    Meta::fields(&mut shape);
    let rows = list(0, row(shape.defs));
    shape.required("rows", "One row for each.", rows);
    shape.done(about)
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
