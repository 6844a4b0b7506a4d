//! `cargo xtask`: gets the pinned tools and runs the work.

mod need;
mod run;
mod tools;

use run::{Outcome, Step};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve   sets up, builds and serves the site on http://127.0.0.1:8080, and rebuilds it on every change
cargo xtask build   sets up and builds the site into dist/
cargo xtask test    sets up and runs every test
cargo xtask bench   builds the site and measures it in a browser
cargo xtask keep    keeps each chart as it is today, for frames that stay so: run it when figures were published
cargo xtask tools   only gets the tools
cargo xtask bless   accepts what pages, chart options and data problems look like now as what they should be";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let result = match command.as_str() {
        "serve" => serve(),
        "build" => build(),
        "test" => test(rest),
        "bench" => bench(),
        "keep" => keep(),
        "tools" => tools::get().map(drop),
        "bless" => bless(),
        _ => Err(USAGE.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("\n{words}");
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn project() -> PathBuf {
    let xtask = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().map_or_else(|| xtask.clone(), PathBuf::from)
}

fn build() -> Outcome {
    let path = tools::get()?;
    trunk_build(&path)
}

fn trunk_build(path: &str) -> Outcome {
    Step::new("Build the site", "trunk").args(["build", "--release"]).path(path).same_everywhere().run()
}

fn serve() -> Outcome {
    let path = tools::get()?;
    trunk_build(&path)?;
    let watch =
        Step::new("Watch for changes", "trunk").args(["watch", "--release"]).path(&path).same_everywhere().start()?;
    let served = Step::new("Serve dist/", "node").args(["js/serve.mjs", "dist", "8080"]).run();
    watch.stop();
    served
}

/// Everything that continuous integration runs. `rest` narrows the browser tests: `cargo xtask test reader`.
fn test(rest: &[String]) -> Outcome {
    let path = tools::get()?;
    let chromium = need::chromium()?;
    let cargo = |title: &'static str| Step::new(title, "cargo");
    let wasm = ["--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    cargo("Formatting").args(["fmt", "--all", "--check"]).run()?;
    cargo("Clippy for the host").args(["clippy", "--locked", "--workspace", "--all-targets"]).deny_warnings().run()?;
    cargo("Clippy for the browser").args(["clippy", "--locked"]).args(wasm).deny_warnings().run()?;
    cargo("Native tests").args(["test", "--locked", "--workspace"]).run()?;
    trunk_build(&path)?;
    (Step::new("Browser tests", "npx").args(["playwright", "test", "--config", "tests/browser/playwright.config.mjs"]))
        .args(rest.iter().map(String::as_str))
        .env("CHROMIUM", &chromium)
        .path(&path)
        .run()
}

fn keep() -> Outcome {
    Step::new("Keep today's charts", "cargo").args(["run", "--quiet", "--locked", "--bin", "site", "--", "keep"]).run()
}

fn bench() -> Outcome {
    let path = tools::get()?;
    let chromium = need::chromium()?;
    trunk_build(&path)?;
    let measure = |title: &'static str, file| Step::new(title, "node").args([file]).env("CHROMIUM", &chromium).run();
    measure("Measure pages", "tests/browser/bench.mjs")?;
    measure("Measure drawing", "tests/browser/bench-charts.mjs")?;
    measure("Measure frames", "tests/browser/bench-embeds.mjs")
}

/// Writes the files in tests/fixtures anew that tests hold the program's answers against.
fn bless() -> Outcome {
    let tests = ["--test", "golden_pages", "--test", "options", "--test", "data_rules"];
    Step::new("Golden files", "cargo").args(["test", "--locked"]).args(tests).env("BLESS", "1").run()
}
