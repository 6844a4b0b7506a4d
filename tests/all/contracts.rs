//! The table of names that pages, scripts and styles rely on says what the sources do.

use crate::support::{project, read, source};
use altogether_safer::part::contract::{CHART_PARTS, CONTRACTS, HYDRATED_PARTS};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The text of each file that may hold such names, by its path. Comments of Rust hold words about them.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for folder in ["src", "js", "style", "public/embed"] {
        collect(&project().join(folder), &mut found);
    }
    found.remove("src/part/contract.rs");
    found
}

fn collect(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, found);
        } else if ["rs", "js", "mjs", "css"].contains(&ending) {
            let code = |line: &str| line.split("//").next().unwrap_or_default().to_string() + "\n";
            let text = read(&path);
            let text = if ending == "rs" { text.lines().map(code).collect() } else { text };
            let name = path.strip_prefix(project()).expect("it is in the project").to_string_lossy().into_owned();
            found.insert(name, text);
        }
    }
}

/// Whether a letter can be a part of a name.
fn in_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Whether a text has a name as a whole.
fn has(text: &str, name: &str) -> bool {
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(in_name) && !text[at + name.len()..].starts_with(in_name))
}

/// A script's name for an attribute: `data-last-changed` is `dataset.lastChanged`.
fn in_script(name: &str) -> Option<String> {
    let mut words = name.strip_prefix("data-")?.split('-');
    let first = words.next().unwrap_or_default().to_string();
    Some(words.fold(first, |name, word| format!("{name}{}{}", word[..1].to_uppercase(), &word[1..])))
}

fn mentions(path: &str, text: &str, name: &str) -> bool {
    let in_script = in_script(name).filter(|_| path.starts_with("js/"));
    has(text, name) || in_script.is_some_and(|name| has(text, &format!("dataset.{name}")))
}

#[test]
fn each_name_stands_in_the_files_of_the_table_and_in_no_other() {
    let sources = sources();
    let mut wrong = Vec::new();
    for contract in CONTRACTS {
        let told: BTreeSet<&str> = contract.written.iter().chain(contract.read).copied().collect();
        let found = sources.iter().filter(|(path, text)| mentions(path, text, contract.name));
        let found: BTreeSet<&str> = found.map(|(path, _)| path.as_str()).collect();
        wrong.extend(found.difference(&told).map(|path| format!("{} stands in {path}", contract.name)));
        wrong.extend(told.difference(&found).map(|path| format!("{} does not stand in {path}", contract.name)));
        assert!(!contract.written.is_empty() && !contract.read.is_empty(), "{} needs both sides", contract.name);
    }
    assert!(wrong.is_empty(), "src/part/contract.rs says something else:\n{}", wrong.join("\n"));
}

/// Styles only read; pages only write.
#[test]
fn the_table_tells_who_writes_from_who_reads() {
    for contract in CONTRACTS {
        for path in contract.written {
            assert!(!path.starts_with("style/"), "{}: {path} can't write", contract.name);
        }
        for path in contract.read {
            let writes = ["src/page/", "src/part/", "src/publish/"].iter().any(|folder| path.starts_with(folder));
            assert!(!writes, "{}: {path} can't read", contract.name);
        }
    }
}

/// The names of attributes that a script or a style looks for.
fn wanted(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.split(|letter| !in_name(letter)).next().unwrap_or_default().to_string();
    let quoted = ["[data-", "\"data-", "'data-"].into_iter().flat_map(|start| {
        text.split(start).skip(1).map(move |rest| format!("data-{}", name(rest))).collect::<Vec<_>>()
    });
    let properties = text.split("dataset.").skip(1).map(|rest| {
        let dashed = |letter: char| {
            if letter.is_ascii_uppercase() { format!("-{}", letter.to_ascii_lowercase()) } else { letter.to_string() }
        };
        format!("data-{}", name(rest).chars().map(dashed).collect::<String>())
    });
    quoted.chain(properties).collect()
}

#[test]
fn each_name_that_a_script_or_a_style_looks_for_is_in_the_table() {
    let known: BTreeSet<&str> = CONTRACTS.iter().map(|contract| contract.name).collect();
    assert_eq!(known.len(), CONTRACTS.len(), "a name stands twice in the table");
    for (path, text) in sources().iter().filter(|(path, _)| !path.starts_with("src/")) {
        for name in wanted(text) {
            assert!(known.contains(name.as_str()), "{path} looks for {name}, which is not in src/part/contract.rs");
        }
    }
}

/// An embed exchanges these parts, so both its page and the island have them.
#[test]
fn an_embed_and_its_island_have_the_parts_that_are_exchanged() {
    let script = source("js/embed/hydrate.js");
    let list = |parts: &[&str]| parts.iter().map(|part| format!("\".{part}\"")).collect::<Vec<_>>().join(", ");
    assert!(script.contains(&format!("[{}]", list(&CHART_PARTS))));
    assert!(script.contains(&format!("[{}]", list(&HYDRATED_PARTS))));
    let island: String =
        sources().into_iter().filter(|(path, _)| path.starts_with("src/island/")).map(|(_, text)| text).collect();
    let embed = source("src/page/embed/chart.rs");
    let classes = |text: &str| -> BTreeSet<String> {
        let all = text.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
        all.flat_map(str::split_whitespace).map(str::to_string).collect()
    };
    for part in CHART_PARTS {
        assert!(classes(&embed).contains(part) && classes(&island).contains(part), "{part}");
    }
    for part in HYDRATED_PARTS {
        assert!(classes(&island).contains(part), "{part}");
    }
}
