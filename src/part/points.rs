//! The points of a chart image, as an overlay: a list box with one option for each point.
//!
//! The focus itself moves from option to option, because every screen reader speaks what takes the focus; some ignore
//! live regions.

use crate::chart::PointPosition;
use crate::data::values::decimal;
use maud::{Markup, html};

/// A point's series and period, as indices from zero.
pub type At = (usize, usize);

/// The options over the chart image of one layout. `words` returns the label of a point.
pub fn points(layout: &str, positions: &[Vec<PointPosition>], words: impl Fn(At) -> String) -> Markup {
    html! {
        g role="listbox" aria-orientation="horizontal" aria-label="Points of the chart. Left and right arrows move along a line, up and down between lines." {
            @for (s, line) in positions.iter().enumerate() {
                @for (i, (x, y)) in line.iter().enumerate() {
                    circle id=(id(layout, (s, i))) class="point" role="option" aria-selected="false"
                        tabindex=(if (s, i) == (0, 0) { "0" } else { "-1" })
                        aria-label=(words((s, i))) cx=(decimal(*x, 1)) cy=(decimal(*y, 1)) r="9" {}
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
