//! The list of a long page's sections: "On this page".

use maud::{Markup, html};

/// Pages with fewer sections have no list.
const FEW: usize = 3;

/// The list, given the id and the heading of each section; empty if there are few.
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
