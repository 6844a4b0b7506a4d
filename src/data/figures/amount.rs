//! A figure's value: a number, a fraction in words, or a rank; and the cell of a dataset that has it.

use crate::data::json::fields::{Count, Kind, Text, record};
use crate::data::json::schema::{Blank, Defs, Described, DescribedPart, Shape, has};
use crate::data::json::{File, Object};
use crate::data::series::Decimals;
use crate::data::values::plain;
use serde_json::{Value, json};

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

/// A figure's value and, for a rank, where its cell is.
pub struct Figure {
    pub(super) amount: Option<Amount>,
    pub(super) ranked: Option<Cell>,
}

/// Reads the amount and, for a rank, the dataset and period that it comes from.
pub(super) fn read_amount<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Figure> {
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
    let decimals = object.if_there(file, "decimals", Decimals)?.unwrap_or(0);
    if !(0.0..=1e12).contains(&value) {
        file.problem(&at, "value-range", &format!("{} can't be a figure here.", plain(value)));
    }
    Some((Amount::Number { value, decimals }, None))
}

fn whole_number<'a>(file: &mut File<'a>, object: &mut Object<'a>, name: &str) -> Option<u32> {
    object.present(file, name).and_then(|at| file.value(&at, "a whole number"))
}

/// Reads the cell that holds the same figure. A rank has said already where it is.
pub(super) fn read_own_cell<'a>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    ranked: Option<&Cell>,
) -> Option<Option<Cell>> {
    Some(object.if_there(file, "cell", read_cell)?.or_else(|| ranked.cloned()))
}

impl Blank for Figure {
    fn blank() -> Figure {
        Figure { amount: None, ranked: None }
    }
}

impl DescribedPart for Figure {
    fn fields(shape: &mut Shape<'_>) {
        let value = json!({ "type": "number", "minimum": 0, "maximum": 1e12 });
        shape.optional("value", "The figure, if it is a number.", value);
        let decimals = Kind::schema(&Decimals, shape.defs);
        shape.optional("decimals", "How many digits after the point its source printed; none if left out.", decimals);
        let share =
            whole_numbers(shape.defs, "A fraction that the source gives in words only.", ["part", "whole"], &[]);
        shape.optional("moreThan", "Instead of a value: more than so many of so many.", share);
        let more = [
            ("dataset", 60, "The name of the dataset that it is worked out from."),
            ("period", 20, "The period, as the dataset writes it."),
            ("kind", 60, "The kind of area that is ranked."),
        ];
        let rank = whole_numbers(shape.defs, "A rank among areas, the lowest first.", ["place", "of"], &more);
        shape.optional("rank", "Instead of a value: a rank among areas, the lowest first.", rank);
        shape.rule(has("oneOf", &["value", "moreThan", "rank"]));
    }
}

/// An object of two whole numbers, and texts of a length.
fn whole_numbers(defs: &mut Defs, about: &str, numbers: [&str; 2], texts: &[(&str, usize, &str)]) -> Value {
    let mut shape = Shape::new(defs);
    for name in numbers {
        let number = Count("").schema(shape.defs);
        shape.required(name, "A whole number.", number);
    }
    for (name, longest, about) in texts {
        let text = shape.defs.text(*longest);
        shape.required(name, about, text);
    }
    shape.done(about)
}

impl DescribedPart for Option<Cell> {
    fn fields(shape: &mut Shape<'_>) {
        let cell = Cell::schema(shape.defs);
        shape.optional("cell", "The cell of a dataset that holds the same figure, for the same area.", cell);
    }
}
