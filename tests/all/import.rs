//! Figures from CSV files: they and the datasets say the same, and broken files get a clear message.

use crate::support::{change, project, read, shown};
use altogether_safer::publish::{DATA, FIGURES, import, with_rows};
use std::fs;

const HEADER: &str = "area,period,value,count,status,note,source\n";

/// A dataset whose rows are to be replaced.
const DATASET: &str = r#"{
  "schema": 1, "name": "bicycles", "title": "Bicycles", "description": "Bicycles that were counted.",
  "sources": [{"id": "count", "title": "A count", "publisher": "The county", "date": "2096"}],
  "licenses": [{"name": "OGL-UK-3.0", "title": "OGL", "path": "https://example.org/licence/"}],
  "created": "2096-01-01", "updated": "2096-01-01", "ended": "Nobody counts any more.",
  "measure": "Bicycles", "definition": "Bicycles at one bridge.", "unit": {"one": "bicycle", "many": "bicycles"},
  "decimals": 1, "periodKind": "year-ending-march",
  "areas": [{"code": "E06000047", "name": "County Durham", "kind": "county"}],
  "rows":   [ {"area": "E06000047", "period": "2003", "value": 1} ] ,
  "caution": "Bicycles are hard to count." }
"#;

/// What is wrong with a CSV file, as the publisher sees it.
fn wrong(csv: &str) -> String {
    shown(&with_rows("bicycles", csv, DATASET).expect_err("the file is broken"))
}

#[test]
fn every_csv_file_and_its_dataset_have_the_same_rows() {
    let folder = project().join(FIGURES);
    let mut files = 0;
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let dataset = read(&project().join(format!("{DATA}/{name}.json")));
        let new = with_rows(&name, &read(&path), &dataset).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        assert!(
            new == dataset,
            "{FIGURES}/{name}.csv and {DATA}/{name}.json differ: run `cargo run --bin site import`"
        );
        files += 1;
    }
    assert!(files > 0);
}

#[test]
fn rows_are_replaced_and_every_other_byte_stays() {
    let csv = format!(
        "\u{FEFF}{HEADER}E06000047,2003,,,x,\"Not counted, \"\"sorry\"\".\",count\r\n\r\nE06000047,2004,0.5,7,,,\n"
    );
    let rows = concat!(
        "[\n    {\"area\": \"E06000047\", \"period\": \"2003\", \"value\": null, \"status\": \"x\", ",
        "\"note\": \"Not counted, \\\"sorry\\\".\"},\n",
        "    {\"area\": \"E06000047\", \"period\": \"2004\", \"value\": 0.5, \"count\": 7}\n  ]",
    );
    let expected = change(DATASET, r#"[ {"area": "E06000047", "period": "2003", "value": 1} ]"#, rows);
    assert_eq!(with_rows("bicycles", &csv, DATASET), Ok(expected));
}

#[test]
fn a_broken_file_is_explained_at_its_place() {
    let header = "area;period;value\nE06000047;2003;1\n";
    assert_eq!(
        wrong(header),
        "records/figures/bicycles.csv:1:1 at the whole file\n  \
         The first line doesn't name these columns: area, period, value, count, status, note, source. [csv-header]\n  \
         Make the first line area,period,value,count,status,note,source, with commas between.\n"
    );
    let without = "area,period,value,count,status,source\n";
    assert!(wrong(without).contains("doesn't name these columns: note."));
    let number = format!("{HEADER}E06000047,2003,1,,,,\n\nE06000047,2004,\"50,344\",,,,\n");
    assert_eq!(
        wrong(&number),
        "records/figures/bicycles.csv:4:16\n  \"50,344\" can't be read as a number. [csv-number]\n  Write 50344.\n"
    );
    let short = wrong(&format!("{HEADER}E06000047,2003,1\n"));
    assert!(short.starts_with("records/figures/bicycles.csv:2:1\n  This line has 3 fields instead of 7. [csv-line]\n"));
    let quote = wrong(&format!("{HEADER}E06000047,2003,1,,,\"a note,\nE06000047,2004,1,,,,\n"));
    assert!(
        quote.starts_with("records/figures/bicycles.csv:2:20\n  This text goes on over several lines. [csv-line]\n")
    );
    // The rules for rows name the place in the CSV file too.
    let rule = wrong(&format!("{HEADER}E06000047,2003,1,,,\"Ä, b\",other\nE06000047,2004,1.23,,,,\n"));
    assert!(rule.contains("records/figures/bicycles.csv:2:27\n") && rule.contains("[row-source]"), "{rule}");
    assert!(rule.contains("records/figures/bicycles.csv:3:16\n") && rule.contains("[decimals]"), "{rule}");
}

#[test]
fn nothing_is_written_unless_every_file_can_be_read() {
    let made = std::env::temp_dir().join(format!("altogether-safer-import-{}", std::process::id()));
    let (figures, data) = (made.join(FIGURES), made.join(DATA));
    fs::create_dir_all(&figures).expect("a folder can be made");
    fs::create_dir_all(&data).expect("a folder can be made");
    let write = |path: &str, text: &str| fs::write(made.join(path), text).expect("a file can be written");
    write("public/data/bicycles.json", DATASET);
    write("records/figures/bicycles.csv", &format!("{HEADER}E06000047,2003,2,,,,\n"));
    write("records/figures/ferries.csv", HEADER);
    let refused = import(&made, None).expect("the folder can be read").expect_err("ferries has no dataset");
    assert!(shown(&refused).contains("public/data/ferries.json can't be read"), "{}", shown(&refused));
    assert_eq!(read(&data.join("bicycles.json")), DATASET);
    let missing = import(&made, Some("trams")).expect("the folder can be read").expect_err("there is no such file");
    assert!(shown(&missing).starts_with("records/figures/trams.csv:1:1"), "{}", shown(&missing));
    let changed = import(&made, Some("bicycles")).expect("the folder can be read");
    assert_eq!(changed, Ok(vec!["public/data/bicycles.json".to_string()]));
    assert!(read(&data.join("bicycles.json")).contains("\"value\": 2}"));
    assert_eq!(import(&made, Some("bicycles")).expect("the folder can be read"), Ok(Vec::new()));
    fs::remove_dir_all(made).expect("the folder can be removed");
}
