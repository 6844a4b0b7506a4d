//! The published files, and new ones checked against them.

use super::changes::Changes;
use super::excerpt::Excerpt;
use crate::chart::Selection;
use crate::data::chart::ChartFile;
use crate::data::json::problem::count;
use crate::data::json::{Audience, LARGEST_FILE, Problem, decode};
use crate::data::package::Package;
use crate::data::series::Dataset;
use crate::data::snapshot::path as snapshot_path;
use crate::data::values::Date;
use crate::route::Route;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What problems call the data folder, as `site check` does.
const DATA: &str = "public/data";

/// The text of data files, by their path below the data folder.
type Files = BTreeMap<String, String>;

/// The published files.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    published: Files,
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
    pub problems: Vec<Finding>,
    /// How many problems it has, listed or not.
    pub count: usize,
    /// What would change, if it can be read.
    pub changes: Option<Changes>,
    /// The charts that show it.
    pub charts: Vec<ChartChange>,
}

/// What a file does to a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChartChange {
    /// The chart's title.
    pub title: String,
    /// Its page below the site's root.
    pub path: String,
    /// What it says now.
    pub before: String,
    /// What it would say; empty if it can't be drawn.
    pub after: String,
}

/// A problem, as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The file, below the data folder.
    pub file: String,
    /// The line, counted from 1; 0 for the whole file.
    pub line: usize,
    /// The column, counted from 1, in characters; 0 for the whole file.
    pub column: usize,
    /// The rule's short name.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// The line itself.
    pub excerpt: Option<Excerpt>,
    /// How many more of the same rule are not listed.
    pub more: usize,
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

impl Desk {
    /// The published files from one JSON object of texts by path; `None` if it is something else.
    pub fn new(files: &str) -> Option<Desk> {
        serde_json::from_str(files).ok().map(|published| Desk { published })
    }

    /// Takes a newer text of a published file.
    pub fn publish(&mut self, path: &str, text: &str) {
        self.published.insert(path.to_string(), text.to_string());
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
    pub fn review(&self, new: Vec<(String, Vec<u8>)>) -> Vec<Review> {
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
        paths.iter().chain(&elsewhere).map(|path| self.one(path, &files, problems)).collect()
    }

    fn one(&self, path: &str, files: &Files, problems: &[Problem]) -> Review {
        let text = files.get(path).map(String::as_str);
        let own: Vec<Problem> =
            problems.iter().filter(|problem| below(&problem.file).as_deref() == Some(path)).cloned().collect();
        let published = self.published.get(path).map(String::as_str);
        let title = |text: &str| Head::of(text).title;
        Review {
            path: path.to_string(),
            title: text.or(published).and_then(title).unwrap_or_else(|| path.to_string()),
            is_published: published.is_some(),
            count: count(&own),
            problems: own.into_iter().map(|problem| Finding::of(problem, text.unwrap_or(""))).collect(),
            changes: text.and_then(|text| Changes::between(published, text)),
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

    /// The charts that show a file, with their findings as they are and as they would be.
    fn charts_of(&self, path: &str, files: &Files) -> Vec<ChartChange> {
        let name = path.trim_end_matches(".json");
        let of = |chart: &&(ChartFile, &String)| chart.0.dataset == name || path == chart_path(&chart.0);
        let charts: Vec<(ChartFile, &String)> = self.charts().collect();
        let told = |(chart, _): &(ChartFile, &String)| ChartChange {
            path: Route::Chart(chart.name.clone()).path(),
            before: headline(&self.published, &chart_path(chart)).unwrap_or_default(),
            after: headline(files, &chart_path(chart)).unwrap_or_default(),
            title: chart.title.clone(),
        };
        charts.iter().filter(of).map(told).collect()
    }
}

fn chart_path(chart: &ChartFile) -> String {
    format!("charts/{}.json", chart.name)
}

/// What a chart says with the figures of its dataset.
fn headline(files: &Files, path: &str) -> Option<String> {
    let chart = ChartFile::parse(path, files.get(path)?, Audience::Page).ok()?;
    let path = format!("{}.json", chart.dataset);
    let dataset = Dataset::parse(&path, files.get(&path)?, Audience::Page).ok()?;
    Some(Selection::default_for(&chart, &dataset)?.headline(&chart, &dataset))
}

impl Finding {
    fn of(problem: Problem, text: &str) -> Finding {
        let hint = problem.hint();
        let Problem { file, line, column, pointer, rule, message, more, .. } = problem;
        let whole = pointer.is_empty() && (line, column) == (1, 1);
        let (line, column) = if whole { (0, 0) } else { (line, column) };
        let excerpt = Excerpt::of(text, line, column);
        Finding { file: below(&file).unwrap_or_default(), line, column, rule, message, hint, excerpt, more }
    }
}

/// A file's path below the data folder.
fn below(file: &str) -> Option<String> {
    file.strip_prefix(DATA)?.strip_prefix('/').map(str::to_string)
}

fn too_large(file: String) -> Problem {
    let message = "The file is larger than 2 MB.".to_string();
    Problem { file, line: 1, column: 1, rule: "too-large", message, ..Problem::default() }
}
