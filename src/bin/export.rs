//! The module that makes files of a chart's figures, fetched when a reader first saves one. The build writes the files
//! beside a chart's page with the same code. For the host this is an empty program.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::chart::{ChartMetadata, Plot, export};
    use wasm_bindgen::prelude::*;

    /// The figures of a plot as CSV; nothing for what is no plot.
    #[wasm_bindgen]
    pub fn csv(plot: &str) -> Option<String> {
        Some(export::csv(&serde_json::from_str::<Plot>(plot).ok()?))
    }

    /// The figures of a plot as JSON, with what goes along with them; nothing for what is neither.
    #[wasm_bindgen]
    pub fn json(plot: &str, metadata: &str) -> Option<String> {
        let plot: Plot = serde_json::from_str(plot).ok()?;
        let metadata: ChartMetadata = serde_json::from_str(metadata).ok()?;
        Some(export::json(&plot, &metadata))
    }
}
