//! What new files do to charts: each as it is and as it would be, in words and as a picture.

use super::files::Files;
use crate::chart::Selection;
use crate::data::chart::ChartFile;
use crate::data::json::Audience;
use crate::data::series::Dataset;
use crate::part::chart_thumbnail::chart_thumbnails;
use crate::route::Route;
use serde::Serialize;

/// What a file does to a chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChartChange {
    /// The chart's title.
    pub title: String,
    /// Its page below the site's root.
    pub path: String,
    /// As it is now; `None` if it is new.
    pub before: Option<Drawn>,
    /// As it would be; `None` if it can't be drawn.
    pub after: Option<Drawn>,
}

/// A chart in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// What it says.
    pub headline: String,
    /// Its measure, areas and years.
    pub subtitle: String,
    /// Its small picture, as SVG.
    pub picture: String,
}

/// A chart with what it shows at first.
struct Shown {
    chart: ChartFile,
    dataset: Dataset,
    selection: Selection,
}

impl Shown {
    fn of(files: &Files, name: &str) -> Option<Shown> {
        let path = chart_path(name);
        let chart = ChartFile::parse(&path, files.get(&path)?, Audience::Page).ok()?;
        let path = format!("{}.json", chart.dataset);
        let dataset = Dataset::parse(&path, files.get(&path)?, Audience::Page).ok()?;
        let selection = Selection::default_for(&chart, &dataset)?;
        Some(Shown { chart, dataset, selection })
    }
}

impl ChartChange {
    /// A chart in two states of the files; `None` if it can be drawn in neither.
    pub(super) fn of(name: &str, before: &Files, after: &Files) -> Option<ChartChange> {
        let both = [Shown::of(before, name), Shown::of(after, name)];
        let title = both.iter().flatten().last()?.chart.title.clone();
        let states: Vec<(&Dataset, &Selection)> =
            both.iter().flatten().map(|shown| (&shown.dataset, &shown.selection)).collect();
        let mut pictures = chart_thumbnails(&states).into_iter();
        let [before, after] = both.map(|shown| {
            let Shown { chart, dataset, selection } = shown?;
            Some(Drawn {
                headline: selection.headline(&chart, &dataset),
                subtitle: selection.subtitle(&chart, &dataset),
                picture: pictures.next()?.into_string(),
            })
        });
        Some(ChartChange { title, path: Route::Chart(name.to_string()).path(), before, after })
    }
}

/// The file of a chart, below the data folder.
pub(super) fn chart_path(name: &str) -> String {
    format!("charts/{name}.json")
}
