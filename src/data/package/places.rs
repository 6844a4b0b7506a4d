//! Finds a value again in a file that was read: rules between files know a JSON pointer, people need line and column.

use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The line and the column, both from 1, of the value that a JSON pointer names.
pub(super) fn locate(text: &str, pointer: &str) -> Option<(usize, usize)> {
    let whole: &RawValue = serde_json::from_str(text).ok()?;
    let here = (pointer.split('/').skip(1))
        .try_fold(whole.get(), |here, step| child(here, &step.replace("~1", "/").replace("~0", "~")))?;
    let before = text.get(..(here.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
}

/// A field of an object or an item of a list, as it stands in the file.
fn child<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    if let Ok(fields) = serde_json::from_str::<BTreeMap<String, &'t RawValue>>(text) {
        return fields.get(name).map(|raw| raw.get());
    }
    let items: Vec<&'t RawValue> = serde_json::from_str(text).ok()?;
    items.get(name.parse::<usize>().ok()?).map(|raw| raw.get())
}

/// Every text in a file with its JSON pointer: words that name something may stand in any field.
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
                collect(format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
