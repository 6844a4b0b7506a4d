//! Writes the site: host only.

mod data_package;
mod downloads;
mod embed;
mod head;
mod headers;
mod index_charts;
mod keep;
mod load;
mod node;
mod printables;
mod structured;
mod workbook;
mod write;

pub use downloads::{csv, csvw, json_stat, table_csv, table_json};
pub use embed::{oembed, oembed_xml};
pub use headers::{content_security_policy, headers_file};
pub use keep::{edition, keep};
pub use load::{DATA, load, report};
pub use printables::{requests, zips};
pub use workbook::workbook;
pub use write::draw;
