//! Lines, areas and marks.

use maud::{Markup, html};

/// A place on the drawing, which is 96 units wide and high.
pub(super) type P = (i32, i32);

/// The class of each colour.
pub(super) const WATER: &str = "pk-water";
pub(super) const DANGER: &str = "pk-danger";
pub(super) const GO: &str = "pk-go";
pub(super) const GROUND: &str = "pk-ground";
/// The colour of the page behind the drawing, for what is cut out of an area.
pub(super) const LIGHT: &str = "pk-light";
/// Amber: flames, lamps, a rope's bag.
pub(super) const WARM: &str = "pk-warm";

/// What each class is in a file of its own. `style/tokens.css` has the same colours for the light scheme.
pub(super) const COLOURS: [(&str, &str); 14] = [
    ("pk-fill", r##"fill="#16212b" stroke="none""##),
    ("pk-person", r##"fill="#0b4a6f" stroke="#0b4a6f" stroke-width="6""##),
    ("pk-water", r##"stroke="#4a9cc4""##),
    ("pk-fill pk-water", r##"fill="#4a9cc4" stroke="none""##),
    ("pk-danger", r##"stroke="#c4281b" stroke-width="5""##),
    ("pk-fill pk-danger", r##"fill="#c4281b" stroke="none""##),
    ("pk-go", r##"stroke="#1f7a4d" stroke-width="5""##),
    ("pk-fill pk-go", r##"fill="#1f7a4d" stroke="none""##),
    ("pk-ground", r##"stroke="#a9b4bb""##),
    ("pk-fill pk-ground", r##"fill="#a9b4bb" stroke="none""##),
    ("pk-light", r##"stroke="#ffffff""##),
    ("pk-fill pk-light", r##"fill="#ffffff" stroke="none""##),
    ("pk-warm", r##"stroke="#ffbf2e""##),
    ("pk-fill pk-warm", r##"fill="#ffbf2e" stroke="none""##),
];

/// A line in the colour of ink.
pub(super) fn line(d: &str) -> Markup {
    html! { path d=(d) {} }
}

/// An area in the colour of ink.
pub(super) fn ink(d: &str) -> Markup {
    html! { path class="pk-fill" d=(d) {} }
}

/// A line in a colour.
pub(super) fn stroke(colour: &str, d: &str) -> Markup {
    html! { path class=[Some(colour).filter(|colour| !colour.is_empty())] d=(d) {} }
}

/// An area in a colour.
pub(super) fn fill(colour: &str, d: &str) -> Markup {
    html! { path class=(area(colour)) d=(d) {} }
}

/// The classes of an area in a colour; without one it has the colour of ink.
fn area(colour: &str) -> String {
    format!("pk-fill {colour}").trim_end().to_string()
}

/// A disc in a colour.
pub(super) fn disc(colour: &str, (x, y): P, r: i32) -> Markup {
    html! { circle class=(area(colour)) cx=(x) cy=(y) r=(r) {} }
}

/// A ring in the colour of ink.
pub(super) fn ring((x, y): P, r: i32) -> Markup {
    html! { circle cx=(x) cy=(y) r=(r) {} }
}

/// A red ring with a bar over the whole drawing: never do this.
pub(super) fn never() -> Markup {
    stroke(DANGER, "M48 5a43 43 0 1 0 1 0zM18 18l60 60")
}

/// A red cross in a disc: this is wrong.
pub(super) fn wrong((x, y): P) -> Markup {
    html! {
        (disc(DANGER, (x, y), 12))
        (stroke(LIGHT, &format!("M{} {}l10 10m0-10l-10 10", x - 5, y - 5)))
    }
}

/// A green tick in a disc: this is right.
pub(super) fn right((x, y): P) -> Markup {
    html! {
        (disc(GO, (x, y), 12))
        (stroke(LIGHT, &format!("M{} {y}l4 5 7-9", x - 6)))
    }
}

/// The two lines of an arrow's head at `tip`, for a line that comes from `from`.
fn head(from: P, tip: P) -> String {
    let turn = f64::from(tip.1 - from.1).atan2(f64::from(tip.0 - from.0));
    let back = |by: f64| {
        let (sin, cos) = (turn + by).sin_cos();
        let place = |at: i32, along: f64| (f64::from(at) + 12.0 * along).round();
        format!("{} {}", place(tip.0, cos), place(tip.1, sin))
    };
    format!("M{}L{} {} {}", back(2.4), tip.0, tip.1, back(-2.4))
}

/// An arrow along a line to its end; `from` is where the line comes from at last.
pub(super) fn arrow(colour: &str, d: &str, from: P, tip: P) -> Markup {
    stroke(colour, &format!("{d}{}", head(from, tip)))
}

/// A straight arrow.
pub(super) fn straight_arrow(colour: &str, from: P, tip: P) -> Markup {
    arrow(colour, &format!("M{} {}L{} {}", from.0, from.1, tip.0, tip.1), from, tip)
}

/// Waves of sound to the right of a place, or to its left with a negative size.
pub(super) fn sound((x, y): P, size: i32) -> Markup {
    let (a, b) = (6 * size.signum(), size.abs());
    line(&format!("M{x} {}q{a} {b} 0 {}M{} {}q{} {} 0 {}", y - b, 2 * b, x + a + a / 2, y - 2 * b, 2 * a, 2 * b, 4 * b))
}
