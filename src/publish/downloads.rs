//! The files that stand beside a chart's page: its figures for spreadsheets and statistics programs.

use crate::chart::Table;
use crate::data::Dataset;
use crate::data::series::{Series, Status};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use serde_json::{Value, json};
use std::io;

/// The columns: name, title, type, what it means.
const COLUMNS: [(&str, &str, &str, &str); 7] = [
    ("code", "Code", "string", "Code of the area, or short name of the series"),
    ("name", "Name", "string", "Name of the area or series"),
    ("period", "Period", "string", "The year, as the source writes it"),
    ("value", "Value", "number", "The figure; empty where there is none"),
    ("status", "Status", "string", "Symbol that qualifies the figure or stands for it"),
    ("note", "Note", "string", "Why the figure is missing, or how it was worked out"),
    ("source", "Source", "string", "Where the figure is from"),
];

/// All figures of a dataset as CSV, one row for each series and year.
///
/// # Errors
/// When the text can't be written, which memory alone decides.
pub fn csv(dataset: &Dataset) -> io::Result<Vec<u8>> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    writer.write_record(COLUMNS.map(|(name, ..)| name))?;
    for Series { area, points } in &dataset.series {
        for point in points {
            let source = dataset.meta.source(&point.source).map_or("", |source| source.title.as_str());
            let value = point.value.map(|value| format!("{value:.*}", usize::from(dataset.decimals)));
            writer.write_record([
                &safe(&area.code),
                &safe(&area.name),
                &point.period.short(),
                &value.unwrap_or_default(),
                &point.status.map_or("", Status::letter).to_string(),
                &safe(point.note.as_deref().unwrap_or_default()),
                &safe(source),
            ])?;
        }
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// A chart's table as it is on the page, as CSV: a column for each series, with the symbols in columns of their own.
///
/// # Errors
/// When the text can't be written, which memory alone decides.
pub fn table_csv(table: &Table) -> io::Result<Vec<u8>> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    let columns = table.columns.iter().flat_map(|name| [safe(name), safe(&format!("{name}: symbol"))]);
    writer.write_record(std::iter::once(safe(&table.first)).chain(columns))?;
    for (year, cells) in &table.rows {
        let figures = cells.iter().flat_map(|cell| {
            let (figure, symbol) = parts(cell);
            [figure.replace(',', ""), symbol.to_string()]
        });
        writer.write_record(std::iter::once(safe(year)).chain(figures))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// A chart's table with what goes along with it.
pub fn table_json(table: &Table, papers: &Value) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|(year, cells)| json!({ "period": year, "figures": cells })).collect();
    let of_papers = ["title", "finding", "subtitle", "sentences", "notes", "source", "licence", "date", "address"];
    let mut all: serde_json::Map<String, Value> =
        of_papers.iter().map(|name| (name.to_string(), papers[*name].clone())).collect();
    all.extend([
        ("columns".to_string(), json!(table.columns)),
        ("rows".to_string(), json!(rows)),
        ("symbols".to_string(), json!(table.key)),
    ]);
    Value::Object(all)
}

/// A cell as its figure and its symbol: `210 [e]`.
fn parts(cell: &str) -> (&str, &str) {
    match cell.split_once('[') {
        Some((figure, symbol)) => (figure.trim(), symbol.trim_end_matches(']')),
        None => (cell, ""),
    }
}

/// A text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_string() }
}

/// What the columns of the CSV file mean, by the W3C's standard for CSV on the web.
pub fn csvw(dataset: &Dataset) -> Value {
    let meta = &dataset.meta;
    let columns: Vec<Value> = (COLUMNS.iter())
        .map(|(name, title, kind, description)| {
            let mut column = json!({
                "name": name, "titles": name, "dc:title": title, "datatype": kind, "dc:description": description,
            });
            if *name == "value" {
                column["dc:description"] = json!(format!("{}, in {}", dataset.measure, dataset.unit.many));
            }
            column
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": "data.csv",
        "dc:title": meta.title,
        "dc:description": meta.description,
        "dc:modified": meta.updated.iso(),
        "dc:license": meta.licences.first().map(|licence| licence.path.as_str()),
        "dc:source": meta.sources.iter().map(|source| source.title.as_str()).collect::<Vec<_>>(),
        "tableSchema": { "columns": columns, "primaryKey": ["code", "period"] },
    })
}

/// All figures as a JSON-stat 2.0 dataset.
pub fn json_stat(dataset: &Dataset) -> Value {
    let codes: Vec<&str> = dataset.series.iter().map(|one| one.area.code.as_str()).collect();
    let names: serde_json::Map<String, Value> =
        dataset.series.iter().map(|one| (one.area.code.clone(), json!(one.area.name))).collect();
    let periods: Vec<String> = dataset.periods.iter().map(|period| period.short()).collect();
    let points = || dataset.series.iter().flat_map(|one| &one.points);
    let status: serde_json::Map<String, Value> =
        (points().enumerate()).filter_map(|(i, point)| Some((i.to_string(), json!(point.status?.letter())))).collect();
    json!({
        "version": "2.0",
        "class": "dataset",
        "label": dataset.meta.title,
        "source": dataset.meta.sources.iter().map(|source| source.publisher.as_str()).collect::<Vec<_>>().join("; "),
        "updated": dataset.meta.updated.iso(),
        "note": [dataset.definition],
        "id": ["series", "period", "measure"],
        "size": [codes.len(), periods.len(), 1],
        "role": { "time": ["period"], "metric": ["measure"] },
        "dimension": {
            "series": { "label": dataset.many(), "category": { "index": codes, "label": names } },
            "period": { "label": dataset.heading(), "category": { "index": periods } },
            "measure": { "label": "Measure", "category": {
                "index": ["value"], "label": { "value": dataset.measure },
                "unit": { "value": { "label": dataset.unit.many, "decimals": dataset.decimals } },
            } },
        },
        "value": points().map(|point| point.value).collect::<Vec<_>>(),
        "status": status,
    })
}
