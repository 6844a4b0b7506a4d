//! The files that the bundler made and that Rust code names. Scripts and styles of pages follow once these are written.

use crate::page::Script;
use serde::Deserialize;

/// Paths of built files below the site's root, and the digests that they are checked against.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The script of the embed pages.
    pub embed_page: String,
    /// The scripts that embedding sites load, the newest last: each with its path and its digest.
    pub embed: Vec<(String, String)>,
}

/// The names of the parts of a page's script, as `js/build/scripts.mjs` knows them.
pub fn parts(scripts: &[Script]) -> String {
    let name = |script: &Script| match script {
        Script::Charts => "charts",
        Script::Facts => "facts",
        Script::Filter => "filter",
        Script::Tabs => "tabs",
        Script::Search => "search",
        Script::Save => "save",
        Script::Share => "share",
        Script::Where => "where",
        Script::Board => "board",
        Script::StillTrue => "stilltrue",
        Script::Publisher => "publisher",
        Script::Slides => "slides",
        Script::Quiz => "quiz",
        Script::Embed => "embed",
        Script::EmbedCheck => "embedcheck",
    };
    std::iter::once("page").chain(scripts.iter().map(name)).collect::<Vec<_>>().join("-")
}
