//! Reads the published data from its folder.

use super::files::{DATA, Files};
use super::history::lost;
use super::steps::say;
use crate::data::Problem;
use crate::data::json::{Audience, LARGEST_FILE, decode};
use crate::data::package::{Package, SCHEMAS};
use crate::data::snapshot::SNAPSHOTS;
use crate::page::DAYS;
use std::path::Path;
use std::{fs, io};

/// The text of the files, and what is in them or every problem in them.
pub type Loaded = (Files, Result<Package, Vec<Problem>>);

/// Reads every JSON file of the data folder, checks them all, then works out what depends on them. The returned files
/// are the current ones: snapshots are only parsed, their text is not returned.
///
/// # Errors
/// The file system's own error for the data folder itself, or every problem in the data.
pub fn load(project: &Path) -> io::Result<Loaded> {
    load_with(project, Files::new())
}

/// The same, as if the files of `changed` had these texts.
///
/// # Errors
/// The same.
pub(super) fn load_with(project: &Path, changed: Files) -> io::Result<Loaded> {
    let (files, snapshots, package) = read_folder(&project.join(DATA), Audience::Publisher, changed)?;
    let package = match package {
        Ok(package) => {
            let lost = lost(project, &package, &snapshots, &files)?;
            if lost.is_empty() { Ok(package) } else { Err(lost) }
        }
        refused => refused,
    };
    Ok((files, package))
}

/// The data of a folder that may lie anywhere, without what the project knows of its past.
///
/// # Errors
/// The same.
pub(super) fn load_folder(data: &Path, audience: Audience) -> io::Result<Loaded> {
    let (files, _, package) = read_folder(data, audience, Files::new())?;
    Ok((files, package))
}

/// The texts of a folder's files and of its snapshots, and what is in them or every problem in them.
type Folder = (Files, Files, Result<Package, Vec<Problem>>);

fn read_folder(data: &Path, audience: Audience, changed: Files) -> io::Result<Folder> {
    say(&format!("Reading and checking {}", data.display()));
    let (mut files, mut unread) = (Files::new(), Vec::new());
    collect(data, "", &mut files, &mut unread)?;
    files.extend(changed);
    // Made from the other files, and made again at each build.
    files.remove(DAYS.trim_start_matches("data/"));
    // Nothing is worked out from snapshots, so they are read once, together with the files that they are checked
    // against.
    let snapshots: Files = files.extract_if(.., |path, _| path.starts_with(SNAPSHOTS)).collect();
    let (files, package) = Package::parse_with_indexes(DATA, audience, files, snapshots.clone(), unread);
    Ok((files, snapshots, package))
}

/// Reads the JSON files of a folder and its subfolders. A file that can't be read becomes a problem.
fn collect(folder: &Path, below: &str, files: &mut Files, unread: &mut Vec<Problem>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        // Schemas are made by this program.
        if format!("{name}/") == SCHEMAS {
            continue;
        }
        if entry.file_type()?.is_dir() {
            if let Err(error) = collect(&entry.path(), &format!("{name}/"), files, unread) {
                unread.push(*unreadable(&name, format!("The folder can't be opened: {error}.")));
            }
            continue;
        }
        match read(&entry.path(), &name) {
            Ok(Some(text)) => drop(files.insert(name, text)),
            Ok(None) => {
                let hint = "Move it elsewhere: everything in this folder is published.".to_string();
                let problem = *problem(&name, "unlisted", "This is no JSON file, so nothing reads it.");
                unread.push(Problem { hint, ..problem });
            }
            Err(problem) => unread.push(*problem),
        }
    }
    Ok(())
}

/// A file's text; `None` if it is not a data file.
fn read(path: &Path, name: &str) -> Result<Option<String>, Box<Problem>> {
    let is_data = name.ends_with(".json");
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(_) if !is_data => return Ok(None),
        Err(error) => return Err(unreadable(name, format!("The file can't be opened: {error}."))),
    };
    if about.is_dir() {
        return Err(unreadable(name, "This is a link to a folder, and what is in it was not read."));
    }
    if !is_data {
        return Ok(None);
    }
    // Reading a pipe would block for ever.
    if !about.is_file() {
        return Err(unreadable(name, "This is not a plain file."));
    }
    if about.len() > LARGEST_FILE as u64 {
        return Err(problem(name, "too-large", "The file is larger than 2 MB."));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(name, format!("The file can't be opened: {error}.")))?;
    decode(&format!("{DATA}/{name}"), bytes).map(Some)
}

fn unreadable(name: &str, message: impl Into<String>) -> Box<Problem> {
    problem(name, "unreadable", message)
}

/// A problem with a whole file.
fn problem(name: &str, rule: &'static str, message: impl Into<String>) -> Box<Problem> {
    let (file, message) = (format!("{DATA}/{name}"), message.into());
    Box::new(Problem { file, line: 1, column: 1, rule, message, ..Problem::default() })
}
