//! The browser's entry on pages of charts. The page's script calls [`hydrate`] for each island, each on its own, so that a
//! fault in one leaves the others alive. For the host this is an empty program.

fn main() {
    #[cfg(all(target_arch = "wasm32", debug_assertions))]
    console_error_panic_hook::set_once();
}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::{browser, island};
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Keeps the function that is told each choice: `draw(plot, isDrawn)`, with a promise of two pictures as JSON where the
    /// picture is not drawn yet.
    #[wasm_bindgen]
    pub fn start(draw: js_sys::Function) {
        browser::set_draw(draw);
    }

    /// Wakes one chart. Says whether it could.
    #[wasm_bindgen]
    pub fn hydrate(element: &HtmlElement) -> bool {
        island::hydrate::hydrate(element, island::chart::read, |(props, chart, dataset)| {
            island::chart::view(&props, chart, dataset, Default::default())
        })
    }
}
