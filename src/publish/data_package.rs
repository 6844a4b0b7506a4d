//! The published list of data files, as a Data Package (version 2).

use super::digest::sha256;
use crate::data::meta::{Meta, Next};
use crate::data::package::Package;
use crate::data::series::Unit;
use serde_json::{Value, json};
use std::io;

/// The published `datapackage.json`: the names in the source file, with schema, sources and dates added from the data
/// files themselves, and the size and the SHA-256 digest of each. `bytes` gives a published file by its path.
///
/// # Errors
/// If a file can't be read.
pub fn data_package(package: &Package, bytes: impl Fn(&str) -> io::Result<Vec<u8>>) -> io::Result<Value> {
    let series = package.datasets.iter().map(|dataset| {
        let mut one = resource(&dataset.meta);
        one["schema"] = json!({
            "fields": [
                field("area", "string", &format!("Code of the {}", dataset.one())),
                field("period", "string", dataset.heading()),
                value_field(&dataset.measure, &dataset.unit),
                field("status", "string", "Symbol that qualifies the figure or stands for it: x, c, e, p, r or b"),
                field("note", "string", "Why the figure is missing, or how it was worked out"),
                field("source", "string", "The id of one of the sources"),
            ],
            "primaryKey": ["area", "period"],
        });
        one["definition"] = json!(dataset.definition);
        one
    });
    let facts = package.fact_sets.iter().map(|set| {
        let mut one = resource(&set.meta);
        one["schema"] = json!({
            "fields": [
                field("name", "string", "The figure's name"),
                field("label", "string", "What it counts"),
                field("value", "number", "The figure, in its own unit"),
                field("unit", "object", "What one of it is called"),
                field("area", "object", "The area's code and name"),
                field("period", "string", "The time that it is for"),
                field("source", "string", "The id of one of the sources"),
                field("definition", "string", "How it’s counted"),
            ],
            "primaryKey": ["name"],
        });
        one
    });
    let mut contacts = resource(&package.contacts.meta);
    contacts["schema"] = json!({
        "fields": [
            field("name", "string", "The contact's name"),
            field("title", "string", "The service"),
            field("need", "string", "When to turn to it"),
            field("phone", "string", "Its telephone number"),
            field("confirmed", "string", "When its source last confirmed it"),
            field("source", "string", "The id of one of the sources"),
        ],
        "primaryKey": ["name"],
    });
    let mut resources: Vec<Value> = series.chain(facts).chain([contacts]).collect();
    for one in &mut resources {
        let file = bytes(one["path"].as_str().unwrap_or_default())?;
        one["bytes"] = json!(file.len());
        one["hash"] = json!(format!("sha256:{}", sha256(&file)));
    }
    Ok(json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": package.list.name,
        "title": package.list.title,
        "version": package.list.version,
        "created": format!("{}T00:00:00Z", package.list.created.iso()),
        "contributors": [{ "title": package.settings.publisher, "roles": ["publisher"] }],
        "resources": resources,
    }))
}

fn resource(meta: &Meta) -> Value {
    let sources: Vec<Value> = (meta.sources.iter())
        .map(|source| {
            let mut one = json!({ "title": source.title, "publisher": source.publisher });
            if let Some(path) = &source.path {
                one["path"] = json!(path);
            }
            one
        })
        .collect();
    let licences: Vec<Value> = (meta.licences.iter())
        .map(|licence| json!({ "name": licence.name, "title": licence.title, "path": licence.path }))
        .collect();
    let corrections: Vec<Value> = (meta.corrections.iter())
        .map(|one| {
            let mut made = json!({ "date": one.date.iso(), "what": one.what, "why": one.why });
            for (name, text) in [("from", &one.from), ("to", &one.to)] {
                if let Some(text) = text {
                    made[name] = json!(text);
                }
            }
            made
        })
        .collect();
    let mut one = json!({
        "name": meta.name, "path": format!("{}.json", meta.name), "title": meta.title,
        "description": meta.description, "format": "json", "mediatype": "application/json", "encoding": "utf-8",
        "dialect": { "property": "rows" }, "sources": sources, "licenses": licences,
        "created": meta.created.iso(), "updated": meta.updated.iso(), "corrections": corrections,
    });
    match &meta.next {
        Next::Due(date) => one["nextUpdate"] = json!(date.iso()),
        Next::Ended(why) => one["ended"] = json!(why),
    }
    one
}

fn field(name: &str, kind: &str, description: &str) -> Value {
    json!({ "name": name, "type": kind, "description": description })
}

fn value_field(measure: &str, unit: &Unit) -> Value {
    json!({ "name": "value", "type": "number", "title": measure, "unit": unit.many, "missingValues": ["null"] })
}
