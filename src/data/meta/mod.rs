//! The metadata of every published file: title, sources, licences, dates, corrections, doubts.

mod address;
mod kinds;
mod parts;
mod read;

pub use address::{Address, AnyAddress};
pub use kinds::{SLUG, Slug, is_slug, read_date};
pub use parts::{Correction, Licence, Next, Source, SourceId, unknown_source};
pub use read::{Format, Meta, SCHEMA, check_schema, read_rows, rows_schema};
