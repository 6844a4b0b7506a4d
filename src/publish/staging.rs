//! Builds the site in a new folder and swaps that in when complete, so that a failed build leaves the served pages as
//! they were.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Lets `make` fill a new folder, then replaces `folder` with it.
///
/// # Errors
/// Any error of `make`, or if a folder can't be moved. In either case `folder` is unchanged.
pub fn replace<T>(folder: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    // The new folder is beside the old one, because a folder can't be moved to another disk in one step.
    let [next, last] = [".next", ".last"].map(|ending| beside(folder, ending));
    for left_over in [&next, &last] {
        remove(left_over)?;
    }
    fs::create_dir_all(&next)?;
    let made = make(&next).inspect_err(|_| {
        // Ignore a failed clean-up: the error of `make` is the one to report.
        let _ = remove(&next);
    })?;
    if folder.exists() {
        fs::rename(folder, &last)?;
    }
    fs::rename(&next, folder)?;
    remove(&last)?;
    Ok(made)
}

/// Writes files beside their places, and moves them there when all are written. Folders are made as needed.
///
/// # Errors
/// If a file can't be written or moved. If one can't be written, all are as they were.
pub fn write_together(files: &[(PathBuf, String)]) -> io::Result<()> {
    for (path, text) in files {
        let written =
            path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(beside(path, ".next"), text));
        if let Err(error) = written {
            for (path, _) in files {
                // Ignore a failed clean-up: the first error is the one to report.
                let _ = fs::remove_file(beside(path, ".next"));
            }
            return Err(error);
        }
    }
    files.iter().try_for_each(|(path, _)| fs::rename(beside(path, ".next"), path))
}

/// The path of a folder beside another, such as `dist.next` beside `dist`.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.as_os_str().to_os_string();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
