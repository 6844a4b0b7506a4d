//! Notices saved files by looking at them a few times a second: the same on every system, also where a container or a
//! network disk tells nobody of changes, and some hundred files take two milliseconds.

use crate::project;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// What has to be compiled or installed again.
const CODE: [&str; 7] =
    ["src", "Cargo.toml", "Cargo.lock", "Trunk.toml", "index.html", "rust-toolchain.toml", "package-lock.json"];

/// What a built program reads.
const CONTENT: [&str; 5] = ["public", "style", "js", "records", "paper"];

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// When each file changed last, and how long it is.
type Seen = BTreeMap<PathBuf, (SystemTime, u64)>;

/// What has been saved since it was last asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Something that has to be compiled; perhaps content too.
    Code,
    /// Data, words, styles or scripts, and no more.
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

    /// Waits a moment, and says what has been saved, if it was anything.
    pub fn next(&mut self) -> Option<Change> {
        sleep(PAUSE);
        let mut now = Watch::start();
        if now == *self {
            return None;
        }
        // Several files may be saved at once, and a large one takes a moment.
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

/// A file that goes away while it is looked at is one that is not there.
fn add(path: &Path, seen: &mut Seen) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // What editors put beside a file while it is open.
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
