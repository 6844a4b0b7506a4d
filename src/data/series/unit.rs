//! The unit of a figure and the digits after its point.

use crate::data::json::fields::{Text, record};
use crate::data::json::{File, Node};

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

/// Reads how many digits after the point are published.
pub fn read_decimals(file: &mut File<'_>, at: &Node<'_>) -> Option<u8> {
    let expected = "a whole number from 0 to 3";
    let decimals: u8 = file.value(at, expected)?;
    if decimals > 3 {
        file.problem(at, "type", &format!("This should be {expected}, but it is {decimals}."));
        return None;
    }
    Some(decimals)
}
