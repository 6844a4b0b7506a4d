//! Charts: from a definition and a reader's choice to an option, a table and words. Pure: nothing here draws.

mod answers;
mod band_name;
mod cell;
mod dots;
pub mod export;
mod finish;
mod horizontal;
mod image;
mod key;
mod kind;
mod layout;
mod metadata;
mod name_labels;
mod option;
mod panels;
mod plot;
mod scale;
mod selection;
mod static_chart;
mod table;

pub use answers::QUESTIONS;
pub use cell::Cell;
pub use image::{ChartImage, PointPosition};
pub use layout::Layout;
pub use metadata::ChartMetadata;
pub use name_labels::{Name, spread};
pub use option::option;
pub use plot::{Band, Plot, PlotLine};
pub use scale::Scale;
pub use selection::Selection;
pub use static_chart::{AmongAll, StaticChart};
pub use table::Table;
