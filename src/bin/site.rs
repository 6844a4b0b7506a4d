//! The publisher's tool: `site check` reads every data file and reports problems; `site snapshot` writes a snapshot of
//! each chart whose figures have a new date; `site build` writes the site.

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
    use altogether_safer::publish::{build, load, replace, report, write_snapshots};
    use std::path::PathBuf;

    const USAGE: &str = "site check          reads every data file and says what is wrong\n\
                         site snapshot       writes a snapshot of each chart whose figures have a new day\n\
                         site build          writes the site into dist/, with the modules that trunk compiled last";

    pub fn run(arguments: &[&str]) -> Result<String, String> {
        let project = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let [command @ ("check" | "snapshot" | "build")] = arguments else {
            return Err(USAGE.to_string());
        };
        let (files, package) = load(&project).map_err(|error| error.to_string())?;
        let package = package.map_err(|problems| report(&problems))?;
        match *command {
            "snapshot" => {
                let written = write_snapshots(&project, &package, &files).map_err(|error| error.to_string())?;
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
            _ => Ok(format!("{} files are right.", files.len())),
        }
    }
}
