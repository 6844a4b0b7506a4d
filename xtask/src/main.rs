//! `cargo xtask`: installs the pinned tools and runs development tasks.

mod need;
mod run;
mod tools;
mod watch;

use run::{Outcome, Step, join};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use watch::{Change, Watch};

const USAGE: &str = "\
cargo xtask serve   sets up, builds and serves the site on http://127.0.0.1:8080, and builds it again on every change
cargo xtask build   sets up and builds the site into dist/
cargo xtask check   format, lints, native tests and `site check`: what to run before each commit
cargo xtask test    sets up and runs every test
cargo xtask fuzz 600
                    looks for input that makes a reader of files panic, for so many seconds each
cargo xtask bench   builds the site and measures it in a browser
cargo xtask expect  accepts golden pages, chart options, problems and files for hosts as they are now;
                    `expect heights` measures how high embeds are and writes records/embed-heights.json
cargo xtask compress
                    writes Brotli and gzip beside the files of dist/, for hosts that send precompressed files
cargo xtask deploy-check <address>
                    compares a live copy of the site with dist/, and says what is wrong and how to hint it
cargo xtask audit   checks licences and origins of all libraries (deny.toml) and writes lists of them, as CycloneDX, to
                    target/sbom/; `audit advisories` asks for known vulnerabilities too, and needs a network;
                    `audit advisories <folder>` asks a copy of RustSec's advisory-db instead
cargo xtask coverage
                    says which lines the native tests run: a table of all files, and pages in target/llvm-cov/html/
cargo xtask tools   only gets the tools";

/// The compile target for the browser.
const WASM: &str = "wasm32-unknown-unknown";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let result = match command.as_str() {
        "serve" => serve(),
        "build" => build(Modules::Small),
        "check" => tools::scripts().and_then(|()| check()),
        "test" => test(rest),
        "fuzz" => fuzz(rest.first().map_or("600", String::as_str)),
        "bench" => bench(),
        "tools" => tools::get().map(drop),
        "audit" => audit(rest),
        "coverage" => coverage(),
        "compress" => node("Compress dist/", "js/build/compress.mjs", &["dist".to_string()]),
        "deploy-check" => node("Look at the live site", "js/build/deploy-check.mjs", rest),
        "expect" if rest == ["heights"] => heights(),
        "expect" => expect(),
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

/// What to do with the compiled modules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modules {
    /// Optimise them for size, which takes a minute or two.
    Small,
    /// Use them as compiled, to see a change soon.
    AsCompiled,
}

/// Installs the tools and builds the site. On a new machine, it compiles the crates that trunk needs while the tools
/// are still being installed.
fn build(modules: Modules) -> Outcome {
    if tools::all_here() {
        return trunk_build(&tools::get()?, modules);
    }
    need::wasm_target()?;
    let path = thread::scope(|scope| -> Result<String, String> {
        let compile = |title, arguments: &'static [&'static str]| {
            let step = Step::new(title, "cargo").args(["build", "--quiet", "--locked"]).args(arguments.iter().copied());
            scope.spawn(|| step.same_everywhere().run())
        };
        let browser = compile(
            "Compile what runs in the browser",
            &["--release", "--target", WASM, "--bin", "app", "--bin", "figures", "--bin", "redraw", "--bin", "export"],
        );
        let publisher = compile(
            "Compile the publisher's page",
            &["--release", "--target", WASM, "--bin", "publisher", "--features", "publisher"],
        );
        let site = compile("Compile what builds the pages", &["--bin", "site"]);
        let path = tools::get()?;
        join(browser)?;
        join(publisher)?;
        join(site)?;
        Ok(path)
    })?;
    trunk_build(&path, modules)
}

fn trunk_build(path: &str, modules: Modules) -> Outcome {
    let step = Step::new("Build the site", "trunk").args(["build", "--release"]).path(path).same_everywhere();
    match modules {
        Modules::Small => step.without("MODULES_AS_COMPILED").run(),
        Modules::AsCompiled => step.env("MODULES_AS_COMPILED", "1").run(),
    }
}

/// Looks at what the project is made of.
fn audit(rest: &[String]) -> Outcome {
    let path = tools::one(&tools::CARGO_DENY)?;
    let deny = |title, checks: &[&str]| {
        Step::new(title, "cargo-deny").args(["--locked", "check"]).args(checks.iter().copied()).path(&path)
    };
    deny("Licences and origins", &["licenses", "bans", "sources"]).run()?;
    node("Lists of libraries", "js/build/sbom.mjs", &[])?;
    let rust = || deny("Known vulnerabilities in Rust libraries", &["advisories"]);
    match rest {
        [] => Ok(()),
        [word] if word == "advisories" => {
            rust().run()?;
            Step::new("Known vulnerabilities in JavaScript libraries", "npm")
                .args(["audit", "--package-lock-only"])
                .run()
        }
        [word, copy] if word == "advisories" => {
            let copy = fs::canonicalize(copy).map_err(|error| format!("{copy} could not be read: {error}."))?;
            let copy = copy.to_string_lossy();
            Step::new("Commit of the copy", "git").args(["-C", &copy, "log", "-1", "--format=%H %cs"]).run()?;
            // cargo-deny asks through git, so git can be told to look in the folder.
            rust()
                .env("GIT_CONFIG_COUNT", "1")
                .env("GIT_CONFIG_KEY_0", &format!("url.{copy}.insteadOf"))
                .env("GIT_CONFIG_VALUE_0", "https://github.com/RustSec/advisory-db")
                .run()?;
            println!("\nJavaScript libraries were not asked about: the list of npm is only on its network.");
            Ok(())
        }
        _ => Err(USAGE.to_string()),
    }
}

/// Counts which lines of the library the native tests run. Browser tests run others too, which are not counted.
fn coverage() -> Outcome {
    let path = tools::one(&tools::CARGO_LLVM_COV)?;
    Step::new("Get the tools of the compiler", "rustup").args(["component", "add", "llvm-tools"]).run()?;
    let cov = |title, arguments: &[&str]| {
        Step::new(title, "cargo-llvm-cov").args(["llvm-cov"]).args(arguments.iter().copied()).path(&path).run()
    };
    cov("Native tests, counted", &["--locked", "--test", "all", "--html"])?;
    cov("Lines that they run", &["report", "--summary-only"])
}

/// Runs a script that needs no packages.
fn node(title: &'static str, file: &str, rest: &[String]) -> Outcome {
    need::node()?;
    Step::new(title, "node").args([file]).args(rest.iter().map(String::as_str)).run()
}

/// Serves the site and builds it again whenever a file is saved. A build that fails reports the error and leaves the
/// pages as they were. The result differs from that of `build` only in modules that are not yet optimised.
fn serve() -> Outcome {
    let mut watch = Watch::start();
    build(Modules::AsCompiled)?;
    let mut server = Step::new("Serve dist/", "node").args(["js/build/serve.mjs", "dist", "8080"]).start()?;
    loop {
        let built = match watch.next() {
            Some(Change::Code) => build(Modules::AsCompiled),
            Some(Change::Content) => site_build(),
            None => Ok(()),
        };
        if let Err(words) = built {
            eprintln!("\n{words} The pages are as they were.");
        }
        if let Some(ended) = server.ended() {
            return ended;
        }
    }
}

/// Builds the pages with the modules from the last compilation.
fn site_build() -> Outcome {
    Step::new("Build the pages", "cargo").args(["run", "--quiet", "--locked", "--bin", "site", "--", "build"]).run()
}

/// The quick checks: formatting, lints, native tests, and the published data.
fn check() -> Outcome {
    let cargo = |title: &'static str| Step::new(title, "cargo");
    let wasm = ["--target", WASM, "--lib", "--bins", "--features", "publisher"];
    cargo("Format").args(["fmt", "--all", "--check"]).run()?;
    cargo("Lints for the host").args(["clippy", "--locked", "--workspace", "--all-targets"]).deny_warnings().run()?;
    cargo("Lints for the browser").args(["clippy", "--locked"]).args(wasm).deny_warnings().run()?;
    cargo("Native tests").args(["test", "--locked", "--workspace"]).run()?;
    cargo("Published data").args(["run", "--quiet", "--locked", "--bin", "site", "--", "check"]).run()
}

/// Everything that continuous integration runs. `rest` narrows the browser tests: `cargo xtask test reader`.
fn test(rest: &[String]) -> Outcome {
    let path = tools::get()?;
    let chromium = need::chromium()?;
    check()?;
    if rest.is_empty() && cfg!(unix) {
        fuzz("20")?;
    }
    trunk_build(&path, Modules::Small)?;
    if rest.is_empty() {
        Step::new("The same bytes", "node").args(["--test", "tests/builds/"]).run()?;
        need::web_servers()?;
        tools::packages("tests/hosts")?;
        Step::new("Host tests", "node").args(["--test", "tests/hosts/"]).run()?;
        need::engines()?;
        tools::packages("tests/engines")?;
        Step::new("Other browsers", "node").args(["--test", "tests/engines/"]).env("CHROMIUM", &chromium).run()?;
    }
    (Step::new("Browser tests", "npx").args(["playwright", "test", "--config", "tests/browser/playwright.config.mjs"]))
        .args(rest.iter().map(String::as_str))
        .env("CHROMIUM", &chromium)
        // Named tests always run. Otherwise tests/browser/unchanged.mjs skips specs whose result can't have changed.
        .env("SKIP_UNCHANGED", if rest.is_empty() { "1" } else { "" })
        .path(&path)
        .run()
}

/// Each reader, with the files that it starts from.
const FUZZED: [(&str, &str); 3] =
    [("reader", "public/data"), ("importer", "records/figures"), ("words", "public/data/texts")];

/// Feeds each reader with input that reaches new lines of code, for so many seconds. What it has found is kept in
/// target/fuzz/.
fn fuzz(seconds: &str) -> Outcome {
    let coverage = project().join("tests/fuzz/rustc-with-coverage");
    for (name, seeds) in FUZZED {
        let folder = format!("target/fuzz/{name}");
        fs::create_dir_all(project().join(&folder)).map_err(|error| format!("{folder} could not be made: {error}."))?;
        Step::new("Fuzz", "cargo")
            .args(["run", "--quiet", "--locked", "-p", "fuzz", "--bin", name, "--", &folder, seeds])
            .args([&format!("-max_total_time={seconds}"), "-max_len=20000", "-timeout=20", "-verbosity=0", "-seed=1"])
            .args([format!("-artifact_prefix={folder}/").as_str()])
            .env("RUSTC_WORKSPACE_WRAPPER", &coverage.to_string_lossy())
            .run()?;
    }
    Ok(())
}

fn bench() -> Outcome {
    let path = tools::get()?;
    let chromium = need::chromium()?;
    trunk_build(&path, Modules::Small)?;
    tools::packages("tests/bench")?;
    let measure = |title: &'static str, file| Step::new(title, "node").args([file]).env("CHROMIUM", &chromium).run();
    measure("Measure the first view", "tests/bench/first-view.mjs")?;
    measure("Measure how soon 999 can be called", "tests/bench/emergency.mjs")?;
    measure("Ask Lighthouse", "tests/bench/lighthouse.mjs")?;
    measure("Measure pages", "tests/bench/pages.mjs")?;
    measure("Measure the publisher's page", "tests/bench/publish.mjs")?;
    measure("Measure charts", "tests/bench/charts.mjs")?;
    measure("Measure embeds", "tests/bench/embeds.mjs")?;
    measure("Measure how the build grows", "tests/bench/growth.mjs")?;
    measure("Measure what a host sends", "tests/bench/origin.mjs")?;
    measure("Measure nginx under load", "tests/bench/load.mjs")
}

fn heights() -> Outcome {
    let path = tools::get()?;
    let chromium = need::chromium()?;
    trunk_build(&path, Modules::Small)?;
    Step::new("Measure embeds", "node")
        .args(["tests/browser/measure-embed-heights.mjs"])
        .env("CHROMIUM", &chromium)
        .run()
}

/// Updates the files in tests/fixtures with the program's current output.
fn expect() -> Outcome {
    let tests = ["golden_pages", "options", "data_rules", "data_problems", "hosts"];
    Step::new("Expected files", "cargo")
        .args(["test", "--locked", "--test", "all", "--"])
        .args(tests)
        .env("UPDATE_EXPECTED", "overwrite")
        .run()
}
