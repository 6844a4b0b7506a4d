//! How a figure was worked out from others, and the small picture that shows it beside them.

use crate::data::json::fields::{Text, record};
use crate::data::json::schema::{Defs, Described, DescribedPart, Shape, has, words};
use crate::data::json::{File, Node, Object};
use serde_json::{Value, json};

/// A small picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactPicture {
    /// As a share of 100.
    Part,
    /// As a bar below another figure's bar.
    Bars {
        /// The other figure's name.
        beside: String,
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

impl How {
    /// The calculations as files write them.
    const NAMES: [(&str, How); 5] = [
        ("percent-fall", How::PercentFall),
        ("percent-rise", How::PercentRise),
        ("fall", How::Fall),
        ("points", How::Points),
        ("times", How::Times),
    ];

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

impl Described for How {
    fn schema(_: &mut Defs) -> Value {
        words(How::NAMES.map(|(name, _)| name))
    }
}

impl DescribedPart for Option<FactPicture> {
    fn fields(shape: &mut Shape<'_>) {
        let about = "The small picture on its card: part, as a share of 100; or bars, beside another figure.";
        shape.optional("picture", about, words(["part", "bars"]));
        let name = shape.defs.text(60);
        shape.optional("beside", "With bars: the name of the other figure. It stands above this one.", name);
        shape.rule(json!({
            "if": { "required": ["picture"], "properties": { "picture": { "const": "bars" } } },
            "then": has("anyOf", &["beside", "working"]),
        }));
    }
}

/// Reads a figure's picture. Bars go with the figure that it is compared with or worked out from.
pub(super) fn read_picture<'a>(
    file: &mut File<'a>,
    object: &mut Object<'a>,
    working: Option<&Working>,
) -> Option<Option<FactPicture>> {
    let beside = object.optional_text(file, "beside", 60).or_else(|| working.map(|working| working.from.clone()));
    let Some(picture) = object.optional_text(file, "picture", 20) else {
        return Some(None);
    };
    match (picture.as_str(), beside) {
        ("part", _) => Some(Some(FactPicture::Part)),
        ("bars", Some(beside)) => Some(Some(FactPicture::Bars { beside })),
        _ => {
            file.problem(object.node(), "picture", "This figure can't be drawn like that.");
            None
        }
    }
}

fn read_how(file: &mut File<'_>, at: &Node<'_>) -> Option<How> {
    let text = file.text(at, 40)?;
    let how = How::NAMES.into_iter().find(|(name, _)| *name == text).map(|(_, how)| how);
    if how.is_none() {
        file.problem(at, "working", "This sum is not known.");
    }
    how
}
