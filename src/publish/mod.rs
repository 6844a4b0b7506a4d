//! Writes the site: host only.

mod assets;
mod build;
mod chart_files;
mod chart_images;
mod data_package;
mod downloads;
mod embed;
mod head;
mod headers;
mod index_charts;
mod load;
mod node;
mod oembed;
mod printables;
mod snapshot;
mod staging;
mod steps;
mod structured;
mod workbook;

pub use build::build;
pub use downloads::{csv, csvw, json_stat};
pub use headers::{content_security_policy, headers_file};
pub use load::{DATA, load, report};
pub use oembed::{OEmbed, oembed, oembed_xml};
pub use printables::{requests, zips};
pub use snapshot::{snapshot_text, write_snapshots};
pub use staging::replace;
pub use workbook::workbook;
