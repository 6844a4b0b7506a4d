//! The module that draws charts anew, fetched with ECharts only when a reader's choice needs it: charming's builder is
//! a third of the code, and reading a chart needs none of it.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::chart::{Layout, Plot, option};
    use serde_json::json;
    use wasm_bindgen::prelude::*;

    /// The options of a plot, wide and narrow, and what else the drawing needs, as JSON; empty for what is no plot.
    #[wasm_bindgen]
    pub fn options(plot: &str) -> String {
        let Ok(plot) = serde_json::from_str::<Plot>(plot) else {
            return "[]".to_string();
        };
        let one = |layout: Layout| {
            let (width, height) = layout.size();
            json!({ "option": option(&plot, layout), "width": width, "height": height, "shown": plot.lines.len() })
        };
        json!(Layout::ALL.map(one)).to_string()
    }
}
