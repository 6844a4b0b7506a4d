//! The slides of a lesson: a list to read and print, which `js/lesson/slides.js` can show one by one.

use super::minutes;
use crate::data::lesson::{LessonPack, Slide};
use crate::page::site::Site;
use crate::picture;
use crate::words::capital;
use maud::{Markup, html};

/// The slides, with the buttons for the slide show.
pub(super) fn slides(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        div class="off-paper" data-start hidden {
            p { button type="button" data-do="start" { "Start the slides" } }
            p class="source" {
                "Change slides with the arrow keys, Page Up and Page Down, Space, Home and End, or a clicker. "
                "N shows or hides the notes. Escape ends the show."
            }
        }
        div class="show" tabindex="-1" data-minutes=(pack.minutes) {
            @for (i, one) in pack.slides.iter().enumerate() { (slide(site, pack, one, i + 1)) }
            div class="bar" hidden {
                button type="button" data-do="previous" { "Previous" }
                button type="button" data-do="next" { "Next" }
                p class="count" role="status" {}
                p class="clock" role="timer" aria-label="Time" {}
                button type="button" data-do="notes" aria-pressed="false" { "Notes" }
                button type="button" data-do="stop" { "End" }
            }
        }
    }
}

fn slide(site: &Site, pack: &LessonPack, one: &Slide, number: usize) -> Markup {
    let heading = format!("slide-{number}-heading");
    html! {
        section class="slide" id={ "slide-" (number) } data-minutes=(one.minutes) aria-labelledby=(heading) {
            p class="source" { "Slide " (number) " of " (pack.slides.len()) ", " (minutes(one.minutes)) }
            h2 id=(heading) tabindex="-1" { (site.filled(&one.heading)) }
            @if let Some(picture) = picture::beside(one.picture.as_deref()) { (picture) }
            (shown(site, one))
            div class="say" { (said(site, one)) }
        }
    }
}

/// What pupils read on a slide under its heading and picture.
pub(super) fn shown(site: &Site, one: &Slide) -> Markup {
    html! {
        ul { @for point in &one.points { li { (site.filled(point)) } } }
        @if let Some(pause) = &one.pause { p class="pause" { strong { "Pause. " } (capital(&site.filled(&pause.text))) } }
    }
}

/// What the teacher says on a slide, and listens for.
pub(super) fn said(site: &Site, one: &Slide) -> Markup {
    html! {
        p { strong { "Say: " } (site.filled(&one.say)) }
        @if let Some(listen_for) = one.pause.as_ref().and_then(|pause| pause.listen_for.as_ref()) {
            p { (site.filled(listen_for)) }
        }
    }
}
