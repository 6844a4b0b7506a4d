//! Builds the site in a new folder and swaps that in when complete, so that a failed build leaves the served pages as
//! they were. Copies folders and writes files together.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Lets `make` fill a new folder, then replaces `folder` with it.
///
/// # Errors
/// Any error of `make`, if a folder can't be moved, or if another build is at work. In each case `folder` is unchanged.
pub fn replace<T>(folder: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    // The new folder is beside the old one, because a folder can't be moved to another disk in one step.
    let [next, last, lock] = [".next", ".last", ".lock"].map(|ending| beside(folder, ending));
    let mine = alone(&lock)?;
    // A build that was broken off between its two moves left the served pages here.
    if last.exists() && !folder.exists() {
        fs::rename(&last, folder)?;
    }
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
    fs::rename(&next, folder).inspect_err(|_| {
        // Ignore that this fails too: the next build takes the folder back.
        let _ = fs::rename(&last, folder);
    })?;
    remove(&last)?;
    drop(mine);
    Ok(made)
}

/// Holds a lock until it is dropped, so that two builds never write the same folder. The file stays: if one build deleted
/// it, a second could hold the deleted file while a third made a new one.
fn alone(lock: &Path) -> io::Result<fs::File> {
    let file = fs::File::create(lock)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(io::Error::other("Another build is at work. Wait until it is done.")),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
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

/// Copies a folder with everything in it, unchanged.
///
/// # Errors
/// If a file can't be copied, or is a link: what it leads to may be no file of the project.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_symlink() {
            return Err(io::Error::other(format!("{} is a link. Put the file itself there.", entry.path().display())));
        }
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
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
