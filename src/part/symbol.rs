//! The mark of a series, as beside its name: the shape and colour of its points.

use crate::data::chart::ChartKind;
use maud::{Markup, html};

/// Circle, triangle, diamond and square, in the order of the colours.
const SHAPES: [&str; 4] =
    ["M6 1a5 5 0 1 0 0 10A5 5 0 1 0 6 1", "M6 1 11.5 11H.5z", "M6 .5 11.5 6 6 11.5.5 6z", "M1.5 1.5h9v9h-9z"];

/// The mark of the series at a place in the order of colours. Bars have no points, so all their marks are squares.
pub fn symbol(kind: ChartKind, index: usize) -> Markup {
    let class = match (kind, index) {
        // Of two horizontal bars, the second is light.
        (ChartKind::Ranked | ChartKind::Rows, 1..) => "symbol light".to_string(),
        _ => format!("symbol s{}", index + 1),
    };
    let shape = if kind == ChartKind::Lines { index } else { 3 };
    html! {
        svg class=(class) viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" {
            path d=(SHAPES[shape.min(3)]) {}
        }
    }
}
