//! Where imported rows come from (`records/provenance/<dataset>.json`): file, SHA-256, sheet and cell.

use crate::data::Date;
use crate::data::import::{Found, Place, in_data};
use crate::import::quoted;
use serde::Deserialize;
use std::path::Path;
use std::{fs, io};

/// The folder of these files, relative to the project.
pub const PROVENANCE: &str = "records/provenance";

/// What a dataset was imported from.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Provenance {
    /// The files, oldest first.
    pub files: Vec<ImportedFile>,
    /// The rows that were imported, each with its place.
    pub rows: Vec<Origin>,
}

/// A file that was imported.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ImportedFile {
    /// Its name, without a folder.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The day of the import.
    pub day: String,
}

/// Where a row is from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Origin {
    pub area: String,
    pub period: String,
    /// The file's place in the list of files.
    pub file: usize,
    pub sheet: String,
    pub cell: String,
}

/// The cells of a figure in words: `C12`, `C12 + C13`, `C2 to C913 (204 cells)`.
pub(super) fn cells_said(cells: &[Place]) -> String {
    match cells {
        [first, .., last] if cells.len() > 4 => format!("{first} to {last} ({} cells)", cells.len()),
        all => all.iter().map(Place::to_string).collect::<Vec<_>>().join(" + "),
    }
}

impl Provenance {
    /// Reads what is recorded for a dataset; nothing if it was never imported.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn read(project: &Path, dataset: &str) -> io::Result<Provenance> {
        match fs::read_to_string(project.join(PROVENANCE).join(format!("{dataset}.json"))) {
            Ok(text) => serde_json::from_str(&text).map_err(io::Error::other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Provenance::default()),
            Err(error) => Err(error),
        }
    }

    /// Adds an import. Rows that it has take the place of older ones; files with no rows left go.
    pub fn add(&mut self, name: &str, sha256: &str, day: Date, found: &[Found]) {
        let same = |file: &ImportedFile| file.name == name && file.sha256 == sha256;
        let file = self.files.iter().position(same).unwrap_or_else(|| {
            self.files.push(ImportedFile { name: name.into(), sha256: sha256.into(), day: day.iso() });
            self.files.len() - 1
        });
        let new = found.iter().filter(|one| !one.cells.is_empty()).map(|one| Origin {
            area: one.area.clone(),
            period: in_data(one.period),
            file,
            sheet: one.sheet.clone(),
            cell: cells_said(&one.cells),
        });
        let new: Vec<Origin> = new.collect();
        let replaced: std::collections::HashSet<(&str, &str)> =
            new.iter().map(|row| (row.area.as_str(), row.period.as_str())).collect();
        self.rows.retain(|row| !replaced.contains(&(row.area.as_str(), row.period.as_str())));
        self.rows.extend(new);
        let used = |file: usize| self.rows.iter().any(|row| row.file == file);
        let kept: Vec<usize> = (0..self.files.len()).filter(|file| used(*file)).collect();
        self.files = kept.iter().map(|file| self.files[*file].clone()).collect();
        for row in &mut self.rows {
            row.file = kept.iter().position(|file| *file == row.file).unwrap_or_default();
        }
        self.rows.sort_by(|a, b| (&a.area, &a.period).cmp(&(&b.area, &b.period)));
    }

    /// The text of the file, one line for each row.
    pub fn text(&self) -> String {
        let files: Vec<String> = (self.files.iter())
            .map(|ImportedFile { name, sha256, day }| {
                format!("    {{\"name\": {}, \"sha256\": {}, \"day\": {}}}", quoted(name), quoted(sha256), quoted(day))
            })
            .collect();
        let rows: Vec<String> = (self.rows.iter())
            .map(|Origin { area, period, file, sheet, cell }| {
                let [area, period, sheet, cell] = [area, period, sheet, cell].map(|text| quoted(text));
                format!(
                    "    {{\"area\": {area}, \"period\": {period}, \"file\": {file}, \"sheet\": {sheet}, \"cell\": {cell}}}"
                )
            })
            .collect();
        format!("{{\n  \"files\": [\n{}\n  ],\n  \"rows\": [\n{}\n  ]\n}}\n", files.join(",\n"), rows.join(",\n"))
    }
}
