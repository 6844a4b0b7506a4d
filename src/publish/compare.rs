//! `site diff`: what changes for readers from one state of the data to another.

use super::difference_page::difference_page;
use super::files::{DATA, Files};
use super::load::load_folder;
use super::outcome::Outcome;
use super::report::report;
use super::steps::say;
use crate::data::json::Audience;
use crate::data::package::{LIST, Package};
use crate::difference::{Change, Difference, State, Subject};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Compares the data of two folders, each a project or a data folder, and writes the comparison as a page if it is
/// given a file for it.
pub fn diff(old: &Path, new: &Path, page: Option<&Path>) -> Outcome {
    let mut states = Vec::new();
    // Rules that came after the old files were published are no reason to refuse their figures.
    for (folder, audience) in [(old, Audience::Page), (new, Audience::Publisher)] {
        match read(folder, audience) {
            Ok(state) => states.push(state),
            Err(outcome) => return outcome,
        }
    }
    let [old, new] = [&states[0], &states[1]].map(|(files, package)| State { package, files });
    say("Comparing all that readers see");
    let difference = Difference::between(old, new);
    let mut words = comparison(&difference);
    if let Some(page) = page {
        if let Err(error) = fs::write(page, difference_page(&difference)) {
            return Outcome::Failed(format!("{}: {error}", page.display()));
        }
        words.push_str(&format!("\n\nThe same as a page: {}", page.display()));
    }
    if difference.silent.is_empty() { Outcome::Right(words) } else { Outcome::Problems(words) }
}

/// Reads the data of a folder, or says why it can't be compared.
fn read(folder: &Path, audience: Audience) -> Result<(Files, Package), Outcome> {
    let data = data_folder(folder).map_err(|error| Outcome::Failed(error.to_string()))?;
    let (files, package) =
        load_folder(&data, audience).map_err(|error| Outcome::Failed(format!("{}: {error}", data.display())))?;
    let package = package.map_err(|mut problems| {
        for problem in &mut problems {
            problem.file = problem.file.replacen(DATA, &data.display().to_string(), 1);
        }
        Outcome::Problems(format!("{} is refused, so it can't be compared.\n\n{}", data.display(), report(&problems)))
    })?;
    Ok((files, package))
}

/// The data folder: that of a project, or the folder itself.
fn data_folder(folder: &Path) -> io::Result<PathBuf> {
    let inside = folder.join(DATA);
    if inside.join(LIST).is_file() {
        return Ok(inside);
    }
    if folder.join(LIST).is_file() {
        return Ok(folder.to_path_buf());
    }
    let message = format!("{}: there is no {DATA}/{LIST} and no {LIST} in this folder.", folder.display());
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

/// The difference as text.
pub fn comparison(difference: &Difference) -> String {
    if difference.is_empty() {
        return "Nothing differs.".to_string();
    }
    let mut text = difference.summary().join("\n");
    if !difference.silent.is_empty() {
        text.push_str("\n\nPUBLISHED FIGURES THAT CHANGE WITHOUT A WORD");
        for silent in &difference.silent {
            let row = if silent.row.is_empty() { String::new() } else { format!(", {}", silent.row) };
            text.push_str(&format!("\n{}{row}\n  {}\n  {}", silent.file, silent.message, silent.hint));
        }
    }
    for (subject, heading) in Subject::ALL {
        let places = difference.places(subject);
        if places.is_empty() {
            continue;
        }
        text.push_str(&format!("\n\n{}", heading.to_uppercase()));
        for (place, changes) in places {
            text.push_str(&format!("\n{place}"));
            for Change { what, before, after, .. } in changes {
                let [before, after] = [before, after].map(|side| side.as_deref().unwrap_or("(not there)"));
                text.push_str(&format!("\n  {what}\n    before: {before}\n    after:  {after}"));
            }
        }
    }
    text
}
