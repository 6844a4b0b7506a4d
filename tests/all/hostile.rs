//! Hostile input: no file can make a parser panic, and no text in a file can become markup.

use crate::support::published;
use crate::support::site::{props_of, site};
use altogether_safer::data::package::Package;
use altogether_safer::data::snapshot::path;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::{Audience, Dataset, FactSet};
use altogether_safer::page::Site;
use altogether_safer::publish::snapshot_text;
use altogether_safer::route::Route;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static FILES: LazyLock<crate::support::Files> = LazyLock::new(|| published().0);

/// Parses a text as each kind of file. Only a panic is a failure.
fn read_as_anything(text: &str) {
    for reader in [Audience::Publisher, Audience::Page] {
        let problems = Dataset::parse("file", text, reader).err().unwrap_or_default();
        for problem in problems {
            assert!(problem.line >= 1 && problem.column >= 1 && !problem.to_string().is_empty());
        }
        let _ = FactSet::parse("file", text, reader);
    }
    let _ = TextPage::parse("file", text);
}

/// A text with some of its bytes changed. Invalid UTF-8 becomes the replacement character.
fn flipped(text: &str, changes: &[(proptest::sample::Index, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}|[\\[\\]{}\":,0-9a-z\\\\ue-]{0,200}") {
        read_as_anything(&text);
    }

    #[test]
    fn a_published_file_cut_short_is_refused(at in any::<proptest::sample::Index>()) {
        let text = FILES["first-time-entrants.json"].trim_end();
        let end = (0..=at.index(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        read_as_anything(&text[..end]);
        prop_assert!(Dataset::parse("cut", &text[..end], Audience::Page).is_err());
    }

    #[test]
    fn a_published_file_with_changed_bytes_is_read_or_refused(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6)
    ) {
        for name in ["first-time-entrants.json", "key-facts.json", "advice/water.json"] {
            read_as_anything(&flipped(&FILES[name], &changes));
        }
    }

    /// Changes that leave the file valid JSON get past the JSON parser.
    #[test]
    fn a_published_file_with_changed_figures_is_read_or_refused(
        changes in proptest::collection::vec(
            (any::<proptest::sample::Index>(), proptest::sample::select(b"0123456789.-eE\"/,x".as_slice())), 1..4
        )
    ) {
        let text = &FILES["first-time-entrants.json"];
        let rows = text.find("\"rows\"").expect("the file has rows");
        read_as_anything(&format!("{}{}", &text[..rows], flipped(&text[rows..], &changes)));
    }
}

#[test]
fn a_deep_or_endless_file_is_refused() {
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000), format!("{{\"rows\":{}", "[".repeat(5000))] {
        read_as_anything(&text);
        assert!(Dataset::parse("deep", &text, Audience::Page).is_err());
    }
    let deep = format!("{{\"schema\":1,\"x\":{}{}}}", "[".repeat(120), "]".repeat(120));
    read_as_anything(&deep);
}

/// A text that would end the element or attribute around it and start another.
const HARM: &str = "</script><script>a()</script>\"><img>&'";

/// Replaces every text for readers in a published file with hostile text.
fn poison(value: &mut Value, field: &str) {
    let shown = [
        "title",
        "description",
        "publisher",
        "note",
        "definition",
        "measure",
        "label",
        "sentence",
        "doubt",
        "lead",
        "text",
        "heading",
        "subject",
        "subtitle",
        "said",
        "date",
        "ended",
        "one",
        "many",
        "why",
        "what",
        "need",
        "hours",
        "cost",
        "notice",
        "warning",
        "tagline",
    ];
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, field)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| poison(value, name)),
        Value::String(text) if field == "doubts" || field == "notes" || field == "points" || field == "actions" => {
            *text = HARM.to_string();
        }
        Value::String(text) if field == "confirmed" => *text = format!("{HARM} 2026"),
        // Different kinds of area stay different, so that ranks among areas of one kind stay right.
        Value::String(text) if field == "kind" && is_free(text) => *text = format!("{HARM}{text}"),
        Value::String(text) if shown.contains(&field) && is_free(text) => *text = HARM.to_string(),
        _ => {}
    }
}

/// Whether a text is free, and not one of the values that the format prescribes.
fn is_free(text: &str) -> bool {
    !["bars", "lines", "ranked", "rows", "%", "advice", "help", "chart", "lesson"].contains(&text)
        && altogether_safer::data::Date::parse(text).is_none()
}

fn poisoned() -> Site {
    let mut files: crate::support::Files = (FILES.iter())
        .map(|(path, text)| {
            let mut value: Value = serde_json::from_str(text).expect("the file is JSON");
            if path != "datapackage.json" {
                poison(&mut value, "");
            }
            if path == "site.json" {
                value["name"] = json!("\"><img src=x>");
            }
            for area in value.get_mut("areas").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Some(name) = area.get_mut("name") {
                    *name = json!(format!("<img>&{}", name.as_str().unwrap_or_default()));
                }
            }
            (path.clone(), value.to_string())
        })
        .collect();
    let clean = published().1;
    for chart in &clean.charts {
        let (name, dataset) = (format!("charts/{}.json", chart.name), format!("{}.json", chart.dataset));
        let today = clean.dataset(&chart.dataset).expect("the chart has a dataset").meta.updated;
        let text = snapshot_text(&files[&name], &files[&dataset]).expect("both are JSON");
        files.insert(path(&chart.name, today), text);
    }
    let package =
        Package::parse("data", &files).unwrap_or_else(|problems| panic!("{}", crate::support::shown(&problems)));
    site(files, package)
}

#[test]
fn hostile_text_stays_text_on_every_page() {
    let (poisoned, (files, package)) = (poisoned(), published());
    let clean = site(files, package);
    for route in poisoned.routes().into_iter().chain(poisoned.package.embeds().into_iter().map(Route::Embed)) {
        let body = poisoned.page(&route).expect("the page is drawn").body;
        let before = clean.page(&route).expect("the page is drawn").body;
        for harm in ["<img", "<script>", "</script><script"] {
            assert!(!body.contains(harm), "{route:?} has {harm}");
        }
        // The bar above the header stands there only if the words of the page call for it.
        let below_bar = |body: &str| body.find("<header").map_or(body.to_string(), |at| body[at..].to_string());
        let (drawn, before) = (below_bar(&body), below_bar(&before));
        for tag in ["<script", "</script", "<svg", "<h1", "<div"] {
            assert_eq!(drawn.matches(tag).count(), before.matches(tag).count(), "{route:?}, {tag}");
        }
        if !matches!(route, Route::NotFound | Route::Charts) {
            assert!(body.contains("&lt;/script&gt;&lt;script&gt;a()"), "{route:?} does not show the words");
        }
    }
}

#[test]
fn hostile_text_cannot_end_an_islands_data() {
    let site = poisoned();
    let mut seen = 0;
    for route in site.routes() {
        let page = site.page(&route).expect("the page is drawn");
        for data in props_of(&page) {
            seen += 1;
            // A file of its own is fetched as JSON and never read as HTML.
            assert!(page.props.is_some() || !data.contains('<'), "{route:?}");
            let props: Value = serde_json::from_str(data).expect("an island's data is JSON");
            let file = if props["files"].is_array() { &props["files"][0]["facts"] } else { &props["dataset"] };
            assert_eq!(file["title"], HARM, "{route:?}: the words arrive unchanged");
        }
    }
    // One for each chart, and one for all figures.
    assert_eq!(seen, site.package.charts.len() + 1);
}

/// In an attribute, quotes and ampersands must be escaped.
#[test]
fn attributes_are_escaped() {
    let site = poisoned();
    let page = site.page(&Route::Chart("first-time-entrants".to_string())).expect("the page is drawn").body;
    let label = page.split("<figure ").nth(1).and_then(|figure| figure.split("aria-label=\"").nth(1));
    let label = label.and_then(|label| label.split('"').next()).expect("the picture has a label");
    assert!(label.contains("a()") && label.contains("&amp;") && label.contains("&quot;"), "{label}");
}
