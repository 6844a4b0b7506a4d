//! What readers see is plain native English. `fixtures/english.txt` lists what is not, with what to write instead; what
//! only an ear can find is left to whoever reads it aloud.

use crate::support::{fixture, project, published, read};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Fields that hold no words of ours: names, addresses, and the titles that others gave to their works.
const NOT_OURS: [&str; 8] = ["sources", "licenses", "name", "path", "to", "words", "means", "queries"];

/// Where literals reach readers: pages, parts, islands, messages and scripts.
const CODE: [&str; 7] = ["src", "js/board", "js/chart", "js/embed", "js/lesson", "js/page", "js/search"];

/// A question in place of "if" begins so.
const ASKS: [&str; 14] = [
    "Do ", "Does ", "Did ", "Is ", "Are ", "Was ", "Were ", "Have ", "Has ", "Can ", "Could ", "Would ", "Will ",
    "Should ",
];

/// In lessons, questions are put to pupils; what follows them is an answer, unless it begins so.
const THEN: [&str; 8] = ["Then ", "Call ", "Turn ", "Go ", "Ask ", "Tell ", "Report ", "Check "];

/// Files that are not rewritten yet. One that has no fault any more must leave this list.
const NOT_YET: [&str; 0] = [];

/// Every text with where it stands.
fn published_words() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (path, text) in published().0 {
        if path.starts_with("editions/") {
            continue;
        }
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        collect(&value, &mut |words| all.push((path.clone(), words.to_string())));
    }
    all
}

fn collect(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(words) => each(words),
        Value::Array(list) => list.iter().for_each(|one| collect(one, each)),
        Value::Object(fields) => {
            let ours = fields.iter().filter(|(name, _)| !NOT_OURS.contains(&name.as_str()));
            ours.for_each(|(_, one)| collect(one, each));
        }
        _ => {}
    }
}

/// The literals of the code, without its comments. A literal that goes on over several lines is several.
fn words_in_code() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for folder in CODE {
        in_files(&project().join(folder), &mut |path, text| {
            let shown = path.strip_prefix(project()).unwrap_or(path).display().to_string();
            for line in
                text.lines().filter(|line| !["//", "*", "/*"].iter().any(|sign| line.trim_start().starts_with(sign)))
            {
                let code = line.split(" // ").next().unwrap_or_default();
                let parts = code.split(['"', '`']).skip(1).step_by(2);
                // What begins or goes on elsewhere has one quotation mark or none.
                let is_part = !code.contains(['"', '`', ';', '{']);
                all.extend(parts.map(|words| (shown.clone(), words.to_string())));
                if is_part {
                    all.push((shown.clone(), code.trim().to_string()));
                }
            }
        });
    }
    all
}

fn in_files(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            in_files(&path, each);
        } else if path.extension().is_some_and(|ext| ext == "rs" || ext == "js") {
            each(&path, &read(&path));
        }
    }
}

/// Whether a text has these words, as whole words.
fn has(text: &str, words: &str) -> bool {
    let is_end = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric() && sign != ',');
    text.match_indices(words).any(|(at, _)| {
        // "1,000" is not in "1,000,000".
        is_end(text[..at].chars().next_back())
            && is_end(text[at + words.len()..].chars().next().filter(|sign| *sign != ','))
    })
}

/// A question that stands for a condition: "Do you rent? Ask …".
fn condition(text: &str, is_lesson: bool) -> Option<&str> {
    let mut starts = vec![0];
    starts.extend(text.match_indices(['.', '!', '?', ':']).map(|(at, _)| at + 1));
    starts.into_iter().find_map(|start| {
        let sentence = text.get(start..)?.trim_start();
        let end = sentence.find(['.', '!', '?'])?;
        let (asked, after) = (sentence.get(..=end)?, sentence.get(end + 1..)?.trim_start());
        let asks = asked.ends_with('?') && ASKS.iter().any(|word| asked.starts_with(word));
        let goes_on = if is_lesson { THEN.iter().any(|word| after.starts_with(word)) } else { !after.is_empty() };
        (asks && goes_on).then_some(asked)
    })
}

/// What is wrong with a text, with what to do.
fn fault(list: &[(String, String)], text: &str, is_lesson: bool) -> Option<String> {
    let small = text.to_lowercase();
    let bad = list.iter().find(|(bad, _)| has(&small, bad)).map(|(bad, good)| format!("“{bad}”: write {good}"));
    bad.or_else(|| condition(text, is_lesson).map(|asked| format!("“{asked}”: write “If …”, or make it a heading")))
}

fn list() -> Vec<(String, String)> {
    let text = read(&fixture("english.txt"));
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let pair = |line: &str| {
        let (bad, good) = line.split_once(" => ").unwrap_or_else(|| panic!("there is no => in: {line}"));
        (bad.to_string(), good.to_string())
    };
    lines.map(pair).collect()
}

#[test]
fn what_readers_see_is_native_english() {
    let list = list();
    let all: Vec<(String, String)> = published_words().into_iter().chain(words_in_code()).collect();
    assert!(all.len() > 5_000, "only {} texts were read", all.len());
    let faults: Vec<(&str, String)> = (all.iter())
        .filter_map(|(path, text)| {
            Some((path.as_str(), format!("{}\n    {text}", fault(&list, text, path.starts_with("packs/"))?)))
        })
        .collect();
    let ready: Vec<&str> = NOT_YET.into_iter().filter(|file| faults.iter().all(|(path, _)| path != file)).collect();
    assert!(ready.is_empty(), "{ready:?} have no fault any more, so they can leave NOT_YET");
    let shown: Vec<String> = (faults.iter())
        .filter(|(path, _)| !NOT_YET.contains(path))
        .map(|(path, fault)| format!("{path}: {fault}"))
        .collect();
    assert!(shown.is_empty(), "{} texts are not what people say:\n{}", shown.len(), shown.join("\n"));
}

/// The rules find what they are for, and nothing else.
#[test]
fn each_rule_finds_its_fault() {
    let list = list();
    for (bad, good) in &list {
        assert!(fault(&list, &format!("It says {bad} here."), false).is_some(), "{bad} is not found");
        assert!(fault(&list, good, false).is_none(), "what to write instead of “{bad}” is refused too");
    }
    for (text, in_page, in_lesson) in [
        ("Do you rent? Then ask your landlord.", true, true),
        ("It is late. Are you alone? Call someone.", true, true),
        ("Is it safe? Talk about it in pairs.", true, false),
        ("Is crime going up?", false, false),
        ("If you rent, ask your landlord.", false, false),
        ("Fire now? Get out.", false, false),
        ("Indoubtedly 1,000,000 people", false, false),
    ] {
        assert_eq!(fault(&list, text, false).is_some(), in_page, "{text}");
        assert_eq!(fault(&list, text, true).is_some(), in_lesson, "{text}, in a lesson");
    }
}
