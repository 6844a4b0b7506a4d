//! The downloads beside a chart's page with all figures of a dataset: for spreadsheets and statistics programs.

use crate::chart::export::{csv_row, safe};
use crate::data::Dataset;
use crate::data::meta::Correction;
use crate::data::series::{Series, Status};
use crate::data::values::decimal;
use serde_json::{Value, json};

/// The columns: name, title, type, description.
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
pub fn csv(dataset: &Dataset) -> String {
    let mut text = String::new();
    csv_row(&mut text, COLUMNS.iter().map(|(name, ..)| name.to_string()));
    for Series { area, points } in &dataset.series {
        for point in points {
            let source = dataset.meta.source(&point.source).map_or("", |source| source.title.as_str());
            let row = [
                safe(&area.code),
                safe(&area.name),
                point.period.short(),
                point.value.map_or_else(String::new, |value| decimal(value, dataset.decimals)),
                point.status.map_or("", Status::letter).to_string(),
                safe(point.note.as_deref().unwrap_or_default()),
                safe(source),
            ];
            csv_row(&mut text, row.into_iter());
        }
    }
    text
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
        "dc:description": dataset.description(),
        "dc:modified": meta.updated.iso(),
        "dc:license": meta.licences.first().map(|licence| licence.path.as_str()),
        "rdfs:comment": meta.corrections.iter().map(Correction::line).collect::<Vec<_>>(),
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
        "note": std::iter::once(dataset.definition.clone())
            .chain(dataset.caution.clone())
            .chain(dataset.meta.corrections.iter().map(Correction::line))
            .collect::<Vec<_>>(),
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
