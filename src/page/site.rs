//! The data that pages are rendered from, and a rendered page before it is written to a file.

use super::embed::{EmbedHeights, Evidence};
use super::speed::Speed;
use crate::chart::{ChartImage, StaticChart};
use crate::data::package::Package;
use crate::island::PropsFile;
use crate::route::Embed;
use maud::Markup;
use std::collections::BTreeMap;

/// Everything that pages are rendered from.
pub struct Site {
    /// The published data.
    pub package: Package,
    /// The text of the published files, by path, for the islands that hydrate.
    pub files: BTreeMap<String, String>,
    /// How official files are read, by the names of datasets, for the publisher's page.
    pub mappings: BTreeMap<String, String>,
    /// Each chart's images, wide and narrow.
    pub chart_images: BTreeMap<String, [ChartImage; 2]>,
    /// The images of each named view, by chart and view, wide and narrow.
    pub view_images: BTreeMap<(String, String), [String; 2]>,
    /// The images of snapshots, wide and narrow.
    pub snapshot_images: BTreeMap<Embed, [String; 2]>,
    /// The scripts for embedding sites, the newest last: each with its path and its digest for `integrity`.
    pub embed_scripts: Vec<(String, String)>,
    /// What the test run measured in the embed pages.
    pub evidence: Evidence,
    /// What was measured as charts, figures, embeds and readers grow.
    pub speed: Speed,
    /// The heights of the embeds.
    pub embed_heights: EmbedHeights,
    /// The images of static charts, wide and narrow.
    pub static_charts: BTreeMap<(String, StaticChart), [String; 2]>,
    /// The colours of the light scheme, by the names of their tokens, such as `series-1`.
    pub colours: BTreeMap<String, String>,
}

/// A rendered page, ready to be written.
pub struct Page {
    /// The page's own title.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: String,
    /// The scripts that it runs, in this order.
    pub scripts: Vec<Script>,
    /// The body as HTML.
    pub body: String,
    /// Its social card.
    pub shared: SocialCard,
    /// The props of its island, if they are too large to stand in it.
    pub props: Option<PropsFile>,
}

/// A page's social card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialCard {
    /// The path of the image below the site's root.
    pub path: String,
    /// The name of a picture that shows what to do.
    pub picture: Option<String>,
    /// The page's title.
    pub title: String,
    /// The page's key figure.
    pub figure: Option<String>,
    /// The text beside the figure; without a figure, what the page is about.
    pub words: String,
    /// The figure's area and period; of a chart, its caution.
    pub about: Option<String>,
}

/// A script of a page. No script adds to the page's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Turns headings into tabs.
    Tabs,
    /// Searches all pages.
    Search,
    /// Hydrates charts.
    Charts,
    /// Hydrates lists of figures.
    Facts,
    /// Filters the list of all figures.
    Filter,
    /// Saves and shares a chart.
    Save,
    /// Shares a page.
    Share,
    /// Says where the device is.
    Where,
    /// Fills in the board for a place.
    Board,
    /// Says whether saved files are still true.
    StillTrue,
    /// Checks files and texts for the publisher.
    Publisher,
    /// Shows slides one by one.
    Slides,
    /// Checks quiz answers.
    Quiz,
    /// Opens the embed dialog.
    Embed,
    /// Checks embeds on pages of other sites.
    EmbedCheck,
}

/// A page before the layout is added.
pub(super) struct Content {
    pub scripts: Vec<Script>,
    pub body: Markup,
}
