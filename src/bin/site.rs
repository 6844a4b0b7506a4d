//! The publisher's tool: `site import` takes figures over from CSV files; `site check` reads every data file and reports
//! problems; `site snapshot` writes a snapshot of each chart whose figures have a new date; `site build` writes the
//! site.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match host::run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(words) => {
            println!("{words}");
            std::process::ExitCode::SUCCESS
        }
        Err(words) => {
            eprintln!("{words}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use altogether_safer::publish::{
        FIGURES, build, due, has_days, has_history, import, load, replace, report, today, write_days, write_snapshots,
    };
    use std::path::{Path, PathBuf};

    const USAGE: &str = "site import [name]  takes the figures of records/figures/ over into all datasets, or into one\n\
                         site check          reads every data file, says what is wrong, and what needs a review soon\n\
                         site snapshot       writes a snapshot of each chart whose figures have a new day, and the list of days\n\
                         site build          writes the site into dist/, with the modules that trunk compiled last";

    pub fn run(arguments: &[&str]) -> Result<String, String> {
        let project = project();
        let command = match arguments {
            ["import"] => return take_over(&project, None),
            ["import", name] => return take_over(&project, Some(name)),
            [command @ ("check" | "snapshot" | "build")] => command,
            _ => return Err(USAGE.to_string()),
        };
        let (files, package) = load(&project).map_err(|error| error.to_string())?;
        let package = package.map_err(|problems| report(&problems))?;
        match *command {
            "snapshot" => {
                let mut written = write_snapshots(&project, &package, &files).map_err(|error| error.to_string())?;
                written.extend(write_days(&project, &package).map_err(|error| error.to_string())?);
                let none = "Every chart has its snapshot already.".to_string();
                Ok(if written.is_empty() { none } else { written.join("\n") })
            }
            "build" => {
                // Trunk calls this with the folder of the modules it has compiled, and afterwards moves that folder to
                // dist/.
                let pages = match std::env::var_os("TRUNK_STAGING_DIR") {
                    Some(folder) => build(&project, &PathBuf::from(folder), package, files),
                    None => replace(&project.join("dist"), |folder| build(&project, folder, package, files)),
                };
                Ok(format!("{} pages written.", pages.map_err(|error| error.to_string())?))
            }
            _ => {
                let right = format!("{} files are right.", files.len());
                let mut due = due(&package, today());
                if !has_history(&project, &package).map_err(|error| error.to_string())? {
                    due.insert(0, "records/corrections.json is behind: run site snapshot.".to_string());
                }
                if !has_days(&project, &package) {
                    due.insert(0, "public/data/days.json is behind: run site snapshot.".to_string());
                }
                let none = "Nothing needs a review in the next 90 days.".to_string();
                Ok(format!("{right}\n{}", if due.is_empty() { none } else { due.join("\n") }))
            }
        }
    }

    /// The folder that holds `public/data/`: the one that the tool is run in, so that it works on any copy of the
    /// project, or else the one that it was compiled from.
    fn project() -> PathBuf {
        let here = PathBuf::from(".");
        if here.join("public/data").is_dir() { here } else { PathBuf::from(env!("CARGO_MANIFEST_DIR")) }
    }

    fn take_over(project: &Path, only: Option<&str>) -> Result<String, String> {
        let changed = import(project, only).map_err(|error| format!("{FIGURES}: {error}"))?;
        let changed = changed.map_err(|problems| report(&problems))?;
        let none = format!("The datasets have the figures of {FIGURES} already.");
        Ok(if changed.is_empty() { none } else { changed.join("\n") })
    }
}
