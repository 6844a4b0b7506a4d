//! What each page is called and what it is about, without rendering it: for the list of all pages, social cards, search
//! engines and the page itself.

use super::lesson::resource_name;
use super::site::Site;
use crate::data::meta::Meta;
use crate::route::{Embed, Route};
use crate::words;

/// A page's own title, and one or two sentences for search engines and shared links.
pub(super) struct Title {
    pub title: String,
    pub description: String,
}

impl Site {
    /// The title of a page. `None` where there is no such page.
    pub(super) fn title(&self, route: &Route) -> Option<Title> {
        let package = &self.package;
        let texts = &package.texts;
        match route {
            Route::Home => Some(of(&texts.home.page.meta)),
            Route::Theme => Some(of(&texts.theme.meta)),
            Route::Objectives => Some(of(&texts.objectives.meta)),
            Route::Objective(name) => {
                package.objectives.iter().find(|text| text.meta.name == *name).map(|text| of(&text.meta))
            }
            Route::Facts => Some(of(&texts.facts.meta)),
            Route::Charts => own(
                "Charts",
                "Crime and youth justice in County Durham in charts, each with its words, its table and its sources.",
            ),
            Route::Chart(name) => package.chart(name).map(|(chart, dataset)| Title {
                title: chart.title.clone(),
                description: dataset.meta.description.clone(),
            }),
            Route::Safety => own(
                "Safety advice",
                "How to stay safe near water, on the road and at home in County Durham, and what to do first when \
                 something goes wrong.",
            ),
            Route::Advice { name, .. } => package.advice(name).map(|page| of(&page.text.meta)),
            Route::Schools => Some(of(&texts.schools.page.meta)),
            Route::LessonPack(name) => package.pack(name).map(|pack| of(&pack.meta)),
            Route::LessonResource(name, resource) => package.pack(name).map(|pack| {
                let name = resource_name(*resource);
                Title {
                    title: format!("{name}: {}", pack.short),
                    description: format!("{name} for the lesson “{}”, {}.", pack.meta.title, pack.stage.ages()),
                }
            }),
            Route::Help => Some(of(&texts.help.meta)),
            Route::Style => own("Parts of the design", "Every part of this site’s pages in every state."),
            Route::About => Some(of(&texts.about.meta)),
            Route::Embeds => own(
                "Put our charts on your own pages",
                "Charts, figures and safety advice for other sites: a link, a frame, a frame that fits itself, or a \
                 picture with its table. New figures arrive by themselves, and no cookie banner is needed.",
            ),
            Route::EmbedPromise => own(
                "What you can rely on",
                "What holds for charts, figures and advice that other sites show: their addresses stay, they follow \
                 nobody, and corrections arrive by themselves.",
            ),
            Route::EmbedEvidence => own(
                "What was found in our frames",
                "For data-protection officers: what a browser counted in every chart, figure and piece of advice that \
                 other sites can show, how it was done, and what it does not cover.",
            ),
            Route::SiteIndex => {
                own("Search and all pages", "Search this site, or choose from the list of all its pages.")
            }
            Route::NotFound => own("Page not found", "There is no page at this address."),
            Route::Embed(embed) => self.embed_title(embed),
        }
    }

    fn embed_title(&self, embed: &Embed) -> Option<Title> {
        let package = &self.package;
        match embed {
            Embed::Chart { name, .. } => self.title(&Route::Chart(name.clone())),
            Embed::Snapshot { name, date, .. } => package.snapshot(name, date).map(|snapshot| Title {
                title: format!("{}, as it was on {}", snapshot.chart.title, snapshot.date()),
                description: snapshot.dataset.meta.description.clone(),
            }),
            Embed::Fact(name) => package.fact(name).map(|(set, fact)| Title {
                title: words::capital(&fact.label),
                description: set.meta.description.clone(),
            }),
            Embed::Advice(name) => package.advice(name).map(|page| of(&page.text.meta)),
            Embed::LessonPack(name) => package.pack(name).map(|pack| of(&pack.meta)),
        }
    }
}

fn of(meta: &Meta) -> Title {
    Title { title: meta.title.clone(), description: meta.description.clone() }
}

/// The title of a page whose text is not published data.
fn own(title: &str, description: &str) -> Option<Title> {
    Some(Title { title: title.to_string(), description: description.to_string() })
}
