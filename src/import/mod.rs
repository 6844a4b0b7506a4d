//! Takes an official file over into a dataset: reads the workbook, finds the dataset's figures in it by its mapping, and
//! writes the dataset's new text. It touches no files and no clock, so that the publisher's page imports as the tool does.

mod book;
mod edit;
mod plan;
mod rows;

pub use book::read_book;
pub use plan::{Plan, Said, Target};
pub use rows::{COLUMNS, Outline, put_rows, quoted};
