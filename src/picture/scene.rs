//! Places and things.

use super::parts::{DANGER, GROUND, LIGHT, P, WARM, WATER, disc, fill, ink, line, stroke};
use maud::{Markup, html};

/// Water from edge to edge, with its surface at a height.
pub(super) fn water(y: i32) -> Markup {
    fill(WATER, &format!("M0 {y}q8-6 16 0t16 0 16 0 16 0 16 0 16 0V96H0z"))
}

/// The bank on the left, as wide and as high as its corner.
pub(super) fn bank((x, y): P) -> Markup {
    fill(GROUND, &format!("M0 {y}H{x}l6 {}H0z", 96 - y))
}

/// The ground from edge to edge.
pub(super) fn ground(y: i32) -> Markup {
    fill(GROUND, &format!("M0 {y}H96V96H0z"))
}

/// A lifebuoy.
pub(super) fn lifebuoy((x, y): P) -> Markup {
    html! {
        (disc(DANGER, (x, y), 11))
        (stroke(LIGHT, &format!("M{} {}l16 16m0-16l-16 16", x - 8, y - 8)))
        (disc(LIGHT, (x, y), 5))
    }
}

/// The digit nine, ten units wide; `x` and `y` are the middle of its upper part.
pub(super) fn nine((x, y): P) -> Markup {
    line(&format!("M{} {y}a5 5 0 1 0-10 0 5 5 0 0 0 10 0v3q0 7-7 9", x + 5))
}

/// The digit one.
pub(super) fn one((x, y): P) -> Markup {
    line(&format!("M{} {}l5-4v16", x - 3, y - 1))
}

/// The digit five.
pub(super) fn five((x, y): P) -> Markup {
    line(&format!("M{} {}h-8v7q9-3 9 4 0 6-10 4", x + 4, y - 5))
}

/// A telephone with something on its screen.
pub(super) fn phone(screen: &Markup) -> Markup {
    html! {
        (ink("M26 4h44a8 8 0 0 1 8 8v72a8 8 0 0 1-8 8H26a8 8 0 0 1-8-8V12a8 8 0 0 1 8-8z"))
        (fill(LIGHT, "M24 14h48v66H24z"))
        (screen)
    }
}

/// A snowflake.
pub(super) fn snowflake((x, y): P) -> Markup {
    stroke(WATER, &format!("M{x} {}v20M{} {}l18 10m0-10l-18 10", y - 10, x - 9, y - 5))
}

/// A flame, thirty units high, that stands on a place.
pub(super) fn flame((x, y): P) -> Markup {
    html! {
        (fill(DANGER, &format!("M{x} {y}q-14 0-14-13 0-7 7-13l2 6q7-4 6-12 13 8 13 20 0 12-14 12z")))
        (fill(WARM, &format!("M{x} {y}q-6 0-6-6 0-5 7-10 6 5 6 10 0 6-7 6z")))
    }
}

/// A car seen from its right side, on its way to the right; `x` and `y` are the back of its lower edge.
pub(super) fn car((x, y): P, colour: &str) -> Markup {
    html! {
        (fill(colour, &format!("M{x} {y}v-14l8-4 9-14h24l11 14 12 3v15z")))
        (fill(LIGHT, &format!("M{} {}l6-9h6v9zm16 0v-9h6l7 9z", x + 13, y - 18)))
        @for wheel in [x + 15, x + 48] { (disc(LIGHT, (wheel, y), 9)) (disc("", (wheel, y), 6)) }
    }
}

/// A car that comes towards us, forty units wide for each unit of its size; `x` and `y` are the middle of its lower edge.
pub(super) fn car_front((x, y): P, size: i32) -> Markup {
    let s = |by: i32| by * size;
    let (lamp, wheel) = (s(11), s(14));
    html! {
        (fill(DANGER, &format!("M{} {}v{}l{} {}l{} {}h{}l{} {}l{} {}v{}z", x - s(18), y - s(4), -s(14), s(5), -s(4), s(4), -s(11), s(18), s(4), s(11), s(5), s(4), s(14))))
        (fill(LIGHT, &format!("M{} {}l{} {}h{}l{} {}z", x - s(10), y - s(22), s(2), -s(7), s(16), s(2), s(7))))
        (disc(WARM, (x - lamp, y - s(12)), s(3))) (disc(WARM, (x + lamp, y - s(12)), s(3)))
        (stroke("", &format!("M{} {y}v-2M{} {y}v-2", x - wheel, x + wheel)))
    }
}
