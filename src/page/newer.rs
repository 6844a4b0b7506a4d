//! Notices that newer figures have been published than a page shows. They stand hidden in each page with figures that it
//! can't bring up to date itself; `js/page/newer.js` shows those whose file has a later day in `data/days.json`.

use super::site::Site;
use crate::data::Fact;
use crate::data::chart::ChartFile;
use crate::data::meta::{Correction, Meta};
use crate::data::text::{Block, TextPage, fact_names};
use crate::part::about_data::day;
use crate::route::{Embed, Links, Route};
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The list of the files of figures, each with the day of its last change, below the site's root.
pub const DAYS: &str = "data/days.json";

impl Site {
    /// The files of figures that a page shows and can't bring up to date: each with its metadata and the page that has its
    /// newest figures.
    pub fn figures_of(&self, route: &Route) -> Vec<(&Meta, Route)> {
        let Found { mut files, cells, .. } = self.found(route);
        for (name, file) in cells {
            files.entry(name).or_insert(file);
        }
        files.into_values().collect()
    }

    fn found(&self, route: &Route) -> Found<'_> {
        let mut found = Found { site: self, files: BTreeMap::new(), cells: BTreeMap::new(), facts: BTreeSet::new() };
        let package = &self.package;
        match route {
            Route::Charts => package.charts.iter().for_each(|chart| found.chart(&chart.name)),
            // The chart of a page follows its own file, but an index is worked out at the build.
            Route::Chart(name) if self.indexed(name) != *name => found.chart(name),
            Route::ChartTable(name) => found.chart(name),
            Route::LessonPack(name) | Route::LessonResource(name, _) => found.words_of(&format!("packs/{name}.json")),
            Route::SchoolYear => found.words_of("school-year.json"),
            Route::Schools => {
                found.text(&package.texts.schools.page, "texts/schools.json");
                package
                    .packs
                    .iter()
                    .for_each(|pack| fact_names(&pack.lead).into_iter().for_each(|name| found.fact(name)));
            }
            Route::Embed(embed) => match embed {
                Embed::Chart { name, .. } | Embed::Snapshot { name, .. } => found.chart(name),
                Embed::Fact(name) => found.fact(name),
                Embed::LessonPack(name) => found.words_of(&format!("packs/{name}.json")),
                Embed::Advice(name) => found.advice(name),
            },
            Route::Advice { name, .. } => found.advice(name),
            Route::Board => package.board().into_iter().for_each(|page| found.advice(&page.text.meta.name)),
            Route::Objective(name) => found.page("objectives", name),
            Route::HelpNeed(name) => found.page("help", name),
            // The page follows the files of single figures.
            Route::Facts => package.fact_sets.iter().flat_map(|set| &set.facts).for_each(|fact| found.cell(fact)),
            Route::Home => found.page("texts", "home"),
            Route::Theme => found.page("texts", "theme"),
            Route::Objectives => found.page("texts", "objectives"),
            Route::Help => found.page("texts", "help"),
            Route::About => found.page("texts", "about"),
            _ => {}
        }
        found
    }

    /// What was wrong before in the figures of a page that has no other place for it.
    pub(super) fn corrected(&self, route: &Route) -> Markup {
        // The page of a lesson has those of its sheets, and a chart’s own page has a place for those of the chart.
        if matches!(route, Route::LessonResource(..) | Route::Charts | Route::Chart(_)) {
            return html! {};
        }
        let found = self.found(route);
        let mut all: Vec<(&Meta, &Correction)> = Vec::new();
        for (meta, to) in found.files.values() {
            // Of a file of single figures, a correction is of those that it names.
            let of_page = |one: &&Correction| {
                *to != Route::Facts || one.figures.iter().any(|name| found.facts.contains(name.as_str()))
            };
            all.extend(meta.corrections.iter().filter(of_page).map(|one| (*meta, one)));
        }
        all.sort_by_key(|(_, one)| Reverse(one.date));
        html! {
            @if !all.is_empty() {
                section class="prose" aria-labelledby="corrected" data-unsearched {
                    h2 id="corrected" { "Corrected" }
                    ul class="corrections" {
                        @for (meta, one) in all { li { (day(one.date)) ", " (meta.title) ": " (one.words()) } }
                    }
                }
            }
        }
    }

    /// The chart that an index chart is worked out from; any other chart is its own.
    fn indexed<'n>(&'n self, name: &'n str) -> &'n str {
        let source = self.package.charts.iter().find(|chart| chart.index_name().as_deref() == Some(name));
        source.map_or(name, |chart| &chart.name)
    }

    /// Whether the embed of a chart can bring itself up to date.
    pub(super) fn follows(&self, embed: &Embed) -> bool {
        matches!(embed, Embed::Chart { name, .. } if self.indexed(name) == name)
    }

    /// The notices of a page.
    pub(super) fn newer(&self, links: &Links, route: &Route) -> Markup {
        let is_embed = matches!(route, Route::Embed(_));
        let class = if matches!(route, Route::LessonResource(..)) { "notice off-paper" } else { "notice" };
        html! {
            @for (meta, to) in self.figures_of(route) {
                p class=(class) hidden data-newer={ (meta.name) " " (meta.updated.iso()) " " (links.file(DAYS)) } {
                    "Newer figures were published on " span {} ": "
                    a href=(links.to(&to)) target=[is_embed.then_some("_blank")] rel=[is_embed.then_some("noopener")] {
                        (self.title_of(&to))
                        @if is_embed { " on " (self.package.settings.name) " (opens in a new tab)" }
                    }
                    "."
                }
            }
        }
    }

    fn title_of(&self, route: &Route) -> String {
        self.title(route).map_or_else(String::new, |title| title.title)
    }
}

/// Whether the notices stand at a page's end: where steps come first, nothing comes before them.
pub(super) fn comes_last(route: &Route) -> bool {
    !matches!(
        route,
        Route::Theme
            | Route::Objectives
            | Route::Objective(_)
            | Route::Charts
            | Route::Chart(_)
            | Route::ChartTable(_)
            | Route::Embed(_)
    )
}

/// What has been found, by the file's name.
struct Found<'s> {
    site: &'s Site,
    files: BTreeMap<&'s str, (&'s Meta, Route)>,
    /// The datasets that single figures are taken from.
    cells: BTreeMap<&'s str, (&'s Meta, Route)>,
    /// The names of the single figures among them.
    facts: BTreeSet<&'s str>,
}

impl<'s> Found<'s> {
    fn chart(&mut self, name: &str) {
        let name = self.site.indexed(name);
        let chart = self.site.package.charts.iter().find(|chart| chart.name == name);
        if let Some((meta, page)) = chart.and_then(|chart| self.page_of(chart)) {
            self.files.entry(&meta.name).or_insert((meta, page));
        }
    }

    /// The file of a chart, and its page.
    fn page_of(&self, chart: &'s ChartFile) -> Option<(&'s Meta, Route)> {
        Some((&self.site.package.dataset(&chart.dataset)?.meta, Route::Chart(chart.name.clone())))
    }

    fn fact(&mut self, name: &str) {
        if let Some((set, fact)) = self.site.package.fact(name) {
            self.facts.insert(&fact.name);
            self.files.entry(&set.meta.name).or_insert((&set.meta, Route::Facts));
            self.cell(fact);
        }
    }

    /// The dataset that a figure is taken from: where that is newer, the two may disagree.
    fn cell(&mut self, fact: &Fact) {
        if let Some(cell) = &fact.cell {
            let chart = self.site.package.charts.iter().find(|chart| chart.dataset == cell.dataset);
            if let Some((meta, page)) = chart.and_then(|chart| self.page_of(chart)) {
                self.cells.entry(&meta.name).or_insert((meta, page));
            }
        }
    }

    /// The figures that any text of a file names.
    fn words_of(&mut self, path: &str) {
        let file = self.site.files.get(path).map_or("", String::as_str);
        fact_names(file).into_iter().for_each(|name| self.fact(name));
    }

    fn text(&mut self, text: &TextPage, path: &str) {
        self.words_of(path);
        for block in text.blocks() {
            match block {
                Block::Chart(name) => self.chart(name),
                Block::Facts(names) => names.iter().for_each(|name| self.fact(name)),
                Block::Bars(list) => list.bars.iter().for_each(|bar| self.fact(&bar.fact)),
                _ => {}
            }
        }
    }

    fn page(&mut self, folder: &str, name: &str) {
        let path = format!("{folder}/{name}.json");
        if let Some((_, text)) = self.site.package.words().find(|(of, _)| *of == path) {
            self.text(text, &path);
        }
    }

    fn advice(&mut self, name: &str) {
        if let Some(page) = self.site.package.advice(name) {
            self.text(&page.text, &format!("advice/{}.json", page.text.meta.name));
        }
    }
}
