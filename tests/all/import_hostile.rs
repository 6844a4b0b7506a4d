//! Hostile files for the importer: no bytes can break the reader, and what the site exports can be imported again.

use crate::support::grid::{Grid, Put, ods, xlsx};
use crate::support::layouts::{Layout, council, fingertips, layouts, police, roads};
use crate::support::shown;
use altogether_safer::data::import::{Mapping, extract, merge};
use altogether_safer::data::series::Status;
use altogether_safer::data::values::decimal;
use altogether_safer::data::{Audience, Dataset};
use altogether_safer::import::read_book;
use altogether_safer::publish::csv;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{Cursor, Read as _, Write as _};

/// A packed file with one text of its parts replaced by another.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).expect("the file is there");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("it is text");
        new.start_file(file.name().expect("it has a name"), zip::write::SimpleFileOptions::default())
            .expect("it can be started");
        new.write_all(text.replace(from, to).as_bytes()).expect("it can be written");
    }
    new.finish().expect("it can be ended").into_inner()
}

/// A cell in the last corner of a sheet, or a row that comes a million times, takes no memory.
#[test]
fn sheets_of_any_size_are_read_or_refused() {
    let mut corner = Grid::of("Table P1", "one cell");
    corner.rows.resize(1_048_576, Vec::new());
    corner.set("XFD1048576", Put::Number(1.0));
    let book = read_book("corner.xlsx", xlsx(&[corner]), |_, _| true).expect("it can be read");
    assert_eq!(book.sheets[0].cells.len(), 2);
    let bytes = ods(&[Grid::of("RAS_made_up", "one row")]);
    let rows = |tag: &str| read_book("many.ods", replaced(&bytes, "<table:table-row>", tag), |_, _| true);
    assert!(rows("<table:table-row table:number-rows-repeated=\"900\">").is_ok());
    // An attribute may hold what ends a tag elsewhere.
    for before in ["", " table:style-name=\">\""] {
        let tag = format!("<table:table-row{before} table:number-rows-repeated=\"9000000\">");
        let said = rows(&tag).expect_err("it is too large").to_string();
        assert!(said.contains("it has more than 8 million cells"), "{said}");
    }
    // A new line is as good as a space.
    let bytes = replaced(&bytes, "<table:table ", "<table:table\n");
    let tag = "<table:table-row table:number-rows-repeated=\"9000000\">";
    let many = replaced(&bytes, "<table:table-row>", tag);
    assert!(read_book("many.ods", many, |_, _| true).expect_err("it is too large").to_string().contains("8 million"));
}

/// Nor does a long text that is written once, and named by many cells or repeated in a cell.
#[test]
fn texts_of_any_size_are_read_or_refused() {
    let long = "x".repeat(1_000_000);
    let named = xlsx(&[Grid::of("Table P1", &["named"; 1_000].join("\n"))]);
    let said = read_book("named.xlsx", replaced(&named, "named", &long), |_, _| true).expect_err("it is too large");
    assert!(said.to_string().contains("it has more than 200 MB of text"), "{said}");
    let cell = ods(&[Grid::of("RAS_made_up", "repeated")]);
    let cell = replaced(&cell, "<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"16384\" ");
    let said = read_book("repeated.ods", replaced(&cell, "repeated<", &format!("{long}<")), |_, _| true);
    let said = said.expect_err("it is too large").to_string();
    assert!(said.contains("it has more than 2000 MB of text"), "{said}");
}

/// What isn't a table at all is called what it is.
#[test]
fn other_files_are_named() {
    let named = |bytes: &[u8]| read_book("file", bytes.to_vec(), |_, _| true).expect_err("it is no table").to_string();
    assert!(named(&[0xD0, 0xCF, 0x11, 0xE0, 1, 2]).contains("an old Excel file (.xls), or one with a password"));
    assert!(named(b"PK\x03\x04 and no more").contains("can't be read"));
    assert!(named(b"Durham\xE9,1").contains("Windows-1252"));
}

/// The rows of the site's own CSV file, which is also a table that can be imported.
fn exported(values: &[Vec<Option<u32>>], marks: bool) -> (Layout, Dataset, Vec<u8>) {
    let mut layout = fingertips();
    let mapping = json!({
        "layout": "The site's own file.", "source": "desk", "headers": [1],
        "area": {"column": "code", "check": "name"}, "period": {"column": "period", "written": ["{yyyy}/{yy}"]},
        "value": "value", "marks": {"": {"status": "c"}}, "status": "status",
    });
    layout.mapping = mapping;
    layout.mapping["marks"] = json!({"": {"status": "c"}, "c": {"status": "c"}, "p": {"status": "p"}});
    let rows: Vec<Value> = (values.iter().zip(["E92000001", "E06000001", "E06000002"]))
        .flat_map(|(values, area)| {
            values.iter().enumerate().map(move |(year, value)| {
                let period = format!("{}/{:02}", 2000 + year, year + 1);
                match value {
                    Some(value) if marks && value % 3 == 0 => {
                        json!({"area": area, "period": period, "value": f64::from(*value) / 100.0, "status": "p"})
                    }
                    Some(value) => json!({"area": area, "period": period, "value": f64::from(*value) / 100.0}),
                    None => json!({"area": area, "period": period, "value": null, "status": "c"}),
                }
            })
        })
        .collect();
    let text = layout.with_rows(rows).to_string();
    // Made-up series jump, which the publisher would be asked about.
    let dataset = Dataset::parse("made", &text, Audience::Page).unwrap_or_else(|it| panic!("{}", shown(&it)));
    let bytes = csv(&dataset).into_bytes();
    (layout, dataset, bytes)
}

/// Takes a file's figures into a dataset that has none of them yet.
fn taken(layout: &Layout, dataset: &Dataset, bytes: Vec<u8>) -> Vec<[String; 7]> {
    let mapping = Mapping::parse("mapping", &layout.mapping.to_string()).unwrap_or_else(|it| panic!("{}", shown(&it)));
    let book = read_book("data.csv", bytes, |_, _| true).expect("it can be read");
    let found = extract(&book, "mapping", &mapping, dataset).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let mut empty = dataset.clone();
    empty.series.iter_mut().for_each(|series| series.points.clear());
    merge(&empty, &found.found, &mapping).rows
}

fn years() -> impl Strategy<Value = Vec<Vec<Option<u32>>>> {
    (1..12usize).prop_flat_map(|years| {
        let values = proptest::collection::vec(proptest::option::weighted(0.9, 0..2_000_000u32), years);
        proptest::collection::vec(values, 3)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_exported_can_be_imported_again(values in years(), marks in any::<bool>()) {
        let (layout, mut dataset, bytes) = exported(&values, marks);
        dataset.span = 1;
        let rows = taken(&layout, &dataset, bytes);
        let expected: Vec<[String; 7]> = dataset.series.iter().flat_map(|series| series.points.iter().map(|point| [
            series.area.code.clone(),
            point.period.short(),
            point.value.map_or_else(String::new, |value| decimal(value, dataset.decimals)),
            String::new(),
            point.status.map_or("", Status::letter).to_string(),
            String::new(),
            point.source.clone(),
        ])).collect();
        for (row, expected) in rows.iter().zip(&expected) {
            prop_assert_eq!(row, expected);
        }
        prop_assert_eq!(rows.len(), expected.len());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), start in 0..4usize) {
        let start: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"Year,Quarter,Ward code,Ward,Incidents\n"][start];
        read_any([start, &bytes].concat());
    }

    #[test]
    fn files_with_changed_bytes_are_read_or_refused(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<proptest::sample::Index>(), is_cut in any::<bool>(), which in 0..3usize,
    ) {
        let layout = [police(), roads(), council()][which].clone();
        let mut bytes = (layout.write)(&layout.grids);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read_any(bytes);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn sheets_of_any_cells_are_read_or_refused(cells in proptest::collection::vec(
        (0..14usize, 0..9usize, "[0-9,.%*# a-z/-]{0,9}|Apr 2021 to Mar 2022|Table|\\PC{0,6}", 0..4usize), 0..40
    )) {
        for layout in layouts() {
            let mut grids = layout.grids.clone();
            for (row, column, text, kind) in &cells {
                let grid: &mut Grid = &mut grids[layout.main];
                let row = row % grid.rows.len();
                let cell = format!("{}{}", char::from(b'A' + *column as u8), row + 1);
                grid.set(&cell, match kind {
                    0 => Put::Nothing,
                    1 => Put::Number(text.len() as f64 * 7013.5),
                    2 => Put::Day(2015, 3, 1),
                    _ => Put::Text(text.chars().filter(|c| !c.is_control()).collect()),
                });
            }
            read_any((layout.write)(&grids));
        }
    }
}

/// Reads bytes with the mappings of all layouts. Only a panic is a failure, or a problem without words.
fn read_any(bytes: Vec<u8>) {
    for layout in layouts() {
        let mapping = Mapping::parse("mapping", &layout.mapping.to_string()).expect("the mapping is right");
        let dataset = layout.with_rows(layout.rows());
        let dataset = Dataset::parse("made", &dataset.to_string(), Audience::Publisher).expect("the dataset is right");
        let problems = match read_book("file", bytes.clone(), |at, name| mapping.is_of(at, name)) {
            Ok(book) => extract(&book, "mapping", &mapping, &dataset).err().unwrap_or_default(),
            Err(problem) => vec![*problem],
        };
        for problem in problems {
            assert!(problem.line >= 1 && problem.column >= 1 && !problem.message.is_empty(), "{problem}");
            assert!(problem.to_string().lines().count() >= 3, "{problem}");
        }
    }
}
