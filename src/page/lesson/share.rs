//! The section for sharing a pack: plain links and an address to copy. Buttons that need a script are hidden until it
//! runs.

use crate::data::lesson::LessonPack;
use crate::page::site::Site;
use maud::{Markup, html};

/// The section "Share".
pub(super) fn share(site: &Site, pack: &LessonPack) -> Markup {
    let address = site.pack_address(pack);
    let (to, title) = (encode(&address), encode(&pack.meta.title));
    let services = [
        ("Google Classroom", format!("https://classroom.google.com/share?url={to}&title={title}")),
        ("Microsoft Teams", format!("https://teams.microsoft.com/share?href={to}&msgText={title}")),
    ];
    html! {
        section class="prose share" data-unsearched aria-labelledby="share" {
            h2 id="share" { "Share" }
            p { "The address of this pack: " a href=(address) { (address) } }
            div class="buttons" data-share=(address) hidden {
                button type="button" data-do="copy" { "Copy link" }
                button type="button" data-do="share" { "Share" }
            }
            p class="status" role="status" {}
            ul class="ways-on in-row" {
                @for (name, link) in &services { li { a href=(link) rel="external" { "Share to " (name) } } }
                li { a href={ "mailto:?subject=" (title) "&body=" (to) } { "Send by email" } }
            }
        }
    }
}

/// Percent-encodes a text for a query.
fn encode(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
