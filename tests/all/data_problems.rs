//! What a publisher is told about a bad file: true, in its place, in words to act on, and in good time.
//!
//! `fixtures/rules/slips/` has the words for the slips that people make most, one file for each kind of slip.

use crate::data_rules::{good, good_but};
use crate::support::dataset_builder::Made;
use crate::support::golden::Golden;
use crate::support::{Files, change, fixture, read, shown};
use altogether_safer::data::json::problem::count;
use altogether_safer::data::json::{MOST_OF_A_RULE, Problem, decode};
use altogether_safer::data::package::Package;
use altogether_safer::data::{Audience, Dataset};
use altogether_safer::publish::{load, report};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn dataset() -> String {
    read(&fixture("rules/dataset/good.json"))
}

fn refused(text: &str) -> Vec<Problem> {
    Dataset::parse("bicycles.json", text, Audience::Publisher).expect_err("the file should be refused")
}

/// Cases with their names, and what is said of each.
fn told<'c>(cases: impl IntoIterator<Item = (&'c str, Vec<Problem>)>) -> String {
    cases.into_iter().map(|(case, problems)| format!("## {case}\n{}\n", shown(&problems))).collect()
}

#[test]
fn slips_are_told_in_words_that_help() {
    let good = dataset();
    let but = |from: &str, to: &str| change(&good, from, to);
    let value = |value: &str| but("\"value\": 40", &format!("\"value\": {value}"));
    let not_json = [
        ("a byte order mark", format!("\u{FEFF}{good}")),
        ("an empty file", "\n".to_string()),
        ("a saved web page", "<!DOCTYPE html>\n<html>".to_string()),
        ("a comment", but("\"decimals\"", "// Whole numbers.\n  \"decimals\"")),
        ("a comma in a number", value("50,344")),
        ("a comma for a point", value("50,3")),
        ("a space in a number", value("50 344")),
        ("NaN", value("NaN")),
        ("minus infinity", value("-Infinity")),
        ("n/a", value("n/a")),
        ("a zero in front", value("040")),
        ("a point in front", value(".5")),
        ("a plus in front", value("+40")),
        ("pounds", value("£40")),
        ("a capital letter", value("True")),
        ("no quotation marks", but("\"Stolen bicycles\",\n  \"definition\"", "Stolen,\n  \"definition\"")),
        ("curly quotation marks", but("\"Stolen bicycles\",\n  \"desc", "“Stolen bicycles”,\n  \"desc")),
        ("single quotation marks", but("\"financial-year\"", "'financial-year'")),
        ("no closing quotation mark", but("\"financial-year\",", "\"financial-year,")),
        ("a quotation mark inside", but("Bicycles that", "\"Bicycles\" that")),
        ("a new line in a text", but("Bicycles that", "Bicycles\nthat")),
        ("a tab in a text", but("Bicycles that", "Bicycles\tthat")),
        ("a lone backslash", but("Bicycles that", "C:\\data")),
        ("no colon", but("\"decimals\": 0", "\"decimals\" 0")),
        ("no comma", but("\"decimals\": 0,", "\"decimals\": 0")),
        ("a comma too many", but("\"status\": \"p\"}", "\"status\": \"p\"},")),
        ("a comma after the last field", but("\"status\": \"p\"}", "\"status\": \"p\",}")),
        ("no value", but("\"decimals\": 0", "\"decimals\": ")),
        ("a field without quotation marks", but("\"decimals\": 0", "decimals: 0")),
        ("the wrong bracket", but("\"status\": \"p\"}\n  ]", "\"status\": \"p\"}\n  }")),
        ("a hidden character between values", but("\"decimals\": 0", "\"decimals\":\u{A0}0")),
        ("cut off", good[..good.len() - 60].to_string()),
        ("not closed", good.trim_end().trim_end_matches('}').to_string()),
        ("something at the end", format!("{good}}}")),
        ("too deep", "[".repeat(100_000)),
    ];
    let other = [
        ("a number with a comma as text", value("\"50,344\"")),
        ("a number as text", value("\"50344\"")),
        ("a word for a number", value("\"not known\"")),
        ("true for a number", value("true")),
        ("a number beyond all", value("1e999")),
        ("a text for a whole number", but("\"decimals\": 0", "\"decimals\": \"0\"")),
        ("a part of a whole number", but("\"decimals\": 0", "\"decimals\": 0.5")),
        ("a number for a text", but("\"2013/14\"", "2013")),
        (
            "an object for a list",
            but("[{\"name\": \"CC0-1.0\"", "{\"name\": \"CC0-1.0\"").replacen("terms\"}]", "terms\"}", 1),
        ),
        ("a text for an object", but("{\"one\": \"bicycle\", \"many\": \"bicycles\"}", "\"bicycles\"")),
        ("an unknown area", but("\"E06000047\", \"period\": \"2013/14\"", "\"E06000074\", \"period\": \"2013/14\"")),
        ("an area's name", but("\"E06000047\", \"period\": \"2013/14\"", "\"County Durham\", \"period\": \"2013/14\"")),
        ("an unknown source", value("40, \"source\": \"dsek\"")),
        ("a source of another kind", value("40, \"source\": \"The desk's book\"")),
        ("a period of another kind", but("\"2013/14\"", "\"2013\"")),
        ("a period in another form", but("\"2013/14\"", "\"2013-14\"")),
        ("an unknown symbol", but("\"p\"", "\"q\"")),
        ("a capital symbol", but("\"p\"", "\"P\"")),
        ("an unknown kind of period", but("\"financial-year\"", "\"financial year\"")),
        ("a date in another form", but("\"2026-01-05\",\n  \"updated\"", "\"5 January 2026\",\n  \"updated\"")),
        ("a misspelt field", but("\"value\": 40", "\"vaule\": 40")),
        ("an address without its start", but("\"https://desk.example/book\"", "\"www.desk.example/book\"")),
        ("an address over http", but("\"https://desk.example/terms\"", "\"http://desk.example/terms\"")),
        (
            "an address that leads elsewhere",
            but("\"https://desk.example/book\"", "\"https://www.gov.uk@evil.example/\""),
        ),
        (
            "an address with a letter of another alphabet",
            but("\"https://desk.example/book\"", "\"https://www.gоv.uk/\""),
        ),
        ("an address without a dot", but("\"https://desk.example/book\"", "\"https://a\"")),
        ("a date of the year 1", but("\"created\": \"2026-01-05\"", "\"created\": \"0001-01-05\"")),
        ("a date of the next century", but("\"nextUpdate\": \"2027-01-05\"", "\"nextUpdate\": \"2206-01-05\"")),
        ("a next update in 2099", but("\"nextUpdate\": \"2027-01-05\"", "\"nextUpdate\": \"2099-01-05\"")),
        ("a title of a zero-width space", but("\"title\": \"Stolen bicycles\"", "\"title\": \"\u{200B}\"")),
        ("a title of dots", but("\"title\": \"Stolen bicycles\"", "\"title\": \"...\"")),
        ("a tag character", but("Bicycles that", "Bicycles\u{E0041} that")),
        ("0 among larger figures", but("\"value\": 20,", "\"value\": 0,")),
    ];
    let bytes = [
        ("UTF-16", good.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        (
            "UTF-16 with its mark",
            [0xFE, 0xFF].into_iter().chain(good.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        ),
        (
            "Windows-1252",
            but("Bicycles that", "Bicycles ~ that").replace('~', "\u{96}").chars().map(|c| c as u8).collect(),
        ),
        ("a workbook", b"PK\x03\x04\x14\0\0\0".to_vec()),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ];
    let mut golden = Golden::new("rules/slips");
    let told_all = |cases: &[(&'static str, String)]| told(cases.iter().map(|(case, text)| (*case, refused(text))));
    golden.compare("not-json.txt", &told_all(&not_json));
    golden.compare("values.txt", &told_all(&other));
    golden.compare(
        "not-text.txt",
        &told(bytes.map(|(case, bytes)| (case, vec![*decode("bicycles.json", bytes).expect_err("it is no text")]))),
    );
    golden.end(".txt");
    for (case, text) in &not_json {
        assert_eq!(refused(text).len(), 1, "{case}");
        let page = Dataset::parse("the file", text, Audience::Page).expect_err("a page refuses it too");
        assert_eq!((page[0].message.as_str(), page[0].hint.as_str()), ("This is not valid JSON.", ""), "{case}");
    }
}

/// The place of a slip is that of the sign that stops the reader, not of what comes after.
#[test]
fn a_slip_has_its_place() {
    for (slip, found) in [("50,344", "50,344"), ("\"forty", "\"forty"), ("NaN", "NaN"), ("[1, 2,]", "]")] {
        let text = change(&dataset(), "\"value\": 40", &format!("\"value\": {slip}"));
        let [problem] = &refused(&text)[..] else { panic!("{slip} is one problem") };
        let line = text.lines().nth(problem.line - 1).expect("the line is there");
        let rest: String = line.chars().skip(problem.column - 1).collect();
        assert!(rest.starts_with(found), "{slip}: {rest}");
        assert!(problem.pointer.starts_with("/rows/0/value"), "{slip}: {}", problem.pointer);
    }
}

/// One mistake is one problem: not another for each row that it touches, and none that it hides.
#[test]
fn a_mistake_makes_no_other_and_hides_none() {
    let good = dataset();
    let source = change(&good, "\"The desk's book\"", "5");
    let area = change(&good, "\"kind\": \"unitary authority\"", "\"kind\": 5");
    let title = change(&good, "\"Stolen bicycles\",\n  \"desc", "5,\n  \"desc");
    let kind = change(&good, "\"financial-year\"", "\"school-year\"");
    for (text, place) in
        [(source, "/sources/0/title"), (area, "/areas/0/kind"), (title, "/title"), (kind, "/periodKind")]
    {
        let two = change(&text, "\"value\": 40", "\"value\": -40");
        let found: Vec<_> = refused(&two).into_iter().map(|problem| problem.pointer).collect();
        assert_eq!(found, [place, "/rows/0/value"]);
    }
}

/// The file of single figures, by the list.
fn facts_path() -> String {
    let files = good();
    let list: serde_json::Value = serde_json::from_str(&files["datapackage.json"]).expect("the list is JSON");
    let resources = list["resources"].as_array().expect("the list has resources");
    let facts = resources.iter().find(|resource| resource["holds"] == "facts").expect("the list has figures");
    facts["path"].as_str().expect("a path is a text").to_string()
}

#[test]
fn a_mistake_in_one_file_is_no_mistake_of_another() {
    for path in ["bicycles.json", "contacts.json", &facts_path(), "charts/bicycles.json", "site.json"] {
        // The file with the mistake stands behind a sound one of its kind.
        let mut files = good_but(path, "\"schema\": 1", "\"schema\": 1, \"colour\": \"red\"");
        let entry = "\"resources\": [";
        let more = format!("{entry}\n    {{\"name\": \"first\", \"path\": \"first.json\"}},");
        files.insert("datapackage.json".to_string(), change(&files["datapackage.json"], entry, &more));
        let first = change(&dataset(), "\"name\": \"bicycles\"", "\"name\": \"first\"");
        files.insert("first.json".to_string(), first);
        let problems = Package::parse("data", &files).expect_err("the mistake is found");
        let found: Vec<_> = problems.iter().map(|problem| (problem.file.as_str(), problem.rule)).collect();
        assert_eq!(found, [(format!("data/{path}").as_str(), "unknown-field")]);
    }
}

/// What a list with a mistake names is read all the same.
#[test]
fn a_mistake_in_the_list_hides_none_in_its_files() {
    let mut files = good_but("bicycles.json", "\"value\": 40", "\"value\": -40");
    let list = change(&files["datapackage.json"], "\"1.0.0\"", "\"1.0.0\", \"colour\": \"red\"");
    files.insert("datapackage.json".to_string(), list);
    let problems = Package::parse("data", &files).expect_err("the mistakes are found");
    assert_eq!(problems.iter().map(|problem| problem.rule).collect::<Vec<_>>(), ["value-range", "unknown-field"]);
}

#[test]
fn a_file_that_is_missing_is_named_where_the_list_names_it() {
    let mut files = good();
    files.remove("bicycles.json");
    let problems = Package::parse("data", &files).expect_err("the file is missing");
    let place = (problems[0].file.as_str(), problems[0].line, problems[0].pointer.as_str());
    assert_eq!(place, ("data/datapackage.json", 8, "/resources/0/path"), "{}", shown(&problems));
    assert_eq!(problems.len(), 1, "{}", shown(&problems));
}

/// A folder for a test, with the good files in it; gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &Files) -> Folder {
        let folder = Folder(std::env::temp_dir().join(format!("altogether-safer-{name}-{}", std::process::id())));
        for (path, text) in files {
            let path = folder.data(path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
        folder
    }

    fn data(&self, path: &str) -> PathBuf {
        self.0.join("public/data").join(path)
    }

    fn problems(&self) -> Vec<Problem> {
        load(&self.0).expect("the folder can be listed").1.expect_err("the data should be refused")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Each is one problem, and the slip in another file is told beside it.
#[cfg(unix)]
#[test]
fn what_is_not_readable_text_is_one_problem_and_hides_no_other() {
    use std::os::unix::fs::symlink;
    type Change = fn(&Folder);
    let replaced = |folder: &Folder| fs::remove_file(folder.data("bicycles.json")).expect("the file was there");
    let changes: [(&str, &str, Change); 6] = [
        ("bicycles.json", "encoding", |folder| {
            fs::write(folder.data("bicycles.json"), b"{\"title\": \"Durham \x96 County\"}").expect("it can be written");
        }),
        ("bicycles.json", "unreadable", |folder| {
            let made = std::process::Command::new("mkfifo").arg(folder.data("bicycles.json")).status();
            assert!(made.expect("mkfifo is there").success());
        }),
        ("bicycles.json", "unreadable", |folder| {
            symlink("nowhere.json", folder.data("bicycles.json")).expect("a link can be made");
        }),
        ("bicycles.json", "unreadable", |folder| {
            symlink("bicycles.json", folder.data("bicycles.json")).expect("a link can be made");
        }),
        ("bicycles.json", "too-large", |folder| {
            fs::write(folder.data("bicycles.json"), " ".repeat(3 << 20)).expect("it can be written");
        }),
        ("charts", "unreadable", |folder| {
            fs::rename(folder.data("charts"), folder.0.join("elsewhere")).expect("the folder can be moved");
            symlink(folder.0.join("elsewhere"), folder.data("charts")).expect("a link can be made");
        }),
    ];
    let slip = good_but("site.json", "\"schema\": 1", "\"schema\": 1, \"colour\": \"red\"");
    for (i, (path, rule, change)) in changes.into_iter().enumerate() {
        let folder = Folder::new(&format!("unreadable-{i}"), &slip);
        if path == "bicycles.json" {
            replaced(&folder);
        }
        change(&folder);
        let problems = folder.problems();
        let found: Vec<_> = problems.iter().map(|problem| (problem.file.as_str(), problem.rule)).collect();
        let file = format!("public/data/{path}");
        assert_eq!(found, [(file.as_str(), rule), ("public/data/site.json", "unknown-field")], "case {i}");
        assert!(problems.iter().all(|problem| !problem.to_string().contains("\n  \n")), "case {i} has no hint");
    }
}

/// A folder that leads back into itself is not followed for ever.
#[cfg(unix)]
#[test]
fn a_folder_in_a_loop_is_one_problem() {
    let folder = Folder::new("loop", &good());
    std::os::unix::fs::symlink("..", folder.data("charts/again")).expect("a link can be made");
    let found: Vec<_> = folder.problems().into_iter().map(|problem| (problem.file, problem.rule)).collect();
    assert_eq!(found, [("public/data/charts/again".to_string(), "unreadable")]);
}

/// A dataset with so many years of so many towns that it has this many rows.
fn made(rows: usize) -> serde_json::Value {
    let years: Vec<String> = (0..200.min(rows)).map(|year| (1950 + year).to_string()).collect();
    let figures: Vec<_> = years.iter().map(|year| (year.as_str(), Some(10.0))).collect();
    let towns = (0..rows.div_ceil(200))
        .fold(Made::of("calendar-year"), |made, town| made.area(&format!("Town {town}"), &figures));
    serde_json::from_str(&towns.text()).expect("the made dataset is JSON")
}

#[test]
fn one_slip_in_every_row_is_told_twenty_times_and_counted() {
    let text = made(5000).to_string().replace("\"value\"", "\"vaule\"");
    let problems = refused(&text);
    assert_eq!(problems.len(), 2 * MOST_OF_A_RULE);
    assert_eq!(count(&problems), 10_000);
    let report = report(&problems);
    assert_eq!(report.matches("… and 4,980 more like this in this file.").count(), 2);
    assert!(report.ends_with("10,000 problems in the data. Nothing was published."));
}

/// Reading takes as long as a file is: eight times the file, less than three times eight times as long. Anything that
/// goes through the file, or through what was found before, once for each problem would take 64 times as long.
#[test]
fn a_file_full_of_mistakes_is_read_in_time_with_its_length() {
    type Bad = fn(usize) -> String;
    let kinds: [(&str, Bad); 5] = [
        ("bad rows", |n| made(n).to_string().replace("\"value\":10.0", "\"value\":-1")),
        ("misspelt fields", |n| made(n).to_string().replace("\"value\"", "\"vaule\"")),
        ("rows that are there twice", |n| {
            let mut value = made(200);
            let row = value["rows"][0].clone();
            value["rows"].as_array_mut().expect("rows are a list").extend(std::iter::repeat_n(row, n));
            value.to_string()
        }),
        ("areas without rows", |n| {
            let mut value = made(200);
            let areas = value["areas"].as_array_mut().expect("areas are a list");
            areas.extend((0..n).map(
                |i| serde_json::json!({ "code": format!("E1{i:07}"), "name": format!("Place {i}"), "kind": "k" }),
            ));
            value.to_string()
        }),
        ("unknown fields", |n| {
            let mut value = made(200);
            let fields = value.as_object_mut().expect("the file is an object");
            fields.extend((0..n * 3).map(|i| (format!("colour{i}"), 1.into())));
            value.to_string()
        }),
    ];
    let time = |text: &str| -> Duration {
        let once = || {
            let start = Instant::now();
            assert!(Dataset::parse("large", text, Audience::Publisher).is_err());
            start.elapsed()
        };
        (0..9).map(|_| once()).min().expect("it was read nine times")
    };
    for (kind, bad) in kinds {
        let [short, long] = [800, 6400].map(|n| time(&bad(n)));
        println!("{kind}: {short:?}, eight times as many: {long:?}");
        assert!(long < short * 24, "{kind}: {short:?} became {long:?}");
    }
}
