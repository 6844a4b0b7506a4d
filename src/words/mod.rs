//! Numbers, dates and changes as people write them, and sentences worked out from data.

pub mod change;
pub mod fill;
pub mod finding;
mod list;
pub mod number;
pub mod place;
pub mod years;

pub use list::{and, capital, once, runs};
pub use number::{count, number};
