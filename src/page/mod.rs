//! The pages, one file each. A page is a function of the site's data and its address: what can fail has failed in
//! `data`.

mod about;
mod advice;
mod chart;
mod charts;
mod embed;
mod embed_box;
mod embed_code;
mod embed_evidence;
mod embed_height;
mod embed_kept;
mod embed_lines;
mod embed_markup;
mod embed_offer;
mod embed_promise;
mod embeds;
mod facts;
mod help;
mod home;
mod layout;
mod not_found;
mod objectives;
mod pack;
mod qr;
mod save;
mod schools;
mod shared;
mod site_index;
mod stills;
mod style;
mod theme;
mod written;

use crate::chart::Picture;
use crate::data::package::Package;
use crate::route::{Embed, Links, Route};
use layout::{Step, layout};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub use embed::Place;
pub use embed_code::EmbedCode;
pub use embed_evidence::Evidence;
pub use embed_height::WIDTHS;
pub use qr::qr;
pub use save::papers;
pub use shared::Shared;
pub use stills::Still;

/// Everything that pages are made of.
pub struct Site {
    /// The published data.
    pub package: Package,
    /// The published files' own text, by path, for the parts that wake up.
    pub files: BTreeMap<String, String>,
    /// Each chart's drawings, wide and narrow.
    pub pictures: BTreeMap<String, [Picture; 2]>,
    /// The drawings of each view with a name, by chart and view, wide and narrow.
    pub views: BTreeMap<(String, String), [String; 2]>,
    /// The drawings of what is kept as it was, wide and narrow.
    pub kept: BTreeMap<Embed, [String; 2]>,
    /// The digest of the script that other sites load, for `integrity`.
    pub embed_integrity: String,
    /// What the test run measured of the pages for frames.
    pub evidence: Evidence,
    /// The pictures under charts, wide and narrow.
    pub stills: BTreeMap<(String, Still), [String; 2]>,
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
    pub shared: Shared,
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
struct Content {
    title: String,
    description: String,
    scripts: Vec<Script>,
    body: Markup,
}

impl Site {
    /// The addresses of all pages.
    pub fn routes(&self) -> Vec<Route> {
        self.package.routes()
    }

    /// Draws one page. `None` for a chart that does not exist.
    pub fn page(&self, route: &Route) -> Option<Page> {
        let settings = &self.package.settings;
        let links = Links::from(route, settings.base());
        let content = self.content(route, &links)?;
        let body = match route {
            // In a frame there is no room for more, and the page around it has its own.
            Route::Embed(_) => html! { main id="main" class="embed" { (content.body) } },
            _ => layout(settings, &links, route, &self.way(route), &content.body),
        };
        let body = body.into_string();
        let shared = Shared::of(self, route, &content.title, &content.description);
        Some(Page { title: content.title, description: content.description, scripts: content.scripts, body, shared })
    }

    /// One page's own content, with links as seen from a page.
    fn content(&self, route: &Route, links: &Links) -> Option<Content> {
        match route {
            Route::Home => home::page(self, links),
            Route::Theme => theme::page(self, links),
            Route::Objectives => objectives::page(self, links),
            Route::Objective(name) => {
                let objective = self.package.objectives.iter().find(|text| text.meta.name == *name)?;
                objectives::one(self, links, objective)
            }
            Route::Facts => facts::page(self, links),
            Route::Charts => charts::page(self, links),
            Route::Chart(name) => chart::page(self, links, name),
            Route::Safety => advice::topics(self, links),
            Route::Advice { name, .. } => advice::page(self, links, name),
            Route::Schools => schools::page(self, links),
            Route::Pack(name) => pack::page(self, links, self.package.pack(name)?),
            Route::PackPart(name, part) => Some(pack::part(self, links, self.package.pack(name)?, *part)),
            Route::Help => help::page(self, links),
            Route::Style => style::page(self, links),
            Route::About => about::page(self, links),
            Route::Embeds => embeds::page(self, links),
            Route::EmbedPromise => Some(embed_promise::page(self, links)),
            Route::EmbedEvidence => Some(embed_evidence::page(self, links)),
            Route::Embed(embed) => embed::page(self, links, embed),
            Route::SiteIndex => Some(site_index::page(self, links)),
            Route::NotFound => Some(not_found::page(links)),
        }
    }

    /// The pages above a page, from the first page down.
    pub fn way(&self, route: &Route) -> Vec<Step> {
        let mut way = Vec::new();
        let mut up = route.parent();
        while let Some(step) = up {
            let name = match &step {
                Route::Home => "Home",
                Route::Charts => "Charts",
                Route::Embeds => "On your own pages",
                Route::Theme => "The theme",
                Route::Objectives => "Objectives",
                Route::Safety => "Safety advice",
                Route::Advice { name, .. } => self.package.advice(name).map_or("", |text| text.short()),
                Route::Schools => "For schools",
                Route::Pack(name) => self.package.pack(name).map_or("", |pack| &pack.short),
                _ => "",
            }
            .to_string();
            up = step.parent();
            way.insert(0, (step, name));
        }
        way
    }
}
