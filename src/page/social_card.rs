//! The social card of a page: an image with the page's title and key figure, and the same as text.

use super::site::{Site, SocialCard};
use crate::data::figures::Fact;
use crate::data::text::{Block, TextPage};
use crate::part::fact_card::sentence;
use crate::route::Route;
use crate::words::{self, number};

impl SocialCard {
    /// The card of a page.
    pub(super) fn of(site: &Site, route: &Route, title: &str, description: &str) -> SocialCard {
        // An embed has no card of its own, because people share the whole page. Nor has a resource of a lesson pack.
        let place = if let Route::Embed(embed) = route { site.place(embed) } else { None };
        let route = place.as_ref().map_or(route, |place| &place.route);
        let whole = if route.is_part() { route.parent().unwrap_or(Route::Home) } else { route.clone() };
        let name = whole.path().trim_end_matches('/').trim_end_matches(".html").replace('/', "-");
        let name = if name.is_empty() { "home" } else { &name };
        let mut card = SocialCard {
            path: format!("cards/{name}.png"),
            // The site's name stands at the foot of every card.
            title: if *route == Route::Home { site.package.settings.tagline.clone() } else { title.to_string() },
            figure: None,
            picture: site.card_picture(&whole),
            words: description.to_string(),
            about: None,
        };
        if let Route::Chart(name) = route {
            card.words = site.finding(name).unwrap_or(card.words);
            card.about = site.package.chart(name).and_then(|(_, dataset)| dataset.caution.clone());
        } else if let Some((set, fact)) = site.key_figure(route).and_then(|name| site.package.fact(name)) {
            card.figure = Some(words::capital(&number::fact(fact)));
            card.words = sentence(set, fact);
            card.about = Some(about(fact));
        }
        card
    }

    /// The image described in words, for those who can't see it.
    pub fn alt(&self) -> String {
        let said = [Some(&self.title), self.figure.as_ref(), Some(&self.words), self.about.as_ref()];
        let said: Vec<&str> = said.into_iter().flatten().map(|text| text.trim_end_matches('.')).collect();
        format!("{}.", said.join(". "))
    }
}

fn about(fact: &Fact) -> String {
    format!("{}, {}", fact.area.name, fact.period)
}

/// The pictures of a page's steps.
fn pictures(text: &TextPage) -> Vec<&String> {
    let steps = text.blocks().filter_map(|block| if let Block::Steps(items) = block { Some(items) } else { None });
    steps.flatten().filter_map(|item| item.picture.as_ref()).collect()
}

impl Site {
    /// The first picture of a page of advice that its topic’s first page doesn’t show, so that cards differ; or the
    /// first.
    fn card_picture(&self, route: &Route) -> Option<String> {
        let Route::Advice { name, topic } = route else { return None };
        let own = pictures(&self.package.advice(name)?.text);
        let first = self.package.advice(topic).filter(|_| name != topic).map(|page| pictures(&page.text));
        let is_shown = |name: &&String| first.as_ref().is_some_and(|first| first.contains(name));
        own.iter().find(|name| !is_shown(name)).or(own.first()).map(|name| name.to_string())
    }

    /// The label of the key figure for a page of text.
    fn key_figure(&self, route: &Route) -> Option<&str> {
        let texts = &self.package.texts;
        let text = match route {
            Route::Home => &texts.home.page,
            Route::Theme => &texts.theme,
            Route::Objectives => &texts.objectives,
            Route::Objective(name) => self.package.objectives.iter().find(|text| text.meta.name == *name)?,
            Route::Facts => &texts.facts,
            Route::Advice { name, .. } => &self.package.advice(name)?.text,
            _ => return None,
        };
        text.key_figure.as_deref()
    }
}
