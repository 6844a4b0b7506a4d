//! All published files together, read and checked.

use crate::data::chart::{ChartFile, MOST_AREAS};
use crate::data::contacts::Contacts;
use crate::data::figures::{Fact, FactSet};
use crate::data::lesson::{LessonPack, SchoolYear};
use crate::data::meta::Meta;
use crate::data::package::{AdvicePage, Texts};
use crate::data::search::Search;
use crate::data::series::Dataset;
use crate::data::settings::Settings;
use crate::data::snapshot::Snapshot;
use crate::data::text::TextPage;
use crate::data::topic::Topic;
use crate::data::values::Date;
use crate::route::{Embed, Route};

/// Everything that the site shows, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The metadata of the list of files.
    pub list: List,
    /// Who publishes the site, and where.
    pub settings: Settings,
    /// The datasets, in the list's order.
    pub datasets: Vec<Dataset>,
    /// The files of single figures, in the list's order.
    pub fact_sets: Vec<FactSet>,
    /// The contacts.
    pub contacts: Contacts,
    /// The charts, by name.
    pub charts: Vec<ChartFile>,
    /// The snapshots of charts, by chart and day.
    pub snapshots: Vec<Snapshot>,
    /// The words of the pages that every site has.
    pub texts: Texts,
    /// The words of the theme's objectives, in their order.
    pub objectives: Vec<TextPage>,
    /// The pages of advice, topic by topic, the first page of each topic first.
    pub advice: Vec<AdvicePage>,
    /// The lesson packs, by topic and Key Stage.
    pub packs: Vec<LessonPack>,
    /// When to teach them.
    pub year: SchoolYear,
    /// What leads people right in the search.
    pub search: Search,
    /// The pages of help, one for each need, in their order.
    pub needs: Vec<TextPage>,
}

/// The part of `datapackage.json` that people write by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The package's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its version, major.minor.patch.
    pub version: String,
    /// When it was first published.
    pub created: Date,
    /// The files, by name.
    pub resources: Vec<Resource>,
}

/// One file in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The file's name without `.json`.
    pub name: String,
    /// Its path, relative to the list.
    pub path: String,
    /// What is in it.
    pub holds: Holds,
}

/// What kind of data a file of the list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Series of figures: a dataset.
    Series,
    /// Single figures.
    Facts,
    /// Contacts.
    Contacts,
}

impl Package {
    /// The dataset with this name.
    pub fn dataset(&self, name: &str) -> Option<&Dataset> {
        self.datasets.iter().find(|dataset| dataset.meta.name == name)
    }

    /// The chart with this name, and its figures.
    pub fn chart(&self, name: &str) -> Option<(&ChartFile, &Dataset)> {
        let chart = self.charts.iter().find(|chart| chart.name == name)?;
        Some((chart, self.dataset(&chart.dataset)?))
    }

    /// The figure with this name, and the file that it is in.
    pub fn fact(&self, name: &str) -> Option<(&FactSet, &Fact)> {
        self.fact_sets.iter().find_map(|set| set.fact(name).map(|fact| (set, fact)))
    }

    /// The addresses of all pages that are made from this data.
    pub fn routes(&self) -> Vec<Route> {
        let charts = self.charts.iter().flat_map(|chart| {
            let table = self.has_table_page(chart).then(|| Route::ChartTable(chart.name.clone()));
            std::iter::once(Route::Chart(chart.name.clone())).chain(table)
        });
        let objectives: Vec<String> = self.objectives.iter().map(|text| text.meta.name.clone()).collect();
        let board = self.board().map(|_| Route::Board);
        let advice = self.advice.iter().map(AdvicePage::route).chain(board);
        let packs = self.packs.iter().flat_map(LessonPack::routes);
        let needs: Vec<String> = self.needs.iter().map(|text| text.meta.name.clone()).collect();
        let files: Vec<String> = self.files().map(|meta| meta.name.clone()).collect();
        Route::all(&objectives, charts.collect(), advice.collect(), packs.collect(), &needs, &files)
    }

    /// The metadata of the files of figures and contacts, in the order of the list.
    pub fn files(&self) -> impl Iterator<Item = &Meta> {
        let sets = self.fact_sets.iter().map(|set| &set.meta);
        self.datasets.iter().map(|dataset| &dataset.meta).chain(sets).chain([&self.contacts.meta])
    }

    /// What other sites can embed: each chart and each of its views, current and as snapshots, headline figures, each
    /// page of advice and each lesson pack.
    pub fn embeds(&self) -> Vec<Embed> {
        let charts = self
            .charts
            .iter()
            .flat_map(|chart| chart.view_names().map(|view| Embed::Chart { name: chart.name.clone(), view }));
        let kept = self.snapshots.iter().flat_map(Snapshot::embeds);
        let facts = self.fact_sets.iter().flat_map(|set| &set.facts).filter(|fact| fact.headline);
        let facts = facts.map(|fact| Embed::Fact(fact.name.clone()));
        charts
            .chain(kept)
            .chain(facts)
            .chain(self.advice.iter().flat_map(AdvicePage::names).map(|name| Embed::Advice(name.clone())))
            .chain(self.packs.iter().map(|pack| Embed::LessonPack(pack.meta.name.clone())))
            .collect()
    }

    /// All pages' words, with their files' paths.
    pub fn words(&self) -> impl Iterator<Item = (String, &TextPage)> {
        let path = |folder: &str, text: &TextPage| format!("{folder}/{}.json", text.meta.name);
        let texts = self.texts.iter().map(move |text| (path("texts", text), text));
        let objectives = self.objectives.iter().map(move |text| (path("objectives", text), text));
        let advice = self.advice.iter().map(move |page| (path("advice", &page.text), &page.text));
        let needs = self.needs.iter().map(move |text| (path("help", text), text));
        texts.chain(objectives).chain(advice).chain(needs)
    }

    /// The pages of advice on a topic, its first page first.
    pub fn topic(&self, topic: Topic) -> impl Iterator<Item = &AdvicePage> {
        self.advice.iter().filter(move |page| page.topic == topic)
    }

    /// A page of advice, by its name or that of a page that it has taken the place of.
    pub fn advice(&self, name: &str) -> Option<&AdvicePage> {
        let is_former = |page: &&AdvicePage| page.text.formerly.iter().any(|former| former == name);
        self.advice.iter().find(|page| page.text.meta.name == name).or_else(|| self.advice.iter().find(is_former))
    }

    /// The page of advice whose first section, for an emergency, stands on the board for a place near water.
    pub fn board(&self) -> Option<&AdvicePage> {
        self.advice.iter().find(|page| page.text.board && page.text.is_urgent())
    }

    /// The addresses of pages of advice that have gone, each with that of the page that has taken its place.
    pub fn former_routes(&self) -> impl Iterator<Item = (Route, Route)> {
        self.advice.iter().flat_map(|page| {
            let former = |name| (Route::advice(page.topic.slug(), name), page.route());
            page.text.formerly.iter().map(move |name| former(name))
        })
    }

    /// Whether a chart has a page with the table of every area, because its own has room for a few.
    pub fn has_table_page(&self, chart: &ChartFile) -> bool {
        self.dataset(&chart.dataset).is_some_and(|dataset| dataset.series.len() > MOST_AREAS)
    }

    /// Whether a chart is the index chart of another.
    pub fn is_index(&self, chart: &ChartFile) -> bool {
        self.charts.iter().any(|other| other.index_name().as_ref() == Some(&chart.name))
    }

    /// Whether a dataset is worked out at the build, for an index chart.
    pub fn is_worked_out(&self, dataset: &str) -> bool {
        self.charts.iter().any(|chart| chart.dataset == dataset && self.is_index(chart))
    }

    /// The page of help with one need.
    pub fn need(&self, name: &str) -> Option<&TextPage> {
        self.needs.iter().find(|text| text.meta.name == name)
    }

    /// The lesson pack with this name.
    pub fn pack(&self, name: &str) -> Option<&LessonPack> {
        self.packs.iter().find(|pack| pack.meta.name == name)
    }

    /// The snapshot of a chart on a day, `2026-11-23`.
    pub fn snapshot(&self, chart: &str, date: &str) -> Option<&Snapshot> {
        self.snapshots.iter().find(|snapshot| snapshot.chart.name == chart && snapshot.date().iso() == date)
    }

    /// The snapshot address of a chart or view as it is today; `None` if there is no snapshot of today's figures.
    pub fn kept(&self, embed: &Embed) -> Option<Embed> {
        let Embed::Chart { name, view } = embed else { return None };
        let today = self.chart(name)?.1.meta.updated.iso();
        let all = self.snapshot(name, &today)?.embeds();
        all.into_iter().find(|kept| matches!(kept, Embed::Snapshot { view: of, .. } if of == view))
    }
}
