//! A fire at home: to notice it, to get out, and to keep it from starting.

use super::parts::*;
use super::people::{face, person};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("smoke-alarm-place", "Have a smoke alarm on every floor.", alarm_place),
        Picture::new("smoke-alarm-test", "Test your alarm every week.", alarm_test),
        Picture::new("get-out-stay-out", "Get out. Stay out.", get_out),
        Picture::new("crawl-low", "Keep low, under the smoke.", crawl),
        Picture::new("feel-door", "Feel the door with the back of your hand.", feel_door),
        Picture::new("blocked-window", "Way out blocked? Shut the door and shout from the window.", blocked),
        Picture::new("shut-doors", "Shut doors to hold back the fire.", shut_doors),
        Picture::new("no-lift", "In a fire, never use the lift.", no_lift),
        Picture::new("stop-drop-roll", "Clothes on fire? Stop, drop and roll.", roll),
        Picture::new("pan-fire-off", "Pan on fire? Turn off the heat if it’s safe.", pan_off),
        Picture::new("no-water-on-oil", "Never put water on burning oil.", no_water),
        Picture::new("candle", "Put candles out before you leave the room.", candle),
        Picture::new("charge-safely", "Charge on a hard surface, never on a bed.", charge),
    ]
}

/// An alarm on the ceiling, seen from the side, with its sound.
fn alarm((x, y): P) -> Markup {
    fill(DANGER, &format!("M{} {y}h20v4q0 5-5 5h-10q-5 0-5-5z", x - 10))
}

/// A bank of smoke below the ceiling.
fn smoke() -> Markup {
    fill(GROUND, "M0 0h96v28q-4 10-14 7-8 9-17 1-8 9-17 0-9 9-17 1-9 7-16-1-10 4-15-6z")
}

fn alarm_place() -> Markup {
    html! {
        (line("M12 92V36L48 6l36 30v56zM12 64h72"))
        (alarm((48, 34))) (alarm((48, 66)))
        (line("M34 46q14 12 28 0M34 80q14 12 28 0"))
    }
}

fn alarm_test() -> Markup {
    html! {
        (line("M4 6h88"))
        (fill(DANGER, "M22 8h52v10q0 10-10 10H32q-10 0-10-10z"))
        (disc(LIGHT, (48, 24), 6))
        (ink("M44 38q0-5 4-5t4 5v18l16 5q6 2 5 8l-3 25H42L28 72q-2-6 5-5l11 8z"))
        (line("M14 24q-8 10-6 22M82 24q8 10 6 22"))
    }
}

fn get_out() -> Markup {
    html! {
        (line("M4 92V38L28 16l24 22"))
        (flame((26, 90)))
        (line("M48 92V44"))
        (person((70, 30), &[(66, 42), (70, 42), (66, 60), (62, 60)], &[&[(68, 42), (80, 50), (86, 44)], &[(68, 42), (58, 48), (56, 58)], &[(64, 60), (76, 70), (74, 86)], &[(64, 60), (58, 76), (50, 82)]]))
        (straight_arrow(GO, (58, 12), (88, 12)))
    }
}

fn crawl() -> Markup {
    html! {
        (smoke())
        (person((76, 56), &[(62, 62), (62, 66), (36, 70), (36, 66)], &[&[(62, 64), (66, 86), (76, 88)], &[(38, 68), (44, 88), (22, 88)]]))
        (line("M4 93h88"))
        (straight_arrow(GO, (10, 56), (34, 56)))
    }
}

fn feel_door() -> Markup {
    html! {
        (ink("M44 4h44v88H44z"))
        (fill(DANGER, "M50 10h32v76H50z"))
        (disc(WARM, (56, 54), 4))
        (person((18, 22), &[(16, 36), (20, 36), (19, 60), (17, 60)], &[&[(18, 36), (30, 46), (40, 34)], &[(18, 60), (12, 88)], &[(18, 60), (25, 88)]]))
        (stroke(WARM, "M60 42q-5-6 0-11t0-11M72 42q-5-6 0-11t0-11"))
    }
}

fn blocked() -> Markup {
    html! {
        (line("M30 8h56v62H30zM24 72h68"))
        (person((58, 32), &[(48, 48), (68, 48), (66, 68), (50, 68)], &[&[(48, 48), (40, 34), (42, 20)], &[(68, 48), (76, 56), (67, 42)]]))
        (sound((22, 24), -3))
        (ink("M64 30h6v14h-6z"))
        (flame((12, 94)))
        (stroke(GROUND, "M34 84h50"))
    }
}

fn shut_doors() -> Markup {
    html! {
        (flame((20, 84)))
        (line("M4 92h88M38 92V6h50v86"))
        (fill(GO, "M38 8l30 12v72l-30 0z"))
        (disc(LIGHT, (60, 56), 4))
        (straight_arrow(GO, (72, 52), (86, 52)))
    }
}

fn no_lift() -> Markup {
    html! {
        (line("M24 20h48v58H24zM48 20v58"))
        (person((36, 34), &[(34, 46), (38, 46), (37, 58), (35, 58)], &[&[(35, 58), (34, 72)], &[(37, 58), (39, 72)]]))
        (ink("M60 30l8 12H52zM60 68l8-12H52z"))
        (never())
    }
}

fn roll() -> Markup {
    html! {
        (line("M4 92h88"))
        (person((16, 76), &[(32, 72), (32, 80), (58, 82), (58, 74)], &[&[(58, 78), (88, 82)], &[(34, 74), (46, 64), (26, 64)]]))
        (fill(DANGER, "M62 72q-2-10 6-14 6 6 10 2 6 8 0 14z"))
        (arrow(GO, "M28 50a22 20 0 1 1 42-2", (71, 40), (68, 54)))
    }
}

/// A pan with its contents on fire.
fn burning_pan() -> Markup {
    html! { (flame((38, 54))) (ink("M12 52h52v14q0 8-8 8H20q-8 0-8-8zM62 54h32v6H62z")) }
}

fn pan_off() -> Markup {
    html! {
        (burning_pan())
        (line("M4 78h88"))
        (ring((76, 36), 12))
        (line("M76 28v8"))
        (arrow(GO, "M93 22a22 22 0 0 0-33-3", (69, 12), (59, 20)))
    }
}

fn no_water() -> Markup {
    html! {
        (burning_pan())
        (fill(WATER, "M62 12l20 8-8 20q-12-4-16-2z"))
        (stroke(WATER, "M56 30l-3 6M50 20l-3 6"))
        (never())
    }
}

fn candle() -> Markup {
    html! {
        (fill(GROUND, "M14 44h18v48H14z"))
        (line("M23 44v-6M4 92h88"))
        (fill(WARM, "M23 36q-8-2-8-10 0-6 8-16 8 10 8 16 0 8-8 10z"))
        (face((78, 36), 17))
        path class="pk-person" d="M66 36l-8 4 8 4z" {}
        (line("M36 26h12M36 36h12M36 46h8"))
        (right((64, 76)))
    }
}

fn charge() -> Markup {
    html! {
        (line("M6 92V40M90 92V66H6M6 82h84"))
        (fill(GROUND, "M10 52q0-6 6-6h12q6 0 6 6v12H10z"))
        (ink("M42 54h30q4 0 4 4v6H38v-6q0-4 4-4z"))
        (line("M76 60h10V30"))
        (fill(WARM, "M60 12L46 34h8l-4 18 16-24h-8z"))
        (wrong((22, 20)))
    }
}
