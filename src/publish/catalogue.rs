//! The catalogue of all data files for other catalogues (DCAT 3), as JSON-LD and as Turtle: the same statements twice.

use crate::data::Date;
use crate::data::meta::Meta;
use crate::data::package::Package;
use crate::route::Route;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The vocabularies, by their prefixes.
const PREFIXES: [(&str, &str); 4] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The files beside a chart's page, with their media types.
const BESIDE: [(&str, &str); 3] = [
    ("data.csv", "text/csv"),
    ("data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("data.json-stat.json", "application/json"),
];

/// What is said of something, as the object of a statement.
enum Said {
    /// Something with an address.
    Thing(String),
    /// Words in English.
    Words(String),
    /// A day.
    Day(Date),
}

/// Something with an address, and what is said of it.
struct Thing {
    address: String,
    kind: &'static str,
    said: Vec<(&'static str, Said)>,
}

/// The catalogue as JSON-LD.
pub fn catalogue_json(package: &Package) -> Value {
    let context: Map<String, Value> =
        PREFIXES.map(|(prefix, address)| (prefix.to_string(), json!(address))).into_iter().collect();
    let things = things(package).into_iter().map(|thing| {
        let mut fields =
            Map::from_iter([("@id".to_string(), json!(thing.address)), ("@type".to_string(), json!(thing.kind))]);
        for (name, said) in thing.said {
            let value = match said {
                Said::Thing(address) => json!({ "@id": address }),
                Said::Words(words) => json!({ "@language": "en", "@value": words }),
                Said::Day(day) => json!({ "@type": "xsd:date", "@value": day.iso() }),
            };
            match fields.entry(name).or_insert_with(|| json!([])) {
                Value::Array(all) => all.push(value),
                _ => unreachable!("only lists are put in"),
            }
        }
        Value::Object(fields)
    });
    json!({ "@context": context, "@graph": things.collect::<Vec<_>>() })
}

/// The catalogue as Turtle.
pub fn catalogue_turtle(package: &Package) -> String {
    let mut text: String =
        PREFIXES.iter().map(|(prefix, address)| format!("@prefix {prefix}: <{address}> .\n")).collect();
    for thing in things(package) {
        text.push_str(&format!("\n<{}>\n    a {}", thing.address, thing.kind));
        for (name, said) in thing.said {
            let value = match said {
                Said::Thing(address) => format!("<{address}>"),
                Said::Words(words) => format!("\"{}\"@en", escaped(&words)),
                Said::Day(day) => format!("\"{}\"^^xsd:date", day.iso()),
            };
            text.push_str(&format!(" ;\n    {name} {value}"));
        }
        text.push_str(" .\n");
    }
    text
}

/// Words as they stand between quotation marks in Turtle.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}

/// An address without the characters that none may have. People's addresses may have them all the same.
fn address(text: &str) -> String {
    let encode = |c: char| match c {
        '{' | '}' | '|' | '^' => format!("%{:02X}", u32::from(c)),
        _ => c.to_string(),
    };
    text.chars().map(encode).collect()
}

/// Everything that is said: of the catalogue, its publisher, each file, and what can be downloaded.
fn things(package: &Package) -> Vec<Thing> {
    let settings = &package.settings;
    let root = address(&settings.address);
    let (catalogue, publisher) = (format!("{root}{}", Route::Data.path()), format!("{root}#publisher"));
    let metas = (package
        .datasets
        .iter()
        .map(|one| (&one.meta, one.series.iter().map(|series| series.area.code.as_str()).collect())))
    .chain(package.fact_sets.iter().map(|set| (&set.meta, Vec::new())))
    .chain([(&package.contacts.meta, Vec::new())]);
    let mut said = vec![
        ("dct:title", Said::Words(package.list.title.clone())),
        ("dct:description", Said::Words(settings.tagline.clone())),
        ("dct:publisher", Said::Thing(publisher.clone())),
        ("foaf:homepage", Said::Thing(root.clone())),
    ];
    let mut all = Vec::new();
    for (meta, codes) in metas {
        let file = file_of(package, &root, &publisher, meta, codes, &mut all);
        said.push(("dcat:dataset", Said::Thing(file)));
    }
    let name = vec![("foaf:name", Said::Words(settings.publisher.clone()))];
    let first = [
        Thing { address: catalogue, kind: "dcat:Catalog", said },
        Thing { address: publisher, kind: "foaf:Agent", said: name },
    ];
    first.into_iter().chain(all).collect()
}

/// Says all of one file and its downloads, and returns what it is called.
fn file_of(
    package: &Package,
    root: &str,
    publisher: &str,
    meta: &Meta,
    codes: Vec<&str>,
    all: &mut Vec<Thing>,
) -> String {
    let page = format!("{root}{}", Route::DataFile(meta.name.clone()).path());
    let called = format!("{page}#file");
    let mut said = vec![
        ("dct:title", Said::Words(meta.title.clone())),
        ("dct:description", Said::Words(meta.description.clone())),
        ("dct:identifier", Said::Words(meta.name.clone())),
        ("dct:issued", Said::Day(meta.created)),
        ("dct:modified", Said::Day(meta.updated)),
        ("dct:publisher", Said::Thing(publisher.to_string())),
        ("dcat:landingPage", Said::Thing(page)),
    ];
    said.extend(meta.licences.iter().map(|licence| ("dct:license", Said::Thing(address(&licence.path)))));
    // Two sources may be parts of one page.
    let sources: BTreeSet<String> =
        meta.sources.iter().filter_map(|source| Some(address(source.path.as_ref()?))).collect();
    said.extend(sources.into_iter().map(|source| ("dct:source", Said::Thing(source))));
    let area = |code: &str| format!("http://statistics.data.gov.uk/id/statistical-geography/{code}");
    let is_area = |code: &&str| code.len() == 9 && code.starts_with(|c: char| c.is_ascii_uppercase());
    said.extend(codes.into_iter().filter(is_area).map(|code| ("dct:spatial", Said::Thing(area(code)))));
    let chart = package.charts.iter().find(|chart| chart.dataset == meta.name);
    let beside = chart.into_iter().flat_map(|chart| {
        BESIDE.map(|(name, kind)| (format!("{root}{}{name}", Route::Chart(chart.name.clone()).path()), kind))
    });
    let files = [(format!("{root}data/{}.json", meta.name), "application/json")].into_iter().chain(beside);
    for (file, kind) in files {
        said.push(("dcat:distribution", Said::Thing(format!("{file}#download"))));
        all.push(Thing {
            address: format!("{file}#download"),
            kind: "dcat:Distribution",
            said: vec![
                ("dcat:downloadURL", Said::Thing(file)),
                ("dcat:mediaType", Said::Thing(format!("https://www.iana.org/assignments/media-types/{kind}"))),
            ],
        });
    }
    all.push(Thing { address: called.clone(), kind: "dcat:Dataset", said });
    called
}
