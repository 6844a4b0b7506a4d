//! The published data: what it is, how it is read, and what must be true of it.
//!
//! The build, the tests and the browser read with the same code. A file is accepted whole or refused with every problem
//! in it. Nothing here touches files, the clock, the network or the page.

pub mod chart;
pub mod contacts;
pub mod figures;
pub mod import;
pub mod json;
pub mod lesson;
pub mod meta;
pub mod package;
pub mod search;
pub mod series;
pub mod settings;
pub mod snapshot;
pub mod text;
pub mod topic;
pub mod values;

pub use contacts::{Contact, Contacts};
pub use figures::{Fact, FactSet};
pub use json::{Audience, Problem};
pub use series::Dataset;
pub use topic::Topic;
pub use values::{Date, Period, PeriodKind};
