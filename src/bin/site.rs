//! The publisher's tool: `site check` reads every data file and says what is wrong; `site snapshot` writes a
//! snapshot of each chart whose figures have a new day; `site build` writes the site.

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
    use altogether_safer::publish::{build, load, report, write_snapshots};
    use std::path::PathBuf;

    const USAGE: &str = "site check          reads every data file and says what is wrong\n\
                         site snapshot       writes a snapshot of each chart whose figures have a new day\n\
                         site build [FOLDER] writes the site next to the compiled module (trunk calls this)";

    pub fn run(arguments: &[&str]) -> Result<String, String> {
        let project = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let out = match arguments {
            ["check"] | ["snapshot"] => None,
            ["build"] => {
                Some(std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| project.join("dist"), PathBuf::from))
            }
            ["build", folder] => Some(PathBuf::from(folder)),
            _ => return Err(USAGE.to_string()),
        };
        let (files, package) = load(&project).map_err(|error| error.to_string())?;
        let package = package.map_err(|problems| report(&problems))?;
        if *arguments == ["snapshot"] {
            let written = write_snapshots(&project, &package, &files).map_err(|error| error.to_string())?;
            return Ok(if written.is_empty() {
                "Every chart has its snapshot already.".to_string()
            } else {
                written.join("\n")
            });
        }
        let Some(out) = out else {
            return Ok(format!("{} files are right.", files.len()));
        };
        let pages = build(&project, &out, package, files).map_err(|error| error.to_string())?;
        Ok(format!("{pages} pages written."))
    }
}
