//! Gas, carbon monoxide, and callers at the door or on the phone.

use super::parts::*;
use super::people::{person, standing};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("co-alarm", "Have a carbon monoxide alarm.", co_alarm),
        Picture::new("co-open-windows", "Open doors and windows, and get out.", open_windows),
        Picture::new("gas-no-switches", "Smell gas? Touch no switches. Light no flames.", no_switches),
        Picture::new("gas-meter-off", "Turn the gas off at the meter.", meter_off),
        Picture::new("chain-door", "Keep the chain on when you open the door.", chain),
        Picture::new("check-id", "Check their card before you let anyone in.", check_id),
        Picture::new("hang-up", "Not sure who is calling? Hang up.", hang_up),
        Picture::new("call-159", "Scam call about your money? Hang up and call 159.", call_159),
        Picture::new("trusted-adult", "Tell an adult you trust.", trusted),
        Picture::new("stay-together", "Stay together.", together),
        Picture::new("stop-and-think", "Stop and think first.", think),
    ]
}

fn co_alarm() -> Markup {
    html! {
        (line("M26 20h44q8 0 8 8v40q0 8-8 8H26q-8 0-8-8V28q0-8 8-8z"))
        (line("M44 38q-12-6-12 10t12 10M66 48q0-12-7-12t-7 12 7 12 7-12"))
        (disc(DANGER, (68, 68), 5))
        (line("M8 30q-6 18 0 36M88 30q6 18 0 36"))
    }
}

fn open_windows() -> Markup {
    html! {
        (line("M14 12h30v50H14z"))
        (fill(GROUND, "M14 10L2 2v68l12-8zM44 10l12-8v68l-12-8z"))
        (stroke(WATER, "M22 26q4-5 8 0t8 0M22 38q4-5 8 0t8 0M22 50q4-5 8 0t8 0"))
        (line("M2 93h92"))
        (person((74, 38), &[(71, 50), (74, 50), (71, 68), (68, 68)], &[&[(73, 50), (84, 58), (90, 52)], &[(73, 50), (64, 58)], &[(70, 68), (82, 76), (82, 89)], &[(70, 68), (64, 80), (56, 86)]]))
        (straight_arrow(GO, (66, 16), (90, 16)))
    }
}

fn no_switches() -> Markup {
    html! {
        (line("M16 30h26v38H16z"))
        (ink("M24 38h10v12H24z"))
        (flame((64, 72)))
        (never())
    }
}

fn meter_off() -> Markup {
    html! {
        (fill(GROUND, "M10 50h76v14H10z"))
        (disc("", (48, 57), 13))
        (stroke(DANGER, "M48 57V24"))
        (line("M8 46v22M88 46v22"))
        (arrow(GO, "M82 38Q78 16 60 12", (68, 14), (58, 12)))
    }
}

/// A door, ajar on the right.
fn chain() -> Markup {
    html! {
        (line("M8 92V6h80v86"))
        (fill(GO, "M8 6h50v86H8z"))
        (disc(LIGHT, (48, 58), 4))
        (person((75, 48), &[(72, 64), (82, 64), (82, 93), (72, 93)], &[]))
        (line("M46 24h8q4 9 8 0t8 0 8 0 10 0"))
    }
}

fn check_id() -> Markup {
    html! {
        (line("M12 14h50q6 0 6 6v38q0 6-6 6H12q-6 0-6-6V20q0-6 6-6z"))
        (person((24, 32), &[(18, 52), (30, 52), (30, 56), (18, 56)], &[]))
        (line("M42 28h16M42 40h12"))
        (fill(LIGHT, "M62 40a19 19 0 1 0 1 0z"))
        (ring((62, 58), 17))
        (line("M74 71l16 18"))
        (stroke(GO, "M53 58l6 8 12-14"))
    }
}

fn hang_up() -> Markup {
    html! {
        (ink("M8 78q0-18 24-18h32q24 0 24 18v6q0 6-6 6H14q-6 0-6-6z"))
        (disc(LIGHT, (48, 76), 9))
        (fill(DANGER, "M6 28q0-18 42-18t42 18v6q0 4-4 4H72q-4 0-4-4v-6q-20-6-40 0v6q0 4-4 4H10q-4 0-4-4z"))
        (straight_arrow(GO, (48, 36), (48, 54)))
    }
}

fn call_159() -> Markup {
    phone(&html! {
        (one((32, 27))) (five((48, 27))) (nine((64, 27)))
        (line("M30 62l18-10 18 10zM34 74h28M38 63v10M48 63v10M58 63v10"))
    })
}

fn trusted() -> Markup {
    html! {
        (line("M4 93h88"))
        (person((60, 18), &[(54, 32), (66, 32), (64, 56), (56, 56)], &[&[(54, 32), (44, 46), (38, 56)], &[(57, 56), (56, 88)], &[(63, 56), (66, 88)]]))
        (person((28, 48), &[(24, 61), (32, 61), (31, 74), (25, 74)], &[&[(32, 61), (40, 66)], &[(26, 74), (24, 88)], &[(30, 74), (32, 88)]]))
        (line("M6 8h26q4 0 4 4v12q0 4-4 4H22l-6 8v-8H6q-4 0-4-4V12q0-4 4-4z"))
        (line("M19 12v8M19 24v0"))
        (right((84, 48)))
    }
}

fn together() -> Markup {
    html! {
        (standing((18, 84), &[&[(12, 44), (7, 58)], &[(24, 44), (33, 56)]]))
        (standing((48, 84), &[&[(42, 44), (33, 56)], &[(54, 44), (63, 56)]]))
        (standing((78, 84), &[&[(72, 44), (63, 56)], &[(84, 44), (89, 58)]]))
        (stroke(GO, "M6 91h84"))
    }
}

fn think() -> Markup {
    html! {
        (person((26, 52), &[(14, 76), (38, 76), (40, 94), (12, 94)], &[]))
        (line("M58 8q12-8 20 2 14 2 10 14 2 12-10 12-12 8-22 0-14 0-12-14 2-12 14-14z"))
        (ring((46, 46), 3))
        (line("M64 18q2-6 8-4 6 4-2 9v2M70 31v1"))
        (fill(DANGER, "M66 56h14l10 10v14L80 90H66L56 80V66z"))
        (fill(LIGHT, "M62 70h22v6H62z"))
    }
}
