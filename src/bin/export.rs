//! The module that makes files of a chart's figures, fetched when a user first saves one. The build writes the
//! downloads beside a chart's page with the same code. When compiled for the host, it is an empty program.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod wasm {
    use altogether_safer::chart::{ChartMetadata, Plot, export};
    use wasm_bindgen::prelude::*;

    /// The figures of a plot as CSV; empty if `plot` can't be read.
    #[wasm_bindgen]
    pub fn csv(plot: &str) -> Option<String> {
        Some(export::csv(&serde_json::from_str::<Plot>(plot).ok()?))
    }

    /// The figures of a plot as JSON, with their metadata; empty if either can't be read.
    #[wasm_bindgen]
    pub fn json(plot: &str, metadata: &str) -> Option<String> {
        let plot: Plot = serde_json::from_str(plot).ok()?;
        let metadata: ChartMetadata = serde_json::from_str(metadata).ok()?;
        Some(export::json(&plot, &metadata))
    }
}
