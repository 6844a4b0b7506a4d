//! The points of a chart image, as an overlay: a list box with one option for each point.
//!
//! The focus itself moves from option to option, because every screen reader speaks what takes the focus; some ignore
//! live regions.

use crate::chart::{Layout, PointPosition};
use crate::data::values::decimal;
use maud::{Markup, html};

/// A point's series and period, as indices from zero.
pub type At = (usize, usize);

/// The options over the chart image of one layout. `words` returns the label of a point.
pub fn points(
    layout: Layout,
    (width, height): (f64, f64),
    positions: &[Vec<PointPosition>],
    horizontal: bool,
    words: impl Fn(At) -> String,
) -> Markup {
    html! {
        // The size follows the picture, which grows with horizontal bars.
        svg role="none" viewBox={ "0 0 " (decimal(width, 0)) " " (decimal(height, 0)) } {
            // Where the figures that are read lie. Horizontal bars stand in a row already.
            @if !horizontal { line class="rule" x1="-9" x2="-9" y1="0" y2=(decimal(height, 0)) {} }
            g role="listbox" aria-orientation=(if horizontal { "vertical" } else { "horizontal" })
                aria-label=(if horizontal {
                    "Bars of the chart. Up and down arrows move from bar to bar."
                } else {
                    "Points of the chart. Left and right arrows move along a line, up and down between lines. Enter leads to the line in words."
                }) {
                @for (s, line) in positions.iter().enumerate() {
                    @for (i, (x, y)) in line.iter().enumerate() {
                        circle id=(id(layout.name(), (s, i))) class="point" role="option" aria-selected="false"
                            tabindex=(if (s, i) == (0, 0) { "0" } else { "-1" })
                            aria-label=(words((s, i))) cx=(decimal(*x, 1)) cy=(decimal(*y, 1)) r="9" {}
                    }
                }
            }
        }
    }
}

/// The id of a point's element.
pub fn id(layout: &str, (series, year): At) -> String {
    format!("point-{layout}-{series}-{year}")
}

/// Reads an id as [`id`] writes it.
pub fn at(id: &str) -> Option<At> {
    let mut parts = id.rsplit('-');
    let (year, series) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((series, year))
}
