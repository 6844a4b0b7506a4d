//! Writes snapshots of charts, for embeds that never change. A snapshot is never overwritten.

use super::files::{DATA, Files};
use super::history::write_history;
use crate::data::package::{FileKind, Package};
use crate::data::snapshot::path;
use crate::data::values::Date;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a snapshot of each chart that has none for the date of its figures, puts what it wrote and each correction into
/// the records, and returns the files that it wrote. Checking the data has made sure that figures with the same date never change.
///
/// # Errors
/// If a file can't be written.
pub fn write_snapshots(project: &Path, package: &Package, files: &Files) -> io::Result<Vec<String>> {
    let (mut written, mut texts_written) = (Vec::new(), Files::new());
    for chart in &package.charts {
        let Some(dataset) = package.dataset(&chart.dataset) else { continue };
        let date = dataset.meta.updated;
        let texts = (files.get(&format!("charts/{}.json", chart.name)), files.get(&format!("{}.json", chart.dataset)));
        let (Some(chart_text), Some(dataset_text)) = texts else { continue };
        if package.snapshot(&chart.name, &date.iso()).is_none() {
            let name = format!("{DATA}/{}", path(&chart.name, date));
            let file = project.join(&name);
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            let text = snapshot_text(chart_text, dataset_text)?;
            File::create_new(file)?.write_all(text.as_bytes())?;
            texts_written.insert(path(&chart.name, date), text);
            written.push(name);
        }
    }
    written.extend(write_history(project, package, &texts_written)?);
    Ok(written)
}

/// A snapshot's text: the chart's file and its dataset's, one line each, and a line for each row, so that a large
/// snapshot can be read and searched by line.
///
/// # Errors
/// If one of them is not JSON.
pub fn snapshot_text(chart: &str, dataset: &str) -> serde_json::Result<String> {
    let (chart, mut dataset) = (without_schema(chart)?, without_schema(dataset)?);
    let rows = dataset.as_object_mut().and_then(|fields| fields.remove("rows"));
    let head = dataset.to_string();
    let schema = FileKind::Snapshot.address_from(&path("chart", Date::UNREAD));
    let Some(Value::Array(rows)) = rows else {
        return Ok(format!("{{\"$schema\": \"{schema}\",\n\"chart\": {chart},\n\"dataset\": {head}}}\n"));
    };
    let rows: Vec<String> = rows.iter().map(Value::to_string).collect();
    let head = head.strip_suffix('}').unwrap_or(&head);
    Ok(format!(
        "{{\"$schema\": \"{schema}\",\n\"chart\": {chart},\n\"dataset\": {head},\"rows\":[\n{}\n]}}}}\n",
        rows.join(",\n")
    ))
}

/// A file's content without the address of its schema: a snapshot has a schema of its own, and lies elsewhere.
fn without_schema(text: &str) -> serde_json::Result<Value> {
    let mut whole: Value = serde_json::from_str(text)?;
    whole.as_object_mut().and_then(|fields| fields.remove("$schema"));
    Ok(whole)
}
