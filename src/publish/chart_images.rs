//! The chart images of the site: one Node process renders all of them, and each result is matched to where it is shown.

use super::node::node;
use crate::chart::{ChartImage, Layout, Plot, Selection, StaticChart, option};
use crate::data::Dataset;
use crate::data::package::Package;
use crate::route::Embed;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Every chart image, wide and narrow, by what it shows.
#[derive(Default)]
pub struct ChartImages {
    /// Each chart's first view, with the point positions that the reader uses.
    pub charts: BTreeMap<String, [ChartImage; 2]>,
    /// The named views, by chart and view.
    pub views: BTreeMap<(String, String), [String; 2]>,
    /// The snapshots.
    pub snapshots: BTreeMap<Embed, [String; 2]>,
    /// The static charts, by the chart that they belong to.
    pub static_charts: BTreeMap<(String, StaticChart), [String; 2]>,
}

/// The request that `js/build/render-charts.mjs` reads.
#[derive(Serialize)]
struct Request {
    option: Value,
    width: f64,
    height: f64,
    /// How many series have figures; the rest are decoration.
    shown: usize,
}

/// What an image shows.
enum Shows {
    Chart(String),
    View(String, String),
    Snapshot(Embed),
    Static(String, StaticChart),
}

/// Renders all chart images of the package. Unchanged images come from the cache of earlier builds.
///
/// # Errors
/// If Node is missing or an image can't be rendered.
pub fn render(project: &Path, package: &Package) -> io::Result<ChartImages> {
    let (shows, requests): (Vec<Shows>, Vec<[Request; 2]>) = requests(package).into_iter().unzip();
    let requests: Vec<Request> = requests.into_iter().flatten().collect();
    let rendered: Vec<ChartImage> =
        node(project, "js/build/render-charts.mjs", &[], &serde_json::to_string(&requests)?)?;
    let mut images = ChartImages::default();
    let mut rendered = rendered.into_iter();
    for shows in shows {
        let (Some(wide), Some(narrow)) = (rendered.next(), rendered.next()) else {
            return Err(io::Error::other("js/build/render-charts.mjs answered with too few chart images."));
        };
        let pair = [wide, narrow];
        match shows {
            Shows::Chart(chart) => drop(images.charts.insert(chart, pair)),
            Shows::View(chart, view) => drop(images.views.insert((chart, view), pair.map(|image| image.svg))),
            Shows::Snapshot(embed) => drop(images.snapshots.insert(embed, pair.map(|image| image.svg))),
            Shows::Static(chart, kind) => drop(images.static_charts.insert((chart, kind), pair.map(|image| image.svg))),
        }
    }
    Ok(images)
}

fn requests(package: &Package) -> Vec<(Shows, [Request; 2])> {
    let mut all = Vec::new();
    for (chart, dataset) in package.charts.iter().filter_map(|chart| Some((chart, package.dataset(&chart.dataset)?))) {
        if let Some(selection) = Selection::default_for(chart, dataset) {
            all.push((Shows::Chart(chart.name.clone()), both(dataset, &selection)));
        }
        for view in &chart.views {
            let Some(selection) = Selection::of_view(view, chart, dataset) else { continue };
            all.push((Shows::View(chart.name.clone(), view.name.clone()), both(dataset, &selection)));
        }
        for kind in StaticChart::of(chart, dataset) {
            let pair = Layout::ALL.map(|layout| {
                let (option, height) = kind.option(chart, dataset, layout).unwrap_or_default();
                Request { option, width: layout.size().0, height, shown: 0 }
            });
            all.push((Shows::Static(chart.name.clone(), kind), pair));
        }
    }
    for snapshot in &package.snapshots {
        let (chart, dataset) = (&snapshot.chart, &snapshot.dataset);
        for embed in snapshot.embeds() {
            let Embed::Snapshot { view, .. } = &embed else { continue };
            let Some(selection) = Selection::named(view.as_deref(), chart, dataset) else { continue };
            all.push((Shows::Snapshot(embed.clone()), both(dataset, &selection)));
        }
    }
    all
}

/// A selection, wide and narrow.
fn both(dataset: &Dataset, selection: &Selection) -> [Request; 2] {
    let plot = Plot::of(dataset, selection).closed();
    Layout::ALL.map(|layout| {
        let (width, height) = plot.size(layout);
        Request { option: option(&plot, layout), width, height, shown: plot.lines.len() }
    })
}
