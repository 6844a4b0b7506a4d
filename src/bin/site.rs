//! The publisher's tool. `site help` lists its commands.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use altogether_safer::publish::Outcome;
    use std::io::Write;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = host::run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    // Whoever reads may stop reading early, as `head` does.
    let _ = match &outcome {
        Outcome::Right(words) | Outcome::Problems(words) => writeln!(std::io::stdout(), "{words}"),
        Outcome::Misused(words) | Outcome::Failed(words) => writeln!(std::io::stderr(), "{words}"),
    };
    outcome.code().into()
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use altogether_safer::publish::{
        Format, Kind, Outcome, build, check, diff, load, remember, replace, run_import, run_verify, start, today,
        write_days, write_schemas, write_snapshots,
    };
    use std::path::{Path, PathBuf};

    const USAGE: &str = "\
site check [--format text|json|github]  reads every data file, says what is wrong, and what is due in the next 90 days
site diff OLD NEW [--html FILE]         says what changes from one data folder to another, for figures and for readers;
                                        published figures that change without a word are problems
site new dataset|chart|advice|lesson NAME
                                        writes a file to start from
site import [NAME]                      imports the tables of records/figures/ into all datasets, or into one
site import FILE --dataset NAME         shows what an official file changes in a dataset; --write writes it
site verify FILE                        says where an official file and the published figures differ
site schema                             writes the JSON Schemas of all kinds of files into public/data/schema/
site snapshot                           writes a snapshot of each chart whose figures have a new day, and the list of days
site build                              writes the site into dist/, with the modules that trunk compiled last
site remember                           keeps the digests of the files in dist/, so that readers can ask about them later

Exit codes: 0 all is right, 1 problems in the data, 2 wrong use, 3 a file can't be read or written.";

    pub fn run(arguments: &[&str]) -> Outcome {
        let project = project();
        match arguments {
            ["check"] => check(&project, Format::Text, today()),
            ["check", "--format", name] => match Format::parse(name) {
                Some(format) => check(&project, format, today()),
                None => Outcome::Misused(format!("There is no format \"{name}\". Write text, json or github.")),
            },
            ["diff", old, new] => diff(Path::new(old), Path::new(new), None),
            ["diff", old, new, "--html", page] => diff(Path::new(old), Path::new(new), Some(Path::new(page))),
            ["new", kind, name] => match Kind::parse(kind) {
                Some(kind) => start(&project, kind, name, today()),
                None => {
                    Outcome::Misused(format!("\"{kind}\" can't be started. Write dataset, chart, advice or lesson."))
                }
            },
            ["import", rest @ ..] => run_import(&project, rest),
            ["verify", rest @ ..] => run_verify(&project, rest),
            ["schema"] => listed(write_schemas(&project), "The schemas are as they should be already."),
            ["remember"] => {
                Outcome::of(remember(&project).map(|new| Ok(format!("{new} files of dist/ are new in the record."))))
            }
            ["snapshot"] => snapshot(&project),
            ["build"] => whole_site(&project),
            ["help" | "--help" | "-h"] => Outcome::Right(USAGE.to_string()),
            _ => Outcome::Misused(USAGE.to_string()),
        }
    }

    /// The folder that holds `public/data/`: the one that the tool is run in, so that it works on any copy of the
    /// project, or else the one that it was compiled from.
    fn project() -> PathBuf {
        let here = PathBuf::from(".");
        if here.join("public/data").is_dir() { here } else { PathBuf::from(env!("CARGO_MANIFEST_DIR")) }
    }

    fn snapshot(project: &Path) -> Outcome {
        Outcome::of(load(project).and_then(|(files, package)| match package {
            Ok(package) => {
                let mut written = write_snapshots(project, &package, &files)?;
                written.extend(write_days(project, &package)?);
                let none = "Every chart has its snapshot already.".to_string();
                Ok(Ok(if written.is_empty() { none } else { written.join("\n") }))
            }
            Err(problems) => Ok(Err(problems)),
        }))
    }

    fn whole_site(project: &Path) -> Outcome {
        Outcome::of(load(project).and_then(|(files, package)| match package {
            Ok(package) => {
                // Trunk calls this with the folder of the modules it has compiled, and afterwards moves that folder to
                // dist/.
                let pages = match std::env::var_os("TRUNK_STAGING_DIR") {
                    Some(folder) => build(project, &PathBuf::from(folder), package, files),
                    None => replace(&project.join("dist"), |folder| build(project, folder, package, files)),
                }?;
                Ok(Ok(format!("{pages} pages written.")))
            }
            Err(problems) => Ok(Err(problems)),
        }))
    }

    /// What was written, one on each line, or that there was nothing to write.
    fn listed(written: std::io::Result<Vec<String>>, none: &str) -> Outcome {
        Outcome::of(written.map(|written| Ok(if written.is_empty() { none.to_string() } else { written.join("\n") })))
    }
}
