//! Charts as they were on the day of their figures, for pages that are to stay as they are.

use super::chart_file::{self, ChartFile};
use super::dataset::{self, Dataset, Point};
use super::date::Date;
use super::decimal::plain;
use super::package::Package;
use super::period::Period;
use super::problem::Problem;
use super::read::{File, Reader};
use crate::route::Embed;

/// The folder of the editions, below that of the data.
pub const EDITIONS: &str = "editions/";

/// A chart with all its figures as they were published on a day. Its file never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The chart's name and the day: `recorded-crime/2026-11-23`; the same as its file's.
    pub name: String,
    /// The chart.
    pub chart: ChartFile,
    /// Its figures.
    pub dataset: Dataset,
}

impl Edition {
    /// Reads an edition and checks it as the files that it was made of were checked.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Edition, Vec<Problem>> {
        File::parse(name, text, Reader::Publisher, read)
    }

    /// The day on which the figures were published.
    pub fn date(&self) -> Date {
        self.dataset.meta.updated
    }

    /// Its file, below the folder of the data.
    pub fn path(&self) -> String {
        path(&self.chart.name, self.date())
    }

    /// What other sites can show of it: the chart and each of its views.
    pub fn embeds(&self) -> Vec<Embed> {
        let kept = |view| Embed::Kept { name: self.chart.name.clone(), view, date: self.date().iso() };
        self.chart.view_names().map(kept).collect()
    }
}

/// The file of a chart's edition, below the folder of the data.
pub fn path(chart: &str, date: Date) -> String {
    format!("{EDITIONS}{chart}/{}.json", date.iso())
}

fn read(file: &mut File<'_>) -> Option<Edition> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    let chart = object.present(file, "chart").and_then(|at| chart_file::read_at(file, &at));
    let dataset = object.present(file, "dataset").and_then(|at| dataset::read_at(file, &at));
    object.finish(file);
    let (chart, dataset) = (chart?, dataset?);
    Some(Edition { name: format!("{}/{}", chart.name, dataset.meta.updated.iso()), chart, dataset })
}

/// The first figure that is not what it was, in words. A figure is a value with its symbol; words make no difference.
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
            _ => Some(format!("{name}, {period}: kept is {}, now there is {}.", said(was), said(is))),
        }
    })
}

/// A figure with its symbol.
fn said(point: Option<&Point>) -> String {
    let Some(point) = point else { return "no row".to_string() };
    let value = point.value.map(plain);
    let symbol = point.status.map(|status| format!("[{}]", status.letter()));
    value.into_iter().chain(symbol).collect::<Vec<_>>().join(" ")
}

impl Package {
    /// What was kept of a chart on a day, `2026-11-23`.
    pub fn edition(&self, chart: &str, date: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.chart.name == chart && edition.date().iso() == date)
    }

    /// The address that keeps a chart or a view as it is today; `None` where nothing was kept of today's figures.
    pub fn kept(&self, embed: &Embed) -> Option<Embed> {
        let Embed::Chart { name, view } = embed else { return None };
        let today = self.chart(name)?.1.meta.updated.iso();
        let all = self.edition(name, &today)?.embeds();
        all.into_iter().find(|kept| matches!(kept, Embed::Kept { view: of, .. } if of == view))
    }
}
