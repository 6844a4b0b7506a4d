//! A site is built beside the one that is served and takes its place when it is whole, so that a build that fails
//! leaves the pages as they were.

use super::build::build;
use crate::data::package::Package;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Builds the site with the modules that trunk compiled last, and puts it in the place of the one in `dist/`.
///
/// # Errors
/// As `build`, or when a folder can't be moved.
pub fn build_and_swap(project: &Path, package: Package, files: BTreeMap<String, String>) -> io::Result<usize> {
    // Beside dist/: what lies on another disk could not be moved at once.
    let [dist, next, last] = ["dist", ".dist-next", ".dist-last"].map(|name| project.join(name));
    for left_over in [&next, &last] {
        remove(left_over)?;
    }
    let pages = build(project, &next, package, files).inspect_err(|_| {
        // The build's own error is the one to tell.
        let _ = remove(&next);
    })?;
    if dist.exists() {
        fs::rename(&dist, &last)?;
    }
    fs::rename(&next, &dist)?;
    remove(&last)?;
    Ok(pages)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
