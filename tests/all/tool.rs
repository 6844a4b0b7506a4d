//! The publisher's tool, run as people and programs run it: on a copy of the made-up site, with its words and exit codes.

use crate::support::{change, copy_folder, fixture, read};
use altogether_safer::data::Date;
use altogether_safer::publish::{Format, Outcome, check};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the made-up site; gone when the test is over.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Copy {
        let folder = std::env::temp_dir().join(format!("altogether-safer-tool-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        copy_folder(&fixture("site"), &folder);
        Copy(folder)
    }

    fn data(&self, path: &str) -> PathBuf {
        self.0.join("public/data").join(path)
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let file = self.data(path);
        fs::write(&file, change(&read(&file), from, to)).expect("the file can be written");
    }

    /// Runs the tool in the copy.
    fn site(&self, arguments: &[&str]) -> (i32, String) {
        let run = Command::new(env!("CARGO_BIN_EXE_site")).args(arguments).current_dir(&self.0).output();
        let Output { status, stdout, stderr } = run.expect("the tool can be run");
        let words = String::from_utf8(stdout).expect("it is text") + &String::from_utf8(stderr).expect("it is text");
        (status.code().expect("it ends by itself"), words)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn each_end_has_its_exit_code() {
    let site = Copy::new("codes");
    let folder = site.0.to_str().expect("the path is text");
    assert_eq!(site.site(&["check"]).0, 0);
    let (code, usage) = site.site(&["--help"]);
    assert_eq!(code, 0);
    assert!(usage.contains("Exit codes: 0 all is right, 1 problems in the data, 2 wrong use, 3 a file can't be read"));
    for wrong in [&["chekc"][..], &[], &["check", "--format", "xml"], &["diff", "one"], &["new", "dataset"]] {
        assert_eq!(site.site(wrong).0, 2, "{wrong:?}");
    }
    let (code, words) = site.site(&["diff", folder, "/no/such/folder"]);
    assert_eq!(code, 3, "{words}");
    assert!(words.contains("/no/such/folder"), "{words}");
    site.change("bicycles.json", "\"value\": 25", "\"value\": -25");
    assert_eq!(site.site(&["check"]).0, 1);
    assert_eq!(site.site(&["diff", folder, folder]).0, 1);
}

#[test]
fn programs_are_told_the_same_as_people() {
    let site = Copy::new("formats");
    site.change("bicycles.json", "\"value\": 25", "\"value\": -25");
    site.change("bicycles.json", "\"kind\": \"", "\"knid\": \"");
    let (_, text) = site.site(&["check", "--format", "text"]);
    let (code, json) = site.site(&["check", "--format", "json"]);
    let whole: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((code, &whole["right"]), (1, &Value::Bool(false)));
    let problems = whole["problems"].as_array().expect("problems are a list");
    assert!(problems.len() >= 2, "{json}");
    let (_, github) = site.site(&["check", "--format", "github"]);
    assert_eq!(github.trim_end().lines().count(), problems.len(), "{github}");
    for (problem, command) in problems.iter().zip(github.lines()) {
        let [file, rule, message, hint] = ["file", "rule", "message", "hint"]
            .map(|name| problem[name].as_str().unwrap_or_else(|| panic!("{name} is a text")));
        let (line, column) = (&problem["line"], &problem["column"]);
        assert!(text.contains(&format!("{file}:{line}:{column}")) && text.contains(message), "{text}");
        assert!(!hint.is_empty());
        let start = format!("::error file={file},line={line},col={column},title={rule}::");
        assert!(command.starts_with(&start), "{command}");
    }
}

/// What a file's words and name hold can't end a command or begin another.
#[test]
fn a_command_for_github_is_one_line() {
    let site = Copy::new("github");
    fs::write(site.data("a,b:c%\n::error::.json"), "{}").expect("the file can be written");
    let (_, github) = site.site(&["check", "--format", "github"]);
    assert_eq!(github.trim_end().lines().count(), 1, "{github}");
    assert!(github.contains("file=public/data/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.json,line=1,col=1"), "{github}");
}

#[test]
fn what_is_right_is_said_with_what_is_due() {
    let site = Copy::new("due");
    let due = Date::parse("2027-01-05").expect("it is a day").day_number();
    let told = |today| match check(&site.0, Format::Text, today) {
        Outcome::Right(words) => words,
        other => panic!("{other:?}"),
    };
    assert!(told(due - 90).contains("Due 2027-01-05: bicycles.json. New figures."), "{}", told(due - 90));
    assert!(!told(due - 91).contains("bicycles.json"));
    assert!(told(due + 1).contains("Overdue since 2027-01-05: bicycles.json."));
}

#[test]
fn a_day_still_to_come_is_refused_in_its_place() {
    let site = Copy::new("future");
    let updated = Date::parse("2026-01-06").expect("it is a day").day_number();
    assert_eq!(check(&site.0, Format::Text, updated - 1).code(), 0, "clocks may differ by a day");
    let early = check(&site.0, Format::Text, updated - 2);
    assert_eq!(early.code(), 1);
    let place = "public/data/bicycles.json:24:14 at /updated\n  6 January 2026 is still to come. [future]";
    assert!(early.words().contains(place), "{}", early.words());
}

#[test]
fn what_nothing_reads_is_no_right_file() {
    let site = Copy::new("stray");
    fs::write(site.data("charts/notes.txt"), "buy bells").expect("the file can be written");
    fs::create_dir(site.data("drafts")).expect("the folder can be made");
    fs::write(site.data("drafts/bicycles.json"), "{}").expect("the file can be written");
    let (code, words) = site.site(&["check"]);
    assert_eq!(code, 1);
    for file in ["charts/notes.txt", "drafts/bicycles.json"] {
        assert!(words.contains(&format!("public/data/{file}:1:1 at the whole file")), "{words}");
    }
    assert!(words.ends_with("2 problems in the data. Nothing was published.\n"), "{words}");
}

#[test]
fn a_difference_is_told_as_text_and_as_a_page() {
    let (old, new) = (Copy::new("diff-old"), Copy::new("diff-new"));
    let [old_folder, page] = [old.0.clone(), new.0.join("diff.html")].map(|path| path.display().to_string());
    assert_eq!(new.site(&["diff", &old_folder, "."]), (0, "Nothing differs.\n".to_string()));
    new.change("texts/home.json", "There were {fact:stolen-before}", "We counted {fact:stolen-before}");
    // A data folder will do as well as a project.
    let (code, words) = new.site(&["diff", &old.data("").display().to_string(), "public/data", "--html", &page]);
    assert_eq!(code, 0, "{words}");
    assert!(words.contains("after:  We counted 40 bicycles stolen, then 20 bicycles."), "{words}");
    assert!(read(Path::new(&page)).contains("<td role=\"cell\" data-column=\"After\">We counted 40 bicycles stolen"));
    new.change("bicycles.json", "\"value\": 25", "\"value\": 26");
    new.change("bicycles.json", "\"updated\": \"2026-01-06\"", "\"updated\": \"2026-01-07\"");
    let (code, words) = new.site(&["diff", &old_folder, "."]);
    assert_eq!(code, 1);
    let row = "data/bicycles.json, Anyshire, 2015/16\n  It was 25 [e], now it is 26 [e].";
    assert!(words.contains(row), "{words}");
}

/// What was published before the check knew a rule can be compared all the same.
#[test]
fn rules_that_came_later_keep_no_one_from_comparing() {
    let (old, new) = (Copy::new("later-old"), Copy::new("later-new"));
    old.change("thefts-rate.json", "\"period\": \"2010\", \"value\": 11.0", "\"period\": \"2010\", \"value\": 1.1");
    assert_eq!(old.site(&["check"]).0, 1);
    let old_folder = old.0.display().to_string();
    let (code, words) = new.site(&["diff", &old_folder, "."]);
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("It was 1.1, now it is 11.0."), "{words}");
    // The new data has to be right.
    let new_folder = new.0.display().to_string();
    let (code, words) = new.site(&["diff", &new_folder, &old_folder]);
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("is refused, so it can't be compared.") && words.contains("[jump]"), "{words}");
}

#[test]
fn what_is_started_is_right_as_it_is_and_never_written_over() {
    let site = Copy::new("new");
    let started = [
        ("dataset", "lost-bells", "lost-bells.json"),
        ("chart", "lost-bells", "charts/lost-bells.json"),
        ("advice", "road/puddles", "advice/puddles.json"),
        ("lesson", "water-ks3", "packs/water-ks3.json"),
    ];
    for (kind, name, file) in started {
        let (code, words) = site.site(&["new", kind, name]);
        assert_eq!(code, 0, "{words}");
        assert!(words.starts_with(&format!("Written: public/data/{file}")) && words.contains("\nNext: "), "{words}");
        let text = read(&site.data(file));
        assert_eq!(site.site(&["check"]).0, 0, "{}", site.site(&["check"]).1);
        let (code, words) = site.site(&["new", kind, name]);
        assert_eq!((code, words), (2, format!("public/data/{file} is there already.\n")));
        assert_eq!(read(&site.data(file)), text);
    }
    let list: Value = serde_json::from_str(&read(&site.data("datapackage.json"))).expect("the list is JSON");
    let last = list["resources"].as_array().and_then(|all| all.last()).expect("the list has files");
    assert_eq!(last["path"], "lost-bells.json");
}

#[test]
fn a_start_that_can_not_be_is_refused_with_what_would_do() {
    let site = Copy::new("not-new");
    let wrong = [
        ("dataset", "Lost Bells", "Write small letters, digits and hyphens"),
        ("dataset", "../bells", "Write small letters, digits and hyphens"),
        ("chart", "lost-bells", "Start one with `site new dataset lost-bells`."),
        ("advice", "puddles", "Write the topic too"),
        ("advice", "sea/puddles", "The topics are water, road, home, rail."),
        ("lesson", "water", "Write them like water-ks3."),
        ("poster", "water", "Write dataset, chart, advice or lesson."),
    ];
    for (kind, name, words) in wrong {
        let (code, told) = site.site(&["new", kind, name]);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(words), "{told}");
    }
    site.change("bicycles.json", "\"value\": 25", "\"value\": -25");
    let (code, told) = site.site(&["new", "dataset", "lost-bells"]);
    assert_eq!(code, 1);
    assert!(told.ends_with("Put this right first.\n") && !site.data("lost-bells.json").exists(), "{told}");
}
