//! Single figures, which text and cards refer to by name.

use crate::data::json::fields::{Text, With, flag, record};
use crate::data::json::{File, Node, Object};
use crate::data::meta::{Meta, Slug, SourceId};
use crate::data::series::{Area, Unit, read_decimals, read_unit, slug};
use crate::data::values::plain;

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
    pub struct Fact read by read_fact(file, at, meta: &Meta) with figure from read_amount {
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
        area: Area = required read_place,
        /// The time that it is for, in words.
        period: String = required Text(80),
        /// The short name of its source.
        source: String = required SourceId(meta),
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
        picture: Option<Picture> = flatten With(read_picture, working.as_ref().and_then(Option::as_ref)),
        /// The older figure, from the document, that this one updates. This one is shown on that one's card.
        follows: Option<String> = optional Text(60),
    }
}

/// A small picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// As a share of 100.
    Part,
    /// As a bar below another figure's bar.
    Bars {
        /// The other figure's name.
        beside: String,
    },
}

/// A figure's value, in the form that its source gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number, with the digits after the point that its source printed.
    Number {
        /// The number.
        value: f64,
        /// The digits after the point.
        decimals: u8,
    },
    /// A fraction that the source gives in words only: "more than 1 of 3".
    MoreThan {
        /// The numerator.
        part: u32,
        /// The denominator.
        whole: u32,
    },
    /// A rank among areas, the lowest first. The fact's `cell` says among which areas.
    Rank {
        /// The rank, from 1.
        place: u32,
        /// The number of areas.
        of: u32,
    },
}

record! {
    /// How a figure was worked out from two others.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Working read by read_working(file, at) {
        /// The calculation.
        how: How = required read_how,
        /// The earlier figure's name.
        from: String = required Text(60),
        /// The later figure's name.
        to: String = required Text(60),
    }
}

/// The calculations that the site can do with two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// How much smaller the later figure is, as a percentage of the earlier.
    PercentFall,
    /// How much larger the later figure is, as a percentage of the earlier.
    PercentRise,
    /// How much smaller the later figure is.
    Fall,
    /// How far the first is above the second, in percentage points.
    Points,
    /// How many times as large as the second the first is.
    Times,
}

record! {
    /// A cell of a dataset: one area's figure for one period.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Cell read by read_cell(file, at) {
        /// The dataset's name.
        dataset: String = required Text(60),
        /// The period, as the dataset writes it. The area is the fact's own.
        period: String = required Text(20),
        /// For a rank: the kind of area that is ranked.
        among: Option<String> = given Some(None),
    }
}

impl Amount {
    /// The number, if the figure is a plain number.
    pub fn number(self) -> Option<f64> {
        if let Amount::Number { value, .. } = self { Some(value) } else { None }
    }
}

impl How {
    /// Does the calculation.
    pub fn work_out(self, from: f64, to: f64) -> f64 {
        match self {
            How::PercentFall => (from - to) / from * 100.0,
            How::PercentRise => (to - from) / from * 100.0,
            How::Fall | How::Points => from - to,
            How::Times => from / to,
        }
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

/// A figure's value and, for a rank, where its cell is.
struct Figure {
    amount: Option<Amount>,
    ranked: Option<Cell>,
}

/// Reads the amount and, for a rank, the dataset and period that it comes from.
fn read_amount<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Figure> {
    let (amount, ranked) = amount_and_cell(file, object).unzip();
    Some(Figure { amount, ranked: ranked.flatten() })
}

fn amount_and_cell<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<(Amount, Option<Cell>)> {
    if let Some(at) = object.optional("moreThan") {
        let mut share = file.object(&at)?;
        let (part, whole) = (whole_number(file, &mut share, "part"), whole_number(file, &mut share, "whole"));
        share.finish(file);
        return Some((Amount::MoreThan { part: part?, whole: whole? }, None));
    }
    if let Some(at) = object.optional("rank") {
        let mut rank = file.object(&at)?;
        let (place, of) = (whole_number(file, &mut rank, "place"), whole_number(file, &mut rank, "of"));
        let (dataset, period) = (rank.text(file, "dataset", 60), rank.text(file, "period", 20));
        let among = rank.text(file, "kind", 60);
        rank.finish(file);
        let cell = Cell { dataset: dataset?, period: period?, among: Some(among?) };
        return Some((Amount::Rank { place: place?, of: of? }, Some(cell)));
    }
    let at = object.present(file, "value")?;
    let value: f64 = file.value(&at, "a number")?;
    let decimals = object.if_there(file, "decimals", read_decimals)?.unwrap_or(0);
    if !(0.0..=1e12).contains(&value) {
        file.problem(&at, "value-range", &format!("{} can't be a figure here.", plain(value)));
    }
    Some((Amount::Number { value, decimals }, None))
}

fn whole_number<'a>(file: &mut File<'a>, object: &mut Object<'a>, name: &str) -> Option<u32> {
    object.present(file, name).and_then(|at| file.value(&at, "a whole number"))
}

/// Reads a figure's picture. Bars go with the figure that it is compared with or worked out from.
fn read_picture<'a>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    working: Option<&Working>,
) -> Option<Option<Picture>> {
    let beside = object.optional_text(file, "beside", 60).or_else(|| working.map(|working| working.from.clone()));
    let Some(picture) = object.optional_text(file, "picture", 20) else {
        return Some(None);
    };
    match (picture.as_str(), beside) {
        ("part", _) => Some(Some(Picture::Part)),
        ("bars", Some(beside)) => Some(Some(Picture::Bars { beside })),
        _ => {
            file.problem(object.node(), "picture", "This figure can't be drawn like that.");
            None
        }
    }
}

fn read_place<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Area> {
    let mut object = file.object(at)?;
    let code = object.optional_text(file, "code", 9).unwrap_or_default();
    let name = object.text(file, "name", 80);
    object.finish(file);
    let name = name?;
    Some(Area { code, slug: slug(&name), said: name.clone(), name, kind: String::new(), note: None })
}

/// Reads the cell that holds the same figure. A rank has said already where it is.
fn read_own_cell<'a>(file: &mut File<'a>, object: &mut Object<'a>, ranked: Option<&Cell>) -> Option<Option<Cell>> {
    Some(object.if_there(file, "cell", read_cell)?.or_else(|| ranked.cloned()))
}

fn read_how(file: &mut File<'_>, at: &Node<'_>) -> Option<How> {
    let text = file.text(at, 40)?;
    let how = match text.as_str() {
        "percent-fall" => Some(How::PercentFall),
        "percent-rise" => Some(How::PercentRise),
        "fall" => Some(How::Fall),
        "points" => Some(How::Points),
        "times" => Some(How::Times),
        _ => None,
    };
    if how.is_none() {
        file.problem(at, "working", "This sum is not known.");
    }
    how
}
