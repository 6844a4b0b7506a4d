//! People, by the places of their joints.

use super::parts::{P, disc, stroke};
use maud::{Markup, html};
use std::fmt::Write;

/// A person: the middle of the head, the outline of the trunk, and limbs from joint to joint.
pub(super) fn person(head: P, trunk: &[P], limbs: &[&[P]]) -> Markup {
    let d = body(trunk, limbs);
    html! {
        circle class="pk-person" cx=(head.0) cy=(head.1) r="5" {}
        path class="pk-person" d=(d) {}
    }
}

/// The picture of a person on a sign, in the sign's colour.
pub(super) fn figure(colour: &str, head: P, trunk: &[P], limbs: &[&[P]]) -> Markup {
    html! { (disc(colour, head, 5)) (stroke(colour, &body(trunk, limbs))) }
}

/// The line around a trunk and along limbs.
fn body(trunk: &[P], limbs: &[&[P]]) -> String {
    let mut d = String::new();
    let mut points = |points: &mut dyn Iterator<Item = &P>, end: &str| {
        let mut letter = "M";
        for (x, y) in points {
            let _ = write!(d, "{letter}{x} {y}");
            letter = " ";
        }
        d.push_str(end);
    };
    points(&mut trunk.iter(), "z");
    for limb in limbs {
        // There and back, so that the bend of an arm holds no area.
        points(&mut limb.iter().chain(limb.iter().rev().skip(1).take(limb.len() - 2)), "");
    }
    d
}

/// A person seen from the front, who stands with the feet at `feet`.
pub(super) fn standing((x, y): P, arms: &[&[P]]) -> Markup {
    let trunk = [(x - 6, y - 41), (x + 6, y - 41), (x + 4, y - 24), (x - 4, y - 24)];
    let legs: [&[P]; 2] = [&[(x - 5, y - 22), (x - 6, y - 3)], &[(x + 5, y - 22), (x + 6, y - 3)]];
    person((x, y - 55), &trunk, &[&legs, arms].concat())
}

/// A person seen from the side, who stands with the feet at `feet`, one before the other.
pub(super) fn side_on((x, y): P, arms: &[&[P]]) -> Markup {
    let trunk = [(x - 2, y - 41), (x + 2, y - 41), (x + 1, y - 23), (x - 1, y - 23)];
    let legs: [&[P]; 2] = [&[(x, y - 22), (x - 7, y - 3)], &[(x, y - 22), (x + 7, y - 3)]];
    person((x, y - 55), &trunk, &[&legs, arms].concat())
}

/// The head of a person in the water, and arms. What covers the rest is drawn after it.
pub(super) fn bather((x, y): P, arms: &[&[P]]) -> Markup {
    person((x, y - 10), &[(x - 5, y + 4), (x + 5, y + 4)], arms)
}

/// A large head, for drawings that show a face.
pub(super) fn face((x, y): P, r: i32) -> Markup {
    html! { circle class="pk-person" cx=(x) cy=(y) r=(r - 3) {} }
}

/// Somebody down to the chest, seen from the front.
pub(super) fn bust() -> Markup {
    html! {
        (face((48, 22), 16))
        path class="pk-person" d="M15 93V64q0-18 18-18h30q18 0 18 18v29z" {}
    }
}
