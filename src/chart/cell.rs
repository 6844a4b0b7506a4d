//! One figure of a chart: its value, its symbol and its text. Tables, files, labels and points are made
//! of these, so that nobody has to read a figure back from its text.

use crate::data::series::{Dataset, Point, Status};
use crate::data::values::plain;
use crate::words;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;

/// A figure, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The figure, in the dataset's unit; `None` where there is none.
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    /// The symbol that qualifies the figure or is shown instead of it.
    pub status: Option<Status>,
    /// The figure as people write it, without its symbol: `1,129`. Empty where there is none.
    pub text: String,
}

impl Cell {
    /// What a dataset has at a point.
    pub fn of(dataset: &Dataset, point: Option<&Point>) -> Cell {
        point.map_or_else(Cell::default, |point| Cell::with(dataset, point.value, point.status))
    }

    /// A figure of a dataset.
    pub fn with(dataset: &Dataset, value: Option<f64>, status: Option<Status>) -> Cell {
        let text = value.map_or_else(String::new, |value| words::number(value, dataset.decimals));
        Cell { value, status, text }
    }
}

/// The figure with its symbol: `1,129`, `210 [e]`, `[x]`.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        let Some(status) = self.status else { return Ok(()) };
        let space = if self.text.is_empty() { "" } else { " " };
        write!(f, "{space}[{}]", status.letter())
    }
}

/// A figure as JSON writes it: its digits, or `null`. serde's own writer of floats would be a visible part of the module
/// that reads charts, which writes no other.
pub(super) fn digits(value: Option<f64>) -> Box<RawValue> {
    let text = value.map_or_else(|| "null".to_string(), plain);
    RawValue::from_string(text).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

pub(super) fn number<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    digits(*value).serialize(to)
}

pub(super) fn numbers<S: Serializer>(values: &[Option<f64>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(values.iter().map(|value| digits(*value)))
}
