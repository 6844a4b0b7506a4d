//! The files that readers take away: every figure is in them, and a spreadsheet takes none of them for a formula.

use crate::support::dataset_builder::{line, plot};
use crate::support::site::site;
use crate::support::{change, fixture, published, read};
use altogether_safer::chart::{Plot, Selection, Table, export};
use altogether_safer::data::chart::ChartKind;
use altogether_safer::data::series::Status;
use altogether_safer::data::{Audience, Dataset};
use altogether_safer::publish::{csv, csvw, json_stat, workbook};
use calamine::{Data, Reader as _, Xlsx};
use serde_json::{Value, json};
use std::io::Cursor;

fn rows(dataset: &Dataset) -> Vec<::csv::StringRecord> {
    let text = csv(dataset);
    let mut reader = ::csv::ReaderBuilder::new().from_reader(text.as_bytes());
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
    for start in ["=", "+", "-", "@", "＝"] {
        let text = change(&good, "\"name\": \"County Durham\"", &format!("\"name\": \"{start}HYPERLINK(1)\""));
        let dataset = Dataset::parse("bad", &text, Audience::Publisher)
            .unwrap_or_else(|p| panic!("{}", crate::support::shown(&p)));
        for row in rows(&dataset) {
            assert_eq!(row[1], format!("'{start}HYPERLINK(1)"));
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '＝'])), "{row:?}");
        }
    }
}

/// A chart's own files: each figure once, with its symbol beside it, as a number that programs read.
#[test]
fn a_charts_files_hold_what_its_table_shows() {
    let (files, package) = published();
    let site = site(files, package);
    for chart in &site.package.charts {
        let dataset = site.package.dataset(&chart.dataset).expect("the chart's dataset is there");
        let selection = Selection::default_for(chart, dataset).expect("the dataset has areas and years");
        let plot = Plot::of(dataset, &selection);
        let table = Table::of(dataset, &selection);

        let text = export::csv(&plot);
        let mut reader = ::csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let heads = reader.headers().expect("there is a row of headings").clone();
        assert_eq!(heads.len(), 1 + 2 * table.columns.len(), "{}", chart.name);
        let rows: Vec<_> = reader.records().map(|row| row.expect("the file is CSV")).collect();
        assert_eq!(rows.len(), table.rows.len(), "{}", chart.name);
        for (row, (year, cells)) in rows.iter().zip(&table.rows) {
            assert_eq!(row[0], *year);
            for (at, cell) in cells.iter().enumerate() {
                assert_eq!(row[1 + 2 * at].parse().ok(), cell.value, "{}, {year}", chart.name);
                assert_eq!(row[2 + 2 * at], *cell.status.map_or("", Status::letter));
            }
        }

        let metadata = site.chart_metadata(chart, dataset, &selection).expect("there is a series");
        let file: Value = serde_json::from_str(&export::json(&plot, &metadata)).expect("the file is JSON");
        assert_eq!(file["columns"], json!(table.columns));
        let rows = file["rows"].as_array().expect("there are rows");
        for (row, (year, cells)) in rows.iter().zip(&table.rows) {
            assert_eq!(row["period"], *year);
            assert_eq!(row["figures"], json!(cells.iter().map(ToString::to_string).collect::<Vec<_>>()));
            assert_eq!(row["statuses"], json!(cells.iter().map(|one| one.status).collect::<Vec<_>>()));
            let values = row["values"].as_array().expect("there are values").iter().map(Value::as_f64);
            assert!(values.eq(cells.iter().map(|one| one.value)), "{}, {year}", chart.name);
        }
        let symbols: Vec<_> =
            table.key.iter().map(|one| json!([format!("[{}]", one.letter()), one.meaning()])).collect();
        assert_eq!(file["symbols"], json!(symbols));
        for note in table.notes.iter().map(|(_, text)| text).chain(&chart.notes) {
            let notes = [&file["marks"], &file["notes"]].map(Value::to_string).concat();
            assert!(notes.contains(json!(note).to_string().trim_matches('"')), "{}: {note}", chart.name);
        }
        for field in ["title", "finding", "subtitle", "source", "licence", "date", "address"] {
            assert!(file[field].as_str().is_some_and(|text| !text.is_empty()), "{}: {field}", chart.name);
        }
    }
}

/// Figures with a minus are figures; texts that begin like a formula are none, whatever stands around them.
#[test]
fn a_chart_file_is_safe_and_exact() {
    let risky = ["=1+1", "+1", "-1+1", "@A1", "\tx", "\rx", " =1", "＝1", "-x"];
    let lines = risky.iter().map(|name| line(name, &[Some(-2.5)])).collect();
    let mut made = plot(ChartKind::Lines, &["2010"], lines);
    made.decimals = 2;
    let text = export::csv(&made);
    let mut reader = ::csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let heads = reader.headers().expect("there is a row of headings").clone();
    assert_eq!(heads.iter().skip(1).step_by(2).collect::<Vec<_>>(), risky.map(|name| format!("'{name}")));
    let row = reader.records().next().expect("there is a row").expect("it is CSV");
    assert!(row.iter().skip(1).step_by(2).all(|figure| figure == "-2.50"), "{row:?}");
    let plain = ["a=b", "say \"so\"", "one,\r\ntwo"];
    let made = plot(ChartKind::Lines, &["2010"], plain.iter().map(|name| line(name, &[None])).collect());
    let text = export::csv(&made);
    let heads = ::csv::ReaderBuilder::new().from_reader(text.as_bytes()).headers().expect("headings").clone();
    assert_eq!(heads.iter().skip(1).step_by(2).collect::<Vec<_>>(), plain);
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
        assert!(own.eq(values.iter().map(Value::as_f64)), "{}", dataset.meta.name);
        let columns = csvw(&dataset)["tableSchema"]["columns"].as_array().expect("a list").len();
        assert_eq!(csv(&dataset).lines().next().map(|line| line.split(',').count()), Some(columns));
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
