//! Numbers, dates and findings as people write them, and sentences worked out from data.

pub mod chance;
pub mod fill;
pub mod finding;
mod list;
pub mod number;
pub mod place;
pub mod ranked;
pub mod years;

pub use list::{and, capital, once, runs};
pub use number::{count, number};
