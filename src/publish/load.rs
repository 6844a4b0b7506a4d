//! Reads the published data from its folder.

use super::index_charts::index_charts;
use crate::data::Problem;
use crate::data::package::Package;
use crate::data::snapshot::SNAPSHOTS;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Where the published data lies, seen from the project.
pub const DATA: &str = "public/data";

/// The published files' text, by their path below the data folder.
pub type Files = BTreeMap<String, String>;

/// Reads every JSON file of the data folder and checks them all; then works out what is made of them. The files are
/// those of today: of snapshots there is only what was read.
///
/// # Errors
/// The file system's own error, or every problem in the data.
pub fn load(project: &Path) -> io::Result<(Files, Result<Package, Vec<Problem>>)> {
    let mut files = Files::new();
    collect(&project.join(DATA), "", &mut files)?;
    // Nothing is made of what was kept, so it is read once, with everything that there is to hold it against.
    let snapshots: Files = files.extract_if(.., |path, _| path.starts_with(SNAPSHOTS)).collect();
    let package = match Package::parse(DATA, &files) {
        Ok(package) => {
            files.extend(index_charts(&package, &files).map_err(io::Error::other)?);
            Package::parse(DATA, &files.clone().into_iter().chain(snapshots).collect())
        }
        refused => refused,
    };
    Ok((files, package))
}

fn collect(folder: &Path, below: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if name.ends_with(".json") {
            let text = fs::read_to_string(entry.path());
            files.insert(
                name.clone(),
                text.map_err(|error| io::Error::new(error.kind(), format!("{DATA}/{name}: {error}")))?,
            );
        }
    }
    Ok(())
}

/// The problems as the publisher reads them, with a count at the end.
pub fn report(problems: &[Problem]) -> String {
    let mut text: String = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
    let things = if problems.len() == 1 { "1 problem".to_string() } else { format!("{} problems", problems.len()) };
    text.push_str(&format!("{things} in the data. Nothing was published."));
    text
}
