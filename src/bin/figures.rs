//! The browser's entry on pages of figures, without anything of charts: the first page is the one that most people see,
//! and often the only one. For the host this is an empty program.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::island;
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Wakes one list of figures. Says whether it could.
    #[wasm_bindgen]
    pub fn hydrate(element: &HtmlElement) -> bool {
        island::hydrate::hydrate(element, island::figures::read, |(props, set)| island::figures::view(&props, set))
    }
}
