//! Single figures, each with its source, area, period and definition.

mod amount;
mod fact;
mod read;
mod working;

pub use amount::{Amount, Cell};
pub use fact::{Fact, FactSet};
pub use working::{FactPicture, How, Working};
