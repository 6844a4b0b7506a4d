//! Works out index charts: each figure relative to the first one of its series, which is set to 100, so that series of
//! different sizes can be compared. The browser reads them like any other chart.

use crate::data::chart::{ChartFile, IndexWords};
use crate::data::json::{Audience, Problem};
use crate::data::package::{FileKind, LIST, Package};
use crate::data::series::Dataset;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The text of data files, by their path below the data folder.
type Files = BTreeMap<String, String>;

impl Package {
    /// Reads every file, works out the index charts, and reads again with them. `snapshots` are checked with the rest, but
    /// nothing is worked out from them. Returns the files with those that were worked out, but without the snapshots.
    ///
    /// # Errors
    /// Every problem in every file, including those that were passed in.
    pub fn parse_with_indexes(
        folder: &str,
        audience: Audience,
        mut files: Files,
        snapshots: Files,
        unread: Vec<Problem>,
    ) -> (Files, Result<Package, Vec<Problem>>) {
        if let Ok(package) = Package::parse_for(audience, folder, &files, unread.clone()) {
            // What was read as an object once can be read again.
            files.extend(index_charts(&package, &files).unwrap_or_default());
        }
        let package =
            Package::parse_for(audience, folder, &files.clone().into_iter().chain(snapshots).collect(), unread);
        (files, package)
    }
}

/// The files of the index charts that the published charts ask for, and the list of datasets with them in it.
///
/// # Errors
/// If a file that was read before can't be parsed as an object.
fn index_charts(package: &Package, files: &Files) -> serde_json::Result<Files> {
    let mut made = Files::new();
    let mut list: Map<String, Value> = serde_json::from_str(files.get(LIST).map_or("{}", |text| text))?;
    for chart in &package.charts {
        let (Some(words), Some(name)) = (&chart.index, chart.index_name()) else { continue };
        let Some(dataset) = package.dataset(&chart.dataset) else { continue };
        let text = files.get(&format!("{}.json", chart.dataset)).map_or("{}", |text| text);
        let data = index_dataset(&name, words, dataset, serde_json::from_str(text)?);
        made.insert(format!("{name}.json"), format!("{data:#}\n"));
        made.insert(format!("charts/{name}.json"), format!("{:#}\n", index_chart(&name, words, chart, dataset)));
        if let Some(Value::Array(resources)) = list.get_mut("resources") {
            // Files that are checked again have it already.
            resources.retain(|resource| resource["name"] != name.as_str());
            resources.push(json!({ "name": name, "path": format!("{name}.json") }));
        }
    }
    if !made.is_empty() {
        made.insert(LIST.to_string(), format!("{:#}\n", Value::Object(list)));
    }
    Ok(made)
}

fn index_dataset(name: &str, words: &IndexWords, dataset: &Dataset, mut data: Map<String, Value>) -> Value {
    let first = dataset.periods[0];
    let bases: BTreeMap<&str, f64> =
        (dataset.series.iter()).filter_map(|series| Some((series.area.code.as_str(), series.value(first)?))).collect();
    if let Some(Value::Array(rows)) = data.get_mut("rows") {
        for row in rows {
            let base = row["area"].as_str().and_then(|code| bases.get(code));
            if let (Some(value), Some(base)) = (row["value"].as_f64(), base) {
                row["value"] = json!((value / base * 1000.0).round() / 10.0);
            }
        }
    }
    let figures = format!("{} {}", dataset.meta.title, dataset.meta.description);
    let description = format!(
        "Each line as an index: {first} is 100, and other years show how much more or less there was. Worked \
         out for this site from other figures: {figures}"
    );
    let definition = format!(
        "Each figure is divided by the figure of the same line for {first}, times 100, and rounded to one digit after \
         the point. So 120 is a fifth more than at the start. These are the figures behind it. {}",
        dataset.definition
    );
    for (field, value) in [
        ("name", json!(name)),
        ("title", json!(words.title)),
        ("description", json!(description)),
        ("measure", json!(words.measure)),
        ("definition", json!(definition)),
        ("unit", json!({ "one": "(index)", "many": "(index)" })),
        ("decimals", json!(1)),
    ] {
        data.insert(field.to_string(), value);
    }
    // The counts themselves already follow the rule on small counts.
    data.remove("smallest");
    // Indexes of parts don't add up to anything.
    data.remove("addsUpTo");
    Value::Object(data)
}

fn index_chart(name: &str, words: &IndexWords, chart: &ChartFile, dataset: &Dataset) -> Value {
    let first = dataset.periods[0];
    let mut notes = vec![format!(
        "Every line starts at 100 in {first}. The index shows how each line changed, and not which is larger."
    )];
    notes.extend(chart.notes.iter().cloned());
    let family = chart.measure.as_ref().map_or(&chart.name, |measure| &measure.of);
    json!({
        "$schema": FileKind::Chart.address_from("charts/"),
        "schema": 1, "name": name, "dataset": name, "kind": "lines", "title": words.title, "subject": words.subject,
        "subtitle": format!("{}: {first} is 100", words.measure), "group": chart.group, "areas": chart.areas,
        "measure": { "of": family, "label": words.label }, "notes": notes,
    })
}
