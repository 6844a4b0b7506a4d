//! The large pictogram of each lesson topic, for the poster.

use crate::data::topic::Topic;
use maud::{Markup, html};

/// The pictogram. It is decoration, and hidden without the style sheet.
pub fn sign(topic: Topic) -> Markup {
    html! {
        svg class="sign" width="100" height="100" display="none" viewBox="0 0 100 100" aria-hidden="true" focusable="false" {
            @match topic {
                // A lifebuoy.
                Topic::Water => {
                    circle class="light" cx="50" cy="50" r="33" {}
                    circle class="dark" cx="50" cy="50" r="33" {}
                    path class="wave" d="M4 92q11.5-9 23 0t23 0 23 0 23 0" {}
                },
                // Traffic lights.
                Topic::Road => {
                    rect class="light" x="31" y="4" width="38" height="92" rx="12" {}
                    circle class="lamp stop" cx="50" cy="23" r="11" {}
                    circle class="lamp" cx="50" cy="50" r="11" {}
                    circle class="lamp go" cx="50" cy="77" r="11" {}
                },
                // A house with a smoke alarm.
                Topic::Home => {
                    path class="light" d="M50 8 4 48h12v44h68V48h12z" {}
                    circle class="lamp stop" cx="50" cy="46" r="8" {}
                    path class="wave" d="M35 56a18 18 0 0 1 0-20M65 36a18 18 0 0 1 0 20M27 62a28 28 0 0 1 0-32M73 30a28 28 0 0 1 0 32" {}
                    rect class="lamp" x="40" y="68" width="20" height="24" {}
                },
                // The crossed boards of a level crossing over two rails.
                Topic::Rail => {
                    path class="light" d="M14 10 4 24l82 50 10-14z" {}
                    path class="light" d="M86 10 96 24 14 74 4 60z" {}
                    circle class="lamp stop" cx="50" cy="42" r="8" {}
                    path class="wave" d="M4 84h92M4 94h92" {}
                },
            }
        }
    }
}
