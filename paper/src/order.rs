//! What is ordered: which paper, of which pack, to which file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Component, Path};

#[derive(Clone, Copy, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Sheet,
    Answers,
    Letter,
    Poster,
    Quiz,
    Slides,
}

impl Kind {
    /// Whether the paper has to fit on one page.
    pub fn is_one_page(self) -> bool {
        matches!(self, Self::Sheet | Self::Answers | Self::Letter | Self::Poster)
    }
}

/// One paper. The templates read the same fields as these.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub kind: Kind,
    /// Below the folder that the program is told.
    pub file: String,
    /// In the file's metadata: what a reader's window and a screen reader name it by.
    pub title: String,
    /// `en` or `en-GB`.
    pub language: String,
    pub site: String,
    /// Where the square leads.
    pub address: String,
    pub shown_address: String,
    /// The square as SVG.
    pub qr: String,
    /// `2026-11-23`.
    pub updated: String,
    pub pack: Value,
}

/// Reads the list, and refuses it with every order in it that can't be made.
pub fn read(text: &str) -> Result<Vec<Order>, String> {
    let list: Vec<Value> =
        serde_json::from_str(text).map_err(|error| format!("The orders are not a JSON list: {error}."))?;
    let mut orders: Vec<Order> = Vec::with_capacity(list.len());
    let mut problems = Vec::new();
    for (at, value) in list.into_iter().enumerate() {
        let file =
            value.get("file").and_then(Value::as_str).map_or_else(|| format!("order {}", at + 1), str::to_string);
        match serde_json::from_value::<Order>(value).map_err(|error| format!("the order is not sound: {error}.")) {
            Ok(order) if orders.iter().any(|other| other.file == order.file) => {
                problems.push(format!("{file}: it is ordered twice."));
            }
            Ok(order) => match order.check() {
                Ok(()) => orders.push(order),
                Err(words) => problems.push(format!("{file}: {words}")),
            },
            Err(words) => problems.push(format!("{file}: {words}")),
        }
    }
    if problems.is_empty() { Ok(orders) } else { Err(problems.join("\n")) }
}

impl Order {
    fn check(&self) -> Result<(), String> {
        let path = Path::new(&self.file);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) || !self.file.ends_with(".pdf") {
            return Err("the file has to be a path inside the folder that ends in .pdf.".to_string());
        }
        for (name, text) in [("title", &self.title), ("site", &self.site), ("address", &self.address)] {
            if text.trim().is_empty() {
                return Err(format!("its {name} is empty."));
            }
        }
        let language: Vec<&str> = self.language.split('-').collect();
        let sound = matches!(language[..], [name] if is_lower(name, 2))
            || matches!(language[..], [name, region] if is_lower(name, 2) && is_upper(region, 2));
        if !sound {
            return Err(format!("{:?} is no language such as en-GB.", self.language));
        }
        if let Some(figure) = first_unfilled(&self.pack) {
            return Err(format!("a figure is not filled in: {figure:?}."));
        }
        if !is_date(&self.updated) {
            return Err(format!("{:?} is no date such as 2026-11-23.", self.updated));
        }
        Ok(())
    }
}

/// Words name figures; who orders puts them in. A paper with a bare name on it must never reach a school.
fn first_unfilled(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => text.contains("{fact:").then_some(text.as_str()),
        Value::Array(values) => values.iter().find_map(first_unfilled),
        Value::Object(values) => values.values().find_map(first_unfilled),
        _ => None,
    }
}

fn is_lower(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_upper(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the text has the shape of a date. Whether there is such a day, Typst finds out.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let sound = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [year, month, day] if sound(year, 4) && sound(month, 2) && sound(day, 2))
}
