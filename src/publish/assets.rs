//! The built scripts, styles and modules, by the names that the bundler gave them.

use crate::page::Script;
use serde::Deserialize;

/// The names of the built files, with their hashes, and the digests that pages check them against.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// The typeface of headings and large figures.
    pub font: Asset,
    /// The script that hydrates charts.
    pub charts: Asset,
    /// The module of charts.
    pub charts_wasm: Asset,
    /// The script that hydrates lists of figures.
    pub figures: Asset,
    /// The module of figures.
    pub figures_wasm: Asset,
    /// The script that every page loads.
    pub page: Asset,
    /// The script that turns headings into tabs.
    pub tabs: Asset,
    /// The script that searches.
    pub search: Asset,
    /// The script that saves and shares charts.
    pub save: Asset,
    /// The script that shares pages.
    pub share: Asset,
    /// The script that shows slides.
    pub slides: Asset,
    /// The script that checks answers.
    pub quiz: Asset,
    /// The script that opens the embed dialog.
    pub embed_dialog: Asset,
    /// The script of the embed pages.
    pub embed_page: Asset,
    /// The script that embedding sites load.
    pub embed: Asset,
}

impl Assets {
    /// The file of a script.
    pub fn script(&self, script: Script) -> &Asset {
        match script {
            Script::Charts => &self.charts,
            Script::Facts => &self.figures,
            Script::Tabs => &self.tabs,
            Script::Search => &self.search,
            Script::Save => &self.save,
            Script::Share => &self.share,
            Script::Slides => &self.slides,
            Script::Quiz => &self.quiz,
            Script::Embed => &self.embed_dialog,
        }
    }
}

/// One built file.
#[derive(Clone, Debug, Deserialize)]
pub struct Asset {
    /// Its path below the site's root.
    pub path: String,
    /// Its digest for `integrity`.
    pub integrity: String,
}
