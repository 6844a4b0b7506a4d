//! The way to the parts of a long page.

use maud::{Markup, html};

/// Pages with fewer sections need no list of them.
const FEW: usize = 3;

/// The sections as links: each with its id and its heading.
pub fn section_nav(sections: &[(&str, &str)]) -> Markup {
    html! {
        @if sections.len() >= FEW {
            nav class="section-nav" aria-labelledby="on-this-page" {
                p id="on-this-page" { "On this page" }
                ul { @for (id, heading) in sections { li { a href={ "#" (id) } { (heading) } } } }
            }
        }
    }
}
