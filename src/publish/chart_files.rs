//! The downloads of each chart: all its figures, and the image and the table of each view.

use super::downloads::{csv, csvw, json_stat};
use super::node::node;
use super::workbook::workbook;
use crate::chart::{ChartMetadata, Plot, Selection, export};
use crate::page::Site;
use crate::route::Route;
use serde::Serialize;
use serde::de::IgnoredAny;
use std::path::Path;
use std::{fs, io};

/// The base name of the downloads of a chart's first view.
const FIRST: &str = "chart";

/// The images of a view: the suffix of the name, the shape of the sheet, and the width in pixels unless it is an SVG.
const PICTURES: [(&str, &str, Option<u32>); 2] = [(".svg", "wide", None), (".png", "wide", Some(1200))];

/// Images that only a chart's first view has.
const MORE_PICTURES: [(&str, &str, Option<u32>); 2] =
    [("-large.png", "wide", Some(2400)), ("-square.png", "square", Some(1080))];

/// The request that `js/build/chart-files.mjs` reads.
#[derive(Serialize)]
struct Request<'s> {
    file: String,
    svg: &'s str,
    metadata: ChartMetadata,
    shape: &'static str,
    width: Option<u32>,
}

/// Writes the files beside each chart's page.
///
/// # Errors
/// If a file can't be written or an image can't be made.
pub fn write(project: &Path, out: &Path, site: &Site) -> io::Result<()> {
    let mut requests = Vec::new();
    for chart in &site.package.charts {
        let Some(dataset) = site.package.dataset(&chart.dataset) else { continue };
        let folder = Route::Chart(chart.name.clone()).path();
        let folder = folder.trim_end_matches('/');
        let file = |name: &str| out.join(folder).join(name);
        let first = Selection::default_for(chart, dataset);
        let image = site.chart_images.get(&chart.name).map(|[wide, _]| wide.svg.as_str());
        let views = chart.views.iter().map(|view| {
            let image = site.view_images.get(&(chart.name.clone(), view.name.clone()));
            (view.name.as_str(), Selection::of_view(view, chart, dataset), image.map(|[wide, _]| wide.as_str()))
        });
        for (name, selection, svg) in std::iter::once((FIRST, first, image)).chain(views) {
            let (Some(selection), Some(svg)) = (selection, svg) else { continue };
            let metadata = site
                .chart_metadata(chart, dataset, &selection)
                .ok_or_else(|| io::Error::other(format!("The chart {} has nothing to show.", chart.name)))?;
            let plot = Plot::of(dataset, &selection);
            fs::write(file(&format!("{name}.csv")), export::csv(&plot))?;
            fs::write(file(&format!("{name}.json")), export::json(&plot, &metadata))?;
            let more = MORE_PICTURES.iter().filter(|_| name == FIRST);
            requests.extend(PICTURES.iter().chain(more).map(|&(ending, shape, width)| Request {
                file: format!("{folder}/{name}{ending}"),
                svg,
                metadata: metadata.clone(),
                shape,
                width,
            }));
        }
        fs::write(file("data.xlsx"), workbook(dataset).map_err(io::Error::other)?)?;
        fs::write(file("data.csv"), csv(dataset))?;
        fs::write(file("data.csv-metadata.json"), format!("{:#}\n", csvw(dataset)))?;
        fs::write(file("data.json-stat.json"), format!("{:#}\n", json_stat(dataset)))?;
    }
    let requests = serde_json::to_string(&requests)?;
    let _: Vec<IgnoredAny> = node(project, "js/build/chart-files.mjs", &[&out.to_string_lossy()], &requests)?;
    Ok(())
}
