//! First aid: a heart that has stopped, and somebody who breathes but does not wake.

use super::parts::*;
use super::people::{bust, face, person};
use super::pictogram::Picture;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("check-response", "See if they respond.", check),
        Picture::new("cpr-open-airway", "Tilt the head back and lift the chin.", airway),
        Picture::new("cpr-five-breaths", "After drowning: give five breaths first.", breaths),
        Picture::new("cpr-hands", "Put both hands in the middle of the chest.", hands),
        Picture::new("cpr-press", "Press hard and fast, with straight arms.", press),
        Picture::new("defibrillator", "Send someone for a defibrillator.", defibrillator),
        Picture::new("recovery-position", "Breathing but not awake? Roll them on their side.", recovery),
        Picture::new("keep-warm", "Get them warm and dry.", warm),
    ]
}

/// Somebody who lies on the back, with the head on the left.
fn lying() -> Markup {
    html! {
        (line("M4 92h88"))
        (person((12, 80), &[(26, 80), (26, 83), (52, 83), (52, 80)], &[&[(52, 82), (90, 82)]]))
    }
}

fn check() -> Markup {
    html! {
        (lying())
        (person((52, 20), &[(50, 32), (54, 34), (72, 58), (66, 58)], &[&[(50, 34), (34, 52), (30, 70)], &[(69, 58), (56, 76), (84, 82)]]))
        (sound((34, 16), -4))
    }
}

/// A large head that lies with the face up, tilted back, and the chest beside it.
fn tilted() -> Markup {
    html! { path class="pk-person" d="M9 69q1-15 17-20l4-7 5 6h4l2 3q9-8 13 1l2 8 9 7q8-8 20-8h8v33H62l-9-6H28Q9 84 9 69z" {} (stroke(LIGHT, "M17 62l6-3")) }
}

fn airway() -> Markup {
    html! {
        (tilted())
        (straight_arrow(GO, (16, 8), (16, 42)))
        (straight_arrow(GO, (52, 36), (52, 6)))
    }
}

fn breaths() -> Markup {
    html! {
        (tilted())
        (face((54, 20), 16))
        path class="pk-person" d="M44 27l-3 13 13-6zM70 24l23 3v14L68 32z" {}
        (stroke(GO, "M20 4H8v10q13-3 13 6 0 8-14 5"))
    }
}

fn hands() -> Markup {
    html! {
        (bust())
        (fill(LIGHT, "M35 68h26v8q0 12-11 12h-4q-11 0-11-12z"))
        (stroke(LIGHT, "M37 68V58M44 68V54M52 68V54M59 68V58"))
        (line("M41 64v14M48 62v18M55 64v14"))
    }
}

fn press() -> Markup {
    html! {
        (lying())
        (person((42, 16), &[(46, 28), (52, 32), (74, 56), (68, 58)], &[&[(46, 30), (40, 72)], &[(70, 57), (62, 82), (86, 84)]]))
        (straight_arrow(GO, (20, 36), (20, 66)))
    }
}

fn defibrillator() -> Markup {
    html! {
        (fill(GO, "M14 18h68q8 0 8 8v54q0 8-8 8H14q-8 0-8-8V26q0-8 8-8zM34 18q0-10 8-10h12q8 0 8 10z"))
        (fill(LIGHT, "M48 80Q16 58 22 42q8-16 26 0 18-16 26 0 6 16-26 38z"))
        (fill(DANGER, "M52 38L38 60h9l-4 14 16-22h-9z"))
    }
}

fn recovery() -> Markup {
    html! {
        (line("M4 92h88"))
        (person((16, 72), &[(31, 69), (34, 79), (58, 80), (58, 72)], &[&[(34, 78), (22, 85), (8, 84)], &[(58, 75), (74, 54), (82, 80)], &[(58, 80), (91, 83)]]))
        (arrow(GO, "M30 44q20-26 42-8", (60, 24), (76, 40)))
    }
}

fn warm() -> Markup {
    html! {
        (face((48, 30), 13))
        (fill(WARM, "M48 10q22 0 22 22 0 8 4 14l14 44H8l14-44q4-6 4-14 0-22 22-22z"))
        (face((48, 32), 14))
        (line("M48 56v32M30 56q2 18-6 32M66 56q-2 18 6 32"))
    }
}
