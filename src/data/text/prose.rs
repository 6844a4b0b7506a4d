//! Prose, which refers to a figure by name: `{fact:river-incidents}`. Any other digit has to be declared as a
//! constant (a telephone number, a year), so that no figure can hide in prose.

use crate::data::json::fields::{Kind, Text};
use crate::data::json::schema::{Blank, Defs, Described, DescribedPart, Shape, list};
use crate::data::json::{File, Node, Object};
use crate::data::meta::{Format, Meta, check_schema, read_date};
use crate::data::values::Date;
use serde_json::Value;

/// What is read first of a file, because its texts are checked against it.
pub struct Whole<'a> {
    /// The file's metadata.
    pub meta: Option<Meta>,
    /// The place of the file's name.
    pub name_at: Node<'a>,
    /// The texts with digits that are no figures.
    constants: Vec<String>,
}

impl<'a> Whole<'a> {
    /// Reads it from the file's fields.
    pub fn read(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Whole<'a>> {
        check_schema(file, object)?;
        let name_at = object.place_of("name");
        let meta = Meta::read(file, object);
        let constants = object.each(file, "constants", |file, at| file.text(at, 60));
        Some(Whole { meta, name_at, constants })
    }
}

impl DescribedPart for Whole<'_> {
    fn fields(shape: &mut Shape<'_>) {
        Format::fields(shape);
        Meta::fields(shape);
        let constants = list(0, shape.defs.text(60));
        shape.optional("constants", "The texts with digits that are no figures: telephone numbers, years.", constants);
    }
}

impl Whole<'_> {
    /// A file of which nothing is known.
    const NOTHING: Whole<'static> = Whole { meta: None, name_at: Node::NOWHERE, constants: Vec::new() };
}

impl Blank for Whole<'_> {
    fn blank() -> Self {
        Whole::NOTHING
    }
}

impl Blank for &Whole<'_> {
    fn blank() -> Self {
        static NOTHING: Whole<'static> = Whole::NOTHING;
        &NOTHING
    }
}

/// A text without a figure that is not backed by data.
pub struct Prose<'w, 'a>(pub &'w Whole<'a>);

impl<'a> Kind<'a> for Prose<'_, '_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let text = file.text(at, 900)?;
        if let Some(word) = unbound_figure(&text, &self.0.constants) {
            file.problem(
                at,
                "unbound-figure",
                &format!("The figure \"{word}\" stands in the text, but comes from no dataset."),
            );
        }
        Some(text)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.text(900)
    }
}

/// The short name of one of the file's own sources.
pub struct OwnSource<'w, 'a>(pub &'w Whole<'a>);

impl<'a> Kind<'a> for OwnSource<'_, '_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let id = Text(60).read(file, at)?;
        if self.0.meta.as_ref().is_none_or(|meta| meta.source(&id).is_none()) {
            file.problem(at, "row-source", "This source is not in the list of sources.");
        }
        Some(id)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.text(60)
    }
}

/// The day of the next review, which comes after the last one.
pub struct ReviewAfter(pub Option<Date>);

impl<'a> Kind<'a> for ReviewAfter {
    type Value = Date;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Date> {
        let due = read_date(file, at)?;
        if self.0.is_some_and(|reviewed| due <= reviewed) {
            file.problem(at, "review-due", "The next review is not after the last one.");
        }
        Some(due)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        Date::schema(defs)
    }
}

/// A piece of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they are.
    Words(&'t str),
    /// The place of the figure with this name.
    Fact(&'t str),
}

/// The words cut at the places of figures.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{fact:") {
        // An opening without an end is no place of a figure.
        let Some((name, after)) = after.split_once('}') else { break };
        pieces.extend([Piece::Words(before), Piece::Fact(name)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// The names in `{fact:name}`.
pub fn fact_names(text: &str) -> Vec<&str> {
    let name = |piece| if let Piece::Fact(name) = piece { Some(name) } else { None };
    pieces(text).into_iter().filter_map(name).collect()
}

/// Whether words carry a digit that is neither a named figure nor a declared constant; the first such word.
pub fn unbound_figure(text: &str, constants: &[String]) -> Option<String> {
    let word = |piece| if let Piece::Words(words) = piece { words } else { " " };
    let mut rest: String = pieces(text).into_iter().map(word).collect();
    let mut constants: Vec<&String> = constants.iter().collect();
    constants.sort_by_key(|constant| std::cmp::Reverse(constant.len()));
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '£').to_string();
    for constant in constants {
        rest = remove_whole(&rest, constant);
    }
    rest.split_whitespace().map(trim).find(|word| word.chars().any(char::is_numeric))
}

/// Removes a constant where it is a separate number: `20` is not found in `2015`.
fn remove_whole(text: &str, constant: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(constant) {
        let (before, after) = (&rest[..at], &rest[at + constant.len()..]);
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '%');
        let part = joined(before.chars().next_back()) || joined(after.chars().next());
        kept.push_str(before);
        kept.push_str(if part { constant } else { " " });
        rest = after;
    }
    kept.push_str(rest);
    kept
}
