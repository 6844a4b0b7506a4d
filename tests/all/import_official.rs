//! Figures from official files: five layouts are imported whole, each figure with its cell; a revision is told; and a
//! file is compared with what it gave.

use crate::support::grid::Put;
use crate::support::layouts::{Layout, council, layouts, made_project, police, roads};
use crate::support::{change, fixture, read, shown};
use altogether_safer::data::import::Mapping;
use altogether_safer::data::{Audience, Dataset, Date, Problem};
use altogether_safer::import::read_book;
use altogether_safer::publish::{DATA, FIGURES, IMPORTS, ImportRequest, import_file, verify, workbook};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn request(dataset: &str) -> ImportRequest<'_> {
    let today = Date::parse("2026-03-01").expect("it is a day");
    ImportRequest { dataset, write: true, why: None, next: None, today }
}

fn put(folder: &Path, layout: &Layout) -> PathBuf {
    let path = folder.join(layout.file);
    fs::write(&path, (layout.write)(&layout.grids)).expect("a file can be written");
    path
}

fn run(folder: &Path, file: &Path, request: &ImportRequest<'_>) -> Result<String, Vec<Problem>> {
    import_file(folder, file, request).expect("the files can be read")
}

fn compare(folder: &Path, file: &Path, dataset: Option<&str>) -> Result<String, Vec<Problem>> {
    verify(folder, file, dataset).expect("the files can be read")
}

fn dataset(folder: &Path, name: &str) -> Dataset {
    let text = read(&folder.join(format!("{DATA}/{name}.json")));
    Dataset::parse(name, &text, Audience::Publisher).unwrap_or_else(|problems| panic!("{}", shown(&problems)))
}

/// The rows of a dataset's file in short: "area period value status".
fn rows(folder: &Path, name: &str) -> Vec<String> {
    let text = read(&folder.join(format!("{DATA}/{name}.json")));
    let dataset: Value = serde_json::from_str(&text).expect("it is JSON");
    let short = |row: &Value| {
        let status = row["status"].as_str().unwrap_or("-");
        format!(
            "{} {} {} {status}",
            row["area"].as_str().unwrap_or("?"),
            row["period"].as_str().unwrap_or("?"),
            row["value"]
        )
    };
    dataset["rows"].as_array().expect("it has rows").iter().map(short).collect()
}

#[test]
fn five_official_layouts_are_taken_over() {
    let folder = made_project("import-layouts", &layouts());
    for (layout, rows_after, one, cell) in [
        (
            0,
            12,
            "E23000001 2023/24 861 -",
            r#""E23000001", "period": "2023/24", "file": 0, "sheet": "Table P1", "cell": "G9""#,
        ),
        (
            1,
            16,
            "E06000002 2021 null x",
            r#""E06000002", "period": "2021", "file": 0, "sheet": "RAS_made_up", "cell": "D7""#,
        ),
        (2, 15, "E06000001 2023 224 -", r#""E06000001", "period": "2023", "file": 0, "sheet": "", "cell": "D4""#),
        (
            3,
            6,
            "E06000001 2021/22 54.99 -",
            r#""E06000002", "period": "2021/22", "file": 0, "sheet": "", "cell": "G8""#,
        ),
        (
            4,
            4,
            "E05000007 2023/24 1290 -",
            r#""period": "2023/24", "file": 0, "sheet": "", "cell": "E10 + E11 + E12 + E13""#,
        ),
    ] {
        let layout = &layouts()[layout];
        let path = put(&folder, layout);
        let words =
            run(&folder, &path, &request(layout.name)).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        let rows = rows(&folder, layout.name);
        assert!(rows.len() == rows_after && rows.contains(&one.to_string()), "{}: {rows:#?}", layout.name);
        assert_eq!(dataset(&folder, layout.name).meta.updated.iso(), "2026-03-01");
        let provenance = read(&folder.join(format!("records/provenance/{}.json", layout.name)));
        assert!(provenance.contains(cell) && provenance.contains(layout.file), "{provenance}");
        assert!(words.contains("Added: ") && !words.contains("Revised"), "{words}");
        // The file that was imported, and what the site has, are the same.
        let same = compare(&folder, &path, None).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        assert!(same.contains("byte for byte"), "{same}");
        // A second time changes nothing.
        let before = read(&folder.join(format!("{DATA}/{}.json", layout.name)));
        let again =
            run(&folder, &path, &request(layout.name)).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        assert!(again.contains(&format!("{} rows stay as they are", rows.len())), "{again}");
        assert!(!again.contains(DATA), "{again}");
        assert_eq!(read(&folder.join(format!("{DATA}/{}.json", layout.name))), before);
    }
}

#[test]
fn without_write_nothing_is_written() {
    let folder = made_project("import-dry", &[police()]);
    let path = put(&folder, &police());
    let before = read(&folder.join(format!("{DATA}/police.json")));
    let words = run(&folder, &path, &ImportRequest { write: false, ..request("police") });
    let words = words.unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    assert!(words.contains("  Anyshire force area, 2023/24: 861 (G9)\n"), "{words}");
    assert!(words.contains("Nothing was written"), "{words}");
    assert_eq!(read(&folder.join(format!("{DATA}/police.json"))), before);
    assert!(!folder.join("records/provenance").exists());
}

#[test]
fn a_revision_needs_a_reason_and_becomes_a_correction() {
    let folder = made_project("import-revision", &[police()]);
    let mut layout = police();
    layout.grids[2].set("C9", Put::Number(805.0));
    let path = put(&folder, &layout);
    let refused = run(&folder, &path, &request("police")).expect_err("there is no reason");
    assert!(
        shown(&refused).contains("changes 1 published figure and doesn't say why. [revision]"),
        "{}",
        shown(&refused)
    );
    let dry = run(&folder, &path, &ImportRequest { write: false, ..request("police") });
    let dry = dry.unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    assert!(dry.contains("Revised: 1\n  Anyshire force area, 2021/22: 800 → 805 [r] (C9)\n"), "{dry}");
    let why = "The police found five more.";
    let words = run(&folder, &path, &ImportRequest { why: Some(why), next: Some("2027-03-05"), ..request("police") });
    words.unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let after = dataset(&folder, "police");
    let told = &after.meta.corrections[0];
    assert_eq!(told.what, "Anyshire force area, 2021/22, was 800 and is 805.");
    assert_eq!((told.date.iso().as_str(), told.why.as_str()), ("2026-03-01", why));
    assert!(rows(&folder, "police").contains(&"E23000001 2021/22 805 r".to_string()));
    assert!(read(&folder.join(format!("{DATA}/police.json"))).contains("\"nextUpdate\": \"2027-03-05\""));
}

/// What is wrong with a row for another reason than its cell is still shown at the cell, and the whole package counts.
#[test]
fn only_what_passes_the_whole_check_is_written() {
    let folder = made_project("import-check", &[roads()]);
    let mut layout = roads();
    layout.grids[1].set("D6", Put::Number(97.5));
    let refused = run(&folder, &put(&folder, &layout), &request("roads")).expect_err("there are no half people");
    assert!(
        shown(&refused).starts_with("ras-made-up.ods:6:4 at sheet “RAS_made_up”, cell D6\n"),
        "{}",
        shown(&refused)
    );
    // Another file of the package is broken.
    let site = folder.join(format!("{DATA}/site.json"));
    fs::write(&site, "{}").expect("a file can be written");
    let refused = run(&folder, &put(&folder, &roads()), &request("roads")).expect_err("the package is broken");
    assert!(shown(&refused).contains("public/data/site.json:1:1"), "{}", shown(&refused));
    assert!(!rows(&folder, "roads").iter().any(|row| row.contains("2023")));
}

/// The tidy table of a dataset, where it has one, keeps the same rows.
#[test]
fn the_tidy_table_follows() {
    let folder = made_project("import-tidy", &[council()]);
    let tidy = folder.join(FIGURES).join("council.csv");
    fs::create_dir_all(tidy.parent().expect("it is in a folder")).expect("a folder can be made");
    fs::write(&tidy, "old").expect("a file can be written");
    run(&folder, &put(&folder, &council()), &request("council"))
        .unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let text = read(&tidy);
    assert!(text.contains("E05000007,2023/24,1290,,,,desk\n"), "{text}");
    let json = read(&folder.join(format!("{DATA}/council.json")));
    assert_eq!(altogether_safer::publish::with_rows("council", &text, &json), Ok(json));
}

#[test]
fn sums_of_areas_follow_their_parts_and_a_whole_file_takes_away() {
    let mut layout = council();
    layout.mapping["whole"] = json!(true);
    layout.grids[0].rows.retain(|row| row[0] != Put::Text("2022/23".into()));
    let folder = made_project("import-whole", std::slice::from_ref(&layout));
    let path = put(&folder, &layout);
    let words = run(&folder, &path, &ImportRequest { why: Some("Counted anew."), ..request("council") });
    let words = words.unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    assert!(words.contains("Removed: 2\n  North Ward, 2022/23: 1270\n"), "{words}");
    let what = &dataset(&folder, "council").meta.corrections[0].what;
    assert_eq!(what, "North Ward, 2022/23 (1270) was taken out. South Ward, 2022/23 (810) was taken out.");

    let mut layout = police();
    layout.mapping["area"]["pass"] = json!(["British Cycle Police", "The Moors", "E12000001"]);
    layout.grids[2].rows.remove(7);
    layout.mapping["sums"] = json!({"E12000001": ["E23000001", "E23000002"]});
    let folder = made_project("import-sums", std::slice::from_ref(&layout));
    run(&folder, &put(&folder, &layout), &request("police")).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    assert!(rows(&folder, "police").contains(&"E12000001 2023/24 2304 -".to_string()), "{:?}", rows(&folder, "police"));
}

#[test]
fn verify_names_what_differs_and_what_is_missing() {
    let folder = made_project("import-verify", &[police()]);
    let path = put(&folder, &police());
    let unknown = compare(&folder, &path, None).expect_err("it was never imported");
    assert!(shown(&unknown).contains("Name its dataset with --dataset."), "{}", shown(&unknown));
    let missing = compare(&folder, &path, Some("police")).expect_err("the last year is not published");
    let said = shown(&missing);
    assert!(
        said.contains("cell G9\n  Anyshire force area, 2023/24: the file has 861, and the site has no row."),
        "{said}"
    );
    run(&folder, &path, &request("police")).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    // Another edition: one figure differs, the hash too.
    let mut layout = police();
    layout.grids[2].set("G9", Put::Number(862.0));
    let path = put(&folder, &layout);
    let said = shown(&compare(&folder, &path, None).expect_err("a figure differs"));
    assert!(
        said.contains("cell G9\n  Anyshire force area, 2023/24: the file has 862, and the site has 861. [differs]"),
        "{said}"
    );
    // The same figures in other bytes, one row further down.
    let mut layout = police();
    layout.grids[2].rows.insert(8, Vec::new());
    let path = put(&folder, &layout);
    let words = compare(&folder, &path, None).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    assert!(words.contains("It is not the file that was imported on 2026-03-01"), "{words}");
    assert!(words.contains("6 figures have moved. Anyshire force area, 2021/22 was in C9 and is in C10."), "{words}");
    // A year that is no longer there.
    let mut layout = police();
    layout.grids[2].rows.iter_mut().filter(|row| row.len() > 6).for_each(|row| row.truncate(6));
    layout.grids[2].merged.pop();
    let said = shown(&compare(&folder, &put(&folder, &layout), None).expect_err("a year is missing"));
    assert!(said.contains("E23000001, 2023/24: it was in G9 when it was imported, and is not in the file."), "{said}");
}

/// Mistakes in a mapping have places in its file, as those of every other file have.
#[test]
fn a_mapping_is_checked_like_a_data_file() {
    let text = serde_json::to_string_pretty(&police().mapping).expect("it is JSON");
    let wrong = |from: &str, to: &str| {
        shown(&Mapping::parse("records/imports/police.json", &change(&text, from, to)).expect_err("it is broken"))
    };
    assert!(Mapping::parse("police", &text).is_ok());
    let misspelt = wrong("\"source\"", "\"sourse\"");
    assert!(misspelt.contains("Is it \"sourse\"? Then correct the name."), "{misspelt}");
    let two = wrong("\"check\"", "\"fixed\"");
    assert!(
        two.contains(" at /area\n  Only one of \"column\", \"across\" and \"fixed\" can be right. [twice]"),
        "{two}"
    );
    let pattern = wrong("Apr {yyyy} to Mar {yyyy} Number of offences\"", "Apr {year}\"");
    assert!(pattern.contains(" at /period/written/0\n  \"Apr {year}\" is no way to write periods"), "{pattern}");
    let nowhere = wrong("\"across\": true", "\"fixed\": \"2021/22\"");
    assert!(nowhere.contains("It does not say where the figures are. [missing-field]"), "{nowhere}");
    let folder = made_project("import-mapping", &[police()]);
    let mapping = folder.join(IMPORTS).join("police.json");
    fs::write(&mapping, change(&text, "\"desk\"", "\"shelf\"")).expect("a file can be written");
    let refused = run(&folder, &put(&folder, &police()), &request("police")).expect_err("there is no such source");
    assert!(shown(&refused).contains("The dataset has no source \"shelf\". [mapping]"), "{}", shown(&refused));
    fs::remove_file(mapping).expect("a file can be removed");
    let refused = run(&folder, &put(&folder, &police()), &request("police")).expect_err("there is no mapping");
    assert!(shown(&refused).contains("This dataset has no mapping."), "{}", shown(&refused));
}

/// The site's own workbook is not a layout with a mapping, but it can be read as one.
#[test]
fn the_sites_own_workbook_can_be_read() {
    let dataset = dataset(&fixture("site"), "helmets");
    let bytes = workbook(&dataset).expect("it can be written");
    let book = read_book("helmets.xlsx", bytes, |_, _| true).expect("it can be read");
    assert_eq!(book.names, ["Figures", "About"]);
    assert_eq!(book.sheets[0].text(0, 1), "Anyshire");
}
