//! Two or more views of one thing. Without a script they stand under one another, each with its heading; `js/page/tabs.js`
//! makes tabs of the headings.

use maud::{Markup, html};

/// One view.
pub struct Tab {
    /// Its heading, which becomes the tab.
    pub heading: &'static str,
    /// What it holds.
    pub body: Markup,
}

/// The views. `name` is their own among all on the page, and `label` says what they are views of.
pub fn tabs(name: &str, label: &str, views: &[Tab]) -> Markup {
    html! {
        div class="tabs" data-tabs=(label) {
            @for (i, view) in views.iter().enumerate() {
                div class="tab-view" {
                    h4 id={ (name) "-" (i) } { (view.heading) }
                    (view.body)
                }
            }
        }
    }
}
