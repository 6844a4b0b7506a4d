//! Takes figures over into datasets: from the tidy tables in `records/figures/`, and from official files.

mod command;
mod official;
mod provenance;
mod tables;
mod verify;

pub use command::{run_import, run_verify};
pub use official::{IMPORTS, ImportRequest, import_file};
pub use tables::{FIGURES, import, with_rows};
pub use verify::verify;
