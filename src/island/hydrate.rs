//! Hydrates one island: `[data-island]`, with its props in a script (the page's script has put
//! them there if they lie in a file) and its first view in `[data-root]`.

use leptos::mount::hydrate_from;
use leptos::prelude::IntoView;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Hydrates an island of one kind. Returns whether it could: it needs its props, its root and data that can be read.
pub fn hydrate<P: 'static, V: IntoView + 'static>(
    element: &HtmlElement,
    read: impl FnOnce(&str) -> Option<P>,
    view: impl FnOnce(P) -> V + 'static,
) -> bool {
    let props = element.query_selector("script").ok().flatten().and_then(|script| script.text_content());
    let root = element.query_selector("[data-root]").ok().flatten().and_then(|root| root.dyn_into().ok());
    let (Some(props), Some(root)) = (props, root) else {
        return false;
    };
    // The view is made inside the root, so that its signals belong to it.
    read(&props).map(|read| hydrate_from(root, move || view(read)).forget()).is_some()
}
