//! On and beside the railway.

use super::parts::*;
use super::people::{person, side_on, standing};
use super::pictogram::Picture;
use maud::{Markup, html};

pub(super) fn pictures() -> Vec<Picture> {
    vec![
        Picture::new("stay-off-tracks", "Keep off the railway tracks.", off_tracks),
        Picture::new("level-crossing-look", "Lights or barrier? Wait. Then look both ways.", level_crossing),
        Picture::new("overhead-lines", "Keep away from overhead lines. Their power can jump.", overhead),
        Picture::new("train-wide-fast", "Trains are wide and fast. Stand behind the line.", train_passes),
    ]
}

/// Tracks that lead away from us.
fn tracks() -> Markup {
    line("M34 30L12 94M62 30l22 64M32 38h32M28 50h40M23 64h50M17 80h62")
}

/// A train that comes towards us; `x` and `y` are the middle of its lower edge.
fn train((x, y): P) -> Markup {
    html! {
        (fill(GO, &format!("M{} {y}q-4 0-4-4v-40q0-16 16-16h12q16 0 16 16v40q0 4-4 4z", x - 18)))
        (fill(WARM, &format!("M{} {}h44v10H{}z", x - 22, y - 24, x - 22)))
        (fill(LIGHT, &format!("M{} {}h28v14H{}z", x - 14, y - 46, x - 14)))
        (disc(LIGHT, (x - 13, y - 8), 4)) (disc(LIGHT, (x + 13, y - 8), 4))
    }
}

fn off_tracks() -> Markup {
    html! { (tracks()) (standing((48, 78), &[&[(42, 37), (34, 52)], &[(54, 37), (62, 52)]])) (never()) }
}

fn level_crossing() -> Markup {
    html! {
        (line("M0 86h96M6 94h10M26 94h10M46 94h10M66 94h10"))
        (ink("M54 6h34q6 0 6 6v10q0 6-6 6H54q-6 0-6-6V12q0-6 6-6zM68 28h6v54h-6z"))
        (disc(DANGER, (60, 17), 8)) (disc(LIGHT, (82, 17), 8))
        (line("M40 58h54v10H40z"))
        (fill(DANGER, "M40 58h14v10H40zM68 58h14v10H68z"))
        (side_on((22, 84), &[&[(22, 44), (31, 54)], &[(22, 44), (13, 54)]]))
        (straight_arrow(GO, (18, 10), (4, 10))) (straight_arrow(GO, (26, 10), (40, 10)))
    }
}

fn overhead() -> Markup {
    html! {
        (line("M2 8h92M80 8v86M60 24h20M68 8v16"))
        (fill(WARM, "M46 10L34 32h8l-4 20 16-26h-8z"))
        (side_on((20, 94), &[&[(20, 54), (29, 46), (32, 38)], &[(20, 54), (11, 64)]]))
        (line("M28 66L34 18"))
        (wrong((58, 72)))
    }
}

fn train_passes() -> Markup {
    html! {
        (train((66, 74)))
        (line("M44 82h52"))
        (fill(GROUND, "M0 74h34v22H0z"))
        (stroke(WARM, "M32 74v22"))
        (person((14, 22), &[(12, 36), (16, 36), (15, 54), (13, 54)], &[&[(14, 54), (10, 71)], &[(14, 54), (19, 71)], &[(14, 36), (22, 48)]]))
        (line("M34 22h4M32 34h6M34 46h4"))
    }
}
