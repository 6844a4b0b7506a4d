//! Reads every published file and cross-checks them.

use crate::data::chart::ChartFile;
use crate::data::contacts::Contacts;
use crate::data::figures::FactSet;
use crate::data::json::schema::{Defs, Described, DescribedPart, Shape, list, words};
use crate::data::json::{Audience, File, Index, Node, Problem, locate, shorten};
use crate::data::lesson::{LessonPack, SchoolYear};
use crate::data::meta::{Format, check_schema, read_date};
use crate::data::package::cross_checks::cross_check;
use crate::data::package::pages::{ADVICE, TEXTS};
use crate::data::package::search_checks::SEARCH;
use crate::data::package::year_checks::YEAR;
use crate::data::package::{AdvicePage, Holds, List, Package, Resource, Texts};
use crate::data::search::Search;
use crate::data::series::Dataset;
use crate::data::settings::Settings;
use crate::data::snapshot::{SNAPSHOTS, Snapshot};
use crate::data::text::TextPage;
use crate::data::values::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// The list of datasets, by the name that the Data Package standard gives it.
pub const LIST: &str = "datapackage.json";

impl Package {
    /// Reads every file and cross-checks them. `files` maps paths below the data folder to their text;
    /// `folder` is what problems call that folder.
    ///
    /// # Errors
    /// Every problem in every file, in the order of files and lines.
    pub fn parse(folder: &str, files: &BTreeMap<String, String>) -> Result<Package, Vec<Problem>> {
        Package::parse_with(folder, files, Vec::new())
    }

    /// The same, but also takes problems with files that exist but could not be read as text: these are not "missing".
    ///
    /// # Errors
    /// Every problem in every file, including those that were passed in.
    pub fn parse_with(
        folder: &str,
        files: &BTreeMap<String, String>,
        unread: Vec<Problem>,
    ) -> Result<Package, Vec<Problem>> {
        Package::parse_for(Audience::Publisher, folder, files, unread)
    }

    /// The same for this audience: files that were published before are read as a page reads them, as rules that came
    /// later are no reason to refuse their figures.
    pub(super) fn parse_for(
        audience: Audience,
        folder: &str,
        files: &BTreeMap<String, String>,
        unread: Vec<Problem>,
    ) -> Result<Package, Vec<Problem>> {
        let there = unread.iter().map(|problem| problem.file.clone()).collect();
        let mut loader = Loader { audience, folder, files, there, problems: unread };
        let package = loader.load();
        loader.problems.sort();
        match package {
            Some(package) if loader.problems.is_empty() => Ok(package),
            _ => Err(loader.problems),
        }
    }
}

/// The folders whose files are read.
const FOLDERS: [&str; 7] = ["charts/", SNAPSHOTS, TEXTS, "objectives/", ADVICE, "packs/", "help/"];

struct Loader<'l> {
    /// Who figures are read for; files are compared with each other for the publisher alone.
    audience: Audience,
    folder: &'l str,
    files: &'l BTreeMap<String, String>,
    /// Files and folders that exist but could not be read.
    there: Vec<String>,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    fn load(&mut self) -> Option<Package> {
        // Files that the list names are read even if something else in the list is wrong.
        let mut resources = Vec::new();
        let list = self.required(LIST).and_then(|text| {
            let list = |file: &mut File<'_>| read_list(file, &mut resources);
            File::parse(&self.path(LIST), text, Audience::Publisher, list)
                .map_err(|problems| self.problems.extend(problems))
                .ok()
        });
        let settings = self.required("site.json").and_then(|text| self.one("site.json", text, Settings::parse));
        let search = self.required(SEARCH).and_then(|text| self.one(SEARCH, text, Search::parse));
        let year = self.required(YEAR).and_then(|text| self.one(YEAR, text, SchoolYear::parse));
        let (mut datasets, mut fact_sets, mut contacts) = (Vec::new(), Vec::new(), None);
        let audience = self.audience;
        for (index, Resource { name, path, holds }) in &resources {
            let Some(text) = self.files.get(path) else {
                if !self.is_there(path) {
                    let message = format!("There is no file \"{path}\".");
                    self.note(LIST, &format!("/resources/{index}/path"), "no-file", message);
                }
                continue;
            };
            let found = match holds {
                Holds::Series => {
                    let dataset = self.one(path, text, |name, text| Dataset::parse(name, text, audience));
                    let found = dataset.as_ref().map(|dataset| dataset.meta.name.clone());
                    datasets.extend(dataset);
                    found
                }
                Holds::Facts => {
                    let set = self.one(path, text, |name, text| FactSet::parse(name, text, audience));
                    let found = set.as_ref().map(|set| set.meta.name.clone());
                    fact_sets.extend(set);
                    found
                }
                Holds::Contacts => {
                    contacts = self.one(path, text, Contacts::parse);
                    contacts.as_ref().map(|contacts| contacts.meta.name.clone())
                }
            };
            // A name that doesn't go with the path is a problem of the list.
            if *path == format!("{name}.json") {
                self.same_name(path, "/name", name, found.as_deref());
            }
        }
        self.nothing_unlisted(list.as_ref());
        let charts = self.folder(
            "charts/",
            |name, text| ChartFile::parse(name, text, Audience::Publisher),
            "/name",
            |c| &c.name,
        );
        let snapshots = self.folder(SNAPSHOTS, Snapshot::parse, "/chart/name", |snapshot| &snapshot.name);
        let texts = self.folder(TEXTS, TextPage::parse, "/name", |text| &text.meta.name);
        let files = self.files;
        let is_there = |path: &str| files.contains_key(path);
        let texts = Texts::of(texts, is_there, &mut |path, at, rule, message| self.note(path, at, rule, message));
        let mut objectives = self.folder("objectives/", TextPage::parse, "/name", |text| &text.meta.name);
        objectives.sort_by_key(|text| text.number);
        let advice = self.folder(ADVICE, TextPage::parse, "/name", |text| &text.meta.name);
        let advice = AdvicePage::all(advice, is_there, &mut |path, at, rule, message| {
            self.note(path, at, rule, message);
        });
        let mut packs = self.folder("packs/", LessonPack::parse, "/name", |pack| &pack.meta.name);
        packs.sort_by_key(|pack| (pack.topic, pack.stage));
        let mut needs = self.folder("help/", TextPage::parse, "/name", |text| &text.meta.name);
        needs.sort_by_key(|text| text.number);
        if list.is_some() && resources.iter().all(|(_, resource)| resource.holds != Holds::Contacts) {
            self.note(LIST, "/resources", "no-contacts", "The list has no file of contacts.");
        }
        let (list, settings, contacts, texts, search, year) = (list?, settings?, contacts?, texts?, search?, year?);
        let package = Package {
            list,
            settings,
            datasets,
            fact_sets,
            contacts,
            charts,
            snapshots,
            texts,
            objectives,
            advice,
            packs,
            year,
            search,
            needs,
        };
        // Cross-checks would only report what a refused file holds as missing.
        if self.problems.is_empty() && self.audience == Audience::Publisher {
            cross_check(&package, files, &mut |path, at, rule, message| self.note(path, at, rule, message));
        }
        Some(package)
    }

    /// What problems call a file.
    fn path(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }

    /// Whether a file, or a folder that should contain it, exists but could not be read.
    fn is_there(&self, path: &str) -> bool {
        let path = self.path(path);
        self.there
            .iter()
            .any(|there| path.strip_prefix(there).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// The text of a file that the site can't do without.
    fn required<'l>(&mut self, path: &str) -> Option<&'l str>
    where
        Self: 'l,
    {
        let text = self.files.get(path);
        if text.is_none() && !self.is_there(path) {
            self.note(path, "", "no-file", "The file is missing. The site can't do without it.");
        }
        text.map(String::as_str)
    }

    fn one<T>(&mut self, path: &str, text: &str, parse: impl Fn(&str, &str) -> Result<T, Vec<Problem>>) -> Option<T> {
        parse(&self.path(path), text).map_err(|problems| self.problems.extend(problems)).ok()
    }

    /// Reads every file of a folder. `name` gets the name from a file's content; `pointer` is where the file gives it.
    fn folder<T>(
        &mut self,
        start: &str,
        parse: impl Fn(&str, &str) -> Result<T, Vec<Problem>>,
        pointer: &str,
        name: impl Fn(&T) -> &String,
    ) -> Vec<T> {
        let mut read = Vec::new();
        for (path, text) in self.files.iter().filter(|(path, _)| path.starts_with(start)) {
            if let Some(item) = self.one(path, text, &parse) {
                let expected = path[start.len()..].trim_end_matches(".json");
                self.same_name(path, pointer, expected, Some(name(&item)));
                read.push(item);
            }
        }
        read
    }

    /// Notes a problem at the value that a JSON pointer leads to, or at the whole file if there is no such value.
    fn note(&mut self, path: &str, pointer: &str, rule: &'static str, message: impl Into<String>) {
        let place = self.files.get(path).filter(|_| !pointer.is_empty()).and_then(|text| locate(text, pointer));
        let (line, column) = place.unwrap_or((1, 1));
        let pointer = place.map_or("", |_| pointer).to_string();
        let (file, message) = (self.path(path), message.into());
        self.problems.push(Problem { file, line, column, pointer, rule, message, ..Problem::default() });
    }

    /// Checks that a file's name and the name in it are the same.
    fn same_name(&mut self, path: &str, pointer: &str, expected: &str, found: Option<&str>) {
        if let Some(found) = found
            && found != expected
        {
            let message = format!("The file calls itself \"{found}\", but it should be \"{expected}\".");
            // A snapshot is called by its chart and the day of its figures.
            let chart = |name: &str| name.split('/').next().map(str::to_string);
            let pointer = match path.starts_with(SNAPSHOTS) {
                true if chart(found) == chart(expected) => "/dataset/updated",
                _ => pointer,
            };
            self.note(path, pointer, "file-name", message);
        }
    }

    /// Checks that every data file is in the list, so that none is forgotten.
    fn nothing_unlisted(&mut self, list: Option<&List>) {
        let Some(list) = list else { return };
        let known = |path: &str| {
            [LIST, "site.json", SEARCH, YEAR].contains(&path)
                || FOLDERS.iter().any(|folder| path.starts_with(folder))
                || list.resources.iter().any(|r| r.path == path)
        };
        let unlisted: Vec<String> = self.files.keys().filter(|path| !known(path)).cloned().collect();
        for path in unlisted {
            let message = match path.split_once('/') {
                None => "The file is not in datapackage.json.".to_string(),
                Some((folder, _)) => format!("Nothing reads the files of the folder \"{}\".", shorten(folder)),
            };
            self.note(&path, "", "unlisted", message);
        }
    }
}

impl Described for List {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("List", |defs| {
            let mut shape = Shape::new(defs);
            Format::fields(&mut shape);
            let name = shape.defs.text(60);
            shape.required("name", "The package's name.", name);
            let title = shape.defs.text(120);
            shape.required("title", "Its title.", title);
            let version = shape.defs.text(20);
            shape.required("version", "Its version: major.minor.patch.", version);
            let day = Date::schema(shape.defs);
            shape.required("created", "The day when it was first published.", day);
            let resources = list(0, Resource::schema(shape.defs));
            shape.required("resources", "The files, in the order in which they are listed.", resources);
            shape.done("The files of figures and contacts that the site publishes.")
        })
    }
}

impl Described for Resource {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("Resource", |defs| {
            let mut shape = Shape::new(defs);
            let name = shape.defs.text(60);
            shape.required("name", "The file's name without .json.", name);
            let path = shape.defs.text(80);
            shape.required("path", "Where the file is, from here.", path);
            let about = "What is in it: facts or contacts. A dataset leaves it out.";
            shape.optional("holds", about, words(HOLDS.map(|(name, _)| name)));
            shape.done("One file.")
        })
    }
}

/// What files hold that are no datasets, as the list writes it.
const HOLDS: [(&str, Holds); 2] = [("facts", Holds::Facts), ("contacts", Holds::Contacts)];

/// Reads the list. `resources` takes what it names, each with its place in the list, even if the list is refused.
fn read_list(file: &mut File<'_>, resources: &mut Vec<(usize, Resource)>) -> Option<List> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let name = object.text(file, "name", 60);
    let title = object.text(file, "title", 120);
    let version = object.text(file, "version", 20);
    let created = object.present(file, "created").and_then(|at| read_date(file, &at));
    let items = object.present(file, "resources").and_then(|at| file.list(&at)).unwrap_or_default();
    for (index, at) in items.iter().enumerate() {
        resources.extend(read_resource(file, at).map(|resource| (index, resource)));
    }
    object.finish(file);
    each_resource_once(file, &items, resources);
    let resources = resources.iter().map(|(_, resource)| resource.clone()).collect();
    Some(List { name: name?, title: title?, version: version?, created: created?, resources })
}

/// Checks that no file is listed twice, and that each has the path that its name says.
fn each_resource_once<'a>(file: &mut File<'a>, items: &[Node<'a>], resources: &[(usize, Resource)]) {
    let repeated = Index::of(resources.iter().map(|(_, resource)| resource.name.as_str())).is_repeated();
    for ((index, Resource { name, path, .. }), repeated) in resources.iter().zip(repeated) {
        let at = &items[*index];
        if repeated {
            file.problem(at, "resource-twice", &format!("The file \"{}\" is listed twice.", shorten(name)));
        } else if *path != format!("{name}.json") {
            let Some(at) = file.object(at).map(|object| object.place_of("path")) else { continue };
            let (path, name) = (shorten(path), shorten(name));
            file.problem(&at, "resource-path", &format!("The path is \"{path}\", but the name is \"{name}\"."));
        }
    }
}

fn read_resource<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Resource> {
    let mut object = file.object(at)?;
    let name = object.text(file, "name", 60);
    let path = object.text(file, "path", 80);
    let holds = match object.optional("holds") {
        None => Some(Holds::Series),
        Some(at) => file.one_of(&at, "holds", "kind of file", &HOLDS),
    };
    object.finish(file);
    Some(Resource { name: name?, path: path?, holds: holds? })
}
