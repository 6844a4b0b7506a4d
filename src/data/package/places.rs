//! The JSON pointers of a file's texts, for rules between files.

use crate::data::json::escape;
use crate::data::values::Period;
use serde_json::Value;

/// Every text in a file with its JSON pointer, because a text in any field may name something.
pub(super) fn texts(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(String::new(), serde_json::from_str(text).unwrap_or_default(), &mut found);
    found
}

fn collect(pointer: String, value: Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((pointer, text)),
        Value::Array(items) => {
            for (i, item) in items.into_iter().enumerate() {
                collect(format!("{pointer}/{i}"), item, found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                collect(format!("{pointer}/{}", escape(&name)), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The position of a row in a dataset's file.
pub(super) fn row(text: &str, area: &str, period: Period) -> Option<usize> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let is_period = |row: &Value| Period::parse(period.kind(), row["period"].as_str()?);
    whole["rows"].as_array()?.iter().position(|row| row["area"] == area && is_period(row) == Some(period))
}
