//! For editors of other sites: whether what they have embedded still works. A script looks for our embeds in the HTML of a
//! page; without one, the list says what to look for.

use super::snapshot::{corrected_since, is_newer};
use super::ways::copy;
use crate::data::json::in_script;
use crate::data::meta::Meta;
use crate::page::site::{Content, Script, Site};
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `js/embed/check-page.js` knows of the site.
#[derive(Serialize)]
struct Published<'a> {
    /// The site's address, with a slash at the end.
    site: &'a str,
    /// The code of the newest script.
    script: String,
    /// The paths and digests of the scripts that other sites load, the newest last.
    scripts: &'a [(String, String)],
    /// All embeds, by their path below `embed/`.
    embeds: BTreeMap<String, Known>,
}

/// One embed.
#[derive(Serialize)]
struct Known {
    title: String,
    /// The path of the full page.
    page: String,
    /// High enough at any width, in CSS pixels.
    height: u32,
    /// The day of the figures, of a chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    /// The day of the last correction: of a snapshot, since its own day.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<String>,
    /// Whether a snapshot's chart has newer figures.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    superseded: bool,
    /// Whether a snapshot's chart has been withdrawn.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withdrawn: bool,
}

/// What to look for without a script.
const BY_HAND: [(&str, &str); 6] = [
    ("It has a title.", "The code of each frame has title=\"…\" with the name of the chart. Screen readers say it."),
    ("It fits.", "Make the window as narrow as a phone. Nothing is cut off, and nothing scrolls inside the frame."),
    ("Its address begins with https.", "Browsers refuse http on a secure page."),
    ("Its link opens.", "The link at the foot of the frame opens the full page in a new tab."),
    (
        "Its script is there.",
        "If you pasted one, look for “embed/v” in the page’s HTML. Some systems take scripts out.",
    ),
    (
        "Its day is right.",
        "A chart that is fixed on a day says at the top when there are newer figures, or a correction.",
    ),
];

pub(in crate::page) fn page(site: &Site, links: &Links) -> Option<Content> {
    let published = in_script(&serde_json::to_string(&published(site)?).ok()?);
    Some(Content {
        scripts: vec![Script::EmbedCheck],
        body: html! {
            h1 { "Check your embeds" }
            p class="lead" { "Find out whether our charts, figures and advice still work on your page, and what to fix." }
            div class="checker embed-check" data-root=(links.file("")) data-unsearched hidden {
                label for="html" { "Paste the HTML of your page" }
                textarea id="html" rows="6" spellcheck="false" autocomplete="off" aria-describedby="html-hint" {}
                p class="source" id="html-hint" {
                    "In most browsers, press Ctrl and U (on a Mac: Option, Command and U) to see it. It stays on your device."
                }
                label for="page" { "Or choose a saved page, or drop it here" }
                input id="page" type="file" accept=".html,.htm,.txt,text/html";
                p { button type="button" data-do="check" { "Check" } }
                p class="found" role="status" {}
                ul class="verdicts" {}
            }
            (fix())
            script type="application/json" data-embeds { (PreEscaped(published)) }
            section class="prose" aria-labelledby="by-hand" {
                h2 id="by-hand" { "Check by hand" }
                ul { @for (what, how) in BY_HAND { li { strong { (what) } " " (how) } } }
                p { a class="onward" href=(links.to(&Route::Embeds)) { "Embed our charts" } }
            }
        },
    })
}

/// The field with the code to paste, which the script fills in.
fn fix() -> Markup {
    html! {
        template data-fix {
            div class="code" {
                label { "Paste this in its place" textarea rows="4" readonly spellcheck="false" {} }
                button type="button" data-do="copy" { (copy("Paste this in its place")) }
                " " span role="status" {}
            }
        }
    }
}

fn published(site: &Site) -> Option<Published<'_>> {
    let embeds = site.package.embeds().into_iter().map(|embed| Some((embed.path(), known(site, &embed)?)));
    Some(Published {
        site: &site.package.settings.address,
        script: site.embed_script()?,
        scripts: &site.embed_scripts,
        embeds: embeds.collect::<Option<_>>()?,
    })
}

fn known(site: &Site, embed: &Embed) -> Option<Known> {
    let code = site.embed_code(embed)?;
    let place = site.place(embed)?;
    let base = Known {
        title: code.title,
        page: place.route.path(),
        height: code.height,
        day: None,
        corrected: None,
        superseded: false,
        withdrawn: false,
    };
    Some(match embed {
        Embed::Chart { name, .. } => {
            let Meta { updated, corrections, .. } = &site.package.chart(name)?.1.meta;
            let last = corrections.iter().map(|one| one.date).max();
            Known { day: Some(updated.to_string()), corrected: last.map(|date| date.to_string()), ..base }
        }
        Embed::Snapshot { name, date, .. } => {
            let snapshot = site.package.snapshot(name, date)?;
            let now = site.package.chart(name);
            let last = corrected_since(site, snapshot).iter().map(|one| one.date).max();
            Known {
                day: Some(snapshot.date().to_string()),
                corrected: last.map(|date| date.to_string()),
                superseded: now.is_some_and(|(_, dataset)| is_newer(dataset, snapshot)),
                withdrawn: now.is_none(),
                ..base
            }
        }
        _ => base,
    })
}
