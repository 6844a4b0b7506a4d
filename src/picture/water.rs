//! In and beside the water.

use super::parts::*;
use super::people::{bather, face, person, side_on, standing};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("call-999", "Call 999.", call_999),
        Picture::new("stay-on-bank", "Stay out of the water. Don’t go in after them.", stay_on_bank),
        Picture::new("tell-float", "Shout to them: float on your back.", tell_float),
        Picture::new("throw-ring", "Throw them a lifebuoy or anything that floats.", throw_ring),
        Picture::new("float-on-back", "Lie back, ears in the water, arms and legs out.", float_on_back),
        Picture::new("breathe-calm", "Float until you can breathe calmly.", breathe_calm),
        Picture::new("swim-to-side", "When you are calm, swim to the side.", swim_to_side),
        Picture::new("cold-shock", "Cold water makes you gasp. Don’t fight it. Float.", cold_shock),
        Picture::new("throwline-hold-end", "Open the bag. Hold the end of the rope tight.", hold_end),
        Picture::new("throwline-throw", "Throw the bag past them, so the rope lands on them.", throw_bag),
        Picture::new("throwline-lean-back", "Get down low and lean back.", lean_back),
        Picture::new("throwline-pull-in", "Pull them in steadily.", pull_in),
        Picture::new("throwline-throw-again", "If you miss, pull the rope back and throw again.", throw_again),
        Picture::new("ice-stay-off", "Stay off the ice.", ice_stay_off),
        Picture::new("ice-lie-and-reach", "On the bank, lie flat and reach with a pole or branch.", ice_reach),
        Picture::new("ice-kick-out", "Arms on the ice, kick hard, and slide out.", ice_kick),
        Picture::new("dog-stay-out", "Never go in after your dog.", dog),
    ]
}

fn call_999() -> Markup {
    phone(&html! {
        (nine((32, 27))) (nine((48, 27))) (nine((64, 27)))
        (disc(GO, (48, 61), 14))
        (fill(LIGHT, "M40 54l5-2 3 6-3 3q2 4 6 5l2-3 6 3-2 5q-14 2-17-17z"))
    })
}

/// Somebody in trouble, where the water covers all but the head and a waving arm.
fn in_trouble((x, y): P) -> Markup {
    bather((x, y), &[&[(x + 5, y + 2), (x + 12, y - 8), (x + 9, y - 20)]])
}

/// The bank on the left, and the water beside it.
fn bank_and_water() -> Markup {
    html! { (water(76)) (bank((36, 68))) }
}

fn stay_on_bank() -> Markup {
    html! {
        (in_trouble((78, 76)))
        (bank_and_water())
        (side_on((20, 68), &[&[(20, 28), (30, 36), (32, 46)], &[(20, 28), (11, 38), (13, 47)]]))
        (arrow(DANGER, "M36 36q20-2 20 26", (56, 48), (56, 64)))
        (wrong((62, 20)))
    }
}

fn tell_float() -> Markup {
    html! {
        (person((60, 70), &[(70, 73), (82, 74)], &[&[(72, 72), (78, 64)], &[(82, 74), (93, 70)]]))
        (bank_and_water())
        (side_on((16, 68), &[&[(16, 28), (27, 27), (25, 16)], &[(16, 28), (8, 38), (11, 46)]]))
        (sound((34, 16), 4))
    }
}

fn throw_ring() -> Markup {
    html! {
        (in_trouble((78, 76)))
        (bank_and_water())
        (side_on((16, 68), &[&[(16, 28), (28, 22), (36, 14)], &[(16, 28), (7, 38)]]))
        (lifebuoy((60, 30)))
        (line("M42 18l3 1M76 40l2 3"))
    }
}

fn float_on_back() -> Markup {
    html! {
        (fill(WATER, "M0 0h96v96H0z"))
        (person((48, 27), &[(42, 48), (54, 48), (51, 68), (45, 68)], &[&[(43, 48), (26, 42), (9, 34)], &[(53, 48), (70, 42), (87, 34)], &[(46, 68), (32, 90)], &[(50, 68), (64, 90)]]))
        (face((48, 25), 18))
        (stroke(LIGHT, "M41 22v1M55 22v1M42 31q6 5 12 0M28 10q-6 14 3 28M68 10q6 14-3 28M8 58q6-5 12 0t12 0M64 58q6-5 12 0t12 0"))
    }
}

fn breathe_calm() -> Markup {
    html! {
        (person((48, 50), &[(36, 70), (60, 70)], &[&[(36, 70), (20, 74), (8, 66)], &[(60, 70), (76, 74), (88, 66)]]))
        (face((48, 46), 18))
        (stroke(LIGHT, "M38 43q3 3 6 0M52 43q3 3 6 0M45 54h6"))
        (water(70))
        (line("M74 46h10a6 6 0 1 0-6-6M74 56h14M22 46H12a6 6 0 1 1 6-6M22 56H8"))
    }
}

fn swim_to_side() -> Markup {
    html! {
        (person((44, 56), &[(34, 62), (10, 70)], &[&[(36, 62), (46, 42), (60, 52)]]))
        (water(66))
        (fill(GROUND, "M96 56H78l-6 40h24z"))
        (straight_arrow(GO, (30, 24), (82, 24)))
    }
}

fn cold_shock() -> Markup {
    html! {
        (person((48, 50), &[(36, 74), (60, 74)], &[&[(36, 74), (22, 60)], &[(60, 74), (74, 60)]]))
        (face((48, 46), 19))
        (fill(LIGHT, "M48 47a6 7 0 1 0 1 0z"))
        (stroke(LIGHT, "M40 39v1M56 39v1"))
        (water(72))
        (snowflake((15, 24))) (snowflake((81, 24)))
    }
}

/// The bag of a throwline.
fn bag((x, y): P) -> Markup {
    fill(WARM, &format!("M{} {}h12q3 0 3 3v13q0 4-4 4H{}q-4 0-4-4V{}q0-3 3-3z", x - 6, y - 8, x - 5, y - 5))
}

fn hold_end() -> Markup {
    html! {
        (standing((48, 94), &[&[(42, 53), (28, 62), (22, 46)], &[(54, 53), (68, 62), (74, 48)]]))
        (bag((75, 34)))
        (line("M75 24q-8-20-27-20T22 26v28"))
        (stroke(GO, "M22 32a12 12 0 1 0 1 0z"))
    }
}

/// The helper, low on the bank, with a rope in the hands.
fn low() -> Markup {
    person(
        (13, 26),
        &[(14, 40), (18, 40), (24, 58), (18, 60)],
        &[&[(16, 40), (30, 48), (40, 44)], &[(22, 58), (34, 48), (40, 65)]],
    )
}

fn throw_bag() -> Markup {
    html! {
        (bather((60, 76), &[&[(65, 78), (70, 66)]]))
        (bank_and_water())
        (side_on((16, 68), &[&[(16, 28), (26, 24), (34, 15)], &[(16, 28), (6, 36)]]))
        (line("M34 14q26-4 48 24"))
        (bag((86, 46)))
    }
}

fn lean_back() -> Markup {
    html! {
        (bather((80, 76), &[&[(76, 78), (68, 64)]]))
        (bank_and_water())
        (low())
        (line("M38 44l31 20"))
        (straight_arrow(GO, (62, 28), (32, 18)))
    }
}

fn pull_in() -> Markup {
    html! {
        (bather((60, 78), &[&[(57, 80), (50, 66)]]))
        (bank_and_water())
        (low())
        (line("M38 44l13 22"))
        (straight_arrow(GO, (88, 46), (62, 46)))
    }
}

fn throw_again() -> Markup {
    html! {
        (in_trouble((82, 76)))
        (bank_and_water())
        (side_on((16, 68), &[&[(16, 28), (26, 36), (36, 38)], &[(16, 28), (24, 42), (36, 40)]]))
        (line("M36 39q10 18 16 33"))
        (bag((53, 80)))
        (arrow(GO, "M81 34a15 15 0 1 1-3-18", (70, 9), (78, 16)))
    }
}

/// Ice up to a place, with its surface at a height.
fn ice((x, y): P) -> Markup {
    html! { (water(y + 6)) (fill(GROUND, &format!("M0 {y}H{x}l-8 12H0z"))) }
}

fn ice_stay_off() -> Markup {
    html! {
        (fill(WATER, "M14 80h68v4L48 92 14 84z"))
        (fill(GROUND, "M8 74h32l4 10H14zM54 74h34l-6 10H50z"))
        (side_on((47, 75), &[&[(47, 36), (58, 38), (64, 30)], &[(47, 36), (36, 38), (30, 30)]]))
        (never())
    }
}

fn ice_reach() -> Markup {
    html! {
        (bather((82, 70), &[&[(78, 72), (70, 60)]]))
        (ice((62, 64)))
        (person((40, 46), &[(28, 54), (14, 58)], &[&[(30, 54), (48, 58)], &[(14, 58), (4, 57)]]))
        (line("M44 58h32M8 72l8-3 8 5M38 70l8 4"))
    }
}

fn ice_kick() -> Markup {
    html! {
        (person((42, 50), &[(50, 60), (66, 66)], &[&[(50, 60), (26, 58)], &[(66, 66), (84, 60)], &[(66, 66), (82, 72)]]))
        (ice((40, 64)))
        (stroke(WATER, "M86 52l4-8M78 50l-1-9"))
        (straight_arrow(GO, (56, 26), (18, 26)))
    }
}

fn dog() -> Markup {
    html! {
        (ink("M56 80V70q0-5 6-5h8l5-15 4 4h5l9 5q2 6-4 6h-5l-2 15z"))
        (line("M58 70q-8-2-8-11"))
        (bank_and_water())
        (side_on((18, 68), &[&[(18, 28), (28, 37), (36, 32)], &[(18, 28), (9, 38), (11, 47)]]))
        (arrow(DANGER, "M42 42q12 2 14 18", (54, 52), (56, 62)))
        (wrong((66, 24)))
    }
}
