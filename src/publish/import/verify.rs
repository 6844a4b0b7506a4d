//! `site verify FILE`: reads an official file again and says where it and the published figures differ.

use super::official::read_source;
use super::provenance::{PROVENANCE, Provenance, cells_said};
use crate::data::Problem;
use crate::data::import::{at_cell, in_data};
use crate::data::values::plain;
use crate::publish::digest::sha256;
use std::path::Path;
use std::{fs, io};

/// Compares a file with a dataset; without a name, with the one that it was imported into. Returns the words for the
/// publisher.
///
/// # Errors
/// The file system's own error; or every difference, each at its cell.
pub fn verify(project: &Path, file: &Path, dataset: Option<&str>) -> io::Result<Result<String, Vec<Problem>>> {
    let found = match dataset {
        Some(name) => Some(name.to_string()),
        None => dataset_of(project, file)?,
    };
    let Some(name) = found else {
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (message, hint) = ("No import of this file is recorded.", "Name its dataset with --dataset.");
        let (message, hint) = (message.to_string(), hint.to_string());
        return Ok(Err(vec![Problem { file, line: 1, column: 1, rule: "file", message, hint, ..Problem::default() }]));
    };
    let source = match read_source(project, file, &name)? {
        Ok(source) => source,
        Err(problems) => return Ok(Err(problems)),
    };
    let provenance = Provenance::read(project, &name)?;
    let is_ours = |of: usize| {
        provenance.files.get(of).is_some_and(|file| file.sha256 == source.sha256 || file.name == source.book.file)
    };
    let (mut problems, mut same, mut moved) = (Vec::new(), 0, Vec::new());
    for one in &source.extract.found {
        let series = source.target.dataset.series(&one.area);
        let area = series.map_or(one.area.as_str(), |series| series.area.name.as_str());
        let point = series.and_then(|series| series.point(one.period));
        let said = |value: Option<f64>| value.map_or_else(|| "no figure".to_string(), plain);
        let place = format!("{area}, {}", one.period.short());
        let scale = 10f64.powi(i32::from(source.target.dataset.decimals));
        let rounded = |value: Option<f64>| value.map(|value| (value * scale).round() as i64);
        let difference = match point {
            None => Some(format!("{place}: the file has {}, and the site has no row.", said(one.value))),
            Some(point) if rounded(point.value) != rounded(one.value) => {
                Some(format!("{place}: the file has {}, and the site has {}.", said(one.value), said(point.value)))
            }
            Some(_) => None,
        };
        match (difference, one.cells.first()) {
            (None, _) => same += 1,
            (Some(message), at) => {
                let hint = "If the file is right, import it. If it is not, don't: ask its publisher.".to_string();
                problems.push(at_cell(
                    &source.book.file,
                    &one.sheet,
                    at.copied().unwrap_or_default(),
                    "differs",
                    message,
                    hint,
                ));
            }
        }
        let origin = provenance.rows.iter().find(|row| row.area == one.area && row.period == in_data(one.period));
        if let Some(origin) = origin.filter(|row| is_ours(row.file)) {
            let cell = cells_said(&one.cells);
            if (origin.cell != cell || origin.sheet != one.sheet) && !one.cells.is_empty() {
                moved.push(format!("{place} was in {} and is in {cell}.", origin.cell));
            }
        }
    }
    for row in provenance.rows.iter().filter(|row| is_ours(row.file)) {
        if !source.extract.found.iter().any(|one| one.area == row.area && in_data(one.period) == row.period) {
            let (file, rule) = (source.book.file.clone(), "differs");
            let message = format!(
                "{}, {}: it was in {} when it was imported, and is not in the file.",
                row.area, row.period, row.cell
            );
            let hint = "Is it the file that was imported?".to_string();
            problems.push(Problem { file, line: 1, column: 1, rule, message, hint, ..Problem::default() });
        }
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    let hash = match provenance.files.iter().rev().find(|file| file.sha256 == source.sha256) {
        Some(file) => format!("It is the file that was imported on {}, byte for byte.", file.day),
        None => match provenance.files.iter().rev().find(|file| file.name == source.book.file) {
            Some(file) => format!(
                "It is not the file that was imported on {}: its SHA-256 is {}, not {}.",
                file.day, source.sha256, file.sha256
            ),
            None => format!("No import of this file is recorded. Its SHA-256 is {}.", source.sha256),
        },
    };
    let moved = match moved.as_slice() {
        [] => String::new(),
        [first, ..] => format!("\n{} figures have moved. {first}", moved.len()),
    };
    Ok(Ok(format!("{}: {same} figures are as {name} publishes them.\n{hash}{moved}", source.book.file)))
}

/// The dataset that a file was imported into: by its bytes, or else by its name.
fn dataset_of(project: &Path, file: &Path) -> io::Result<Option<String>> {
    let Ok(entries) = fs::read_dir(project.join(PROVENANCE)) else { return Ok(None) };
    let hash = fs::read(file).map(|bytes| sha256(&bytes)).unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut datasets: Vec<String> = Vec::new();
    for entry in entries {
        datasets.extend(entry?.file_name().to_str().and_then(|name| name.strip_suffix(".json")).map(str::to_string));
    }
    datasets.sort();
    let mut by_name = None;
    for dataset in datasets {
        let files = Provenance::read(project, &dataset)?.files;
        if files.iter().any(|file| file.sha256 == hash) {
            return Ok(Some(dataset));
        }
        if files.iter().any(|file| file.name == name) {
            by_name = Some(dataset);
        }
    }
    Ok(by_name)
}
