//! By the sea, on the water, and in a flood.

use super::parts::*;
use super::people::{bather, bust, person, side_on};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("flag-red-yellow", "Swim between the red and yellow flags.", flag_red_yellow),
        Picture::new("flag-red", "Red flag: don’t go in the water.", flag_red),
        Picture::new("flag-chequered", "Black and white squares: boards only. Don’t swim here.", flag_chequered),
        Picture::new("windsock", "Orange windsock: no inflatables on the water.", windsock),
        Picture::new("no-lifeguard", "No lifeguard? Nobody is watching.", no_lifeguard),
        Picture::new("rip-current", "Don’t swim against a rip current. Swim across it.", rip_current),
        Picture::new("tide-cut-off", "Check the tide times, so the sea can’t trap you.", tide),
        Picture::new("lifejacket", "Wear a lifejacket.", lifejacket),
        Picture::new("angler", "Fishing? Wear a lifejacket and keep back from the edge.", angler),
        Picture::new("weir", "Keep away from weirs. They pull you under.", weir),
        Picture::new("flood-upstairs", "In a flood, go upstairs.", upstairs),
        Picture::new("flood-do-not-drive", "Don’t drive through flood water.", no_driving),
        Picture::new("flood-power-off", "Turn off the electricity, if it’s safe and dry.", power_off),
    ]
}

/// A flag's pole.
fn pole(x: i32, y: i32) -> Markup {
    line(&format!("M{x} 6V{y}"))
}

fn flag_red_yellow() -> Markup {
    let flag = |x: i32| {
        html! {
            (fill(DANGER, &format!("M{x} 6h26v12H{x}z")))
            (fill(WARM, &format!("M{x} 18h26v12H{x}z")))
            (pole(x, 74))
        }
    };
    html! {
        (flag(8)) (flag(66))
        (bather((46, 68), &[&[(41, 70), (28, 58)], &[(51, 70), (60, 58)]]))
        (water(70))
    }
}

/// A bather who should not be there, under a flag.
fn out_of_the_water(flag: &Markup) -> Markup {
    html! {
        (flag)
        (pole(14, 78))
        (bather((48, 76), &[&[(43, 78), (34, 68)], &[(53, 78), (62, 68)]]))
        (water(78))
        (wrong((80, 64)))
    }
}

fn flag_red() -> Markup {
    out_of_the_water(&fill(DANGER, "M14 6h54v38H14z"))
}

fn flag_chequered() -> Markup {
    out_of_the_water(&html! { (line("M14 6h54v38H14z")) (ink("M14 6h27v19H14zM41 25h27v19H41z")) })
}

fn windsock() -> Markup {
    html! {
        (fill(WARM, "M16 6l54 6v8L16 30z"))
        (stroke(DANGER, "M28 9v17M48 12v9"))
        (pole(14, 78))
        (line("M78 8h12M78 18h14M78 28h8"))
        (bather((46, 66), &[&[(41, 68), (32, 60)], &[(51, 68), (60, 60)]]))
        (fill(DANGER, "M28 67h40q6 0 6 6t-6 6H28q-6 0-6-6t6-6z"))
        (water(78))
        (wrong((82, 54)))
    }
}

fn no_lifeguard() -> Markup {
    html! {
        (line("M8 78l6-36h26l6 36M11 58h32M14 42V22"))
        (person((27, 10), &[(26, 22), (26, 36)], &[&[(26, 36), (38, 36), (39, 46)]]))
        (bather((66, 76), &[&[(61, 78), (53, 68)], &[(71, 78), (79, 68)]]))
        (water(78))
        (wrong((82, 44)))
        (stroke(DANGER, "M6 6l44 44"))
    }
}

fn rip_current() -> Markup {
    html! {
        (fill(WATER, "M0 0h96v70q-8 6-16 0t-16 0-16 0-16 0-16 0-16 0z"))
        (fill(WARM, "M0 78q8-6 16 0t16 0 16 0 16 0 16 0 16 0v18H0z"))
        (straight_arrow(DANGER, (28, 62), (28, 8)))
        (person((28, 40), &[(28, 50), (28, 56)], &[&[(28, 52), (16, 42)], &[(28, 52), (40, 42)]]))
        (arrow(GO, "M52 40q28-2 28 40", (80, 60), (80, 84)))
    }
}

fn tide() -> Markup {
    html! {
        (fill(GROUND, "M0 4h16l8 80H0zM26 84l6-22h34l6 22z"))
        (side_on((48, 64), &[&[(48, 24), (58, 34), (62, 26)], &[(48, 24), (38, 34), (34, 26)]]))
        (water(76))
        (straight_arrow(DANGER, (84, 70), (84, 46)))
        (ring((82, 18), 11))
        (line("M82 12v6l5 3"))
    }
}

fn lifejacket() -> Markup {
    html! {
        (bust())
        (fill(DANGER, "M28 46l12-6 8 16 8-16 12 6v44H28z"))
        (stroke(LIGHT, "M48 58v32"))
        (stroke(WARM, "M28 66h40M28 80h40"))
        (line("M43 66h10M43 80h10"))
    }
}

fn angler() -> Markup {
    html! {
        (bank((40, 72)))
        (side_on((20, 72), &[&[(20, 34), (30, 44), (40, 40)]]))
        (fill(DANGER, "M15 28h10l1 24H14z"))
        (line("M34 44L78 8v72"))
        (fill(WATER, "M42 82q6-5 12 0t14 0 14 0 14 0v14H45z"))
    }
}

fn weir() -> Markup {
    html! {
        (person((26, 26), &[(20, 40), (32, 40)], &[&[(20, 38), (10, 28)], &[(32, 38), (42, 28)]]))
        (fill(WATER, "M0 38q8-5 16 0t16 0 14 0q10 2 12 30 10-4 18 2t20 0V96H0z"))
        (fill(GROUND, "M0 56h40l8 40H0z"))
        (straight_arrow(LIGHT, (88, 86), (60, 86)))
        (arrow(DANGER, "M52 28q16 2 18 24", (69, 44), (70, 56)))
        (wrong((80, 18)))
    }
}

fn upstairs() -> Markup {
    html! {
        (line("M10 90V34L48 6l38 28v56"))
        (ink("M14 84h12V74h10V64h10V54h36v6H52v10H42v10H32v10H14z"))
        (person((66, 26), &[(66, 36), (66, 42)], &[&[(66, 36), (56, 42)], &[(66, 42), (60, 52)], &[(66, 42), (72, 52)]]))
        (straight_arrow(GO, (22, 64), (42, 44)))
        (fill(WATER, "M12 82q9-6 18 0t18 0 18 0 18 0v10H12z"))
    }
}

fn no_driving() -> Markup {
    html! { (car((16, 66), "")) (water(64)) (never()) }
}

fn power_off() -> Markup {
    html! {
        (line("M8 8h40v56H8z"))
        (ink("M22 20h12v32H22z"))
        (disc(DANGER, (28, 48), 9))
        (straight_arrow(GO, (62, 18), (62, 50)))
        (fill(WARM, "M88 14L74 38h8l-4 20 16-26h-8z"))
        (water(78))
    }
}
