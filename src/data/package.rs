//! All published files together: the list of them, and the rules that hold between them.

use super::agree::agree;
use super::chart_file::ChartFile;
use super::contacts::Contacts;
use super::dataset::Dataset;
use super::date::Date;
use super::edition::{EDITIONS, Edition};
use super::facts::{Fact, FactSet};
use super::meta::{check_schema, read_date};
use super::pack::Pack;
use super::problem::Problem;
use super::read::{File, Reader};
use super::settings::Settings;
use super::text::TextPage;
use crate::route::{Embed, Route};
use std::collections::BTreeMap;

/// The list of datasets, by the name that the Data Package standard gives it.
pub const LIST: &str = "datapackage.json";

/// The topics of advice, in the order in which they are listed.
pub const TOPICS: [&str; 3] = ["water", "road", "home"];

/// Everything that the site shows, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The list's own title, name and dates.
    pub list: List,
    /// Who publishes the site, and where.
    pub settings: Settings,
    /// The datasets, in the list's order.
    pub datasets: Vec<Dataset>,
    /// The files of single figures, in the list's order.
    pub fact_sets: Vec<FactSet>,
    /// Where to turn.
    pub contacts: Contacts,
    /// The charts, by name.
    pub charts: Vec<ChartFile>,
    /// Charts as they were on some days, by chart and day.
    pub editions: Vec<Edition>,
    /// The pages' words, by name.
    pub texts: Vec<TextPage>,
    /// The words of the theme's objectives, in their order.
    pub objectives: Vec<TextPage>,
    /// The words of the pages of advice, topic by topic, the first page of each topic first.
    pub advice: Vec<TextPage>,
    /// The packs for lessons, by topic and Key Stage.
    pub packs: Vec<Pack>,
}

/// The hand-kept part of `datapackage.json`.
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
    /// Where it lies, seen from the list.
    pub path: String,
    /// What is in it.
    pub holds: Holds,
}

/// What a file of the list holds.
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
    /// Reads every file and holds them against each other. `files` maps paths below the data folder to their text;
    /// `folder` is what problems call that folder.
    ///
    /// # Errors
    /// Every problem in every file, in the order of files and lines.
    pub fn parse(folder: &str, files: &BTreeMap<String, String>) -> Result<Package, Vec<Problem>> {
        let mut loader = Loader { folder, files, problems: Vec::new() };
        let package = loader.load();
        loader.problems.sort();
        match package {
            Some(package) if loader.problems.is_empty() => Ok(package),
            _ => Err(loader.problems),
        }
    }

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

    /// The addresses of all pages that are made of this data.
    pub fn routes(&self) -> Vec<Route> {
        let charts: Vec<String> = self.charts.iter().map(|chart| chart.name.clone()).collect();
        let objectives: Vec<String> = self.objectives.iter().map(|text| text.meta.name.clone()).collect();
        let advice = self.advice.iter().filter_map(|text| Some(Route::advice(text.topic.as_ref()?, &text.meta.name)));
        let packs: Vec<String> = self.packs.iter().map(|pack| pack.meta.name.clone()).collect();
        Route::all(&objectives, &charts, advice.collect(), &packs)
    }

    /// What other sites can show: each chart and each of its views, as they are and as they were, the figures of the first
    /// page, each page of advice, each pack for a lesson.
    pub fn embeds(&self) -> Vec<Embed> {
        let charts = self
            .charts
            .iter()
            .flat_map(|chart| chart.view_names().map(|view| Embed::Chart { name: chart.name.clone(), view }));
        let kept = self.editions.iter().flat_map(Edition::embeds);
        let facts = self.fact_sets.iter().flat_map(|set| &set.facts).filter(|fact| fact.headline);
        let facts = facts.map(|fact| Embed::Fact(fact.name.clone()));
        charts
            .chain(kept)
            .chain(facts)
            .chain(self.advice.iter().map(|text| Embed::Advice(text.meta.name.clone())))
            .chain(self.packs.iter().map(|pack| Embed::Pack(pack.meta.name.clone())))
            .collect()
    }

    /// All pages' words, with their files' paths.
    pub fn words(&self) -> impl Iterator<Item = (String, &TextPage)> {
        let path = |folder: &str, text: &TextPage| format!("{folder}/{}.json", text.meta.name);
        let texts = self.texts.iter().map(move |text| (path("texts", text), text));
        let objectives = self.objectives.iter().map(move |text| (path("objectives", text), text));
        texts.chain(objectives).chain(self.advice.iter().map(move |text| (path("advice", text), text)))
    }

    /// The pages of advice on a topic, its first page first.
    pub fn topic(&self, topic: &str) -> impl Iterator<Item = &TextPage> {
        self.advice.iter().filter(move |text| text.topic.as_deref() == Some(topic))
    }

    /// A page of advice.
    pub fn advice(&self, name: &str) -> Option<&TextPage> {
        self.advice.iter().find(|text| text.meta.name == name)
    }

    /// The pack with this name.
    pub fn pack(&self, name: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.meta.name == name)
    }

    /// The words of a page.
    pub fn text(&self, name: &str) -> Option<&TextPage> {
        self.texts.iter().find(|text| text.meta.name == name)
    }
}

struct Loader<'l> {
    folder: &'l str,
    files: &'l BTreeMap<String, String>,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn load(&mut self) -> Option<Package> {
        let list = self.one(LIST, parse_list);
        let settings = self.one("site.json", Settings::parse);
        let (mut datasets, mut fact_sets, mut contacts) = (Vec::new(), Vec::new(), None);
        for Resource { name, path, holds } in list.iter().flat_map(|list| list.resources.clone()) {
            let found = match holds {
                Holds::Series => {
                    datasets.extend(self.one(&path, |name, text| Dataset::parse(name, text, Reader::Publisher)));
                    datasets.last().map(|dataset: &Dataset| &dataset.meta)
                }
                Holds::Facts => {
                    fact_sets.extend(self.one(&path, |name, text| FactSet::parse(name, text, Reader::Publisher)));
                    fact_sets.last().map(|set: &FactSet| &set.meta)
                }
                Holds::Contacts => {
                    contacts = self.one(&path, Contacts::parse);
                    contacts.as_ref().map(|contacts| &contacts.meta)
                }
            };
            let found = found.map(|meta| meta.name.clone());
            self.same_name(&path, &name, found.as_deref());
        }
        self.nothing_unlisted(list.as_ref());
        let charts = self.folder("charts/", |name, text| ChartFile::parse(name, text, Reader::Publisher), |c| &c.name);
        let editions = self.folder(EDITIONS, Edition::parse, |edition| &edition.name);
        let texts = self.folder("texts/", TextPage::parse, |text| &text.meta.name);
        let mut objectives = self.folder("objectives/", TextPage::parse, |text| &text.meta.name);
        objectives.sort_by_key(|text| text.number);
        let mut advice = self.folder("advice/", TextPage::parse, |text| &text.meta.name);
        let place = |text: &TextPage| TOPICS.iter().position(|topic| text.topic.as_deref() == Some(*topic));
        advice.sort_by_key(|text| (place(text), text.number));
        let mut packs = self.folder("packs/", Pack::parse, |pack| &pack.meta.name);
        packs.sort_by_key(|pack| (pack.topic, pack.stage));
        if list.is_some() && contacts.is_none() {
            self.note(LIST, "no-contacts", "The list has no file of contacts.");
        }
        let (list, settings, contacts) = (list?, settings?, contacts?);
        let package = Package {
            list,
            settings,
            datasets,
            fact_sets,
            contacts,
            charts,
            editions,
            texts,
            objectives,
            advice,
            packs,
        };
        // What a refused file holds would only seem to be missing.
        if self.problems.is_empty() {
            agree(&package, &mut |path, rule, message| self.note(path, rule, message));
        }
        Some(package)
    }

    fn one<T>(&mut self, path: &str, parse: impl Fn(&str, &str) -> Result<T, Vec<Problem>>) -> Option<T> {
        let Some(text) = self.files.get(path) else {
            self.note(path, "no-file", "The file is missing.");
            return None;
        };
        parse(&format!("{}/{path}", self.folder), text).map_err(|problems| self.problems.extend(problems)).ok()
    }

    fn folder<T>(
        &mut self,
        start: &str,
        parse: impl Fn(&str, &str) -> Result<T, Vec<Problem>>,
        name: impl Fn(&T) -> &String,
    ) -> Vec<T> {
        let paths: Vec<String> = self.files.keys().filter(|path| path.starts_with(start)).cloned().collect();
        let mut read = Vec::new();
        for path in paths {
            if let Some(item) = self.one(&path, &parse) {
                let expected = path[start.len()..].trim_end_matches(".json").to_string();
                self.same_name(&path, &expected, Some(name(&item)));
                read.push(item);
            }
        }
        read
    }

    fn note(&mut self, path: &str, rule: &'static str, message: impl Into<String>) {
        self.problems.push(Problem {
            file: format!("{}/{path}", self.folder),
            line: 1,
            column: 1,
            pointer: String::new(),
            rule,
            message: message.into(),
        });
    }

    /// A file's name and the name in it are the same.
    fn same_name(&mut self, path: &str, expected: &str, found: Option<&str>) {
        if let Some(found) = found
            && found != expected
        {
            let message = format!("The file calls itself \"{found}\", but it should be \"{expected}\".");
            self.note(path, "file-name", message);
        }
    }

    /// Every data file is in the list, so that none is forgotten.
    fn nothing_unlisted(&mut self, list: Option<&List>) {
        let Some(list) = list else { return };
        let known = |path: &str| {
            path == LIST || path == "site.json" || path.contains('/') || list.resources.iter().any(|r| r.path == path)
        };
        let unlisted: Vec<String> = self.files.keys().filter(|path| !known(path)).cloned().collect();
        for path in unlisted {
            self.note(&path, "unlisted", "The file is not in datapackage.json.");
        }
    }
}

fn parse_list(name: &str, text: &str) -> Result<List, Vec<Problem>> {
    File::parse(name, text, Reader::Publisher, read_list)
}

fn read_list(file: &mut File<'_>) -> Option<List> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let name = object.text(file, "name", 60);
    let title = object.text(file, "title", 120);
    let version = object.text(file, "version", 20);
    let created = object.present(file, "created").and_then(|at| read_date(file, &at));
    let resources = object.each(file, "resources", |file, at| {
        let mut object = file.object(at)?;
        let name = object.text(file, "name", 60);
        let path = object.text(file, "path", 80);
        let holds = match object.optional_text(file, "holds", 20).as_deref() {
            None => Some(Holds::Series),
            Some("facts") => Some(Holds::Facts),
            Some("contacts") => Some(Holds::Contacts),
            Some(_) => {
                file.problem(at, "holds", "This kind of file is not known.");
                None
            }
        };
        object.finish(file);
        Some(Resource { name: name?, path: path?, holds: holds? })
    });
    object.finish(file);
    Some(List { name: name?, title: title?, version: version?, created: created?, resources })
}
