//! The browser's entry. The page's script calls [`wake`] for each island, each on its own, so that a fault in one
//! leaves the others alive. For the host this is an empty program.

fn main() {
    #[cfg(all(target_arch = "wasm32", debug_assertions))]
    console_error_panic_hook::set_once();
}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::{browser, island};
    use leptos::mount::hydrate_from;
    use leptos::prelude::IntoView;
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Keeps the function that draws charts anew: `draw(plot)`, a promise of two pictures as JSON.
    #[wasm_bindgen]
    pub fn start(draw: js_sys::Function) {
        browser::set_draw(draw);
    }

    /// Wakes one island: `[data-island]` with its props in a script and its first view in `[data-root]`.
    /// Says whether it could.
    #[wasm_bindgen]
    pub fn wake(element: &HtmlElement) -> bool {
        let props = element.query_selector("script").ok().flatten().and_then(|script| script.text_content());
        let root = element.query_selector("[data-root]").ok().flatten().and_then(|root| root.dyn_into().ok());
        let (Some(props), Some(root)) = (props, root) else {
            return false;
        };
        match element.get_attribute("data-island").as_deref() {
            Some("chart") => hydrate(root, island::chart::read(&props), |(props, chart, dataset)| {
                island::chart::view(&props, chart, dataset, Default::default())
            }),
            Some("facts") => {
                hydrate(root, island::facts::read(&props), |(props, set)| island::facts::view(&props, set))
            }
            _ => false,
        }
    }

    /// The view is made inside the root, so that its signals belong to it.
    fn hydrate<P: 'static, V: IntoView + 'static>(
        root: HtmlElement,
        read: Option<P>,
        view: impl FnOnce(P) -> V + 'static,
    ) -> bool {
        read.map(|read| hydrate_from(root, move || view(read)).forget()).is_some()
    }
}
