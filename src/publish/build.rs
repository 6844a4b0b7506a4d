//! Draws the pictures, bundles scripts and styles, and writes every page.

use super::data_package::data_package;
use super::downloads::{csv, csvw, json_stat};
use super::embed::{EmbedAssets, write_embeds};
use super::head::{Assets, document};
use super::headers::headers_file;
use super::node::node;
use super::printables::{requests, zips};
use super::structured::sitemap;
use super::workbook::workbook;
use crate::chart::{ChartImage, Layout, Plot, Selection, export, option};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::package::Package;
use crate::data::text::Tone;
use crate::page::{Site, SocialCard, StaticChart};
use crate::route::{Embed, Route};
use serde::de::IgnoredAny as Ignored;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Writes the site from checked data into `out`, where the compiled module already lies. Says how many pages it wrote.
///
/// # Errors
/// When a file can't be written or a drawing fails.
pub fn build(project: &Path, out: &Path, package: Package, files: BTreeMap<String, String>) -> io::Result<usize> {
    let pictures = pictures(project, &package)?;
    let folder = out.to_string_lossy();
    let assets: Assets = node(project, "js/build/bundle.mjs", &[&folder], "")?;
    let colours = light_colours(&fs::read_to_string(project.join("style/tokens.css"))?);
    let static_charts = static_charts(project, &package)?;
    let views = views(project, &package)?;
    let kept = kept(project, &package)?;
    let embed_integrity = assets.embed.integrity.clone();
    let evidence = serde_json::from_str(&fs::read_to_string(project.join("records/embed-audit.json"))?)?;
    let site = Site {
        package,
        files,
        chart_images: pictures,
        view_images: views,
        snapshot_images: kept,
        embed_integrity,
        evidence,
        static_charts,
        colours,
    };
    let settings = &site.package.settings;
    let routes = site.routes();
    let mut cards = Vec::new();
    for route in &routes {
        let page =
            site.page(route).ok_or_else(|| io::Error::other(format!("The page {} lacks its data.", route.path())))?;
        // A part of a page has the page's own card.
        if !route.is_part() {
            cards.push(card(&page.shared, &site));
        }
        let html = document(&site, &page, route, &assets);
        let file = out.join(route.file());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, html)?;
    }
    let _: Vec<Ignored> =
        node(project, "js/build/social-cards.mjs", &[&folder], &serde_json::Value::from(cards).to_string())?;
    take_away(project, out, &site)?;
    let framed = write_embeds(out, &site, &EmbedAssets { style: &assets.style, script: &assets.embed_page })?;
    worked_out(out, &site)?;
    let requests = serde_json::to_string(&requests(&site))?;
    let _: Vec<Ignored> = node(project, "js/build/printables.mjs", &[&folder], &requests)?;
    zips(out, &site.package)?;
    let _: Ignored = node(project, "js/build/search-index.mjs", &[&folder], "")?;
    let _: Ignored = node(project, "js/build/service-worker.mjs", &[&folder], &offline(&site).to_string())?;
    fs::write(out.join("sitemap.xml"), sitemap(&settings.address, &routes))?;
    fs::write(out.join("robots.txt"), format!("User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n", settings.address))?;
    fs::write(out.join("_headers"), headers_file(&routes))?;
    fs::write(out.join("data/datapackage.json"), format!("{:#}\n", data_package(&site.package)))?;
    Ok(routes.len() + framed)
}

/// Writes the data files that were worked out beside those that were published.
fn worked_out(out: &Path, site: &Site) -> io::Result<()> {
    for (name, text) in &site.files {
        let file = out.join("data").join(name);
        if !file.exists() {
            fs::write(file, text)?;
        }
    }
    Ok(())
}

/// Writes what readers take away of each chart: all its figures, and the picture and the table of each view.
fn take_away(project: &Path, out: &Path, site: &Site) -> io::Result<()> {
    let mut drawings = Vec::new();
    let mut orders = Vec::new();
    for (chart, dataset) in charts(&site.package) {
        let folder = format!("charts/{}", chart.name);
        fs::write(out.join(&folder).join("data.xlsx"), workbook(dataset).map_err(io::Error::other)?)?;
        let first = Selection::default_for(chart, dataset).map(|selection| ("chart", selection));
        let named =
            chart.views.iter().map(|view| Some((view.name.as_str(), Selection::of_view(view, chart, dataset)?)));
        for (name, selection) in std::iter::once(first).chain(named).flatten() {
            let metadata = site
                .chart_metadata(chart, dataset, &selection)
                .ok_or_else(|| io::Error::other(format!("The chart {} has nothing to show.", chart.name)))?;
            let plot = Plot::of(chart.kind, dataset, &selection);
            let file = |ending: &str| out.join(&folder).join(format!("{name}.{ending}"));
            fs::write(file("csv"), export::csv(&plot))?;
            fs::write(file("json"), export::json(&plot, &metadata))?;
            drawings.push(order(&plot, Layout::Wide));
            orders.push(json!({ "folder": folder, "name": name, "metadata": metadata }));
        }
        fs::write(out.join(&folder).join("data.csv"), csv(dataset))?;
        fs::write(out.join(&folder).join("data.csv-metadata.json"), format!("{:#}\n", csvw(dataset)))?;
        fs::write(out.join(&folder).join("data.json-stat.json"), format!("{:#}\n", json_stat(dataset)))?;
    }
    let drawn: Vec<ChartImage> =
        node(project, "js/build/render-charts.mjs", &[], &serde_json::Value::from(drawings).to_string())?;
    for (order, picture) in orders.iter_mut().zip(drawn) {
        order["svg"] = json!(picture.svg);
    }
    let orders = serde_json::Value::from(orders).to_string();
    let _: Vec<Ignored> = node(project, "js/build/chart-files.mjs", &[&out.to_string_lossy()], &orders)?;
    Ok(())
}

/// The order for the service worker: it keeps the pages that say what to do when a life is in danger.
fn offline(site: &Site) -> serde_json::Value {
    let settings = &site.package.settings;
    let urgent = site.package.advice.iter().filter(|text| text.sections.iter().any(|one| one.tone == Tone::Emergency));
    let pages = urgent.filter_map(|text| Some(Route::advice(text.topic.as_ref()?, &text.meta.name)));
    let keep: Vec<String> = [Route::Safety, Route::Help].into_iter().chain(pages).map(|route| route.path()).collect();
    json!({
        "name": settings.name, "short": settings.name, "description": settings.tagline, "on": settings.offline,
        "keep": keep, "colours": site.colours,
    })
}

/// The colours of the light scheme in the style sheet's tokens.
fn light_colours(tokens: &str) -> BTreeMap<String, String> {
    let light = tokens.split("@media").next().unwrap_or_default();
    let pair = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
        let value = value.strip_suffix(';')?;
        value.starts_with('#').then(|| (name.to_string(), value.to_string()))
    };
    light.lines().filter_map(pair).collect()
}

/// The request for a page's social card.
fn card(shared: &SocialCard, site: &Site) -> serde_json::Value {
    let settings = &site.package.settings;
    let host = settings.address.split("://").nth(1).unwrap_or_default().trim_end_matches('/');
    json!({
        "path": shared.path, "title": shared.title, "figure": shared.figure, "words": shared.words,
        "about": shared.about, "site": settings.name, "host": host, "colours": site.colours,
    })
}

/// The order for one drawing.
fn order(plot: &Plot, layout: Layout) -> serde_json::Value {
    let (width, height) = layout.size();
    json!({ "option": option(plot, layout), "width": width, "height": height, "shown": plot.lines.len() })
}

/// The orders for a choice, wide and narrow.
fn both(chart: &ChartFile, dataset: &Dataset, selection: &Selection) -> [serde_json::Value; 2] {
    let plot = Plot::of(chart.kind, dataset, selection);
    Layout::ALL.map(|layout| order(&plot, layout))
}

/// Draws all in one Node process: the pictures of each name, wide and narrow.
fn pairs<K: Ord>(project: &Path, wanted: Vec<(K, [serde_json::Value; 2])>) -> io::Result<BTreeMap<K, [ChartImage; 2]>> {
    let (names, orders): (Vec<K>, Vec<[serde_json::Value; 2]>) = wanted.into_iter().unzip();
    let orders = serde_json::Value::from(orders.concat()).to_string();
    let drawn: Vec<ChartImage> = node(project, "js/build/render-charts.mjs", &[], &orders)?;
    let pairs = drawn.chunks_exact(2).map(|pair| [pair[0].clone(), pair[1].clone()]);
    Ok(names.into_iter().zip(pairs).collect())
}

/// The same, where nobody asks for the points.
fn svgs<K: Ord>(project: &Path, wanted: Vec<(K, [serde_json::Value; 2])>) -> io::Result<BTreeMap<K, [String; 2]>> {
    let drawn = pairs(project, wanted)?;
    Ok(drawn.into_iter().map(|(name, pair)| (name, pair.map(|picture| picture.svg))).collect())
}

/// The charts with their figures.
fn charts(package: &Package) -> impl Iterator<Item = (&ChartFile, &Dataset)> {
    package.charts.iter().filter_map(|chart| Some((chart, package.dataset(&chart.dataset)?)))
}

/// Draws each chart's first view.
fn pictures(project: &Path, package: &Package) -> io::Result<BTreeMap<String, [ChartImage; 2]>> {
    let first = charts(package).filter_map(|(chart, dataset)| {
        Some((chart.name.clone(), both(chart, dataset, &Selection::default_for(chart, dataset)?)))
    });
    pairs(project, first.collect())
}

/// Draws the views that have names.
fn views(project: &Path, package: &Package) -> io::Result<BTreeMap<(String, String), [String; 2]>> {
    let mut wanted = Vec::new();
    for (chart, dataset) in charts(package) {
        for view in &chart.views {
            let Some(selection) = Selection::of_view(view, chart, dataset) else { continue };
            wanted.push(((chart.name.clone(), view.name.clone()), both(chart, dataset, &selection)));
        }
    }
    svgs(project, wanted)
}

/// Draws what is kept as it was.
fn kept(project: &Path, package: &Package) -> io::Result<BTreeMap<Embed, [String; 2]>> {
    let mut wanted = Vec::new();
    for snapshot in &package.snapshots {
        let (chart, dataset) = (&snapshot.chart, &snapshot.dataset);
        for embed in snapshot.embeds() {
            let Embed::Snapshot { view, .. } = &embed else { continue };
            let Some(selection) = Selection::named(view.as_deref(), chart, dataset) else { continue };
            wanted.push((embed, both(chart, dataset, &selection)));
        }
    }
    svgs(project, wanted)
}

/// Draws the pictures under charts.
fn static_charts(project: &Path, package: &Package) -> io::Result<BTreeMap<(String, StaticChart), [String; 2]>> {
    let mut wanted = Vec::new();
    for (chart, dataset) in charts(package) {
        for kind in StaticChart::of(chart, dataset) {
            let orders = Layout::ALL.map(|layout| {
                let (option, height) = kind.option(chart, dataset, layout).unwrap_or_default();
                json!({ "option": option, "width": layout.size().0, "height": height, "shown": 0 })
            });
            wanted.push(((chart.name.clone(), kind), orders));
        }
    }
    svgs(project, wanted)
}
