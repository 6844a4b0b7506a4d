//! What is said in two places is the same in both: versions, the content-security policy, and paths in the words about
//! the source.

use crate::support::{project, published, source};
use altogether_safer::publish::{content_security_policy, headers_file};
use std::fs;
use std::path::Path;

/// The text between two others, the first time they stand in this order.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("{start:?} is not there")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("{end:?} does not follow {start:?}")).0
}

/// The tool that makes the bindings reads only what its own version of the crate writes.
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
}

#[test]
fn the_policy_stands_in_the_headers_of_a_host() {
    let headers = headers_file(&published().1.routes());
    assert!(headers.contains(&format!("  Content-Security-Policy: {}\n", content_security_policy(true))));
}

/// A page can't forbid framing itself; a browser would warn of it on every page.
#[test]
fn the_policy_in_a_page_is_the_header_without_framing() {
    let (page, header) = (content_security_policy(false), content_security_policy(true));
    assert_eq!(header, format!("{page}; frame-ancestors 'none'"));
    // Only pictures that the page itself has drawn.
    let header = header.replace("img-src 'self' blob:", "img-src 'self'");
    for refused in ["unsafe-inline", "unsafe-eval' ", " *", "http:", "https:", "data:", "blob:"] {
        assert!(!header.contains(refused), "the policy allows {refused}");
    }
}

/// Folders that a build makes: they need not be there.
const MADE: [&str; 3] = ["dist", "target", "node_modules"];

/// Whether something in backticks is a path of the project: `src/data/`, `js/chart/draw.js`, `Trunk.toml`.
fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-*".contains(c));
    let ending = Path::new(word).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let file = ["rs", "md", "toml", "json", "js", "mjs", "css", "html", "svg", "lock"].contains(&ending);
    plain && !word.starts_with('/') && (file || word.ends_with('/') && word.len() > 1 || starts_in_project(word))
}

fn starts_in_project(word: &str) -> bool {
    word.split_once('/').is_some_and(|(first, _)| !first.is_empty() && project().join(first).is_dir())
}

/// Whether a path is there; of one with a star, the part before it. A name alone may be anywhere in the source.
fn is_there(word: &str) -> bool {
    let path = word.split('*').next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    if MADE.contains(&first) || project().join(path).exists() {
        return true;
    }
    !path.contains('/')
        && ["src", "js", "style", "tests", "public", "xtask"].iter().any(|room| has(&project().join(room), path))
}

fn has(folder: &Path, name: &str) -> bool {
    let Ok(mut entries) = fs::read_dir(folder) else { return false };
    entries.any(|entry| {
        let path = entry.expect("a folder can be listed").path();
        path.file_name().is_some_and(|found| found == name) || path.is_dir() && has(&path, name)
    })
}

#[test]
fn paths_in_the_words_about_the_source_exist() {
    for file in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = source(file);
        // Every second piece between backticks stands inside them; longer examples stand between three.
        let words: Vec<&str> =
            text.split("```").step_by(2).flat_map(|part| part.split('`').skip(1).step_by(2)).collect();
        let paths: Vec<&str> = words.into_iter().filter(|word| is_path(word)).collect();
        let lost: Vec<&&str> = paths.iter().filter(|path| !is_there(path)).collect();
        assert!(lost.is_empty(), "{file} names what does not exist: {lost:?}");
        assert!(!paths.is_empty(), "{file} names no path at all");
    }
}

#[test]
fn a_path_is_told_from_other_words() {
    for path in ["src/data/", "src/chart/option.rs", "Trunk.toml", "option.rs", "public/data/*.json", "src/words"] {
        assert!(is_path(path) && is_there(path), "{path}");
    }
    for other in
        ["text/html", "application/json", "/charts/", "cargo xtask test", "Selection::from_query", "data-root", "/"]
    {
        assert!(!is_path(other), "{other}");
    }
    for lost in ["src/date/", "src/chart/options.rs", "Trunks.toml", "no-such-file.rs"] {
        assert!(is_path(lost) && !is_there(lost), "{lost}");
    }
}
