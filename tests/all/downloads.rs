//! The files that readers take away: every figure is in them, and a spreadsheet takes none of them for a formula.

use crate::support::{change, fixture, published, read};
use altogether_safer::data::{Audience, Dataset};
use altogether_safer::publish::{csv, csvw, json_stat, workbook};
use calamine::{Data, Reader as _, Xlsx};
use std::io::Cursor;

fn rows(dataset: &Dataset) -> Vec<::csv::StringRecord> {
    let bytes = csv(dataset).expect("the file can be written");
    let mut reader = ::csv::ReaderBuilder::new().from_reader(bytes.as_slice());
    reader.records().map(|record| record.expect("the file is CSV")).collect()
}

#[test]
fn every_figure_is_in_the_csv_file_once() {
    for dataset in published().1.datasets {
        let rows = rows(&dataset);
        let count: usize = dataset.series.iter().map(|one| one.points.len()).sum();
        assert_eq!(rows.len(), count, "{}", dataset.meta.name);
        let mut at = rows.iter();
        for series in &dataset.series {
            for point in &series.points {
                let row = at.next().expect("the point has a row");
                assert_eq!((&row[0], &row[1]), (series.area.code.as_str(), series.area.name.as_str()));
                assert_eq!(row[2], point.period.short());
                assert_eq!(row[3].parse().ok(), point.value, "{row:?}");
                assert_eq!(row[4], *point.status.map_or("", |status| status.letter()));
                assert_eq!(row[5].is_empty(), point.note.is_none());
            }
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    let good = read(&fixture("rules/dataset/good.json"));
    for start in ["=", "+", "-", "@"] {
        let text = change(&good, "\"name\": \"County Durham\"", &format!("\"name\": \"{start}HYPERLINK(1)\""));
        let dataset = Dataset::parse("bad", &text, Audience::Publisher)
            .unwrap_or_else(|p| panic!("{}", crate::support::shown(&p)));
        for row in rows(&dataset) {
            assert_eq!(row[1], format!("'{start}HYPERLINK(1)"));
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])), "{row:?}");
        }
    }
}

#[test]
fn the_standards_files_say_what_the_dataset_says() {
    for dataset in published().1.datasets {
        let stat = json_stat(&dataset);
        let size: usize =
            stat["size"].as_array().expect("a list").iter().map(|n| n.as_u64().expect("a number") as usize).product();
        let values = stat["value"].as_array().expect("a list");
        assert_eq!(values.len(), size, "{}", dataset.meta.name);
        let own = dataset.series.iter().flat_map(|one| one.points.iter().map(|point| point.value));
        assert!(own.eq(values.iter().map(serde_json::Value::as_f64)), "{}", dataset.meta.name);
        let columns = csvw(&dataset)["tableSchema"]["columns"].as_array().expect("a list").len();
        let bytes = csv(&dataset).expect("the file can be written");
        assert_eq!(String::from_utf8_lossy(&bytes).lines().next().map(|line| line.split(',').count()), Some(columns));
    }
}

#[test]
fn a_workbook_holds_every_figure_as_a_number() {
    for dataset in published().1.datasets {
        let bytes = workbook(&dataset).expect("the workbook can be written");
        assert_eq!(bytes, workbook(&dataset).expect("and again"), "the same data makes the same file");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it opens");
        let figures = book.worksheet_range("Figures").expect("the sheet is there");
        for (series, column) in dataset.series.iter().zip((1..).step_by(2)) {
            assert_eq!(figures.get_value((0, column)), Some(&Data::String(series.area.name.clone())));
            for (point, row) in series.points.iter().zip(1..) {
                let held = figures.get_value((row, column)).and_then(|cell| match cell {
                    Data::Float(value) => Some(*value),
                    _ => None,
                });
                assert_eq!(held, point.value, "{}, {:?}", dataset.meta.name, point);
            }
        }
        let about = book.worksheet_range("About").expect("the sheet is there");
        let texts: Vec<String> = about.rows().map(|row| row[1].to_string()).collect();
        for doubt in &dataset.meta.doubts {
            assert!(texts.contains(doubt), "{}: {doubt}", dataset.meta.name);
        }
    }
}
