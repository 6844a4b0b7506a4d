//! A chart's definition, as it is published: what it shows first, and in which words.

use crate::data::json::Problem;
use crate::data::json::{Audience, File, Node};
use crate::data::meta::{check_schema, is_slug};
use crate::route::is_day;
use serde::{Deserialize, Serialize};

/// What a chart shows before a reader changes anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// The chart's name in addresses; the same as the file's.
    pub name: String,
    /// The dataset that it shows.
    pub dataset: String,
    /// What it is drawn with.
    pub kind: ChartKind,
    /// The title of its page.
    pub title: String,
    /// What is measured, as a sentence begins: "Recorded crime".
    pub subject: String,
    /// The measure, for the line under the title: "Offences recorded by the police for each 1,000 people".
    pub subtitle: String,
    /// The codes of the areas shown first, the main one first; at most four.
    pub areas: Vec<String>,
    /// What a reader should bear in mind.
    pub notes: Vec<String>,
    /// The heading under which it is listed, one of the site's settings.
    pub group: String,
    /// Choices that the publisher offers by name.
    pub views: Vec<View>,
    /// Which of several ways to measure the same thing it is.
    pub measure: Option<Measure>,
    /// How its index is called, where one is to be worked out.
    pub index: Option<IndexWords>,
}

/// One of several ways to measure the same thing: a number, a rate, an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The name of the chart that the ways are counted from. All with the same one lead to each other.
    pub of: String,
    /// The measure's short name for readers: "Number".
    pub label: String,
}

/// How the names of charts end that are worked out as an index.
pub const INDEX: &str = "-index";

/// The words of an index that is worked out from a chart's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexWords {
    /// The title of its page.
    pub title: String,
    /// What it measures, as a sentence begins.
    pub subject: String,
    /// What it measures, for its table.
    pub measure: String,
    /// The measure's short name for readers: "Index".
    pub label: String,
}

/// A choice of areas and years with a name: it has a link, and files of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name in addresses of files.
    pub name: String,
    /// Its name for readers.
    pub label: String,
    /// The codes of its areas; at most four.
    pub areas: Vec<String>,
    /// Its first year, as addresses write it; the dataset's first where it is left out.
    pub from: Option<String>,
    /// Its last year; the dataset's last where it is left out.
    pub to: Option<String>,
}

/// What a chart is drawn with. What differs between the kinds stands in `src/chart/kind.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A bar for each year: for counts, and for series with more gaps than figures.
    Bars,
    /// A line for each area.
    Lines,
}

/// The most areas that a chart shows in colour.
pub const MOST_AREAS: usize = 4;

impl ChartFile {
    /// The names of what it shows: of its first view, which has none, and of each other.
    pub fn view_names(&self) -> impl Iterator<Item = Option<String>> {
        std::iter::once(None).chain(self.views.iter().map(|view| Some(view.name.clone())))
    }

    /// Reads a chart definition and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<ChartFile, Vec<Problem>> {
        File::parse(name, text, audience, read)
    }

    /// Whether it was worked out as an index of another chart.
    pub fn is_index(&self) -> bool {
        self.name.ends_with(INDEX)
    }
}

fn read(file: &mut File<'_>) -> Option<ChartFile> {
    let root = file.root()?;
    read_at(file, &root)
}

/// Reads a chart's definition at a place in a file.
pub(in crate::data) fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<ChartFile> {
    let mut object = file.object(at)?;
    check_schema(file, &mut object)?;
    let name_at = object.present(file, "name");
    let name = name_at.as_ref().and_then(|at| file.text(at, 60));
    if let (Some(at), Some(name)) = (&name_at, &name)
        && !is_slug(name)
    {
        file.problem(at, "name", &format!("\"{name}\" can't be part of an address."));
    }
    let dataset = object.text(file, "dataset", 60);
    let kind_at = object.present(file, "kind");
    let kind = kind_at.and_then(|at| {
        let text = file.text(&at, 20)?;
        let kind = match text.as_str() {
            "bars" => Some(ChartKind::Bars),
            "lines" => Some(ChartKind::Lines),
            _ => None,
        };
        if kind.is_none() {
            file.problem(&at, "chart-kind", "This kind of chart is not known.");
        }
        kind
    });
    let title = object.text(file, "title", 120);
    let subject = object.text(file, "subject", 120);
    let subtitle = object.text(file, "subtitle", 200);
    let areas_at = object.present(file, "areas");
    let areas: Vec<String> = (areas_at.as_ref().and_then(|at| file.list(at)).unwrap_or_default().iter())
        .filter_map(|at| file.text(at, 40))
        .collect();
    if let Some(at) = &areas_at
        && !(1..=MOST_AREAS).contains(&areas.len())
    {
        file.problem(at, "chart-areas", &format!("A chart shows 1 to {MOST_AREAS} areas, not {}.", areas.len()));
    }
    let group = object.text(file, "group", 60);
    let notes = object.each(file, "notes", |file, at| file.text(at, 600));
    // Links to views and measures stand in the page as it is: the browser has no use for them, and every byte counts there.
    let away = cfg!(target_arch = "wasm32");
    let views = if away { Vec::new() } else { object.each(file, "views", read_view) };
    let measure = if away { None } else { object.optional("measure").and_then(|at| read_measure(file, &at)) };
    let index = if away { None } else { object.optional("index").and_then(|at| read_index(file, &at)) };
    object.finish(file);
    Some(ChartFile {
        name: name?,
        dataset: dataset?,
        kind: kind?,
        title: title?,
        subject: subject?,
        subtitle: subtitle?,
        areas,
        notes,
        group: group?,
        views,
        measure,
        index,
    })
}

fn read_measure<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Measure> {
    let mut object = file.object(at)?;
    let of = object.text(file, "of", 60);
    let label = object.text(file, "label", 40);
    object.finish(file);
    Some(Measure { of: of?, label: label? })
}

fn read_index<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<IndexWords> {
    let mut object = file.object(at)?;
    let title = object.text(file, "title", 120);
    let subject = object.text(file, "subject", 120);
    let measure = object.text(file, "measure", 200);
    let label = object.text(file, "label", 40);
    object.finish(file);
    Some(IndexWords { title: title?, subject: subject?, measure: measure?, label: label? })
}

fn read_view<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<View> {
    let mut object = file.object(at)?;
    let name = object.text(file, "name", 40);
    if let Some(name) = &name
        && !(is_slug(name) && name != "chart" && name != "data" && !is_day(name))
    {
        file.problem(at, "name", &format!("\"{name}\" can't be the name of a view."));
    }
    let label = object.text(file, "label", 80);
    let areas = object.each(file, "areas", |file, at| file.text(at, 40));
    let from = object.optional_text(file, "from", 20);
    let to = object.optional_text(file, "to", 20);
    object.finish(file);
    Some(View { name: name?, label: label?, areas, from, to })
}
