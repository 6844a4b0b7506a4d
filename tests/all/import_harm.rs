//! What happens to official tables on their way: sixty mutations of five layouts. Each is refused with the sheet and
//! the cell, says what to do, and writes nothing.

use crate::support::grid::{Grid, Put, place};
use crate::support::layouts::{Layout, council, fingertips, lait, made_project, police, roads};
use crate::support::shown;
use altogether_safer::data::Date;
use altogether_safer::publish::{ImportRequest, import_file};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A mutation: what happens, where it is reported, by which rule, and a part of what to do.
type Case = (&'static str, fn(&mut Grid), &'static str, &'static str, &'static str);

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.insert(path.display().to_string(), fs::read(&path).expect("the file can be read"));
        }
    }
    all
}

fn refused(layout: Layout, cases: &[Case]) {
    assert_eq!(cases.len(), 12);
    let folder = made_project(&format!("import-harm-{}", layout.name), std::slice::from_ref(&layout));
    for (what, change, cell, rule, hint) in cases {
        let mut grids = layout.grids.clone();
        change(&mut grids[layout.main]);
        assert_ne!(format!("{grids:?}"), format!("{:?}", layout.grids), "{what}: nothing is changed");
        let path = folder.join(layout.file);
        fs::write(&path, (layout.write)(&grids)).expect("a file can be written");
        let before = files(&folder);
        let today = Date::parse("2026-03-01").expect("it is a day");
        let order = ImportRequest { dataset: layout.name, write: true, why: Some("A test."), next: None, today };
        let problems = match import_file(&folder, &path, &order).expect("the files can be read") {
            Ok(words) => panic!("{}, {what}: it was imported.\n{words}", layout.name),
            Err(problems) => problems,
        };
        let said = shown(&problems);
        let sheet = &grids[layout.main].name;
        let at = if sheet.is_empty() { format!("cell {cell}") } else { format!("sheet “{sheet}”, cell {cell}") };
        let found = problems.iter().find(|one| one.rule == *rule && one.pointer == at);
        let found = found.unwrap_or_else(|| panic!("{}, {what}: not {rule} at {at}, but\n{said}", layout.name));
        assert!(found.hint.contains(hint), "{}, {what}: {}", layout.name, found.hint);
        assert_eq!(
            (found.file.as_str(), found.line, found.column),
            (layout.file, place(cell).0 + 1, place(cell).1 + 1)
        );
        assert!(files(&folder) == before, "{}, {what}: something was written", layout.name);
    }
}

fn text(grid: &mut Grid, cell: &str, text: &str) {
    grid.text(cell, text);
}

/// Swaps two cells.
fn swap(grid: &mut Grid, one: &str, other: &str) {
    let [(row, column), (other_row, other_column)] = [one, other].map(place);
    let put = std::mem::take(&mut grid.rows[row][column]);
    let put = std::mem::replace(&mut grid.rows[other_row][other_column], put);
    grid.rows[row][column] = put;
}

#[test]
fn tables_of_police_force_areas() {
    refused(
        police(),
        &[
            (
                "the sheet is renamed",
                |grid| grid.name = "Table P1a".into(),
                "A1",
                "sheet-name",
                "Did you mean \"Table P1a\"?",
            ),
            (
                "a row more above",
                |grid| {
                    grid.rows.insert(1, Vec::new());
                    grid.merged.iter_mut().for_each(|block| (block[0], block[2]) = (block[0] + 1, block[2] + 1));
                },
                "A7",
                "header-row",
                "correct \"headers\"",
            ),
            ("thousands marks", |grid| text(grid, "G7", "52,061"), "G7", "cell-thousands", "Write 52061, as a number."),
            ("a number as text", |grid| text(grid, "G9", "861"), "G9", "cell-text", "Convert to Number"),
            ("a footnote in brackets", |grid| text(grid, "G7", "52061 [3]"), "G7", "cell-footnote", "under \"marks\""),
            ("names have slipped", |grid| swap(grid, "B9", "B10"), "B9", "area-name", "Rows may have slipped"),
            (
                "a heading became a date",
                |grid| grid.set("G5", Put::Day(2024, 3, 1)),
                "G5",
                "period-date",
                "Excel made a date of it",
            ),
            (
                "a formula lost its cells",
                |grid| grid.set("G9", Put::Fault("#REF!".into())),
                "G9",
                "cell-fault",
                "official file again",
            ),
            ("a percentage", |grid| grid.set("G9", Put::Percent(0.25)), "G9", "cell-percent", "\"percent\": true"),
            (
                "a code lost a digit",
                |grid| text(grid, "A9", "E2300001"),
                "A9",
                "area-unknown",
                "Did you mean \"e23000001\"?",
            ),
            (
                "headings are merged",
                |grid| {
                    grid.set("H6", Put::Nothing);
                    grid.set("H5", Put::Nothing);
                    grid.merged = vec![[4, 2, 4, 3], [4, 4, 4, 5], [5, 6, 5, 7]];
                },
                "H6",
                "header-empty",
                "take the merging off",
            ),
            (
                "an area twice",
                |grid| grid.rows.insert(10, grid.rows[8].clone()),
                "C11",
                "figure-twice",
                "take the other out",
            ),
        ],
    );
}

#[test]
fn tables_of_casualties() {
    refused(
        roads(),
        &[
            (
                "a year became a serial number",
                |grid| grid.set("D4", Put::Number(44197.0)),
                "D4",
                "period-date",
                "write it as text",
            ),
            (
                "a year became a date",
                |grid| grid.set("D4", Put::Day(2021, 1, 1)),
                "D4",
                "period-date",
                "Excel made a date of it",
            ),
            (
                "a year with a footnote",
                |grid| text(grid, "E4", "2022r"),
                "E4",
                "period-written",
                "Correct it if it is a mistake",
            ),
            ("a year twice", |grid| text(grid, "F4", "2022"), "F4", "header-twice", "take the other out"),
            (
                "the sheet is renamed",
                |grid| grid.name = "RAS_made up".into(),
                "A1",
                "sheet-name",
                "Did you mean \"RAS_made up\"?",
            ),
            ("thousands marks", |grid| text(grid, "F8", "1,204"), "F8", "cell-thousands", "Write 1204"),
            ("a space that can't break", |grid| text(grid, "F8", "1\u{A0}204"), "F8", "cell-thousands", "Write 1204"),
            ("another mark", |grid| text(grid, "D6", ".."), "D6", "cell-word", "Marks known there: \"[x]\""),
            ("names have slipped", |grid| swap(grid, "B6", "B7"), "B6", "area-name", "Rows may have slipped"),
            ("a code lost a digit", |grid| text(grid, "A7", "E0600002"), "A7", "area-missing", "Is it \"E0600002\"?"),
            ("a letter is stuck to a figure", |grid| text(grid, "F6", "104p"), "F6", "cell-footnote", "write 104"),
            (
                "a heading is reworded",
                |grid| text(grid, "B4", "Region or Local Authority"),
                "B4",
                "header-column",
                "Did you mean",
            ),
        ],
    );
}

#[test]
fn the_wide_file_of_the_interactive_tool() {
    refused(
        lait(),
        &[
            ("a year became a date", |grid| text(grid, "C3", "Jan-22"), "C3", "period-date", "Excel made a date of it"),
            (
                "a year with a star",
                |grid| text(grid, "C3", "2022*"),
                "C3",
                "period-written",
                "Correct it if it is a mistake",
            ),
            (
                "an area with a footnote",
                |grid| text(grid, "D1", "Anyshire2"),
                "D1",
                "area-footnote",
                "Delete the footnote",
            ),
            (
                "an area misspelt",
                |grid| text(grid, "D1", "Anyshir"),
                "D1",
                "area-unknown",
                "Did you mean \"anyshire\"?",
            ),
            ("thousands marks", |grid| text(grid, "D3", "1,470"), "D3", "cell-thousands", "Write 1470"),
            ("a mark in brackets", |grid| text(grid, "D3", "147 (r)"), "D3", "cell-footnote", "\"(r)\" says something"),
            ("a sum that failed", |grid| text(grid, "D3", "#DIV/0!"), "D3", "cell-fault", "official file again"),
            (
                "the indicator is renamed",
                |grid| (2..=4).for_each(|row| text(grid, &format!("B{row}"), "First_Bike")),
                "C1",
                "no-figures",
                "Do the words under \"only\"",
            ),
            ("a year twice", |grid| text(grid, "C4", "2022"), "D4", "figure-twice", "take the other out"),
            ("no year", |grid| text(grid, "C3", ""), "C3", "period-empty", "take the merging off"),
            ("no figure", |grid| text(grid, "D3", ""), "D3", "cell-empty", "with the name \"\""),
            (
                "a comma without quotation marks",
                |grid| text(grid, "J3", "5"),
                "J3",
                "row-long",
                "needs quotation marks",
            ),
        ],
    );
}

#[test]
fn the_download_of_indicators() {
    refused(
        fingertips(),
        &[
            (
                "other years",
                |grid| text(grid, "F4", "2019/20 - 21/23"),
                "F4",
                "period-written",
                "Correct it if it is a mistake",
            ),
            ("one year, not three", |grid| text(grid, "F4", "2019/20"), "F4", "period-written", "add it to \"pass\""),
            (
                "years became a date",
                |grid| text(grid, "F4", "01/10/2019"),
                "F4",
                "period-date",
                "Excel made a date of it",
            ),
            (
                "a code lost a zero",
                |grid| text(grid, "C5", "E6000001"),
                "C5",
                "area-unknown",
                "Did you mean \"e06000001\"?",
            ),
            ("another name", |grid| text(grid, "D5", "Northbank"), "D5", "area-name", "Rows may have slipped"),
            ("a percentage", |grid| text(grid, "G5", "61.5%"), "G5", "cell-percent", "\"percent\": true"),
            ("a comma for the point", |grid| text(grid, "G5", "61,5"), "G5", "cell-thousands", "Write 61.5"),
            ("an unknown note", |grid| text(grid, "K5", "Value estimated"), "K5", "mark", "Value suppressed"),
            ("no note for a gap", |grid| text(grid, "K8", ""), "G8", "cell-empty", "with the name \"\""),
            ("a figure of one sex", |grid| text(grid, "E6", "Female"), "G5", "figure-missing", "official file"),
            ("both sexes and one", |grid| text(grid, "E3", "Persons"), "G3", "figure-twice", "under \"only\""),
            (
                "a heading is renamed",
                |grid| text(grid, "G1", "Values"),
                "G1",
                "header-column",
                "Did you mean \"Values\"?",
            ),
        ],
    );
}

#[test]
fn a_councils_own_table() {
    refused(
        council(),
        &[
            ("a code lost its zeros", |grid| text(grid, "C2", "7"), "C2", "area-zeros", "format the column as text"),
            (
                "a quarter has another name",
                |grid| text(grid, "B2", "Quarter 1"),
                "E2",
                "part-missing",
                "Compare its rows",
            ),
            (
                "a row twice",
                |grid| grid.rows.insert(3, grid.rows[2].clone()),
                "A4",
                "row-twice",
                "Take one of the two out",
            ),
            ("a year became a date", |grid| text(grid, "A2", "Mar-23"), "A2", "period-date", "Excel made a date of it"),
            ("no year", |grid| text(grid, "A2", ""), "A2", "period-empty", "Look it up"),
            (
                "no ward",
                |grid| {
                    text(grid, "C2", "");
                    text(grid, "D2", "");
                },
                "C2",
                "area-empty",
                "take the merging off",
            ),
            ("another ward's name", |grid| text(grid, "D2", "South Ward"), "D2", "area-name", "Rows may have slipped"),
            ("words for a figure", |grid| text(grid, "E2", "n/a"), "E2", "cell-word", "under \"marks\""),
            ("no figure", |grid| text(grid, "E2", ""), "E2", "cell-empty", "Look it up"),
            ("a star", |grid| text(grid, "E2", "313*"), "E2", "cell-footnote", "write 313"),
            ("a comma without quotation marks", |grid| text(grid, "F19", "204"), "F19", "row-long", "comma"),
            (
                "a row of totals",
                |grid| {
                    grid.rows
                        .push(["2023/24", "Q4", "Total", "Total", "2000"].map(|cell| Put::Text(cell.into())).to_vec())
                },
                "C20",
                "area-total",
                "add \"Total\" to \"pass\"",
            ),
        ],
    );
}
