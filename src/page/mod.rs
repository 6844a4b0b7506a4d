//! The pages, one file each. A page is a function of the site's data and its address: what can fail has failed in
//! `data`.

mod about;
mod chart;
mod charts;
mod home;
mod layout;
mod not_found;
mod water;

use crate::chart::Picture;
use crate::data::package::Package;
use crate::route::{Links, Route};
use crate::words::fill::fill;
use layout::{Step, layout};
use maud::Markup;
use std::collections::BTreeMap;

/// Everything that pages are made of.
pub struct Site {
    /// The published data.
    pub package: Package,
    /// The published files' own text, by path, for the parts that wake up.
    pub files: BTreeMap<String, String>,
    /// Each chart's drawings, wide and narrow.
    pub pictures: BTreeMap<String, [Picture; 2]>,
}

/// A page, ready to be written.
pub struct Page {
    /// The page's own title.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: String,
    /// Whether parts of it wake up.
    pub has_islands: bool,
    /// The body as HTML.
    pub body: String,
}

/// A page before the layout is put around it.
struct Content {
    title: String,
    description: String,
    has_islands: bool,
    body: Markup,
}

impl Site {
    /// The addresses of all pages.
    pub fn routes(&self) -> Vec<Route> {
        let charts: Vec<String> = self.package.charts.iter().map(|chart| chart.name.clone()).collect();
        Route::all(&charts)
    }

    /// Draws one page. `None` for a chart that does not exist.
    pub fn page(&self, route: &Route) -> Option<Page> {
        let settings = &self.package.settings;
        let links = Links::from(route, settings.base());
        let content = match route {
            Route::Home => home::page(self, &links),
            Route::Charts => charts::page(self, &links),
            Route::Chart(name) => chart::page(self, &links, name),
            Route::Water => water::page(self),
            Route::About => about::page(self, &links),
            Route::NotFound => Some(not_found::page(&links)),
        }?;
        let body = layout(settings, &links, route, &self.way(route), &content.body).into_string();
        Some(Page { title: content.title, description: content.description, has_islands: content.has_islands, body })
    }

    /// Words with each named figure in its place.
    fn fill(&self, words: &str) -> String {
        fill(words, |name| self.package.fact(name).map(|(_, fact)| fact))
    }

    /// The pages above a page, from the first page down.
    pub fn way(&self, route: &Route) -> Vec<Step> {
        let mut way = Vec::new();
        let mut up = route.parent();
        while let Some(step) = up {
            let name = match &step {
                Route::Home => "Home",
                Route::Charts => "Charts",
                _ => "",
            };
            up = step.parent();
            way.insert(0, (step, name.to_string()));
        }
        way
    }
}
