//! A chart's published definition: what it shows at first, and its wording.

use crate::data::json::fields::{Text, record};
use crate::data::json::{Audience, File, Node, Object, Problem};
use crate::data::meta::{Slug, check_schema, is_slug};
use crate::route::is_day;
use serde::{Deserialize, Serialize};

/// A chart's definition, including what it shows before a reader changes anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFile {
    /// The chart's name in addresses; the same as the file's.
    pub name: String,
    /// The name of the dataset that it shows.
    pub dataset: String,
    /// The kind of chart: bars or lines.
    pub kind: ChartKind,
    /// The title of its page.
    pub title: String,
    /// What is measured, worded to start a sentence: "Recorded crime".
    pub subject: String,
    /// The measure, for the line under the title: "Offences recorded by the police for each 1,000 people".
    pub subtitle: String,
    /// The codes of the areas shown first, the main one first; at most four.
    pub areas: Vec<String>,
    /// Cautions for the reader.
    pub notes: Vec<String>,
    /// The heading under which it is listed: one of the chart groups in the site's settings.
    pub group: String,
    /// Named views: choices of areas and years that the publisher offers.
    pub views: Vec<View>,
    /// Which measure this chart shows, if the same thing is charted by several measures.
    pub measure: Option<Measure>,
    /// The wording of its index chart, if one is to be worked out.
    pub index: Option<IndexWords>,
}

record! {
    /// One of several measures of the same thing: a number, a rate or an index.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Measure read by read_measure(file, at) {
        /// The name of the group's main chart. Charts that give the same name link to each other.
        of: String = required Text(60),
        /// The measure's short name for readers: "Number".
        label: String = required Text(40),
    }
}

record! {
    /// The wording of an index chart, whose figures are worked out from another chart's.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct IndexWords read by read_index(file, at) {
        /// The title of its page.
        title: String = required Text(120),
        /// What it measures, worded to start a sentence.
        subject: String = required Text(120),
        /// What it measures, as its table words it.
        measure: String = required Text(200),
        /// The measure's short name for readers: "Index".
        label: String = required Text(40),
    }
}

record! {
    /// A view: a named choice of areas and years, with its own link and its own files.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct View read by read_view(file, at) {
        /// Its name in file addresses.
        name: String = required read_view_name,
        /// Its name for readers.
        label: String = required Text(80),
        /// The codes of its areas; at most four.
        areas: Vec<String> = list Text(40),
        /// Its first year, as addresses write it; if left out, the dataset's first.
        from: Option<String> = optional Text(20),
        /// Its last year; if left out, the dataset's last.
        to: Option<String> = optional Text(20),
    }
}

/// The kind of chart. `src/chart/kind.rs` has what differs between kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A bar for each year. Suits counts, and series with more gaps than figures.
    Bars,
    /// A line for each area.
    Lines,
}

/// The most areas that a chart shows in colour.
pub const MOST_AREAS: usize = 4;

impl ChartFile {
    /// The names of everything it shows: `None` for what it shows at first, then the name of each view.
    pub fn view_names(&self) -> impl Iterator<Item = Option<String>> {
        std::iter::once(None).chain(self.views.iter().map(|view| Some(view.name.clone())))
    }

    /// Reads a chart definition and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<ChartFile, Vec<Problem>> {
        // The rendered page already links to views and measures, so the browser needn't read them.
        let offers: ReadOffers = match audience {
            Audience::Publisher => read_offers,
            Audience::Page => |_, _| Offers::default(),
        };
        File::parse(name, text, audience, |file| {
            let root = file.root()?;
            read(file, &root, offers)
        })
    }

    /// The name, in addresses and file names, of this chart's index chart.
    pub fn index_name(&self) -> Option<String> {
        self.index.as_ref().map(|_| format!("{}-index", self.name))
    }
}

/// Reads a chart's definition from a node of a file.
pub(in crate::data) fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<ChartFile> {
    read(file, at, read_offers)
}

fn read<'a>(file: &mut File<'a>, at: &Node<'a>, offers: ReadOffers) -> Option<ChartFile> {
    let mut object = file.object(at)?;
    check_schema(file, &mut object)?;
    let name = object.required(file, "name", Slug("part of an address"));
    let dataset = object.text(file, "dataset", 60);
    let kinds = [("bars", ChartKind::Bars), ("lines", ChartKind::Lines)];
    let kind = object.present(file, "kind").and_then(|at| file.one_of(&at, "chart-kind", "kind of chart", &kinds));
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
    let Offers { views, measure, index } = offers(file, &mut object);
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

/// What a chart's page offers besides the chart itself.
#[derive(Default)]
struct Offers {
    views: Vec<View>,
    measure: Option<Measure>,
    index: Option<IndexWords>,
}

/// Reads what a page offers besides the chart itself.
type ReadOffers = for<'a> fn(&mut File<'a>, &mut Object<'a>) -> Offers;

fn read_offers<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Offers {
    Offers {
        views: object.each(file, "views", read_view),
        measure: object.optional("measure").and_then(|at| read_measure(file, &at)),
        index: object.optional("index").and_then(|at| read_index(file, &at)),
    }
}

/// A view can't be called by a day, or by a file name that every chart uses: their addresses would clash.
fn read_view_name(file: &mut File<'_>, at: &Node<'_>) -> Option<String> {
    let name = file.text(at, 40)?;
    if !is_slug(&name) || name == "chart" || name == "data" || is_day(&name) {
        file.problem(at, "name", &format!("\"{name}\" can't be the name of a view."));
    }
    Some(name)
}
