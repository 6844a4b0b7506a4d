//! The site's logo and illustration: a band, both river and road, that bends around a place as the Wear does in Durham.

use maud::{Markup, html};

/// The logo beside the site's name.
pub fn mark() -> Markup {
    html! {
        svg class="mark" width="36" height="36" viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            path class="band" d="M10 48V22a14 14 0 0 1 28 0v26" {}
            path class="dashes" d="M10 48V22a14 14 0 0 1 28 0v26" {}
            circle class="place" cx="24" cy="34" r="4" {}
        }
    }
}

/// The magnifying glass of the search.
pub fn lens() -> Markup {
    html! {
        svg class="lens" width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5"
            aria-hidden="true" focusable="false" {
            circle cx="10" cy="10" r="6.5" {}
            path d="M15 15l6 6" {}
        }
    }
}

/// The illustration of the home page: the band comes from the left edge, bends around three houses, and goes on to the
/// right. Hidden without the style sheet, where it would have no proper size.
pub fn bend() -> Markup {
    let line = "M0 225H70c55 0 65-30 65-75V90a45 45 0 0 1 90 0v60c0 45 10 75 65 75h70";
    html! {
        div class="bend" aria-hidden="true" {
            span class="straight" {}
            svg width="360" height="240" display="none" viewBox="0 0 360 240" focusable="false" {
                path class="band" d=(line) {}
                path class="dashes" d=(line) {}
                path class="place" d="M155 138v-22l11-10 11 10v22zM183 138v-22l11-10 11 10v22zM168 100V78l12-11 12 11v22z" {}
            }
            span class="straight" {}
        }
    }
}
