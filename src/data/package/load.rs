//! Reads every published file and checks them against each other.

use crate::data::chart::ChartFile;
use crate::data::contacts::Contacts;
use crate::data::figures::FactSet;
use crate::data::json::{Audience, File, Problem};
use crate::data::lesson::LessonPack;
use crate::data::meta::{check_schema, read_date};
use crate::data::package::cross_checks::cross_check;
use crate::data::package::package::KEY_FACTS;
use crate::data::package::pages::{ADVICE, TEXTS};
use crate::data::package::places::locate;
use crate::data::package::{AdvicePage, Holds, List, Package, Resource, Texts};
use crate::data::series::Dataset;
use crate::data::settings::Settings;
use crate::data::snapshot::{SNAPSHOTS, Snapshot};
use crate::data::text::TextPage;
use std::collections::BTreeMap;

/// The list of datasets, by the name that the Data Package standard gives it.
pub const LIST: &str = "datapackage.json";

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
        for (i, Resource { name, path, holds }) in list.iter().flat_map(|list| list.resources.clone()).enumerate() {
            if !self.files.contains_key(&path) {
                let message = format!("There is no file \"{path}\" in {}.", self.folder);
                self.note(LIST, &format!("/resources/{i}/path"), "no-file", message);
                continue;
            }
            let found = match holds {
                Holds::Series => {
                    datasets.extend(self.one(&path, |name, text| Dataset::parse(name, text, Audience::Publisher)));
                    datasets.last().map(|dataset: &Dataset| &dataset.meta)
                }
                Holds::Facts => {
                    fact_sets.extend(self.one(&path, |name, text| FactSet::parse(name, text, Audience::Publisher)));
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
        let charts =
            self.folder("charts/", |name, text| ChartFile::parse(name, text, Audience::Publisher), |c| &c.name);
        let snapshots = self.folder(SNAPSHOTS, Snapshot::parse, |snapshot| &snapshot.name);
        let texts = self.folder(TEXTS, TextPage::parse, |text| &text.meta.name);
        let files = self.files;
        let is_there = |path: &str| files.contains_key(path);
        let texts = Texts::of(texts, is_there, &mut |path, at, rule, message| self.note(path, at, rule, message));
        let mut objectives = self.folder("objectives/", TextPage::parse, |text| &text.meta.name);
        objectives.sort_by_key(|text| text.number);
        let advice = self.folder(ADVICE, TextPage::parse, |text| &text.meta.name);
        let advice = AdvicePage::all(advice, is_there, &mut |path, at, rule, message| {
            self.note(path, at, rule, message);
        });
        let mut packs = self.folder("packs/", LessonPack::parse, |pack| &pack.meta.name);
        packs.sort_by_key(|pack| (pack.topic, pack.stage));
        if list.as_ref().is_some_and(|list| list.resources.iter().all(|resource| resource.holds != Holds::Contacts)) {
            self.note(LIST, "/resources", "no-contacts", "The list has no file of contacts.");
        }
        let key_facts = fact_sets.iter().position(|set| set.meta.name == KEY_FACTS);
        if list.as_ref().is_some_and(|list| !list.holds(KEY_FACTS, Holds::Facts)) {
            let message = "The list has no file of figures with the name \"key-facts\".";
            self.note(LIST, "/resources", "no-key-facts", message);
        }
        let (list, settings, contacts, texts) = (list?, settings?, contacts?, texts?);
        let package = Package {
            list,
            settings,
            datasets,
            fact_sets,
            key_facts: key_facts?,
            contacts,
            charts,
            snapshots,
            texts,
            objectives,
            advice,
            packs,
        };
        // What a refused file holds would only seem to be missing.
        if self.problems.is_empty() {
            cross_check(&package, files, &mut |path, at, rule, message| self.note(path, at, rule, message));
        }
        Some(package)
    }

    fn one<T>(&mut self, path: &str, parse: impl Fn(&str, &str) -> Result<T, Vec<Problem>>) -> Option<T> {
        let Some(text) = self.files.get(path) else {
            self.note(path, "", "no-file", "The file is missing. The site can't do without it.");
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

    /// Notes a problem at the value of a file that a JSON pointer names.
    fn note(&mut self, path: &str, pointer: &str, rule: &'static str, message: impl Into<String>) {
        let place = self.files.get(path).and_then(|text| locate(text, pointer));
        let (line, column) = place.unwrap_or((1, 1));
        self.problems.push(Problem {
            file: format!("{}/{path}", self.folder),
            line,
            column,
            pointer: pointer.to_string(),
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
            // A snapshot is called by its chart and the day of its figures.
            let chart = |name: &str| name.split('/').next().map(str::to_string);
            let pointer = match path.starts_with(SNAPSHOTS) {
                true if chart(found) == chart(expected) => "/dataset/updated",
                true => "/chart/name",
                false => "/name",
            };
            self.note(path, pointer, "file-name", message);
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
            self.note(&path, "", "unlisted", "The file is not in datapackage.json.");
        }
    }
}

fn parse_list(name: &str, text: &str) -> Result<List, Vec<Problem>> {
    File::parse(name, text, Audience::Publisher, read_list)
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
