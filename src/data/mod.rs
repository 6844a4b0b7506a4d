//! The published data: what it is, how it is read, and what must be true of it.
//!
//! The build, the tests and the browser read with the same code. A file is taken whole or refused with every problem
//! in it. Nothing here touches files, the clock, the network or the page.

mod agree;
pub mod chart_file;
mod checks;
pub mod contacts;
pub mod dataset;
pub mod date;
pub mod decimal;
pub mod edition;
mod fact_file;
pub mod facts;
pub mod meta;
pub mod pack;
mod pack_file;
pub mod package;
pub mod period;
pub mod problem;
pub mod read;
pub mod rules;
pub mod settings;
pub mod text;
mod text_file;

pub use contacts::{Contact, Contacts};
pub use dataset::Dataset;
pub use date::Date;
pub use facts::{Fact, FactSet};
pub use period::{Period, PeriodKind};
pub use problem::Problem;
pub use read::Reader;
