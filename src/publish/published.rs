//! What was published when: `data/published.json`, by which the page “Is it still true?” knows a file again.
//!
//! The digests of files that a build made are found by looking at them (`js/build/published.mjs`). Those of earlier
//! builds are kept in `records/published.json`, because a build can't make again what an older one drew.

use super::node::node;
use crate::data::package::Package;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

/// The digests of earlier builds' files, below the project.
const RECORD: &str = "records/published.json";

/// An earlier file: its path, and the day of its figures if it has any.
type Earlier = (String, Option<String>);

#[derive(Default, Deserialize, Serialize)]
struct Record {
    files: BTreeMap<String, Earlier>,
}

/// What of `data/published.json` is read again, when a build's files become earlier ones.
#[derive(Deserialize)]
struct Published {
    charts: BTreeMap<String, Day>,
    files: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Day {
    updated: String,
}

/// Writes `data/published.json` below `out`, after all other files.
///
/// # Errors
/// If a file can't be read or written.
pub fn write(project: &Path, out: &Path, package: &Package) -> io::Result<()> {
    let charts: BTreeMap<&str, Value> = (package.charts.iter())
        .filter_map(|chart| {
            let meta = &package.dataset(&chart.dataset)?.meta;
            let days = package.snapshots.iter().filter(|one| one.chart.name == chart.name).map(|one| one.date().iso());
            let corrections = meta.corrections.iter().map(|one| json!({"date": one.date.iso(), "what": one.what}));
            let about = json!({
                "title": chart.title, "updated": meta.updated.iso(), "days": days.collect::<Vec<_>>(),
                "corrections": corrections.collect::<Vec<_>>(),
            });
            Some((chart.name.as_str(), about))
        })
        .collect();
    let once = offered(project)?;
    let withdrawn: Vec<&String> = once.iter().filter(|name| !charts.contains_key(name.as_str())).collect();
    let request = json!({ "charts": charts, "withdrawn": withdrawn, "earlier": record(project)?.files });
    let _: usize = node(project, "js/build/published.mjs", &[&out.to_string_lossy()], &request.to_string())?;
    Ok(())
}

/// Takes the files of the build in `dist/` into the record, and returns how many are new to it.
///
/// # Errors
/// If there is no build, or a file can't be read or written.
pub fn remember(project: &Path) -> io::Result<usize> {
    let built = project.join("dist/data/published.json");
    let text = fs::read_to_string(&built).map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("dist/data/published.json: {error}. Build the site first: cargo run --bin site build"),
        )
    })?;
    let Published { charts, files } = serde_json::from_str(&text)?;
    let mut record = record(project)?;
    let before = record.files.len();
    for (digest, path) in files {
        let chart = path.strip_prefix("charts/").and_then(|rest| rest.split('/').next());
        let day = chart.and_then(|name| charts.get(name)).map(|chart| chart.updated.clone());
        record.files.entry(digest).or_insert((path, day));
    }
    fs::write(project.join(RECORD), format!("{}\n", serde_json::to_string_pretty(&record)?))?;
    Ok(record.files.len() - before)
}

fn record(project: &Path) -> io::Result<Record> {
    match fs::read_to_string(project.join(RECORD)) {
        Ok(text) => Ok(serde_json::from_str(&text).map_err(|error| io::Error::other(format!("{RECORD}: {error}")))?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Record::default()),
        Err(error) => Err(error),
    }
}

/// The names of all charts that other sites could ever embed.
fn offered(project: &Path) -> io::Result<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Promised {
        addresses: Vec<String>,
    }
    let Promised { addresses } =
        serde_json::from_str(&fs::read_to_string(project.join("records/embed-addresses.json"))?)?;
    let name = |address: &String| {
        let name = address.strip_prefix("embed/")?.split('/').next()?;
        (!["advice", "fact", "pack"].contains(&name)).then(|| name.to_string())
    };
    Ok(addresses.iter().filter_map(name).collect())
}
