//! Builds the site: chart images, scripts and styles, every page, and the files beside them.

use super::assets::Assets;
use super::catalogue::{catalogue_json, catalogue_turtle};
use super::chart_files;
use super::chart_images::{self, ChartImages};
use super::data_package::data_package;
use super::documents;
use super::embed::write_embeds;
use super::head::document;
use super::hosts::{Hosting, write_hosts};
use super::import::IMPORTS;
use super::node::node;
use super::printables::{requests, zips};
use super::search;
use super::staging::copy;
use super::steps::{Steps, join};
use super::structured::{security_txt, sitemap};
use crate::data::package::{AdvicePage, Package};
use crate::data::text::Tone;
use crate::page::{DAYS, Site, SocialCard, published_files};
use crate::picture::{self, Picture};
use crate::route::Route;
use serde::de::IgnoredAny as Ignored;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io, thread};

/// Writes the site from checked data into the folder `out`, which is empty or contains the modules that trunk has
/// compiled. Returns the number of pages. The Node scripts run in parallel with the rest, because they are separate
/// processes and most machines have more than one core.
///
/// # Errors
/// If a file can't be written or a script fails.
pub fn build(project: &Path, out: &Path, package: Package, files: BTreeMap<String, String>) -> io::Result<usize> {
    let steps = Steps::new();
    let folder = out.to_string_lossy();
    let script = |name: &str, input: &str| -> io::Result<()> {
        let _: Ignored = steps.time(name, || node(project, name, &[&folder], input))?;
        Ok(())
    };
    copy(&project.join("public"), out)?;
    let (assets, images) = thread::scope(|scope| {
        let bundle = scope.spawn(|| {
            steps.time("js/build/bundle.mjs", || node::<Assets>(project, "js/build/bundle.mjs", &[&folder], ""))
        });
        let images = steps.time("chart images", || chart_images::render(project, &package));
        (join(bundle), images)
    });
    let (assets, ChartImages { charts, views, snapshots, static_charts }) = (assets?, images?);
    let site = Site {
        package,
        files,
        mappings: mappings(project)?,
        chart_images: charts,
        view_images: views,
        snapshot_images: snapshots,
        embed_scripts: assets.embed.clone(),
        evidence: serde_json::from_str(&fs::read_to_string(project.join("records/embed-audit.json"))?)?,
        speed: serde_json::from_str(&fs::read_to_string(project.join("records/speed.json"))?)?,
        embed_heights: serde_json::from_str(&fs::read_to_string(project.join("records/embed-heights.json"))?)?,
        static_charts,
        colours: light_colours(&fs::read_to_string(project.join("style/tokens.css"))?),
    };
    write_data(out, &site)?;
    let settings = &site.package.settings;
    let routes = site.routes();
    let cards = steps.time("pages", || write_pages(out, &site, &routes))?;
    for (former, now) in site.package.former_routes() {
        // Both are in one folder, so links lead to the same places.
        fs::create_dir_all(out.join(former.path()))?;
        fs::copy(out.join(now.file()), out.join(former.file()))?;
    }
    let embeds = thread::scope(|scope| -> io::Result<usize> {
        let beside = [
            scope.spawn(|| script("js/build/social-cards.mjs", &serde_json::Value::from(cards).to_string())),
            scope.spawn(|| steps.time("chart files", || chart_files::write(project, out, &site))),
            scope.spawn(|| script("js/build/search-index.mjs", &search::request(&site.package, &routes).to_string())),
            scope.spawn(|| {
                script("js/build/printables.mjs", &serde_json::to_string(&requests(&site))?)?;
                documents::write(out, &site)?;
                steps.time("ZIP files", || zips(out, &site.package))
            }),
        ];
        let embeds = steps.time("embeds", || write_embeds(out, &site, &assets.embed_page))?;
        // Every page is there now.
        script("js/build/finish-pages.mjs", "")?;
        for step in beside {
            join(step)?;
        }
        Ok(embeds)
    })?;
    let published = published_files(&site);
    fs::write(out.join(&published.path), &published.text)?;
    super::quiz_files::write(out, &site)?;
    super::calendar::write(out, &site)?;
    super::feeds::write(out, &site)?;
    super::lesson_files::write(project, out, &site)?;
    write_pictures(out)?;
    script("js/build/pictures.mjs", &pictures_as_png())?;
    if let Some(security) = &settings.security {
        fs::create_dir_all(out.join(".well-known"))?;
        fs::write(out.join(".well-known/security.txt"), security_txt(&settings.address, security))?;
    }
    fs::write(out.join("sitemap.xml"), sitemap(&settings.address, &routes))?;
    fs::write(out.join("robots.txt"), format!("User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n", settings.address))?;
    fs::write(out.join(DAYS), site.package.days())?;
    let list = data_package(&site.package, |path| fs::read(out.join("data").join(path)))?;
    fs::write(out.join("data/datapackage.json"), format!("{list:#}\n"))?;
    fs::write(out.join("data/catalog.jsonld"), format!("{:#}\n", catalogue_json(&site.package)))?;
    fs::write(out.join("data/catalog.ttl"), catalogue_turtle(&site.package))?;
    super::published::write(project, out, &site.package)?;
    // The service worker knows everything by what it is at last.
    script("js/build/service-worker.mjs", &offline(&site).to_string())?;
    write_hosts(project, out, &Hosting::new(&settings.address, &routes, site.package.former_routes()))?;
    Ok(routes.len() + embeds)
}

/// The mappings of official files, for the publisher's page.
fn mappings(project: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(project.join(IMPORTS))? {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) {
            all.insert(name.to_string(), fs::read_to_string(&path)?);
        }
    }
    Ok(all)
}

/// Writes every page, and returns the requests for their social cards.
fn write_pages(out: &Path, site: &Site, routes: &[Route]) -> io::Result<Vec<serde_json::Value>> {
    let mut cards = Vec::new();
    for route in routes {
        let page =
            site.page(route).ok_or_else(|| io::Error::other(format!("The page {} lacks its data.", route.path())))?;
        // A resource of a lesson pack uses its pack's card.
        if !route.is_part() {
            cards.push(card(&page.shared, site));
        }
        let file = out.join(route.file());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, document(site, &page, route))?;
        if let Some(props) = &page.props {
            fs::write(out.join(&props.path), &props.text)?;
        }
    }
    Ok(cards)
}

/// Writes the data files, as they were checked, with those that this build worked out. A file may have been saved again
/// since it was checked.
fn write_data(out: &Path, site: &Site) -> io::Result<()> {
    site.files.iter().try_for_each(|(name, text)| fs::write(out.join("data").join(name), text))
}

/// Writes each picture as a file of its own.
fn write_pictures(out: &Path) -> io::Result<()> {
    fs::create_dir_all(out.join("pictures"))?;
    picture::all().iter().try_for_each(|picture| fs::write(out.join(picture.path()), picture.file()))
}

/// The requests for the script that makes PNG files of the pictures.
fn pictures_as_png() -> String {
    let all = picture::all().iter();
    json!(all.map(|one| json!({"file": one.png_path(), "svg": one.file()})).collect::<Vec<_>>()).to_string()
}

/// The request for the service worker, which stores the emergency pages and the pages of help for offline use.
fn offline(site: &Site) -> serde_json::Value {
    let settings = &site.package.settings;
    let urgent =
        site.package.advice.iter().filter(|page| page.text.sections.iter().any(|one| one.tone == Tone::Emergency));
    let pages = urgent.map(AdvicePage::route);
    let needs = site.package.needs.iter().map(|text| Route::HelpNeed(text.meta.name.clone()));
    let keep = [Route::Safety, Route::Help].into_iter().chain(pages).map(|route| route.path()).collect::<Vec<_>>();
    // Their names would fill the list of stored pages and the menu of the site's icon. The page above leads to them.
    let also = needs.map(|route| route.path()).collect::<Vec<_>>();
    json!({
        "name": settings.name, "short": settings.name, "description": settings.tagline, "on": settings.offline,
        "keep": keep, "also": also, "colours": site.colours,
    })
}

/// The colours of the light scheme, from the style sheet's tokens.
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
        "file": shared.path, "title": shared.title, "figure": shared.figure, "words": shared.words,
        "about": shared.about, "picture": shared.picture.as_deref().and_then(picture::get).map(Picture::file),
        "site": settings.name, "host": host, "colours": site.colours,
    })
}
