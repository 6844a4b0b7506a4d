//! Single figures, which text and cards refer to by name.

use crate::data::figures::amount::{Amount, Cell, read_amount, read_own_cell};
use crate::data::figures::working::{FactPicture, Working, read_picture, read_working};
use crate::data::json::fields::{Kind, Text, With, flag, record};
use crate::data::json::schema::{Defs, Shape, pattern};
use crate::data::json::{File, Node};
use crate::data::meta::{Meta, Slug, Source, SourceId};
use crate::data::series::{Area, Unit, read_unit, slug};
use serde_json::Value;

/// A file of single figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSet {
    /// The file's metadata.
    pub meta: Meta,
    /// The figures, in the order in which they are shown.
    pub facts: Vec<Fact>,
}

record! {
    /// One cited figure.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Fact read by read_fact(file, at, sources: &[Source]) with figure from read_amount {
        /// The name that text uses: `{fact:recovery-centres}`.
        name: String = required Slug("a figure's name"),
        /// What it counts, in a few words.
        label: String = required Text(120),
        /// What it is about, for lists of all figures: "Roads"; if left out, they have the file's title.
        topic: Option<String> = optional Text(40),
        /// The figure.
        amount: Amount = given figure.amount,
        /// Its unit; `%` follows the figure without a space.
        unit: Unit = required read_unit,
        /// The area that it is for.
        area: Area = required Place,
        /// The time that it is for, in words.
        period: String = required Text(80),
        /// The short name of its source.
        source: String = required SourceId(sources),
        /// How it’s counted.
        definition: String = required Text(600),
        /// One sentence with the figure, for its card; `{value}` and `{fact:...}` are filled in.
        sentence: Option<String> = optional Text(300),
        /// How it was worked out from other figures of the file.
        working: Option<Working> = optional read_working,
        /// The cell of a dataset that holds the same figure.
        cell: Option<Cell> = flatten With(read_own_cell, figure.ranked.as_ref()),
        /// What could not be checked.
        doubt: Option<String> = optional Text(600),
        /// Whether it has its own card on the home page.
        headline: bool = optional flag => false,
        /// The small picture on its card.
        picture: Option<FactPicture> = flatten With(read_picture, working.as_ref().and_then(Option::as_ref)),
        /// The older figure, from the document, that this one updates. This one is shown on that one's card.
        follows: Option<String> = optional Text(60),
    }
}

impl Fact {
    /// The newest year that its period names; of a year over two calendar years, such as 2014/15, the second.
    pub fn year(&self) -> Option<u16> {
        let text = self.period.as_str();
        // The parts of digits in their order, each with where it ends.
        let mut newest = None;
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let digits = &rest[at..];
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let year: Option<u16> = if end == 4 { digits[..end].parse().ok() } else { None };
            rest = &digits[end..];
            let is_split = rest.strip_prefix('/').is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
            newest = newest.max(year.map(|year| year + u16::from(is_split)));
        }
        newest
    }
}

impl FactSet {
    /// The figure with this name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }

    /// The later figures that update a figure.
    pub fn later(&self, name: &str) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.follows.as_deref() == Some(name))
    }
}

/// The area that a figure is for.
struct Place;

impl<'a> Kind<'a> for Place {
    type Value = Area;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Area> {
        let mut object = file.object(at)?;
        let code = object.optional_text(file, "code", 9).unwrap_or_default();
        let name = object.text(file, "name", 80);
        object.finish(file);
        let name = name?;
        Some(Area { code, slug: slug(&name), said: name.clone(), name, kind: String::new(), note: None })
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        let mut shape = Shape::new(defs);
        shape.optional("code", "Its Government Statistical Service code, if it has one.", pattern(9, r"\S", "empty"));
        let name = shape.defs.text(80);
        shape.required("name", "Its name.", name);
        shape.done("The area that the figure is for.")
    }
}
