//! A dataset's caution goes wherever its figures go.

use crate::support::change;
use crate::support::fixture_site::fixture_site;
use crate::support::script::Script;
use crate::support::site::site;
use altogether_safer::chart::{Plot, Selection, export};
use altogether_safer::data::package::Package;
use altogether_safer::page::Site;
use altogether_safer::publish::{csvw, json_stat, structured, workbook};
use altogether_safer::route::{Embed, Route};
use calamine::{Reader as _, Xlsx};
use serde_json::json;
use std::io::Cursor;

/// The file leaves out the full stop.
const CAUTION: &str = "Recording changed after 2014, so a rise is partly better recording";

/// The made-up site, with a caution in the dataset of one chart.
fn cautious() -> Site {
    let (mut files, _) = fixture_site();
    let measure = "\"measure\":";
    let text = change(&files["bicycles.json"], measure, &format!("\"caution\": \"{CAUTION}\", {measure}"));
    files.insert("bicycles.json".to_string(), text);
    let package = Package::parse("data", &files).unwrap_or_else(|p| panic!("{}", crate::support::shown(&p)));
    site(files, package)
}

#[test]
fn a_caution_goes_wherever_the_figures_go() {
    let site = cautious();
    let whole = format!("{CAUTION}.");
    let (chart, dataset) = site.package.chart("bicycles").expect("the chart is there");
    let selection = Selection::default_for(chart, dataset).expect("it shows something");
    let metadata = site.chart_metadata(chart, dataset, &selection).expect("it shows something");
    let plot = Plot::of(dataset, &selection);
    let page = |route: &Route| site.page(route).expect("the page is there");
    let own = page(&Route::Chart("bicycles".to_string()));
    let embed = page(&Route::Embed(Embed::chart("bicycles")));
    let first = |body: &str| {
        let under = body.split_once("<p class=\"finding\">").expect("there is a headline").1;
        under.split_once("</p>").expect("it ends").1.starts_with(&format!("<p class=\"caution\">{whole}"))
    };
    assert!(first(&own.body), "the chart's page says it directly under the headline");
    assert!(first(&embed.body), "the embed says it directly under the headline");
    let cards = page(&Route::Charts).body;
    let themed = page(&Route::Theme).body;
    let sheet = Script("js/build/chart-files.mjs");
    let mut whole_metadata = json!(metadata);
    for name in ["accent", "brand", "ink", "ink-2", "line-2"] {
        whole_metadata["colours"][name] = json!("#123456");
    }
    let request = |shape: &str| {
        json!({
            "file": "bicycles.svg", "svg": "<svg viewBox=\"0 0 10 10\" width=\"10\" height=\"10\"></svg>",
            "metadata": whole_metadata, "shape": shape, "width": null,
        })
    };
    let sheets =
        ["wide", "square"].map(|shape| String::from_utf8(sheet.make(&[request(shape)]).remove(0)).expect("SVG"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook(dataset).expect("it can be written"))).expect("it opens");
    let about = book.worksheet_range("About").expect("the sheet is there");
    let about: Vec<String> = about.rows().map(|row| row[1].to_string()).collect();
    let route = Route::Chart("bicycles".to_string());
    let places = [
        ("the list of charts", cards),
        ("a chart's card on another page", themed),
        ("the description of the page", own.description.clone()),
        ("the social card", own.shared.about.clone().unwrap_or_default()),
        ("the social card in words", own.shared.alt()),
        ("the picture in words", metadata.alt()),
        ("the description to paste", page(&Route::Embeds).body),
        ("JSON", export::json(&plot, &metadata)),
        ("the metadata of CSV", csvw(dataset)["dc:description"].to_string()),
        ("JSON-stat", json_stat(dataset)["note"].to_string()),
        ("the workbook", about.join("\n")),
        (
            "structured data",
            structured(&site, &route, &own)["@graph"]
                .as_array()
                .expect("a list")
                .last()
                .expect("a dataset")
                .to_string(),
        ),
    ];
    for (place, text) in places {
        assert!(text.contains(&whole), "{place} lacks it: {text}");
    }
    for sheet in sheets {
        // In its description, in its metadata, and in sight, where the lines may break anywhere.
        for part in sheet.split("metadata>") {
            assert!(part.contains("Recording changed after"), "{part}");
        }
    }
}
