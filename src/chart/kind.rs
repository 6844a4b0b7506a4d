//! What differs between one kind of chart and another, apart from its marks, which `option.rs` makes. A chart's file
//! chooses its kind; the picture of that kind is the one that readers change.
//!
//! Two other sorts of pictures are no kinds of chart, because no file chooses them and nothing redraws them: what the
//! build draws below a chart (`static_chart.rs`, from `panels.rs` and `dots.rs`), and the
//! small picture of a single figure (`FactPicture` in `src/data/figures/`), which is plain markup.

use super::layout::Layout;
use crate::data::chart::ChartKind;

impl ChartKind {
    /// The space to the right of the plot, where lines have their names.
    pub fn right_margin(self, layout: Layout) -> f64 {
        match (self, layout) {
            (ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows, _) => 8.0,
            (ChartKind::Lines, Layout::Wide) => 150.0,
            (ChartKind::Lines, Layout::Narrow) => 108.0,
        }
    }

    /// Whether the areas that are not on show can be drawn as a band behind those that are.
    pub fn has_band(self) -> bool {
        match self {
            ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows => false,
            ChartKind::Lines => true,
        }
    }

    /// Whether so many series need a key over the plot.
    pub fn has_key(self, series: usize) -> bool {
        match self {
            ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows => series > 1,
            ChartKind::Lines => false,
        }
    }

    /// The label where the way of counting changed. Next to the figures above bars there is space for the
    /// symbol only.
    pub fn break_label(self) -> &'static str {
        match self {
            ChartKind::Lines => "counting changed",
            ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows => "[b]",
        }
    }
}
