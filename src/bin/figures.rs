//! The WebAssembly module of pages with figures. It leaves out the chart code to stay small, because the home page is
//! the page that most people see, and often the only one. When compiled for the host, it is an empty program.

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
