//! Two or more views of the same content. Without scripts they are listed below each other with headings;
//! `js/page/tabs.js` turns the headings into tabs.

use maud::{Markup, html};

/// One tab and its panel.
pub struct Tab {
    /// The heading, which becomes the tab.
    pub heading: &'static str,
    /// The panel's content.
    pub body: Markup,
}

/// Renders the tabs. `name` is unique on the page; `label` is the accessible name of the list of tabs.
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
