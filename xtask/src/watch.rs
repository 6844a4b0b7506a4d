//! Detects saved files by polling a few times a second. This works on every system, also in containers and on network
//! disks, which don't report changes; checking some hundred files takes two milliseconds.

use crate::project;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// Paths that need compiling or installing again if they change.
const CODE: [&str; 7] =
    ["src", "Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "rust-toolchain.toml", "package-lock.json"];

/// Paths that the built program reads.
const CONTENT: [&str; 5] = ["public", "style", "js", "records", "paper"];

/// The interval between checks.
const PAUSE: Duration = Duration::from_millis(200);

/// When each file last changed, and its size.
type Seen = BTreeMap<PathBuf, (SystemTime, u64)>;

/// What has changed since the last check.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Something that needs compiling; perhaps content too.
    Code,
    /// Only data, text, styles or scripts.
    Content,
}

#[derive(PartialEq)]
pub struct Watch {
    code: Seen,
    content: Seen,
}

impl Watch {
    pub fn start() -> Watch {
        Watch { code: look(&CODE), content: look(&CONTENT) }
    }

    /// Waits a moment, then returns what has changed, if anything.
    pub fn next(&mut self) -> Option<Change> {
        sleep(PAUSE);
        let mut now = Watch::start();
        if now == *self {
            return None;
        }
        // Several files may be saved at once, and writing a large one takes a moment.
        loop {
            sleep(PAUSE / 2);
            let later = Watch::start();
            if later == now {
                break;
            }
            now = later;
        }
        let change = if now.code == self.code { Change::Content } else { Change::Code };
        *self = now;
        Some(change)
    }
}

fn look(places: &[&str]) -> Seen {
    let mut seen = Seen::new();
    for place in places {
        add(&project().join(place), &mut seen);
    }
    seen
}

/// A file that is deleted during the check is treated as missing.
fn add(path: &Path, seen: &mut Seen) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Temporary files that editors create beside an open file.
    if name.starts_with('.') || name.ends_with('~') {
        return;
    }
    let Ok(meta) = fs::metadata(path) else { return };
    if !meta.is_dir() {
        let changed = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        seen.insert(path.to_path_buf(), (changed, meta.len()));
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        add(&entry.path(), seen);
    }
}
