//! Facts that are in two places are the same in both: versions, the content-security policy, and the paths that the
//! developer documents name.

use crate::support::{project, source};
use altogether_safer::publish::page_policy;
use std::fs;
use std::path::Path;

/// The text between the first `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("{start:?} is not there")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("{end:?} does not follow {start:?}")).0
}

/// The wasm-bindgen tool reads only modules that the same version of the crate compiled.
#[test]
fn wasm_bindgen_has_one_version() {
    let manifest = source("Cargo.toml");
    let wanted = between(&manifest, "\nwasm-bindgen = \"=", "\"");
    let tools = source("xtask/src/tools.rs");
    assert_eq!(between(&tools, "name: \"wasm-bindgen-cli\", version: \"", "\""), wanted);
    let lock = source("Cargo.lock").replace("\r\n", "\n");
    assert_eq!(between(&lock, "name = \"wasm-bindgen\"\nversion = \"", "\""), wanted);
}

#[test]
fn rust_has_one_version() {
    let (manifest, toolchain) = (source("Cargo.toml"), source("rust-toolchain.toml"));
    let (oldest, used) = (between(&manifest, "rust-version = \"", "\""), between(&toolchain, "channel = \"", "\""));
    assert!(used.starts_with(&format!("{oldest}.")), "{used} is built with, {oldest} is said to be enough");
    for file in ["docs/publish/Containerfile", "docs/publish/gitlab-ci.yml"] {
        assert!(
            source(file).contains(&format!("docker.io/library/rust:{used}-")),
            "{file} has another Rust than {used}"
        );
    }
}

/// Browsers ignore `frame-ancestors` in a `meta` element, and warn of it.
#[test]
fn the_policy_in_a_page_allows_its_own_files_alone() {
    let policy = page_policy();
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("frame-ancestors"));
    // Images only from the site itself or from blobs that the page made.
    let policy = policy.replace("img-src 'self' blob:", "img-src 'self'");
    for refused in ["unsafe-inline", "unsafe-eval' ", " *", "http:", "https:", "data:", "blob:"] {
        assert!(!policy.contains(refused), "the policy allows {refused}");
    }
}

/// Folders that a build makes, so they may be missing.
const MADE: [&str; 3] = ["dist", "target", "node_modules"];

/// Whether a text in backticks is a path of the project, such as `src/data/`, `js/chart/draw.js` or `Trunk.toml`.
fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-*".contains(c));
    let ending = Path::new(word).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let file = ["rs", "md", "toml", "json", "js", "mjs", "css", "html", "svg", "lock"].contains(&ending);
    plain && !word.starts_with('/') && (file || word.ends_with('/') && word.len() > 1 || starts_in_project(word))
}

fn starts_in_project(word: &str) -> bool {
    word.split_once('/').is_some_and(|(first, _)| !first.is_empty() && project().join(first).is_dir())
}

/// Whether a path exists; for a pattern, the part before the star. A file name alone may be in any folder of the
/// source.
fn is_there(word: &str) -> bool {
    let path = word.split('*').next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    if MADE.contains(&first) || project().join(path).exists() {
        return true;
    }
    !path.contains('/')
        && ["src", "js", "style", "tests", "public", "xtask"].iter().any(|folder| has(&project().join(folder), path))
}

fn has(folder: &Path, name: &str) -> bool {
    let Ok(mut entries) = fs::read_dir(folder) else { return false };
    entries.any(|entry| {
        let path = entry.expect("a folder can be listed").path();
        path.file_name().is_some_and(|found| found == name) || path.is_dir() && has(&path, name)
    })
}

#[test]
fn paths_in_developer_documents_exist() {
    let documents = ["chartability", "findings", "imports", "publishing", "updating", "publish/README"];
    let documents = documents.map(|name| format!("docs/{name}.md"));
    for file in
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].into_iter().chain(documents.iter().map(|name| &**name))
    {
        let text = source(file);
        // Leaves out code blocks, which are between three backticks; of the rest, every second piece is in backticks.
        let words: Vec<&str> =
            text.split("```").step_by(2).flat_map(|part| part.split('`').skip(1).step_by(2)).collect();
        let paths: Vec<&str> = words.into_iter().filter(|word| is_path(word)).collect();
        let missing: Vec<&&str> = paths.iter().filter(|path| !is_there(path)).collect();
        assert!(missing.is_empty(), "{file} names what does not exist: {missing:?}");
        assert!(!paths.is_empty(), "{file} names no path at all");
    }
}

/// Pipelines and the image run one script, which is the one that is tried, and nothing of others that could change.
#[test]
fn pipelines_run_the_steps_of_publishing() {
    for file in ["docs/publish/github-actions.yml", "docs/publish/gitlab-ci.yml", "docs/publish/Containerfile"] {
        let text = source(file);
        assert!(text.contains("docs/publish/publish.sh"), "{file}");
        for action in text.lines().filter_map(|line| line.trim().strip_prefix("- uses: ")) {
            let (_, commit) = action.split_once('@').expect("an action has a version");
            assert!(commit.len() > 40 && commit.as_bytes()[..40].iter().all(u8::is_ascii_hexdigit), "{action}");
        }
    }
}

#[test]
fn paths_are_told_from_other_code() {
    for path in ["src/data/", "src/chart/option.rs", "Trunk.toml", "option.rs", "public/data/*.json", "src/words"] {
        assert!(is_path(path) && is_there(path), "{path}");
    }
    for other in
        ["text/html", "application/json", "/charts/", "cargo xtask test", "Selection::from_query", "data-root", "/"]
    {
        assert!(!is_path(other), "{other}");
    }
    for missing in ["src/date/", "src/chart/options.rs", "Trunks.toml", "no-such-file.rs"] {
        assert!(is_path(missing) && !is_there(missing), "{missing}");
    }
}

/// Whoever publishes new figures finds there where they come from and what to do.
#[test]
fn each_dataset_has_a_row_in_the_guide_to_updating() {
    let guide = source("docs/updating.md");
    let named: Vec<&str> = (guide.lines().filter_map(|line| line.strip_prefix("| `")))
        .flat_map(|row| {
            row.split(" | ").next().unwrap_or_default().split("`, `").map(|name| name.trim_end_matches('`'))
        })
        .collect();
    let package: serde_json::Value =
        serde_json::from_str(&source("public/data/datapackage.json")).expect("the data package is JSON");
    let resources = package["resources"].as_array().expect("the data package has resources");
    let names = resources.iter().filter_map(|resource| resource["name"].as_str());
    let missing: Vec<&str> = names.filter(|name| !named.contains(name)).collect();
    assert!(!named.is_empty() && missing.is_empty(), "docs/updating.md has no row for {missing:?}");
}
