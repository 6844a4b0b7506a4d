//! Reads official tables as their publishers print them: a grid of cells, and a mapping file that says where in it the
//! areas, periods and figures are. Nothing is guessed: what doesn't fit is named with its sheet and cell.

mod areas;
mod changes;
mod columns;
mod extract;
mod figure;
mod heads;
mod mapping;
mod reading;
mod report;
mod rows;
mod sheet;
mod whole;
mod written;

pub use changes::{Merged, RowChange, correction, merge};
pub use extract::extract;
pub use mapping::Mapping;
pub use reading::{Extract, Found};
pub use report::at_cell;
pub use sheet::{Book, Cell, Place, Sheet};
pub use written::in_data;
