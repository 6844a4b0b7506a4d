//! What was published before stays: snapshots word for word, by their digests in `records/snapshots.json`, and corrections
//! as long as their file lives, by `records/corrections.json`. `site snapshot` adds to both; nothing takes away.

use super::digest::sha256;
use super::files::{DATA, Files};
use crate::data::Problem;
use crate::data::json::locate;
use crate::data::meta::{Correction, Meta};
use crate::data::package::Package;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The digest of each snapshot, by its path below the data folder.
pub const SNAPSHOT_RECORDS: &str = "records/snapshots.json";
/// The corrections of each file, by its path below the data folder.
pub const CORRECTION_RECORDS: &str = "records/corrections.json";

type Digests = BTreeMap<String, String>;
type Issued = BTreeMap<String, Vec<Known>>;

/// A correction that was published. Its reason may be put better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    date: String,
    what: String,
}

impl Known {
    fn of(one: &Correction) -> Known {
        Known { date: one.date.iso(), what: one.what.clone() }
    }
}

/// A file of records; empty if there is none yet.
fn recorded<T: DeserializeOwned + Default>(project: &Path, name: &str) -> io::Result<T> {
    let file = project.join(name);
    if !file.exists() {
        return Ok(T::default());
    }
    serde_json::from_str(&fs::read_to_string(&file)?).map_err(|error| io::Error::other(format!("{name}: {error}")))
}

/// What has changed or gone that should have stayed. `snapshots` and `files` have the texts of the files.
///
/// # Errors
/// If the records can't be read.
pub(super) fn lost(project: &Path, package: &Package, snapshots: &Files, files: &Files) -> io::Result<Vec<Problem>> {
    let digests: Digests = recorded(project, SNAPSHOT_RECORDS)?;
    let mut problems = Vec::new();
    let mut note = |path: &str, text: Option<&String>, pointer: &str, rule, message: String| {
        let place = text.filter(|_| !pointer.is_empty()).and_then(|text| locate(text, pointer));
        let (line, column) = place.unwrap_or((1, 1));
        let (file, pointer) = (format!("{DATA}/{path}"), place.map_or("", |_| pointer).to_string());
        problems.push(Problem { file, line, column, pointer, rule, message, ..Problem::default() });
    };
    for (path, text) in snapshots {
        match digests.get(path) {
            Some(known) if *known == sha256(text.as_bytes()) => {}
            Some(_) => {
                let message = "The snapshot is not as it was written.".to_string();
                note(path, None, "", "snapshot-kept", message);
            }
            None => note(path, None, "", "snapshot-kept", format!("The snapshot is not in {SNAPSHOT_RECORDS}.")),
        }
    }
    for path in digests.keys().filter(|path| !snapshots.contains_key(*path)) {
        note(path, None, "", "snapshot-kept", "The snapshot has been deleted.".to_string());
    }
    let issued: Issued = recorded(project, CORRECTION_RECORDS)?;
    for (path, meta) in metas(package) {
        let gone = |one: &&Known| !meta.corrections.iter().any(|now| Known::of(now) == **one);
        for one in issued.get(&path).into_iter().flatten().filter(gone) {
            let message = format!("The correction of {} is gone: “{}”", one.date, one.what);
            note(&path, files.get(&path), "/corrections", "correction-dropped", message);
        }
    }
    Ok(problems)
}

/// The metadata of every file that may have corrections, with its path.
fn metas(package: &Package) -> impl Iterator<Item = (String, &Meta)> {
    // Those of an index follow their source.
    let datasets = package.datasets.iter().map(|one| &one.meta).filter(|meta| !package.is_worked_out(&meta.name));
    let own = datasets.chain(package.fact_sets.iter().map(|set| &set.meta)).chain([&package.contacts.meta]);
    let packs = package.packs.iter().map(|pack| (format!("packs/{}.json", pack.meta.name), &pack.meta));
    own.map(|meta| (format!("{}.json", meta.name), meta))
        .chain(package.words().map(|(path, text)| (path, &text.meta)))
        .chain(packs)
        .chain([("school-year.json".to_string(), &package.year.meta)])
}

/// The records with what is published now added.
fn now(project: &Path, package: &Package, written: &Files) -> io::Result<(Digests, Issued)> {
    let mut digests: Digests = recorded(project, SNAPSHOT_RECORDS)?;
    digests.extend(written.iter().map(|(path, text)| (path.clone(), sha256(text.as_bytes()))));
    let mut issued: Issued = recorded(project, CORRECTION_RECORDS)?;
    for (path, meta) in metas(package).filter(|(_, meta)| !meta.corrections.is_empty()) {
        let known = issued.entry(path).or_default();
        for one in meta.corrections.iter().map(Known::of) {
            if !known.contains(&one) {
                known.push(one);
            }
        }
    }
    Ok((digests, issued))
}

/// Whether every correction is in the records.
///
/// # Errors
/// If the records can't be read.
pub fn has_history(project: &Path, package: &Package) -> io::Result<bool> {
    Ok(now(project, package, &Files::new())?.1 == recorded(project, CORRECTION_RECORDS)?)
}

/// Adds snapshots that were just written, and new corrections, to the records. Returns the files that have changed.
///
/// # Errors
/// If the records can't be read or written.
pub fn write_history(project: &Path, package: &Package, written: &Files) -> io::Result<Vec<String>> {
    let (digests, issued) = now(project, package, written)?;
    let mut changed = Vec::new();
    if digests != recorded::<Digests>(project, SNAPSHOT_RECORDS)? {
        changed.push((SNAPSHOT_RECORDS, serde_json::to_string_pretty(&digests)?));
    }
    if issued != recorded::<Issued>(project, CORRECTION_RECORDS)? {
        changed.push((CORRECTION_RECORDS, serde_json::to_string_pretty(&issued)?));
    }
    for (name, text) in &changed {
        let file = project.join(name);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, format!("{text}\n"))?;
    }
    Ok(changed.into_iter().map(|(name, _)| name.to_string()).collect())
}
