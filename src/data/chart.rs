//! A chart's published definition: what it shows at first, and its wording.

use crate::data::json::fields::{Count, Kind, OneOf, Text, record};
use crate::data::json::schema::{Blank, Defs, Described, DescribedPart, Shape, list};
use crate::data::json::{Audience, File, Node, Object, Problem};
use crate::data::meta::{SLUG, Slug, check_schema, is_slug};
use crate::route::is_day;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

record! {
    /// A chart's definition, including what it shows before a reader changes anything.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ChartFile read by read_chart(file, at, read_offers: ReadOffers)
        after check_schema with offers from read_offers
    {
        /// The chart's name in addresses; the same as the file's.
        name: String = required Slug("part of an address"),
        /// The name of the dataset that it shows.
        dataset: String = required Text(60),
        /// The kind of chart: bars, lines, ranked bars or rows.
        kind: ChartKind = required OneOf("chart-kind", "kind of chart", &ChartKind::NAMES),
        /// The title of its page.
        title: String = required Text(120),
        /// What is measured, worded to start a sentence: "Recorded crime".
        subject: String = required Text(120),
        /// The measure, for the line under the title: "Offences recorded by the police per 1,000 people".
        subtitle: String = required Text(200),
        /// The codes of the areas shown first, the main one first; at most as many as its kind can show.
        areas: Vec<String> = required Areas(kind),
        /// Cautions for the reader.
        notes: Vec<String> = list Text(600),
        /// The question under which it is listed: one of the chart groups in the site's settings.
        group: String = required Text(60),
        /// Its place among the charts of its group. The first one answers the question; those without a place come last.
        number: Option<u32> = optional Count("a whole number"),
        /// Named views: choices of areas and years that the publisher offers.
        views: Vec<View> = given Some(offers.views),
        /// Which measure this chart shows, if the same thing is charted by several measures.
        measure: Option<Measure> = given Some(offers.measure),
        /// The wording of its index chart, if one is to be worked out.
        index: Option<IndexWords> = given Some(offers.index),
    }
    rule json!({ "allOf": ChartKind::NAMES.map(|(name, kind)| json!({
        "if": { "properties": { "kind": { "const": name } } },
        "then": { "properties": { "areas": { "maxItems": kind.most_areas() } } },
    })) })
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
        name: String = required ViewName,
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
    /// A horizontal bar for each area, the largest first: for figures that are no line over time.
    Ranked,
    /// A horizontal bar for each year, with its figure: for so few figures that an axis of years would be mostly holes.
    Rows,
}

/// The most areas that a chart shows in colour.
pub const MOST_AREAS: usize = 4;

impl ChartKind {
    /// The kinds as files write them.
    const NAMES: [(&str, ChartKind); 4] = [
        ("bars", ChartKind::Bars),
        ("lines", ChartKind::Lines),
        ("ranked", ChartKind::Ranked),
        ("rows", ChartKind::Rows),
    ];

    /// Whether its bars are horizontal, one below the other.
    pub fn is_horizontal(self) -> bool {
        match self {
            ChartKind::Bars | ChartKind::Lines => false,
            ChartKind::Ranked | ChartKind::Rows => true,
        }
    }

    /// The most areas that a chart of this kind shows.
    pub fn most_areas(self) -> usize {
        match self {
            ChartKind::Bars | ChartKind::Lines => MOST_AREAS,
            // The first of two bars in a row is full, the second light; a third would have no look of its own.
            ChartKind::Rows => 2,
            ChartKind::Ranked => 12,
        }
    }
}

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
            Audience::Page => |_, _| Some(Offers::default()),
        };
        File::parse(name, text, audience, |file| {
            let root = file.root()?;
            read_chart(file, &root, offers)
        })
    }

    /// What it charts: the name of the main chart among those that show the same thing by several measures; its own if it
    /// is the only one.
    pub fn family(&self) -> &str {
        self.measure.as_ref().map_or(&self.name, |measure| &measure.of)
    }

    /// The name, in addresses and file names, of this chart's index chart.
    pub fn index_name(&self) -> Option<String> {
        self.index.as_ref().map(|_| format!("{}-index", self.name))
    }
}

/// Reads a chart's definition from a node of a file.
pub(in crate::data) fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<ChartFile> {
    read_chart(file, at, read_offers)
}

/// The codes of the areas shown first: as many as the kind of chart can show.
struct Areas(Option<ChartKind>);

impl<'a> Kind<'a> for Areas {
    type Value = Vec<String>;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Vec<String>> {
        let areas: Vec<String> = file.list(at)?.iter().filter_map(|at| file.text(at, 40)).collect();
        if let Some(most) = self.0.map(ChartKind::most_areas)
            && !(1..=most).contains(&areas.len())
        {
            file.problem(at, "chart-areas", &format!("A chart shows 1 to {most} areas, not {}.", areas.len()));
        }
        Some(areas)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        list(1, defs.text(40))
    }
}

/// What a chart's page offers besides the chart itself.
#[derive(Default)]
pub(in crate::data) struct Offers {
    views: Vec<View>,
    measure: Option<Measure>,
    index: Option<IndexWords>,
}

impl DescribedPart for Offers {
    fn fields(shape: &mut Shape<'_>) {
        let views = list(0, View::schema(shape.defs));
        shape.optional("views", "Named choices of areas and years that the publisher offers.", views);
        let measure = Measure::schema(shape.defs);
        let about = "Which measure this chart shows, if the same thing is charted by several measures.";
        shape.optional("measure", about, measure);
        let index = IndexWords::schema(shape.defs);
        shape.optional("index", "The wording of its index chart, if one is to be worked out.", index);
    }
}

impl Blank for Offers {
    fn blank() -> Offers {
        Offers::default()
    }
}

impl Blank for ReadOffers {
    fn blank() -> ReadOffers {
        read_offers
    }
}

/// Reads what a page offers besides the chart itself.
type ReadOffers = for<'a> fn(&mut File<'a>, &mut Object<'a>) -> Option<Offers>;

fn read_offers<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Offers> {
    Some(Offers {
        views: object.each(file, "views", read_view),
        measure: object.if_there(file, "measure", read_measure)?,
        index: object.if_there(file, "index", read_index)?,
    })
}

/// A view can't be called by a day, or by a file name that every chart uses: their addresses would clash.
struct ViewName;

impl<'a> Kind<'a> for ViewName {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let name = file.text(at, 40)?;
        if !is_slug(&name) || name == "chart" || name == "data" || is_day(&name) {
            file.problem(at, "name", &format!("\"{name}\" can't be the name of a view."));
        }
        Some(name)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        let not = json!({ "pattern": "^(chart|data|[0-9]{4}-[0-9]{2}-[0-9]{2})$" });
        json!({ "type": "string", "maxLength": 40, "pattern": SLUG, "not": not })
    }
}
