//! Datasets: one measure, for areas, over years.

mod area;
mod dataset;
mod plausible;
mod read;
mod rows;
mod unit;

pub use area::{Area, Dimension, Place, slug};
pub use dataset::{Dataset, Limits, Point, Series, Status, place};
pub(in crate::data) use plausible::{WHOLE, whole};
pub use read::read_at;
pub(in crate::data) use unit::read_unit;
pub use unit::{Decimals, Unit};
