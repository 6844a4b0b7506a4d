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
                "Crime, youth justice, road and water safety in County Durham, in charts you can explore, download and embed.",
            ),
            Route::Chart(name) => package
                .chart(name)
                .map(|(chart, dataset)| Title { title: chart.title.clone(), description: dataset.description() }),
            Route::ChartTable(name) => package.chart(name).map(|(chart, dataset)| Title {
                title: format!("{}: all {}", chart.title, dataset.many()),
                description: dataset.description(),
            }),
            Route::Safety => own(
                "Safety advice",
                "How to stay safe near water, on the road and at home in County Durham, and what to do first when \
                 something goes wrong.",
            ),
            Route::Advice { name, .. } => package.advice(name).map(|page| of(&page.text.meta)),
            Route::Board => own(
                "Make a safety sign for a place near water",
                "For owners and wardens of rivers, ponds and lakes: fill in where a place is, and print a sign for it \
                 that says what to do when someone is in the water.",
            ),
            Route::Schools => Some(of(&texts.schools.page.meta)),
            Route::SchoolYear => Some(of(&package.year.meta)),
            Route::LessonPack(name) => package.pack(name).map(|pack| of(&pack.meta)),
            Route::LessonResource(name, resource) => package.pack(name).map(|pack| {
                let name = resource_name(*resource);
                Title {
                    title: format!("{name}: {}", pack.short),
                    description: format!("{name} for the lesson “{}”, {}.", pack.meta.title, pack.stage.ages()),
                }
            }),
            Route::Help => Some(of(&texts.help.meta)),
            Route::HelpNeed(name) => package.need(name).map(|text| of(&text.meta)),
            Route::Pictures => own("Pictures", "Every picture of what to do, free to reuse."),
            Route::StillTrue => own(
                "Is it still true?",
                "Find out whether a chart, table or sheet that you saved from this site is still true, or whether there \
                 is something newer.",
            ),
            Route::Style => own("Parts of the design", "Every part of this site’s pages in every state."),
            Route::About => Some(of(&texts.about.meta)),
            Route::Privacy => Some(of(&texts.privacy.meta)),
            Route::Accessibility => Some(of(&texts.accessibility.meta)),
            Route::Data => own(
                "Data files",
                "Every dataset behind this site, to download and reuse: what it measures, where, for which years, its \
                 licence, and when it last changed.",
            ),
            Route::Publish => own(
                "Check before you publish",
                "For publishers: check new data files and texts against the published figures, on your own device.",
            ),
            Route::DataFile(name) => package
                .files()
                .find(|meta| meta.name == *name)
                .map(|meta| Title { title: format!("{}: data", meta.title), description: meta.description.clone() }),
            Route::Corrections => own(
                "Corrections",
                "Every mistake on this site that we have put right: the day, what was wrong, what it says now, and why.",
            ),
            Route::Calendar => own(
                "When new figures are due",
                "The days by which new figures should be here, as a list and for your calendar, and which have ended.",
            ),
            Route::Embeds => own(
                "Embed our charts",
                "Charts, figures and safety advice for other sites: a link, a frame, a frame that resizes itself, or a \
                 picture with its table. They update themselves, and need no cookie banner.",
            ),
            Route::EmbedPromise => own(
                "What you can rely on",
                "What we promise for embedded charts, figures and advice: their addresses stay, they track \
                 nobody, and they correct themselves.",
            ),
            Route::EmbedCheck => own(
                "Check your embeds",
                "For editors of other sites: paste the HTML of your page, and see whether our charts, figures and advice \
                 still work there, and what to fix.",
            ),
            Route::EmbedEvidence => own(
                "What our embeds do, as tested",
                "For data protection officers: what a browser counted in every chart, figure and piece of advice that \
                 other sites can embed, how it was done, and what it doesn’t cover.",
            ),
            Route::Speed => own(
                "How fast, and how it grows",
                "For web teams: what happens to this site with more charts, figures, embeds and readers, as measured.",
            ),
            Route::SiteIndex => {
                own("Search and all pages", "Search this site, or choose from the list of all its pages.")
            }
            Route::NotFound => own("Page not found", "There’s no page at this address."),
            Route::Embed(embed) => self.embed_title(embed),
        }
    }

    fn embed_title(&self, embed: &Embed) -> Option<Title> {
        let package = &self.package;
        match embed {
            Embed::Chart { name, .. } => self.title(&Route::Chart(name.clone())),
            Embed::Snapshot { name, date, .. } => package.snapshot(name, date).map(|snapshot| Title {
                title: format!("{}, fixed on {}", snapshot.chart.title, snapshot.date()),
                description: snapshot.dataset.description(),
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
