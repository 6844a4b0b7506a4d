//! On foot beside the road and across it.

use super::parts::*;
use super::people::{face, figure, person, side_on, standing};
use super::pictogram::Picture;
use super::scene::*;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("cross-stop", "Stop at the kerb.", stop),
        Picture::new("cross-look", "Look both ways, again and again.", look),
        Picture::new("cross-listen", "Listen for traffic.", listen),
        Picture::new("cross-walk", "Walk straight across. Don’t run.", walk),
        Picture::new("zebra", "At a zebra crossing, wait until cars have stopped.", zebra),
        Picture::new("puffin-green", "Wait for the green man, then check the traffic.", puffin),
        Picture::new("island", "Stop on the island, and cross in two halves.", island),
        Picture::new("face-the-traffic", "No pavement? Walk on the right, facing the traffic.", face_traffic),
        Picture::new("junction-give-way", "Turning? Give way to people who are crossing.", give_way),
        Picture::new("hold-hands", "Hold a grown-up’s hand near the road.", hold_hands),
    ]
}

/// The pavement on the left, its kerb, and the road.
fn kerb() -> Markup {
    html! { (fill(GROUND, "M0 80h50v16H0z")) (line("M50 80v8h44")) }
}

fn stop() -> Markup {
    html! {
        (kerb())
        (side_on((22, 80), &[&[(22, 40), (31, 50), (33, 58)], &[(22, 40), (13, 50), (15, 58)]]))
        (fill(DANGER, "M58 6h20l14 14v20L78 54H58L44 40V20z"))
        (fill(LIGHT, "M57 30h23v8q0 9-9 9h-4q-7 0-10-8z"))
        (stroke(LIGHT, "M59 32V22M65 30V16M71 30V15M77 32V19M57 42l-5-7"))
    }
}

/// A large face with eyes.
fn eyes(to: i32) -> Markup {
    html! {
        (face((48, 54), 28))
        (disc(LIGHT, (38, 48), 9)) (disc(LIGHT, (58, 48), 9))
        (disc("", (38 + to, 48), 5)) (disc("", (58 + to, 48), 5))
    }
}

fn look() -> Markup {
    html! {
        (eyes(4))
        (stroke(LIGHT, "M42 68h12"))
        (straight_arrow(GO, (38, 12), (8, 12)))
        (straight_arrow(GO, (58, 12), (88, 12)))
    }
}

fn listen() -> Markup {
    html! {
        (face((38, 50), 30))
        (disc(LIGHT, (24, 42), 4))
        (stroke(LIGHT, "M57 42a10 10 0 1 0-9 16M16 64h8"))
        (line("M76 38q10 12 0 24M86 30q14 20 0 40"))
    }
}

fn walk() -> Markup {
    html! {
        (ground(66))
        (stroke(LIGHT, "M4 88h12M30 88h12M56 88h12M82 88h12"))
        (side_on((34, 80), &[&[(34, 40), (44, 50), (50, 46)], &[(34, 40), (25, 50), (20, 56)]]))
        (straight_arrow(GO, (58, 32), (90, 32)))
    }
}

fn zebra() -> Markup {
    html! {
        (fill(GROUND, "M24 0h72v96H24z"))
        (fill(LIGHT, "M28 68h10v24H28zM46 68h10v24H46zM64 68h10v24H64zM82 68h10v24H82z"))
        (car_front((60, 58), 1))
        (disc(WARM, (12, 13), 8))
        (line("M12 4a9 9 0 1 0 1 0zM12 23v69"))
        (side_on((12, 94), &[&[(12, 54), (24, 60)]]))
    }
}

fn puffin() -> Markup {
    html! {
        (line("M24 4h48q6 0 6 6v76q0 6-6 6H24q-6 0-6-6V10q0-6 6-6zM18 42h60"))
        (figure(GROUND, (48, 12), &[(48, 18), (48, 28)], &[&[(43, 36), (48, 28), (53, 36)], &[(40, 22), (56, 22)]]))
        (figure(GO, (48, 52), &[(48, 61), (48, 72)], &[&[(36, 70), (48, 62), (60, 70)], &[(38, 86), (48, 72), (58, 86)]]))
    }
}

fn island() -> Markup {
    html! {
        (line("M2 88h30M64 88h30"))
        (fill(GROUND, "M30 76h36v18H30z"))
        (standing((48, 77), &[&[(42, 36), (36, 52)], &[(54, 36), (60, 52)]]))
        (straight_arrow(GO, (4, 62), (28, 62)))
        (straight_arrow(GO, (68, 62), (92, 62)))
    }
}

fn face_traffic() -> Markup {
    html! {
        (fill(GROUND, "M34 2h22l26 94H2z"))
        (stroke(LIGHT, "M43 10v8M42 32v12M40 60v16"))
        (car_front((54, 54), 1))
        (standing((83, 95), &[&[(77, 54), (73, 70)], &[(89, 54), (93, 70)]]))
    }
}

fn give_way() -> Markup {
    html! {
        (fill(GROUND, "M0 4h96v32H74v60H36V36H0z"))
        (stroke(LIGHT, "M6 20h10M28 20h10"))
        (arrow(DANGER, "M92 20H74q-12 0-14 6", (66, 20), (58, 28)))
        (fill(DANGER, "M48 34h14q4 0 4 4v18q0 4-4 4H48q-4 0-4-4V38q0-4 4-4z"))
        (fill(LIGHT, "M47 48h16v6H47z"))
        (side_on((16, 95), &[&[(16, 56), (26, 66), (30, 60)], &[(16, 56), (7, 66)]]))
        (straight_arrow(GO, (34, 78), (86, 78)))
    }
}

fn hold_hands() -> Markup {
    html! {
        (kerb())
        (standing((20, 80), &[&[(14, 40), (9, 56)], &[(26, 40), (33, 56)]]))
        (person((44, 44), &[(41, 56), (48, 56), (47, 66), (42, 66)], &[&[(41, 57), (33, 56)], &[(48, 57), (53, 64)], &[(42, 66), (41, 77)], &[(47, 66), (48, 77)]]))
    }
}
