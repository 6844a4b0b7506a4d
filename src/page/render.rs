//! Renders a page: finds the page of an address and adds the layout.

use super::layout::{Step, layout};
use super::newer::comes_last;
use super::site::{Content, Page, Site, SocialCard};
use super::titles::Title;
use super::{
    about, advice, board, calendar, chart, chart_table, charts, corrections, data, data_file, embed, help, home,
    key_facts, lesson, not_found, objectives, pictures, publish, school_year, schools, site_index, speed, statements,
    still_true, style, theme,
};
use crate::island::PropsFile;
use crate::route::{Links, Route};
use maud::html;

impl Site {
    /// The addresses of all pages.
    pub fn routes(&self) -> Vec<Route> {
        self.package.routes()
    }

    /// Renders one page. `None` for a chart that does not exist.
    pub fn page(&self, route: &Route) -> Option<Page> {
        let settings = &self.package.settings;
        let links = Links::from(route, settings.base());
        let Title { title, description } = self.title(route)?;
        let (content, props) = self.content(route, &links)?;
        let body = match route {
            // An embed has no layout: it has little space, and the embedding page has its own.
            Route::Embed(embed) => html! {
                main id="main" class="embed" {
                    // One that follows its file has the notice inside, for the case that it can't.
                    @if !self.follows(embed) { (self.newer(&links, route)) }
                    (content.body)
                }
            },
            _ => {
                let newer = self.newer(&links, route);
                let corrected = self.corrected(route);
                let content = if comes_last(route) {
                    html! { (content.body) (newer) (corrected) }
                } else {
                    html! { (newer) (content.body) (corrected) }
                };
                layout(settings, &links, route, &self.way(route), &content)
            }
        };
        let body = body.into_string();
        let shared = SocialCard::of(self, route, &title, &description);
        Some(Page { title, description, scripts: content.scripts, body, shared, props })
    }

    /// The content of one page, with links relative to it, and the file of its island's props if there is one.
    fn content(&self, route: &Route, links: &Links) -> Option<(Content, Option<PropsFile>)> {
        let content = match route {
            Route::Home => Some(home::page(self, links)),
            Route::Theme => Some(theme::page(self, links)),
            Route::Objectives => Some(objectives::page(self, links)),
            Route::Objective(name) => {
                let objective = self.package.objectives.iter().find(|text| text.meta.name == *name)?;
                objectives::one(self, links, objective)
            }
            Route::Facts => {
                return key_facts::page(self, links).map(|(content, props)| (content, Some(props)));
            }
            Route::Charts => charts::page(self, links),
            Route::Chart(name) => {
                return chart::page(self, links, name).map(|(content, props)| (content, Some(props)));
            }
            Route::ChartTable(name) => chart_table::page(self, links, name),
            Route::Safety => Some(advice::topics(self, links)),
            Route::Advice { name, .. } => advice::page(self, links, name),
            Route::Board => board::page(self, links),
            Route::Schools => Some(schools::page(self, links)),
            Route::SchoolYear => Some(school_year::page(self, links)),
            Route::LessonPack(name) => lesson::page(self, links, self.package.pack(name)?),
            Route::LessonResource(name, part) => Some(lesson::resource(self, links, self.package.pack(name)?, *part)),
            Route::Help => Some(help::hub(self, links)),
            Route::HelpNeed(name) => Some(help::need(self, links, self.package.need(name)?)),
            Route::Style => style::page(self, links),
            Route::Pictures => Some(pictures::page(links)),
            Route::About => Some(about::page(self, links)),
            Route::Privacy => Some(statements::privacy(self, links)),
            Route::Accessibility => Some(statements::accessibility(self, links)),
            Route::Data => Some(data::page(self, links)),
            Route::StillTrue => Some(still_true::page(self, links)),
            Route::Publish => Some(publish::page(self, links)),
            Route::DataFile(name) => data_file::page(self, links, name),
            Route::Corrections => Some(corrections::page(self, links)),
            Route::Calendar => Some(calendar::page(self, links)),
            Route::Embeds => embed::index_page(self, links),
            Route::EmbedPromise => Some(embed::promise_page(self, links)),
            Route::EmbedCheck => embed::check_page(self, links),
            Route::EmbedEvidence => Some(embed::audit_page(self, links)),
            Route::Speed => Some(speed::page(self, links)),
            Route::Embed(embed) => embed::page(self, links, embed),
            Route::SiteIndex => Some(site_index::page(self, links)),
            Route::NotFound => Some(not_found::page(links)),
        };
        content.map(|content| (content, None))
    }

    /// The pages above a page, from the home page down.
    pub fn way(&self, route: &Route) -> Vec<Step> {
        let mut way = Vec::new();
        let mut up = route.parent();
        while let Some(step) = up {
            let name = match &step {
                Route::Home => "Home",
                Route::Charts => "Charts",
                Route::Chart(name) => self.package.chart(name).map_or("", |(chart, _)| &chart.title),
                Route::Embeds => "Embed",
                Route::Data => "Data files",
                Route::Theme => "The theme",
                Route::Objectives => "Objectives",
                Route::Safety => "Safety advice",
                Route::Advice { name, .. } => self.package.advice(name).map_or("", |page| page.text.short()),
                Route::Schools => "For schools",
                Route::Help => "Get help",
                Route::Style => "Parts of the design",
                Route::LessonPack(name) => self.package.pack(name).map_or("", |pack| &pack.short),
                _ => "",
            }
            .to_string();
            up = step.parent();
            way.insert(0, (step, name));
        }
        way
    }
}
