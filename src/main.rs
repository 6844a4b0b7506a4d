//! The WebAssembly module of pages with charts. The page's script calls [`hydrate`] once for each island, so that a
//! failure in one does not stop the others. On the host this is an empty program.

fn main() {
    #[cfg(all(target_arch = "wasm32", debug_assertions))]
    console_error_panic_hook::set_once();
}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::{browser, island};
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Stores the function that is told each choice: `draw(plot, isDrawn)`, which returns a promise of two chart images as
    /// JSON where they are not drawn yet.
    #[wasm_bindgen]
    pub fn start(draw: js_sys::Function) {
        browser::set_draw(draw);
    }

    /// Hydrates one chart. Returns whether it succeeded.
    #[wasm_bindgen]
    pub fn hydrate(element: &HtmlElement) -> bool {
        island::hydrate::hydrate(element, island::chart::read, |(props, chart, dataset)| {
            island::chart::view(&props, chart, dataset, Default::default())
        })
    }
}
