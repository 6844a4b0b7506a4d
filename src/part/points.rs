//! The points of a drawing, to be laid over it: a list box with one option for each point.
//!
//! Real focus moves from option to option, because screen readers speak what takes focus; a region that is only
//! announced stays silent in some.

use crate::chart::PointPosition;
use crate::data::values::decimal;
use maud::{Markup, html};

/// A series and a year, counted from nought.
pub type At = (usize, usize);

/// The options over one drawing. `words` gives what is spoken at a point.
pub fn points(layout: &str, places: &[Vec<PointPosition>], words: impl Fn(At) -> String) -> Markup {
    html! {
        g role="listbox" aria-orientation="horizontal" aria-label="Points of the chart. Left and right arrows move along a line, up and down between lines." {
            @for (s, line) in places.iter().enumerate() {
                @for (i, (x, y)) in line.iter().enumerate() {
                    circle id=(id(layout, (s, i))) class="point" role="option" aria-selected="false"
                        tabindex=(if (s, i) == (0, 0) { "0" } else { "-1" })
                        aria-label=(words((s, i))) cx=(decimal(*x, 1)) cy=(decimal(*y, 1)) r="9" {}
                }
            }
        }
    }
}

/// The id of a point's option.
pub fn id(layout: &str, (series, year): At) -> String {
    format!("point-{layout}-{series}-{year}")
}

/// The point that an id belongs to.
pub fn at(id: &str) -> Option<At> {
    let mut parts = id.rsplit('-');
    let (year, series) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((series, year))
}
