//! The published files, and new ones checked against them.

use super::changes::Changes;
use super::drawn::{ChartChange, chart_path};
use super::file_problem::FileProblem;
use super::files::{DATA, Files, below};
use super::seen::Seen;
use crate::data::chart::ChartFile;
use crate::data::import::Book;
use crate::data::json::problem::count;
use crate::data::json::{Audience, LARGEST_FILE, MOST_OF_A_RULE, Problem, decode};
use crate::data::package::Package;
use crate::data::snapshot::path as snapshot_path;
use crate::data::values::Date;
use crate::difference::{Difference, FileDifference, SAME_DAY, State};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// The published files.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    pub(super) published: Files,
    /// How official files are read, by the names of datasets.
    pub(super) mappings: Files,
    /// The official file that was read last.
    pub(super) table: Option<Book>,
    /// The published data with its index charts, once it was needed.
    state: OnceCell<Option<(Files, Package)>>,
}

/// The texts that a reviewer starts with.
#[derive(Deserialize)]
struct Given {
    files: Files,
    mappings: Files,
}

/// What new files would do.
#[derive(Clone, Debug, Serialize)]
pub struct Reviewed {
    /// What each of them would do, and what others no longer agree with.
    pub reviews: Vec<Review>,
    /// What readers would see, if all is right.
    pub seen: Vec<Seen>,
    /// The list of days, if all is right and a file has a new one: it is published together with the file.
    pub days: Option<String>,
}

/// What one new file would do.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// Its path below the data folder.
    pub path: String,
    /// Its title, if it can be read.
    pub title: String,
    /// Whether a file of this path is published.
    pub is_published: bool,
    /// What is wrong in it.
    pub problems: Vec<FileProblem>,
    /// How many problems it has, listed or not.
    pub count: usize,
    /// What would change, if it can be read.
    pub changes: Option<Changes>,
    /// The charts that show it.
    pub charts: Vec<ChartChange>,
}

/// What a file says of itself.
#[derive(Default, Deserialize)]
struct Head {
    name: Option<String>,
    title: Option<String>,
    updated: Option<String>,
}

impl Head {
    /// Of a file that can't be read, the first name in it: that tells which file it should be.
    fn of(text: &str) -> Head {
        serde_json::from_str(text).unwrap_or_else(|_| {
            let name = || Some(text.split_once("\"name\"")?.1.split('"').nth(1)?.to_string());
            Head { name: name(), ..Head::default() }
        })
    }
}

impl Reviewer {
    /// The published files and the mappings from one JSON object with `files`, texts by path, and `mappings`, texts by the
    /// names of datasets; `None` if it is something else.
    pub fn new(given: &str) -> Option<Reviewer> {
        let Given { files, mappings } = serde_json::from_str(given).ok()?;
        Some(Reviewer { published: files, mappings, ..Reviewer::default() })
    }

    /// Takes a newer text of a published file.
    pub fn publish(&mut self, path: &str, text: &str) {
        self.published.insert(path.to_string(), text.to_string());
        self.state = OnceCell::new();
    }

    /// The published data, if all of it is right.
    pub fn package(&self) -> Option<Package> {
        Package::parse_with(DATA, &self.published, Vec::new()).ok()
    }

    /// The path of the published file that a new one would replace: that of its file's name, or else of the name that it
    /// gives itself. Copies are often called "name (1).json".
    pub fn path_of(&self, name: &str, text: &str) -> String {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = base.strip_suffix(".json").unwrap_or(base);
        let stem = stem.split(" (").next().unwrap_or(stem).trim();
        let known = |stem: &str| {
            let path = format!("{stem}.json");
            let end = format!("/{path}");
            match self.published.contains_key(&path) {
                true => Some(path),
                false => self.published.keys().find(|known| known.ends_with(&end)).cloned(),
            }
        };
        let own = Head::of(text).name;
        (known(stem).filter(|_| !stem.is_empty())).or_else(|| own.as_deref().and_then(known)).unwrap_or_else(|| match (
            stem, own,
        ) {
            ("", Some(own)) => format!("{own}.json"),
            ("", None) => "pasted.json".to_string(),
            (stem, _) => format!("{stem}.json"),
        })
    }

    /// Checks new files, each with the name that its publisher gave it, together with all published ones. A file that
    /// others no longer agree with is told beside them, in a review of its own.
    pub fn review(&self, new: Vec<(String, Vec<u8>)>) -> Reviewed {
        let mut files = self.published.clone();
        let (mut unread, mut paths) = (Vec::new(), Vec::new());
        for (name, bytes) in new {
            let is_large = bytes.len() > LARGEST_FILE;
            let decoded = if is_large { Err(Box::default()) } else { decode("", bytes) };
            let path = self.path_of(&name, decoded.as_deref().unwrap_or(""));
            let file = format!("{DATA}/{path}");
            match decoded {
                Ok(text) => drop(files.insert(path.clone(), text)),
                Err(problem) => {
                    files.remove(&path);
                    unread.push(if is_large { too_large(file) } else { Problem { file, ..*problem } });
                }
            }
            paths.push(path);
        }
        let snapshots = self.snapshots(&paths);
        let (files, package) = Package::parse_with_indexes(DATA, Audience::Publisher, files, snapshots, unread);
        let problems = package.as_ref().err().map_or(&[][..], |problems| problems);
        let elsewhere = problems.iter().filter_map(|problem| below(&problem.file)).filter(|path| !paths.contains(path));
        let mut elsewhere: Vec<String> = elsewhere.collect();
        elsewhere.dedup();
        let mut reviews: Vec<Review> =
            paths.iter().chain(&elsewhere).map(|path| self.one(path, &files, problems)).collect();
        if package.is_ok() {
            for review in &mut reviews {
                self.index_charts(review, &files);
            }
        }
        let is_right = reviews.iter().all(|review| review.count == 0);
        let (seen, days) = match package {
            Ok(package) if is_right => self.seen(&files, package),
            _ => Default::default(),
        };
        Reviewed { reviews, seen, days }
    }

    /// What readers would see, and the list of days if it changes.
    fn seen(&self, files: &Files, mut package: Package) -> (Vec<Seen>, Option<String>) {
        let Some((old_files, old)) = self.state() else { return Default::default() };
        // The snapshots were only to check against.
        package.snapshots.clear();
        let days = Some(package.days()).filter(|days| *days != old.days());
        let (before, after) = (State { package: old, files: old_files }, State { package: &package, files });
        (Seen::all(&Difference::between(before, after)), days)
    }

    /// The published data with its index charts.
    fn state(&self) -> Option<&(Files, Package)> {
        let read = || {
            // Rules that came later are no reason to refuse what is published.
            let (files, package) =
                Package::parse_with_indexes(DATA, Audience::Page, self.published.clone(), Files::new(), Vec::new());
            Some((files, package.ok()?))
        };
        self.state.get_or_init(read).as_ref()
    }

    fn one(&self, path: &str, files: &Files, problems: &[Problem]) -> Review {
        let text = files.get(path).map(String::as_str);
        let own: Vec<Problem> =
            problems.iter().filter(|problem| below(&problem.file).as_deref() == Some(path)).cloned().collect();
        let published = self.published.get(path).map(String::as_str);
        let title = |text: &str| Head::of(text).title;
        let mut findings: Vec<FileProblem> =
            own.iter().map(|problem| FileProblem::of(problem.clone(), text.unwrap_or(""))).collect();
        let mut count = count(&own);
        let mut difference = text.and_then(|text| FileDifference::between(published, text));
        if let Some(difference) = &mut difference {
            // A new day that is missing is told once: the snapshot of the old one says so too.
            let is_told = own.iter().any(|problem| problem.rule == "snapshot");
            difference.silent.retain(|silent| !(is_told && silent.rule == SAME_DAY));
            count += difference.silent.len();
            let silent = std::mem::take(&mut difference.silent).into_iter().enumerate();
            for (at, one) in silent {
                match at < MOST_OF_A_RULE {
                    true => findings.push(FileProblem::of_silent(path, one)),
                    false => findings.last_mut().into_iter().for_each(|last| last.more += 1),
                }
            }
        }
        Review {
            path: path.to_string(),
            title: text.or(published).and_then(title).unwrap_or_else(|| path.to_string()),
            is_published: published.is_some(),
            count,
            problems: findings,
            changes: difference.map(Changes::of),
            charts: self.charts_of(path, files),
        }
    }

    /// The published figures as snapshots of their day, for the charts of these files: a figure that changes needs a new
    /// day, also where nobody has written a snapshot yet.
    fn snapshots(&self, paths: &[String]) -> Files {
        let mut snapshots = Files::new();
        for (chart, text) in self.charts() {
            let path = format!("{}.json", chart.dataset);
            if !paths.contains(&path) {
                continue;
            }
            let Some(dataset) = self.published.get(&path) else { continue };
            if let Some(day) = Head::of(dataset).updated.as_deref().and_then(Date::parse) {
                let both = format!("{{\"chart\": {text}, \"dataset\": {dataset}}}");
                snapshots.insert(snapshot_path(&chart.name, day), both);
            }
        }
        snapshots
    }

    /// Every published chart and its file's text.
    fn charts(&self) -> impl Iterator<Item = (ChartFile, &String)> {
        let charts = self.published.iter().filter(|(path, _)| path.starts_with("charts/"));
        charts.filter_map(|(path, text)| {
            let chart = ChartFile::parse(path, text, Audience::Page).ok()?;
            Some((chart, text))
        })
    }

    /// The charts that show a file, as they are and as they would be.
    fn charts_of(&self, path: &str, files: &Files) -> Vec<ChartChange> {
        let name = path.trim_end_matches(".json");
        let shows = |chart: &ChartFile| chart.dataset == name || path == chart_path(&chart.name);
        let charts = self.charts().filter(|(chart, _)| shows(chart));
        charts.filter_map(|(chart, _)| ChartChange::of(&chart.name, &self.published, files)).collect()
    }

    /// Adds the index charts that are worked out from a file.
    fn index_charts(&self, review: &mut Review, files: &Files) {
        let name = review.path.trim_end_matches(".json");
        let charts = self.charts().filter(|(chart, _)| chart.dataset == name);
        let Some((before, _)) = self.state() else { return };
        let indexes = charts.filter_map(|(chart, _)| ChartChange::of(&chart.index_name()?, before, files));
        review.charts.extend(indexes);
    }
}

fn too_large(file: String) -> Problem {
    let message = "The file is larger than 2 MB.".to_string();
    Problem { file, line: 1, column: 1, rule: "too-large", message, ..Problem::default() }
}
