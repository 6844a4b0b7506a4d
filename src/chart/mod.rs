//! Charts: from a definition and a reader's choice to an option, a table and words. Pure: nothing here draws.

mod dots;
mod finish;
mod layout;
mod name_labels;
mod option;
mod panels;
mod plot;
mod scale;
mod selection;
mod table;

pub use dots::dots;
pub use layout::Layout;
pub use name_labels::{Name, spread};
pub use option::option;
pub use panels::panels;
pub use plot::{Band, Plot, PlotLine};
pub use scale::Scale;
pub use selection::Selection;
pub use table::Table;

/// Where a drawing put a point, in the drawing's own units.
pub type Place = (f64, f64);

/// A drawing and where its points are: one list for each series, one place for each year shown.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// The SVG element as text.
    pub svg: String,
    /// The points' places.
    pub points: Vec<Vec<Place>>,
}
