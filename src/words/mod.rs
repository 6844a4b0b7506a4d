//! Numbers, dates and changes as people write them, and sentences worked out from data.

pub mod change;
pub mod fill;
pub mod number;

pub use number::{count, number};

/// Joins names as a sentence does: "a, b and c".
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
