//! Source files have no circular dependencies, and no page is made from anything below `tests/`.

use crate::support::{project, read};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder with one of these endings.
fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| entry.expect("the folder can be listed").path())
        .flat_map(|path| if path.is_dir() { files_below(&path, endings) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)))
        .collect();
    files.sort();
    files
}

/// A file's text without comments.
fn code(path: &Path) -> String {
    read(path).lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// A module's path below `crate`: `src/data/series/mod.rs` is `data::series`.
fn module_of(path: &Path) -> String {
    let below = path.strip_prefix(project().join("src")).expect("the file is in src").with_extension("");
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("::").trim_end_matches("mod").trim_end_matches("::").to_string()
}

/// The paths that stand in code: `crate::data::{Date, json::File}` is two of them.
fn paths(text: &str, module: &str, is_folder: bool) -> Vec<String> {
    let parent = if is_folder { module } else { module.rsplit_once("::").map_or("", |(parent, _)| parent) };
    let mut found = Vec::new();
    for (start, base) in [("crate::", ""), ("super::", parent)] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == ':' || c == '_') {
                continue;
            }
            let base = if base.is_empty() { String::new() } else { format!("{base}::") };
            spread(&text[at + start.len()..], &base, &mut found);
        }
    }
    found
}

/// Takes a path apart where it has branches in braces.
fn spread(rest: &str, base: &str, found: &mut Vec<String>) {
    let plain: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
    let after = &rest[plain.len()..];
    if !plain.ends_with("::") || !after.starts_with('{') {
        found.push(format!("{base}{plain}"));
        return;
    }
    let (mut depth, mut from) = (0, 1);
    for (at, c) in after.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if (c == ',' && depth == 1) || depth == 0 {
            spread(after[from..at].trim(), &format!("{base}{plain}"), found);
            from = at + 1;
        }
        if depth == 0 {
            return;
        }
    }
}

/// What stands between braces or alone after `pub use` in a folder's own file: each name and the module that it is from.
fn handed_on(text: &str, module: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (at, _) in text.match_indices("use ") {
        let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        if !text[line_start..at].trim_start().starts_with("pub") {
            continue;
        }
        let statement = &text[at + 4..at + text[at..].find(';').unwrap_or(0)];
        let Some((child, rest)) = statement.split_once("::") else { continue };
        for name in rest.trim_matches(['{', '}']).split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let (from, name) = name.split_once(" as ").unwrap_or((name, name));
            names.insert(name.to_string(), format!("{module}::{child}::{from}"));
        }
    }
    names
}

/// The file that a path leads to, through folders that only hand names on.
fn target(
    path: &str,
    modules: &BTreeMap<String, PathBuf>,
    names: &BTreeMap<String, BTreeMap<String, String>>,
) -> Option<String> {
    let mut parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
    let mut rest = Vec::new();
    while !parts.is_empty() && !modules.contains_key(&parts.join("::")) {
        rest.push(parts.pop()?);
    }
    let module = parts.join("::");
    let handed = rest.last().and_then(|name| names.get(&module)?.get(*name));
    match handed {
        Some(on) => target(on, modules, names),
        None => modules.contains_key(&module).then_some(module),
    }
}

/// Which file needs which.
fn needs() -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeMap<String, PathBuf> = files_below(&project().join("src"), &["rs"])
        .into_iter()
        .map(|path| (module_of(&path), path))
        .filter(|(module, _)| !module.is_empty() && module != "lib" && module != "main" && !module.starts_with("bin::"))
        .collect();
    let is_folder = |path: &Path| path.ends_with("mod.rs");
    let names: BTreeMap<String, BTreeMap<String, String>> = (modules.iter())
        .filter(|(_, path)| is_folder(path))
        .map(|(module, path)| (module.clone(), handed_on(&code(path), module)))
        .collect();
    let of = |(module, path): (&String, &PathBuf)| {
        let found = paths(&code(path), module, is_folder(path));
        let found = found.iter().filter_map(|path| target(path, &modules, &names));
        (module.clone(), found.filter(|other| other != module).collect())
    };
    modules.iter().map(of).collect()
}

/// A way from a file back to itself.
fn circle(start: &str, needs: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let (mut open, mut seen) = (vec![vec![start.to_string()]], BTreeSet::new());
    while let Some(way) = open.pop() {
        for next in way.last().and_then(|last| needs.get(last)).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                open.push(way.iter().cloned().chain([next.clone()]).collect());
            }
        }
    }
    None
}

#[test]
fn no_file_needs_itself_through_others() {
    let needs = needs();
    assert!(needs.len() > 50 && needs.values().map(BTreeSet::len).sum::<usize>() > 150, "the arrows are seen");
    let circles: BTreeSet<String> = needs
        .keys()
        .filter_map(|start| circle(start, &needs))
        .filter(|way| way.iter().min() == way.first())
        .map(|way| format!("{} → {}", way.join(" → "), way[0]))
        .collect();
    assert!(circles.is_empty(), "\n{}", circles.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_path_leads_to_the_file_that_has_the_name() {
    let needs = needs();
    let has = |file: &str, other: &str| needs[file].contains(other);
    assert!(has("data::package::load", "data::series::dataset"), "{:?}", needs["data::package::load"]);
    assert!(has("data::json::reader", "data::json::problem"));
    assert!(has("words::finding", "words::number"));
}

#[test]
fn no_build_reads_what_lies_below_tests() {
    let src = files_below(&project().join("src"), &["rs"]);
    let js = files_below(&project().join("js"), &["js", "mjs"]);
    for path in src.into_iter().chain(js) {
        for (number, line) in (1..).zip(code(&path).lines()) {
            assert!(!line.contains("tests/"), "{}:{number}: {}", path.display(), line.trim());
        }
    }
}
