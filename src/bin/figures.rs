//! The WebAssembly module of pages with figures. It leaves the chart code out to stay small, because the home page is
//! the one that most people see, and often the only one. On the host this is an empty program.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::island;
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Hydrates one list of figures. Returns whether it succeeded.
    #[wasm_bindgen]
    pub fn hydrate(element: &HtmlElement) -> bool {
        island::hydrate::hydrate(element, island::figures::read, |(props, set)| island::figures::view(&props, set))
    }
}
