//! Datasets: one measure, for areas, over years.

mod dataset;
mod read;
mod rows;

pub use dataset::{Area, Dataset, Dimension, Point, Series, Status, Unit, slug};
pub use read::{read_at, read_decimals, read_unit};
