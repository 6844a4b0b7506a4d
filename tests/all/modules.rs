//! Which modules of the source may use which others. `ARCHITECTURE.md` has the same table.

use crate::support::{project, read, source};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules that it may use.
const MODULES: [(&str, &[&str]); 14] = [
    ("data", &["route", "picture"]),
    ("words", &["data"]),
    ("chart", &["data", "words"]),
    ("part", &["data", "words", "chart"]),
    ("browser", &["data", "chart"]),
    ("island", &["data", "words", "chart", "part", "browser"]),
    ("import", &["data"]),
    ("review", &["data", "words", "chart", "part", "difference", "import", "route"]),
    ("fact_check", &["data", "words", "route"]),
    ("route", &[]),
    ("picture", &[]),
    ("page", &["data", "words", "chart", "part", "island", "route", "picture"]),
    ("difference", &["data", "words", "chart", "part", "route"]),
    ("publish", &["data", "chart", "difference", "import", "page", "route", "picture"]),
];

/// The modules without side effects.
const PURE: [&str; 7] = ["data", "words", "chart", "difference", "import", "review", "fact_check"];

/// What they must not use: the page, files, other programs, the network and the clock.
const OUTSIDE: [&str; 11] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "SystemTime",
    "Instant",
];

/// All Rust files in a folder and its subfolders.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
}

/// The files of a module, which is a folder or one file.
fn files_of(module: &str) -> Vec<PathBuf> {
    let folder = project().join("src").join(module);
    if folder.is_dir() { rust_files(&folder) } else { vec![folder.with_extension("rs")] }
}

/// The lines of a file without comments, with their numbers.
fn code(path: &Path) -> Vec<(usize, String)> {
    let lines = read(path);
    let code = lines.lines().map(|line| line.split("//").next().unwrap_or_default().to_string());
    (1..).zip(code).filter(|(_, line)| !line.trim().is_empty()).collect()
}

/// The names that follow `crate::` in a line.
fn named_after_crate(line: &str) -> Vec<&str> {
    let end = |c: char| !(c.is_alphanumeric() || c == '_');
    line.split("crate::").skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

#[test]
fn modules_use_only_allowed_modules() {
    let mut wrong = Vec::new();
    for (module, allowed) in MODULES {
        for path in files_of(module) {
            for (number, line) in code(&path) {
                // An empty name means a list in braces. One module per line keeps this test simple.
                for name in
                    named_after_crate(&line).into_iter().filter(|name| *name != module && !allowed.contains(name))
                {
                    wrong.push(format!(
                        "{}:{number}: {module} may not use \"{name}\": {}",
                        path.display(),
                        line.trim()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Modules use others through `crate::`, where the test above sees it, and not through `super::`.
#[test]
fn no_module_uses_another_through_super() {
    for (module, _) in MODULES {
        for path in files_of(module) {
            let outermost = path.parent() == Some(&project().join("src")) || path.ends_with(format!("{module}/mod.rs"));
            for (number, line) in code(&path) {
                assert!(!line.contains("super::super"), "{}:{number}: {line}", path.display());
                assert!(!outermost || !line.contains("super::"), "{}:{number}: {line}", path.display());
            }
        }
    }
}

#[test]
fn every_module_is_in_the_table() {
    let src = project().join("src");
    let found: BTreeSet<String> = rust_files(&src)
        .iter()
        .filter_map(|path| path.strip_prefix(&src).ok()?.components().next())
        .map(|first| first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_string())
        .filter(|name| !["lib", "main", "bin"].contains(&name.as_str()))
        .collect();
    assert_eq!(found, MODULES.iter().map(|(module, _)| module.to_string()).collect());
}

#[test]
fn pure_modules_have_no_side_effects() {
    for path in PURE.iter().flat_map(|module| files_of(module)) {
        for (number, line) in code(&path) {
            for word in OUTSIDE {
                assert!(!line.contains(word), "{}:{number} has {word}: {}", path.display(), line.trim());
            }
        }
    }
}

/// The last column of the table in `ARCHITECTURE.md` is the same as `MODULES`.
#[test]
fn the_architecture_document_has_the_same_table() {
    let map = source("ARCHITECTURE.md");
    for (module, allowed) in MODULES {
        let row = map.lines().find(|line| {
            let first = line.trim_start_matches("| ");
            first.starts_with(&format!("`src/{module}/`")) || first.starts_with(&format!("`src/{module}.rs`"))
        });
        let row = row.unwrap_or_else(|| panic!("the map has no row for {module}"));
        let last = row.trim().trim_end_matches('|').rsplit('|').next().unwrap_or_default().trim();
        let documented: Vec<&str> = last.split(", ").filter(|name| *name != "nothing").collect();
        assert_eq!(documented, allowed, "{module}");
    }
}
