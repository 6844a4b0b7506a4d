//! Changes single fields of a dataset's file; every other byte stays as it is.

use super::rows::quoted;
use crate::data::Date;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    #[serde(borrow)]
    updated: &'a RawValue,
    #[serde(borrow)]
    next_update: Option<&'a RawValue>,
    #[serde(borrow)]
    corrections: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
struct List<'a> {
    #[serde(borrow)]
    corrections: Option<&'a RawValue>,
}

/// The text with a new day in `updated`. `None` if it has none, as of every other change here.
pub fn set_updated(text: &str, day: Date) -> Option<String> {
    let head: Head<'_> = serde_json::from_str(text).ok()?;
    Some(put(text, head.updated, &quoted(&day.iso())))
}

/// The text with a new day in `nextUpdate`.
pub fn set_next(text: &str, day: &str) -> Option<String> {
    let head: Head<'_> = serde_json::from_str(text).ok()?;
    Some(put(text, head.next_update?, &quoted(day)))
}

/// The text with one more correction, before the others.
pub fn add_correction(text: &str, day: Date, what: &str, why: &str) -> Option<String> {
    let head: Head<'_> = serde_json::from_str(text).ok()?;
    let new = format!(
        "{{\n      \"date\": {},\n      \"what\": {},\n      \"why\": {}\n    }}",
        quoted(&day.iso()),
        quoted(what),
        quoted(why)
    );
    let before = head.corrections.iter().flatten().map(|one| one.get().to_string());
    let list = format!("[\n    {}\n  ]", std::iter::once(new).chain(before).collect::<Vec<_>>().join(",\n    "));
    let there: List<'_> = serde_json::from_str(text).ok()?;
    Some(match there.corrections {
        Some(old) => put(text, old, &list),
        None => put(text, head.updated, &format!("{},\n  \"corrections\": {list}", head.updated.get())),
    })
}

/// The text with another value in place of one of its own.
fn put(text: &str, old: &RawValue, new: &str) -> String {
    // The raw value is a part of the text, so its address tells where it starts.
    let start = old.get().as_ptr() as usize - text.as_ptr() as usize;
    format!("{}{new}{}", &text[..start], &text[start + old.get().len()..])
}
