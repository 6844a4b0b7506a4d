//! The pages, one file each. A page is a function of the site's data and its address: what can fail has failed in
//! `data`.

mod about;
mod chart;
mod charts;
mod facts;
mod home;
mod layout;
mod not_found;
mod objectives;
mod site_index;
mod water;
mod words;

use crate::chart::Picture;
use crate::data::package::Package;
use crate::data::text::{Piece, TextPage, pieces};
use crate::part::figure::figure;
use crate::part::prose;
use crate::route::{Links, Route};
use layout::{Step, layout};
use maud::{Markup, html};
use std::cell::Cell;
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
        self.package.routes()
    }

    /// Draws one page. `None` for a chart that does not exist.
    pub fn page(&self, route: &Route) -> Option<Page> {
        let settings = &self.package.settings;
        let links = Links::from(route, settings.base());
        let content = self.content(route, &links)?;
        let body = layout(settings, &links, route, &self.way(route), &content.body).into_string();
        Some(Page { title: content.title, description: content.description, has_islands: content.has_islands, body })
    }

    /// One page's own content, with links as seen from a page.
    fn content(&self, route: &Route, links: &Links) -> Option<Content> {
        match route {
            Route::Home => home::page(self, links),
            Route::Theme => words::page(self, links, self.package.text("theme")?),
            Route::Objectives => objectives::page(self, links),
            Route::Objective(name) => {
                let objective = self.package.objectives.iter().find(|text| text.meta.name == *name)?;
                words::page(self, links, objective)
            }
            Route::Facts => facts::page(self, links),
            Route::Charts => charts::page(self, links),
            Route::Chart(name) => chart::page(self, links, name),
            Route::Water => water::page(self, links),
            Route::About => about::page(self, links),
            Route::SiteIndex => Some(site_index::page(self, links)),
            Route::NotFound => Some(not_found::page(links)),
        }
    }

    /// The sections of a page, with figures that open what stands behind them. Each gets an id of its own.
    fn sections(&self, links: &Links, text: &TextPage) -> Markup {
        let count = Cell::new(0);
        let words = |words: &str| {
            html! {
                @for piece in pieces(words) {
                    @match piece {
                        Piece::Words(words) => (words),
                        Piece::Fact(name) => @if let Some((set, fact)) = self.package.fact(name) {
                            @let number = count.replace(count.get() + 1);
                            (figure(set, fact, &format!("behind-{number}"), &links.file(&format!("facts/#fact-{name}"))))
                        },
                    }
                }
            }
        };
        prose::sections(text, &prose::Setting { words: &words, address: &|to| links.file(to) })
    }

    /// The pages above a page, from the first page down.
    pub fn way(&self, route: &Route) -> Vec<Step> {
        let mut way = Vec::new();
        let mut up = route.parent();
        while let Some(step) = up {
            let name = match &step {
                Route::Home => "Home",
                Route::Charts => "Charts",
                Route::Theme => "The theme",
                Route::Objectives => "Objectives",
                _ => "",
            };
            up = step.parent();
            way.insert(0, (step, name.to_string()));
        }
        way
    }
}
