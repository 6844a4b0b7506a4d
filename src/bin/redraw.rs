//! The WebAssembly module that renders charts again in the browser. It is fetched together with ECharts, only when a
//! user's choice needs it: charming's builder would make the code of chart pages a third larger, and reading a chart
//! needs none of it.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::chart::{Layout, Plot, option};
    use serde_json::json;
    use wasm_bindgen::prelude::*;

    /// The ECharts options and sizes of a plot for both layouts, wide then narrow, as a JSON array; `[]` if `plot`
    /// can't be read.
    #[wasm_bindgen]
    pub fn options(plot: &str) -> String {
        let Ok(plot) = serde_json::from_str::<Plot>(plot) else {
            return "[]".to_string();
        };
        let plot = plot.closed();
        let one = |layout: Layout| {
            let (width, height) = plot.size(layout);
            json!({ "option": option(&plot, layout), "width": width, "height": height, "shown": plot.lines.len() })
        };
        json!(Layout::ALL.map(one)).to_string()
    }
}
