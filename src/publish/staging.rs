//! A site is built beside the one that is served and takes its place when it is whole, so that a build that fails leaves
//! the pages as they were.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Lets `make` fill a new folder, and puts that in the place of `folder`.
///
/// # Errors
/// As `make`, or when a folder can't be moved. Then `folder` is as it was.
pub fn replace<T>(folder: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    // Beside it: what lies on another disk could not be moved at once.
    let [next, last] = [".next", ".last"].map(|ending| beside(folder, ending));
    for left_over in [&next, &last] {
        remove(left_over)?;
    }
    fs::create_dir_all(&next)?;
    let made = make(&next).inspect_err(|_| {
        // The error of `make` is the one to tell.
        let _ = remove(&next);
    })?;
    if folder.exists() {
        fs::rename(folder, &last)?;
    }
    fs::rename(&next, folder)?;
    remove(&last)?;
    Ok(made)
}

/// `dist.next` beside `dist`.
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
