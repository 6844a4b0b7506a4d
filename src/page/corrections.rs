//! The page "Corrections", and what feeds tell: corrections and new figures, each with an id that never changes.

use super::site::{Content, Site};
use crate::data::meta::{Correction, Meta};
use crate::data::snapshot::difference;
use crate::data::values::Date;
use crate::part::about_data::day;
use crate::route::{Links, Route};
use maud::{Markup, html};
use std::cmp::Reverse;

/// The feed of all corrections and new figures, below the site's root.
pub const FEED: &str = "corrections/feed.xml";

/// Something that happened to what is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is, for good: `correction/recorded-crime/2026-11-28/0`.
    pub id: String,
    /// The day.
    pub date: Date,
    /// What happened, in a line.
    pub title: String,
    /// What happened, in full.
    pub words: String,
    /// The page that has it.
    pub page: Route,
}

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let mut all: Vec<(&Meta, Route, &Correction)> = Vec::new();
    for (meta, page) in site.published() {
        all.extend(meta.corrections.iter().map(|one| (meta, page.clone(), one)));
    }
    all.sort_by_key(|(_, _, one)| Reverse(one.date));
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Corrections" }
            p class="lead" { "Every mistake that we have put right, the newest first." }
            @if all.is_empty() {
                p { "There are none so far." }
            } @else {
                ul class="corrections prose" {
                    @for (meta, page, one) in all {
                        li { (day(one.date)) ", " a href=(links.to(&page)) { (meta.title) } ": " (one.words()) }
                    }
                }
            }
            section class="prose" aria-labelledby="follow" {
                h2 id="follow" { "Follow changes" }
                p {
                    a href=(links.file(FEED)) { "Feed of corrections and new figures (Atom)" }
                    ". Each chart has a feed of its own, under “Share” on its page."
                }
                p { a class="onward" href=(links.to(&Route::Calendar)) { "When new figures are due" } }
            }
        },
    }
}

impl Site {
    /// The metadata of everything that is published by hand, each with the page that shows it.
    pub(super) fn published(&self) -> Vec<(&Meta, Route)> {
        let package = &self.package;
        let datasets = package.datasets.iter().filter(|one| !package.is_worked_out(&one.meta.name)).map(|dataset| {
            let chart = package.charts.iter().find(|chart| chart.dataset == dataset.meta.name);
            (&dataset.meta, chart.map_or(Route::Data, |chart| Route::Chart(chart.name.clone())))
        });
        let sets = package.fact_sets.iter().map(|set| (&set.meta, Route::Facts));
        let texts = &package.texts;
        let own = [
            (&texts.home.page, Route::Home),
            (&texts.theme, Route::Theme),
            (&texts.objectives, Route::Objectives),
            (&texts.facts, Route::Facts),
            (&texts.schools.page, Route::Schools),
            (&texts.help, Route::Help),
            (&texts.about, Route::About),
        ];
        let objectives = package.objectives.iter().map(|text| (text, Route::Objective(text.meta.name.clone())));
        let advice = package.advice.iter().map(|page| (&page.text, page.route()));
        let needs = package.needs.iter().map(|text| (text, Route::HelpNeed(text.meta.name.clone())));
        let words = own.into_iter().chain(objectives).chain(advice).chain(needs).map(|(text, to)| (&text.meta, to));
        let packs = package.packs.iter().map(|pack| (&pack.meta, Route::LessonPack(pack.meta.name.clone())));
        let others = [(&package.contacts.meta, Route::Help), (&package.year.meta, Route::SchoolYear)];
        datasets.chain(sets).chain(words).chain(packs).chain(others).collect()
    }

    /// Corrections and new figures, the newest first: all of them, or those of one chart.
    pub fn events(&self, chart: Option<&str>) -> Vec<Event> {
        let mut all = match chart {
            Some(name) => self.package.chart(name).map_or_else(Vec::new, |(chart, dataset)| {
                corrections(&dataset.meta, &chart.title, &Route::Chart(name.to_string()))
            }),
            None => self.published().iter().flat_map(|(meta, page)| corrections(meta, &meta.title, page)).collect(),
        };
        all.extend(self.new_figures(chart));
        // Of one day, corrections come first.
        all.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
        all
    }

    /// The days on which charts had new figures, by their snapshots. An index changes with what it is worked out from.
    fn new_figures(&self, only: Option<&str>) -> Vec<Event> {
        let package = &self.package;
        let mut all = Vec::new();
        for chart in &package.charts {
            if only.map_or(package.is_index(chart), |name| name != chart.name) {
                continue;
            }
            let mut kept: Vec<_> = package.snapshots.iter().filter(|one| one.chart.name == chart.name).collect();
            kept.sort_by_key(|one| one.date());
            for (i, one) in kept.iter().enumerate() {
                let before = i.checked_sub(1).map(|before| &kept[before].dataset);
                let is_new = before.is_none_or(|before| difference(before, &one.dataset).is_some());
                if !is_new {
                    continue;
                }
                let what = if before.is_some() { "New figures" } else { "First published" };
                let shown = crate::chart::Selection::default_for(&one.chart, &one.dataset);
                let finding = shown.map(|shown| shown.headline(&one.chart, &one.dataset)).unwrap_or_default();
                all.push(Event {
                    id: format!("figures/{}/{}", chart.name, one.date().iso()),
                    date: one.date(),
                    title: format!("{what}: {}", one.chart.title),
                    words: format!("{finding}."),
                    page: Route::Chart(chart.name.clone()),
                });
            }
        }
        all
    }
}

/// The corrections of a file. Those of one day are counted from the oldest, so that a newer one changes no id.
fn corrections(meta: &Meta, title: &str, page: &Route) -> Vec<Event> {
    let each = |(i, one): (usize, &Correction)| {
        let older = meta.corrections[i + 1..].iter().filter(|other| other.date == one.date).count();
        Event {
            id: format!("correction/{}/{}/{older}", meta.name, one.date.iso()),
            date: one.date,
            title: format!("Corrected: {title}"),
            words: one.words(),
            page: page.clone(),
        }
    };
    meta.corrections.iter().enumerate().map(each).collect()
}

/// The link to the feed of a chart, on its page.
pub(super) fn chart_feed() -> Markup {
    html! { a href="feed.xml" { "Follow this chart" } " (Atom feed)" }
}
