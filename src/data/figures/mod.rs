//! Single figures, each with its source, area, period and definition.

mod fact;
mod read;

pub use fact::{Amount, Cell, Fact, FactSet, How, Picture, Working};
