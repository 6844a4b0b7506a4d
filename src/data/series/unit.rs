//! The unit of a figure and the digits after its point.

use crate::data::json::fields::{Kind, Text, record};
use crate::data::json::schema::Defs;
use crate::data::json::{File, Node};
use serde_json::{Value, json};

record! {
    /// The unit of a measure, in singular and plural.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Unit read by read_unit(file, at) {
        /// For one: "child".
        one: String = required Text(80),
        /// For any other number: "children".
        many: String = required Text(80),
    }
}

/// How many digits after the point are published.
pub struct Decimals;

impl<'a> Kind<'a> for Decimals {
    type Value = u8;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<u8> {
        let expected = "a whole number from 0 to 3";
        let decimals: u8 = file.value(at, expected)?;
        if decimals > 3 {
            file.problem(at, "type", &format!("This should be {expected}, but it is {decimals}."));
            return None;
        }
        Some(decimals)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": 3 })
    }
}
