//! Puts other rows into a dataset's file; every other byte stays as it is.

use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};

/// The fields of a row, which are also the columns of a tidy CSV file.
pub const COLUMNS: [&str; 7] = ["area", "period", "value", "count", "status", "note", "source"];

/// The parts of a dataset's file that its rows depend on.
#[derive(Deserialize)]
pub struct Outline<'a> {
    sources: Vec<SourceId>,
    #[serde(borrow)]
    rows: &'a RawValue,
}

#[derive(Deserialize)]
struct SourceId {
    id: String,
}

/// The text of a dataset's file with other rows, each with one field a column; `None` if the file has no rows to
/// replace.
pub fn replace_rows(dataset: &str, rows: &[[String; COLUMNS.len()]]) -> Option<String> {
    let outline = serde_json::from_str::<Outline<'_>>(dataset).ok()?;
    Some(put_rows(dataset, &outline, rows.iter().map(|row| row.iter().map(String::as_str).collect())))
}

/// The same, with each row's fields in order.
pub fn put_rows<'r>(dataset: &str, outline: &Outline<'_>, rows: impl Iterator<Item = Vec<&'r str>>) -> String {
    let only = match outline.sources.as_slice() {
        [only] => only.id.as_str(),
        _ => "",
    };
    let rows: Vec<String> = rows.map(|row| row_text(&row, only)).collect();
    // The raw value is a part of the text, so its address tells where it starts.
    let start = outline.rows.get().as_ptr() as usize - dataset.as_ptr() as usize;
    let end = start + outline.rows.get().len();
    format!("{}[\n{}\n  ]{}", &dataset[..start], rows.join(",\n"), &dataset[end..])
}

/// A row of a dataset. A source that is the dataset's only one is left out.
fn row_text(fields: &[&str], only_source: &str) -> String {
    let mut row = String::from("    {");
    for (place, (name, field)) in COLUMNS.into_iter().zip(fields).enumerate() {
        let value = match name {
            "value" if field.is_empty() => "null".to_string(),
            "area" | "period" => quoted(field),
            _ if field.is_empty() || (name == "source" && *field == only_source) => continue,
            "value" | "count" => field.to_string(),
            _ => quoted(field),
        };
        let comma = if place == 0 { "" } else { ", " };
        row.push_str(&format!("{comma}\"{name}\": {value}"));
    }
    row + "}"
}

/// A text as JSON.
pub fn quoted(text: &str) -> String {
    to_raw_value(text).map_or_else(|_| "null".to_string(), |raw| raw.get().to_string())
}
