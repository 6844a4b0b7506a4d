//! Who uses a data file: charts, single figures, pages with them in their words, and embeds.

use super::site::Site;
use crate::data::Fact;
use crate::data::chart::ChartFile;
use crate::data::meta::Meta;
use crate::data::text::{Block, TextPage, fact_names};
use crate::route::{Embed, Route};

/// Who uses a data file.
pub(super) struct Uses<'s> {
    /// The charts that show it.
    pub charts: Vec<&'s ChartFile>,
    /// The single figures that come from it.
    pub facts: Vec<&'s Fact>,
    /// The pages with its charts, figures or contacts, each with its title.
    pub pages: Vec<(Route, String)>,
    /// What other sites can embed of it. Days that are past have their own list.
    pub embeds: Vec<(Embed, String)>,
}

impl<'s> Uses<'s> {
    /// Who uses the file with this metadata.
    pub fn of(site: &'s Site, meta: &Meta) -> Uses<'s> {
        let package = &site.package;
        let charts: Vec<&ChartFile> = package.charts.iter().filter(|chart| chart.dataset == meta.name).collect();
        let own = package.fact_sets.iter().find(|set| set.meta.name == meta.name);
        let from_it = |fact: &&Fact| fact.cell.as_ref().is_some_and(|cell| cell.dataset == meta.name);
        let facts: Vec<&Fact> = package.fact_sets.iter().flat_map(|set| &set.facts).filter(from_it).collect();
        let named =
            |name: &str| own.is_some_and(|set| set.fact(name).is_some()) || facts.iter().any(|one| one.name == name);
        let has_contacts = meta.name == package.contacts.meta.name;
        let has = |block: &Block| match block {
            Block::Chart(name) => charts.iter().any(|chart| chart.name == *name),
            Block::Facts(names) => names.iter().any(|name| named(name)),
            Block::Bars(bars) => bars.bars.iter().any(|bar| named(&bar.fact)),
            Block::Contacts(_) => has_contacts,
            _ => false,
        };
        let says = |text: &str| fact_names(text).into_iter().any(&named);
        let uses = |text: &TextPage| {
            let words =
                text.blocks().flat_map(Block::texts).chain(text.sections.iter().map(|one| one.heading.as_str()));
            words.chain([text.lead.as_str()]).any(says) || text.blocks().any(has)
        };
        let pages = package
            .words()
            .filter(|(_, text)| uses(text))
            .filter_map(|(path, text)| Some((route(site, &path, text)?, text.meta.title.clone())));
        let packs =
            package.packs.iter().filter(|pack| pack.pupils_texts().into_iter().chain(pack.adults_texts()).any(says));
        let packs = packs.map(|pack| (Route::LessonPack(pack.meta.name.clone()), pack.meta.title.clone()));
        let shown = charts.iter().flat_map(|chart| {
            let views = chart.views.iter().map(|view| (Some(view.name.clone()), view.label.clone()));
            std::iter::once((None, chart.title.clone()))
                .chain(views)
                .map(|(view, label)| (Embed::Chart { name: chart.name.clone(), view }, label))
        });
        let headline = own.into_iter().flat_map(|set| &set.facts).filter(|fact| fact.headline);
        let headline = headline.map(|fact| (Embed::Fact(fact.name.clone()), fact.label.clone()));
        let embeds = shown.chain(headline).collect();
        let pages = pages.chain(packs).collect();
        Uses { charts, facts, pages, embeds }
    }
}

/// The page of a file of words.
fn route(site: &Site, path: &str, text: &TextPage) -> Option<Route> {
    let name = || text.meta.name.clone();
    match path.split_once('/')? {
        ("objectives", _) => Some(Route::Objective(name())),
        ("help", _) => Some(Route::HelpNeed(name())),
        ("advice", _) => Some(site.package.advice(&text.meta.name)?.route()),
        (_, "home.json") => Some(Route::Home),
        (_, "theme.json") => Some(Route::Theme),
        (_, "objectives.json") => Some(Route::Objectives),
        (_, "facts.json") => Some(Route::Facts),
        (_, "schools.json") => Some(Route::Schools),
        (_, "help.json") => Some(Route::Help),
        (_, "about.json") => Some(Route::About),
        _ => None,
    }
}
