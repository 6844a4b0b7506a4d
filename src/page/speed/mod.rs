//! The page “How fast, and how it grows”: what `cargo xtask bench` measured, as plots and tables.

mod plot;

use super::site::{Content, Site};
use crate::data::values::Date;
use crate::route::{Links, Route};
use crate::words::number;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What was measured as something grows: `records/speed.json`, by the names of `GROWTHS`.
pub type Speed = BTreeMap<String, Growth>;

/// Something that grows, measured in one run.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// The day.
    pub day: String,
    /// What it was measured on.
    pub machine: String,
    /// How many there were: of charts, rows, frames, connections.
    pub counts: Vec<u32>,
    /// What was measured, by its name in `GROWTHS`.
    pub measures: BTreeMap<String, Vec<Side>>,
}

impl Growth {
    fn when(&self) -> String {
        let day = Date::parse(&self.day).map_or_else(|| self.day.clone(), |day| day.to_string());
        format!("Measured on {day}, on {}.", self.machine)
    }
}

/// The values of one side, such as this site or another library, one for each count.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Its name.
    pub side: String,
    /// The values.
    pub values: Vec<f64>,
}

/// How a value is written.
#[derive(Clone, Copy)]
enum Unit {
    Seconds,
    Milliseconds,
    Kilobytes,
    Megabytes,
    PerSecond,
}

impl Unit {
    fn words(self, value: f64) -> String {
        match self {
            Unit::Seconds => format!("{} s", number(value, if value < 0.1 { 2 } else { u8::from(value < 10.0) })),
            Unit::Milliseconds => format!("{} ms", number(value, 0)),
            Unit::Kilobytes => format!("{} KB", number(value / 1000.0, 0)),
            Unit::Megabytes => format!("{} MB", number(value / 1_000_000.0, 0)),
            Unit::PerSecond => number(value, 0),
        }
    }
}

/// What the page says of a growth.
struct About {
    name: &'static str,
    heading: &'static str,
    /// What is counted.
    of: &'static str,
    how: &'static str,
    /// Each measure: its name, caption and unit.
    measures: &'static [(&'static str, &'static str, Unit)],
}

const GROWTHS: [About; 5] = [
    About {
        name: "charts",
        heading: "More charts",
        of: "Charts",
        how: "The smallest number is this site today. For the others, copies of one chart were added, each with its own figures.",
        measures: &[
            ("build", "Time to build the site, by number of charts", Unit::Seconds),
            ("size", "Size of the whole site, by number of charts", Unit::Megabytes),
        ],
    },
    About {
        name: "check",
        heading: "More figures to check",
        of: "Figures added",
        how: "All of this site’s files were checked, with made-up figures added. A file may have 2 MB, so 100,000 figures fill five files.",
        measures: &[("check", "Time to check all files, by figures added", Unit::Seconds)],
    },
    About {
        name: "choice",
        heading: "More figures in a chart",
        of: "Figures in the file",
        how: "The time from choosing another area until its picture is there, with four lines showing. Chart.js and Highcharts draw the same lines on a plain page. This site also updates the words, the points and the table. The largest file is the largest that is allowed.",
        measures: &[("time", "Time from a choice to its picture, by figures in the file", Unit::Milliseconds)],
    },
    About {
        name: "embeds",
        heading: "More embeds on a page",
        of: "Embeds",
        how: "One page with that many frames, on a slow phone (1.6 Mbit/s, a quarter of the processor’s speed). Each frame shows the same chart, drawn by this site, Chart.js or Highcharts. This site’s frames also have words, a table and the source.",
        measures: &[
            ("bytes", "Bytes that the page and its frames load, by number of embeds", Unit::Kilobytes),
            ("seen", "Time until the first chart is seen, by number of embeds", Unit::Milliseconds),
        ],
    },
    About {
        name: "load",
        heading: "More readers at once",
        of: "Connections",
        how: "The web server (nginx) and the program that asks it share one machine. Pages were compressed beforehand.",
        measures: &[("rate", "Answers a second, by connections open at once", Unit::PerSecond)],
    },
];

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let measured = GROWTHS.iter().filter_map(|about| Some((about, site.speed.get(about.name)?)));
    let when: BTreeSet<String> = measured.clone().map(|(_, growth)| growth.when()).collect();
    let at_once = when.len() == 1;
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "How fast, and how it grows" }
            p class="lead" { "For web teams: what happens to this site with more charts, figures, embeds and readers." }
            section class="prose" aria-labelledby="how" data-unsearched {
                h2 id="how" { "How to read it" }
                ul {
                    li { "Compare the lines in a picture with each other. They were measured in the same run." }
                    li { "Don’t compare these times with another machine’s." }
                    li { "On both scales, each step is ten times the one before. A flat line means that more costs nothing." }
                    li { code { "cargo xtask bench" } " measures it all again." }
                    @if at_once { @for words in &when { li { (words) } } }
                }
            }
            @for (about, growth) in measured { (section(about, growth, !at_once)) }
            p { a class="onward" href=(links.to(&Route::Embeds)) { "Embed our charts" } }
        },
    }
}

fn section(about: &About, growth: &Growth, says_when: bool) -> Markup {
    html! {
        section class="growth" aria-labelledby=(about.name) data-unsearched {
            h2 id=(about.name) { (about.heading) }
            p { (about.how) }
            @for (name, caption, unit) in about.measures {
                @if let Some(sides) = growth.measures.get(*name) {
                    div class="measured" {
                        (table(&format!("{}-{name}", about.name), about.of, caption, &growth.counts, sides, *unit))
                        (plot::plot(&growth.counts, sides, *unit))
                    }
                }
            }
            @if says_when { p { (growth.when()) } }
        }
    }
}

fn table(id: &str, of: &str, caption: &str, counts: &[u32], sides: &[Side], unit: Unit) -> Markup {
    html! {
        div class="table-frame" role="region" tabindex="0" aria-labelledby=(id) { table {
            caption id=(id) { (caption) }
            thead {
                tr {
                    th scope="col" { (of) }
                    @for one in sides { th scope="col" { (one.side) } }
                }
            }
            tbody {
                @for (at, count) in counts.iter().enumerate() {
                    tr {
                        th scope="row" { (number(f64::from(*count), 0)) }
                        @for one in sides { td { (one.values.get(at).map_or_else(String::new, |value| unit.words(*value))) } }
                    }
                }
            }
        } }
    }
}
