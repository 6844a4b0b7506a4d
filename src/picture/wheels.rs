//! On a bicycle, on a motorcycle and in a car.

use super::parts::*;
use super::people::{bust, face, person};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("bike-lights", "White light in front, red behind, amber pedal reflectors.", lights),
        Picture::new("helmet", "Wear a helmet that fits, with the strap done up.", helmet),
        Picture::new("space-for-cyclist", "Leave a cyclist at least 1.5 metres.", space),
        Picture::new("motorcycle-look-twice", "Look twice for motorcycles.", twice),
        Picture::new("car-seat-rear-facing", "Babies and toddlers ride rear-facing.", rear_facing),
        Picture::new("booster-seat", "Use a booster seat with a high back.", booster),
        Picture::new("seat-belt", "Wear your seat belt.", belt),
        Picture::new("phone-away", "Driving? Put the phone away.", phone_away),
        Picture::new("no-drink-drive", "Never drive after drinking.", no_drink),
        Picture::new("winter-clear-screen", "Clear all snow and ice off the windows.", clear_screen),
    ]
}

fn lights() -> Markup {
    html! {
        (fill(WARM, "M74 30L96 18v26z"))
        (ring((20, 72), 16)) (ring((76, 72), 16))
        (line("M20 72l14-28h32L48 72H20l18-22 10 22M60 30h8l8 42M26 38h14"))
        (disc(WARM, (48, 84), 5))
        (line("M48 72v8"))
        (disc(DANGER, (18, 46), 6))
        (stroke(DANGER, "M8 38l-4-4M6 47H1M8 56l-4 4"))
    }
}

fn helmet() -> Markup {
    html! {
        (face((48, 56), 28))
        (stroke(LIGHT, "M38 58v2M58 58v2M41 71q7 5 14 0"))
        (fill(GO, "M14 50q0-42 34-42t34 42q-34-10-68 0z"))
        (stroke(LIGHT, "M48 14v22M33 18l-3 21M63 18l3 21"))
        (line("M22 50l8 32q18 14 36 0l8-32"))
    }
}

fn space() -> Markup {
    html! {
        (ground(78))
        (person((20, 18), &[(14, 32), (26, 32), (25, 52), (15, 52)], &[&[(14, 32), (8, 46)], &[(26, 32), (32, 46)], &[(16, 52), (13, 68)], &[(24, 52), (27, 68)]]))
        (line("M20 56v28M8 48h24"))
        (car_front((76, 84), 1))
        (stroke(GO, "M38 44h24m-7-7 7 7-7 7m-10-14-7 7 7 7"))
        (one((44, 20))) (five((60, 20)))
        (line("M51 27v1M72 28V19q4-4 7 0v9-9q4-4 7 0v9"))
    }
}

fn twice() -> Markup {
    html! {
        (disc(LIGHT, (22, 18), 12)) (disc(LIGHT, (74, 18), 12))
        (line("M6 18q16-22 32 0-16 22-32 0zM58 18q16-22 32 0-16 22-32 0z"))
        (disc("", (25, 18), 6)) (disc("", (71, 18), 6))
        (face((48, 46), 11))
        (person((48, 46), &[(36, 62), (60, 62), (56, 74), (40, 74)], &[]))
        (line("M24 64h10M62 64h10"))
        (ink("M42 70h12v20q0 4-6 4t-6-4z"))
        (disc(WARM, (48, 68), 8))
    }
}

fn rear_facing() -> Markup {
    html! {
        (line("M8 20l8 56h48"))
        (stroke(GO, "M26 86q20 8 44-6 8-16 8-48"))
        (person((62, 34), &[(58, 48), (62, 52), (48, 66), (44, 62)], &[&[(46, 64), (36, 58), (30, 64)], &[(56, 54), (44, 52)]]))
        (straight_arrow(GO, (56, 10), (88, 10)))
        (line("M92 44L82 66"))
    }
}

fn booster() -> Markup {
    html! {
        (fill(GO, "M30 4h36q6 0 6 6v50h8v28H16V60h8V10q0-6 6-6z"))
        (fill(LIGHT, "M34 12h28v44H34z"))
        (person((48, 26), &[(41, 40), (55, 40), (53, 62), (43, 62)], &[&[(42, 64), (38, 72), (38, 86)], &[(54, 64), (58, 72), (58, 86)]]))
        (stroke(WARM, "M58 38L36 62h24"))
    }
}

fn belt() -> Markup {
    html! {
        (bust())
        (stroke(WARM, "M72 46L26 92M70 46L24 92M74 47L28 92"))
        (fill(DANGER, "M22 82h14v12H22z"))
        (right((82, 18)))
    }
}

fn phone_away() -> Markup {
    html! {
        (ring((34, 50), 28)) (ring((34, 50), 7))
        (line("M8 46l20 2M60 46l-20 2M34 57v20"))
        (ink("M70 26h16q4 0 4 4v34q0 4-4 4H70q-4 0-4-4V30q0-4 4-4z"))
        (fill(LIGHT, "M70 32h16v26H70z"))
        (wrong((80, 78)))
    }
}

fn no_drink() -> Markup {
    html! {
        (line("M22 28h24l-3 40H25z"))
        (fill(WARM, "M24 40h20l-2 26H26z"))
        (ring((66, 38), 9))
        (line("M66 47v26M66 64h7M66 72h7"))
        (never())
    }
}

fn clear_screen() -> Markup {
    html! {
        (fill(DANGER, "M24 26h48l10 28h10v32H4V54h10z"))
        (fill(LIGHT, "M29 32h38l8 22H21z"))
        (fill(WATER, "M29 32h17l-4 22H21z"))
        (disc(WARM, (18, 70), 7)) (disc(WARM, (78, 70), 7))
        (line("M14 88v4M82 88v4M54 50L82 12M48 48l11 7"))
        (snowflake((16, 14))) (snowflake((46, 14)))
    }
}
