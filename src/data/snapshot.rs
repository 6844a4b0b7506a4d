//! Snapshots: charts as they were on the day of their figures, for pages that must never change.

use crate::data::chart::{self, ChartFile};
use crate::data::json::schema::{Defs, Described, Shape};
use crate::data::json::{Audience, File, Problem, shorten};
use crate::data::series::{self, Dataset, Point};
use crate::data::values::Date;
use crate::data::values::Period;
use crate::route::Embed;
use serde_json::Value;

/// The folder of the snapshots, below the data folder.
pub const SNAPSHOTS: &str = "editions/";

/// A chart with all its figures as they were published on a day. Its file never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The chart's name and the day, `recorded-crime/2026-11-23`: the same as its file's name.
    pub name: String,
    /// The chart.
    pub chart: ChartFile,
    /// Its figures.
    pub dataset: Dataset,
}

impl Snapshot {
    /// Reads a snapshot, with the same checks as the chart and dataset files that it was made from.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Snapshot, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }

    /// The day on which the figures were published.
    pub fn date(&self) -> Date {
        self.dataset.meta.updated
    }

    /// Its file, below the data folder.
    pub fn path(&self) -> String {
        path(&self.chart.name, self.date())
    }

    /// What other sites can embed: the chart and each of its views.
    pub fn embeds(&self) -> Vec<Embed> {
        let kept = |view| Embed::Snapshot { name: self.chart.name.clone(), view, date: self.date().iso() };
        self.chart.view_names().map(kept).collect()
    }
}

impl Described for Snapshot {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("Snapshot", |defs| {
            let mut shape = Shape::new(defs);
            let chart = ChartFile::schema(shape.defs);
            shape.required("chart", "The chart's file of that day.", chart);
            let dataset = Dataset::schema(shape.defs);
            shape.required("dataset", "The dataset's file of that day.", dataset);
            shape.done("A chart with all its figures as they were published on a day. Its file never changes.")
        })
    }
}

/// The file of a chart's snapshot, below the data folder.
pub fn path(chart: &str, date: Date) -> String {
    format!("{SNAPSHOTS}{chart}/{}.json", date.iso())
}

fn read(file: &mut File<'_>) -> Option<Snapshot> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    let chart = object.present(file, "chart").and_then(|at| chart::read_at(file, &at));
    let dataset = object.present(file, "dataset").and_then(|at| series::read_at(file, &at));
    object.finish(file);
    let (chart, dataset) = (chart?, dataset?);
    Some(Snapshot { name: format!("{}/{}", chart.name, dataset.meta.updated.iso()), chart, dataset })
}

/// Names the first figure that has changed, in a sentence. Compares values and symbols only, not wording.
pub fn difference(kept: &Dataset, now: &Dataset) -> Option<String> {
    let cells = |dataset: &Dataset| -> Vec<(String, String, Period)> {
        let all = dataset.series.iter().flat_map(|series| series.points.iter().map(move |point| (&series.area, point)));
        all.map(|(area, point)| (area.code.clone(), area.name.clone(), point.period)).collect()
    };
    cells(kept).into_iter().chain(cells(now)).find_map(|(code, name, period)| {
        let [was, is] = [kept, now].map(|dataset| dataset.series(&code).and_then(|series| series.point(period)));
        let same = |a: &Point, b: &Point| a.value == b.value && a.status == b.status;
        match (was, is) {
            (Some(was), Some(is)) if same(was, is) => None,
            _ => Some(format!("{name}, {period}: it was {}, now it is {}.", shown(was), shown(is))),
        }
    })
}

/// Names the first part of what the figures mean that has changed, in a sentence: the same number in another unit is
/// another figure.
pub fn change_of_meaning(kept: &Dataset, now: &Dataset) -> Option<String> {
    let parts = |of: &Dataset| {
        [
            ("measure", of.measure.clone()),
            ("definition", of.definition.clone()),
            ("unit", of.unit.many.clone()),
            ("number of digits after the point", of.decimals.to_string()),
        ]
    };
    let changed = parts(kept).into_iter().zip(parts(now)).find(|(was, is)| was != is);
    changed.map(|((what, was), (_, is))| {
        // Long texts begin alike, so what is shown starts with the first word that differs.
        let same = was.chars().zip(is.chars()).take_while(|(a, b)| a == b).count();
        let from = was.chars().take(same).collect::<String>().rfind(' ').map_or(0, |space| space + 1);
        let [was, is] = [&was, &is].map(|text| shorten(text.get(from..).unwrap_or(text)));
        let start = if from > 0 { "… " } else { "" };
        format!("The {what} was \"{start}{was}\", now it is \"{start}{is}\".")
    })
}

fn shown(point: Option<&Point>) -> String {
    point.map_or_else(|| "missing".to_string(), Point::written)
}
