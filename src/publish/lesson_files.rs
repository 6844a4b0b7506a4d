//! Each lesson as one HTML file, to keep and to use without a network.

use crate::page::Site;
use crate::route::Route;
use std::path::Path;
use std::{fs, io};

/// The name of the file beside a pack's page.
const FILE: &str = "lesson.html";

/// Where its style lies in the project.
const STYLE: &str = "style/lesson-file.css";

/// Writes the file of each pack below `out`.
///
/// # Errors
/// If the style can't be read or a file can't be written.
pub(super) fn write(project: &Path, out: &Path, site: &Site) -> io::Result<()> {
    let style = fs::read_to_string(project.join(STYLE))?;
    for pack in &site.package.packs {
        let folder = out.join(Route::LessonPack(pack.meta.name.clone()).path());
        fs::write(folder.join(FILE), site.lesson_file(pack, &style))?;
    }
    Ok(())
}
