//! What pages are made of, and what a page is before it is written.

use super::embed::{EmbedHeights, Evidence};
use crate::chart::{ChartImage, StaticChart};
use crate::data::package::Package;
use crate::route::Embed;
use maud::Markup;
use std::collections::BTreeMap;

/// Everything that pages are made of.
pub struct Site {
    /// The published data.
    pub package: Package,
    /// The published files' own text, by path, for the parts that hydrate up.
    pub files: BTreeMap<String, String>,
    /// Each chart's drawings, wide and narrow.
    pub chart_images: BTreeMap<String, [ChartImage; 2]>,
    /// The drawings of each view with a name, by chart and view, wide and narrow.
    pub view_images: BTreeMap<(String, String), [String; 2]>,
    /// The drawings of what is kept as it was, wide and narrow.
    pub snapshot_images: BTreeMap<Embed, [String; 2]>,
    /// The digest of the script that other sites load, for `integrity`.
    pub embed_integrity: String,
    /// What the test run measured of the pages for frames.
    pub evidence: Evidence,
    /// How high the embeds are.
    pub embed_heights: EmbedHeights,
    /// The pictures under charts, wide and narrow.
    pub static_charts: BTreeMap<(String, StaticChart), [String; 2]>,
    /// The colours of the light scheme, by the names of their tokens: `series-1`.
    pub colours: BTreeMap<String, String>,
}

/// A page, ready to be written.
pub struct Page {
    /// The page's own title.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: String,
    /// What runs on it, in this order.
    pub scripts: Vec<Script>,
    /// The body as HTML.
    pub body: String,
    /// What stands for it where it is shared.
    pub shared: SocialCard,
}

/// A page's card for sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialCard {
    /// Where the picture lies below the site's root.
    pub path: String,
    /// The page's title.
    pub title: String,
    /// The page's key figure.
    pub figure: Option<String>,
    /// The words beside the figure; without a figure, what the page says.
    pub words: String,
    /// The figure's area and period.
    pub about: Option<String>,
}

/// A script of a page. None takes part in what the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Makes tabs of headings.
    Tabs,
    /// Searches all pages.
    Search,
    /// Wakes charts.
    Charts,
    /// Wakes lists of figures.
    Facts,
    /// Saves and shares a chart.
    Save,
    /// Shares a page.
    Share,
    /// Shows slides one by one.
    Slides,
    /// Checks answers.
    Quiz,
    /// Leads to what other sites paste.
    Embed,
}

/// A page before the layout is put around it.
pub(super) struct Content {
    pub scripts: Vec<Script>,
    pub body: Markup,
}
