//! Writes the site: host only.

mod assets;
mod build;
mod calendar;
mod chart_files;
mod chart_images;
mod data_package;
mod documents;
mod downloads;
mod due;
mod embed;
mod files;
mod head;
mod hosts;
mod import;
mod index_charts;
mod lesson_files;
mod load;
mod node;
mod oembed;
mod policy;
mod printables;
mod quiz_files;
mod search;
mod snapshot;
mod staging;
mod steps;
mod structured;
mod workbook;

pub use build::build;
pub use calendar::calendar;
pub use documents::{document, packed};
pub use downloads::{csv, csvw, json_stat};
pub use due::{due, today};
pub use files::DATA;
pub use hosts::{
    Hosting, azure, expected_of_hosts, function, headers_file, htaccess, nginx, policies, redirects_file, write_hosts,
};
pub use import::{FIGURES, import, with_rows};
pub use load::{load, report};
pub use oembed::{OEmbed, oembed, oembed_xml};
pub use policy::page_policy;
pub use printables::{requests, zips};
pub use quiz_files::{gift, qti};
pub use snapshot::{snapshot_text, write_snapshots};
pub use staging::replace;
pub use structured::{security_txt, structured};
pub use workbook::workbook;
