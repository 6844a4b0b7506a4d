//! The site with empty chart images, so that tests don't need ECharts.

use super::{Files, source};
use altogether_safer::chart::{ChartImage, Plot, Selection};
use altogether_safer::data::chart::{ChartFile, View};
use altogether_safer::data::package::Package;
use altogether_safer::data::snapshot::Snapshot;
use altogether_safer::page::{Page, Site};
use altogether_safer::route::Route;

/// Builds the site from files. Its chart images have the right number of points, all at the same position.
pub fn site(files: Files, package: Package) -> Site {
    let images = package.charts.iter().map(|chart| {
        let dataset = package.dataset(&chart.dataset).expect("the chart's dataset is there");
        let selection = Selection::default_for(chart, dataset).expect("the dataset has areas and years");
        let plot = Plot::of(dataset, &selection);
        let line = vec![(0.0, 0.0); plot.years.len()];
        let image = ChartImage { svg: "<svg></svg>".to_string(), points: vec![line; plot.lines.len()] };
        (chart.name.clone(), [image.clone(), image])
    });
    let chart_images = images.collect();
    let empty = || ["<svg></svg>", "<svg></svg>"].map(String::from);
    let named = |chart: &ChartFile| {
        let pair = |view: &View| ((chart.name.clone(), view.name.clone()), empty());
        chart.views.iter().map(pair).collect::<Vec<_>>()
    };
    let view_images = package.charts.iter().flat_map(named).collect();
    let snapshot_images = package.snapshots.iter().flat_map(Snapshot::embeds).map(|embed| (embed, empty())).collect();
    let embed_scripts = vec![("embed/v2.js".to_string(), "sha384-digest".to_string())];
    let evidence = serde_json::from_str(&source("records/embed-audit.json")).expect("the evidence can be read");
    let speed = serde_json::from_str(&source("records/speed.json")).expect("what was measured can be read");
    let (mappings, static_charts, colours, embed_heights) = Default::default();
    Site {
        package,
        files,
        mappings,
        chart_images,
        view_images,
        snapshot_images,
        embed_scripts,
        evidence,
        speed,
        embed_heights,
        static_charts,
        colours,
    }
}

/// The path of a page as a file name: `charts-recorded-crime-rate`.
pub fn file_name(route: &Route) -> String {
    let path = route.path();
    let name = path.trim_end_matches('/').trim_end_matches(".html").replace('/', "-");
    if name.is_empty() { "home".to_string() } else { name }
}

/// The props of a page's islands: those in the page, and those in a file of their own.
pub fn props_of(page: &Page) -> Vec<&str> {
    let starts = page.body.split("<script type=\"application/json\">").skip(1);
    let inside = starts.map(|rest| rest.split_once("</script>").expect("a script ends").0);
    inside.chain(page.props.iter().map(|file| file.text.as_str())).collect()
}
