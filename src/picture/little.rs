//! Waking everyone, and what burns at home.

use super::parts::*;
use super::people::{bust, face, side_on};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("wake-everyone", "Fire? Shout to wake everyone.", wake),
        Picture::new("matches-away", "Never play with matches or lighters. Tell an adult.", matches),
        Picture::new("heater-space", "Turn heaters off before bed.", heater),
        Picture::new("be-seen", "Wear bright clothes, and carry a light at night.", seen),
    ]
}

fn wake() -> Markup {
    html! {
        (side_on((18, 91), &[&[(18, 50), (29, 48), (27, 38)], &[(18, 50), (9, 60)]]))
        (sound((37, 36), 5))
        (line("M4 93h88M44 93V62M92 93V72H44"))
        (face((56, 60), 8))
        (fill(WATER, "M66 70q2-10 12-10 14 0 14 10z"))
        (fill(DANGER, "M56 6h24v5q0 6-6 6H62q-6 0-6-6z"))
        (line("M50 5h36M62 26q6 4 12 0"))
    }
}

fn matches() -> Markup {
    html! {
        (fill(GROUND, "M6 58h46v32H6z"))
        (line("M6 58h46v32H6zM6 68h46M88 88L66 44"))
        (flame((62, 44)))
        (wrong((20, 26)))
    }
}

fn heater() -> Markup {
    html! {
        (fill(DANGER, "M6 40h28v44H6z"))
        (stroke(LIGHT, "M13 48v28M20 48v28M27 48v28"))
        (line("M4 92h88M10 86v6M30 86v6M58 8h34M74 8v6"))
        (stroke(WARM, "M13 32q-4-4 0-8t0-8M26 32q-4-4 0-8t0-8"))
        (fill(WATER, "M66 16h18l10 14-8 6-2-3v33H66V33l-2 3-8-6z"))
        (stroke(GO, "M40 76h26m-7-7 7 7-7 7m-12-14-7 7 7 7"))
    }
}

fn seen() -> Markup {
    html! {
        (bust())
        (fill(WARM, "M26 46l14-4 8 12 8-12 14 4v48H26z"))
        (stroke(LIGHT, "M28 66h40M28 80h40M34 46v18M62 46v18"))
        (fill(GROUND, "M20 6a13 13 0 1 0 8 20Q16 24 20 6z"))
    }
}
