//! What a browser measured in the embed pages, for data-protection officers of other sites. The test run fails if the
//! figures are out of date.

use super::evidence::{Counts, Evidence};
use crate::page::site::{Content, Site};
use crate::route::{Links, Route};
use crate::words;
use maud::{Markup, html};
use std::collections::BTreeSet;

type Row = (&'static str, fn(&Counts) -> u32);

/// The rows of the table. Their labels are short, because the first column does not wrap.
const ROWS: [Row; 11] = [
    ("Requests to other sites", |counts| counts.other_hosts),
    ("Cookies on the device", |counts| counts.cookies),
    ("Answers with a cookie", |counts| counts.set_cookie),
    ("Entries in storage", |counts| counts.storage),
    ("Databases", |counts| counts.databases),
    ("Caches", |counts| counts.caches),
    ("Service workers", |counts| counts.workers),
    ("Looks at what is kept", |counts| counts.keeping),
    ("Things sent by a script", |counts| counts.sending),
    ("Looks at the device", |counts| counts.fingerprinting),
    ("Messages in the log", |counts| counts.messages),
];

/// What the shorter labels mean.
const MEANINGS: [(&str, &str); 6] = [
    ("Kept charts", "Charts and views that stay as they were on a day."),
    ("Reached into", "Charts and views once more, after somebody has asked to read them point by point."),
    ("Entries in storage", "What scripts leave in the browser’s local storage or session storage."),
    ("Looks at what is kept", "Each time that a script reads or writes a cookie, storage, a database or a cache."),
    ("Things sent by a script", "Each beacon, fetch, request or socket."),
    (
        "Looks at the device",
        "Each use of what can tell one device from another: canvas, WebGL, sound, battery, cameras, plug-ins, \
        languages, the browser’s name and the processor.",
    ),
];

pub(in crate::page) fn page(site: &Site, links: &Links) -> Content {
    let evidence = &site.evidence;
    let all: u32 = evidence.kinds.iter().map(|kind| kind.addresses).sum();
    let asked: BTreeSet<&str> = evidence.kinds.iter().flat_map(|kind| &kind.files).map(String::as_str).collect();
    let more = evidence.hydrated.files.iter().map(String::as_str).filter(|kind| !asked.contains(kind)).collect();
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "What was found in our frames" }
            p class="lead" {
                "This page is for those who answer for data protection. A test run of this site counted every number on "
                "it."
            }
            section class="prose" aria-labelledby="how" {
                h2 id="how" { "What was checked, and how" }
                p { "All " (all) " addresses that were ever offered to other sites." }
                ul {
                    li { "A browser (Chromium) opens each address in a frame, on a page at another address." }
                    li { "It opens the tables and notes in the frame, and waits until the frame fits." }
                    li { "It counts all that is asked for and all that is kept. It also counts each use of what scripts "
                        "have to keep things, to send things or to tell devices apart." }
                    li { "A test uses each of these on purpose, to see that it would be counted." }
                    li { "When a count differs from the one on this page, the test run fails." }
                }
            }
            section aria-labelledby="found" {
                h2 id="found" { "What was found" }
                (table(evidence, all))
                dl class="prose" { @for (words, meaning) in MEANINGS { dt { (words) } dd { (meaning) } } }
            }
            section class="prose" aria-labelledby="files" {
                h2 id="files" { "What a frame loads" }
                p { "All of it comes from this site: " (files(&asked)) "." }
                p {
                    "A chart that somebody reaches into, to read it point by point, loads its own page and more scripts from this "
                    "site. It also loads " (files(&more)) ". A script fetches some of it, so that column counts things sent. They are requests for these "
                    "files, and say nothing of the reader."
                    @if evidence.hydrated.counts.fingerprinting > 0 {
                        " The library that draws a view anew asks the browser for its name, to draw right in old ones. That "
                        "stays in the browser."
                    }
                }
            }
            section class="prose" aria-labelledby="sandbox" {
                h2 id="sandbox" { "What a frame needs" }
                p {
                    (evidence.sandboxes.scripts) " of " (all) " addresses work, and fit their content, in a frame with "
                    code { "sandbox=\"allow-scripts\"" } ". " (evidence.sandboxes.nothing) " of " (all) " can be read in a frame "
                    "with " code { "sandbox" } " alone, which allows nothing at all. For the link to the whole page to open, add "
                    code { "allow-popups" } " and " code { "allow-popups-to-escape-sandbox" } "."
                }
            }
            section class="prose" aria-labelledby="headers" {
                h2 id="headers" { "What comes with each page" }
                p {
                    "The site asks its host to send these headers. They say what a page may do. The first stands in the "
                    "page itself too, for hosts that can’t send it."
                }
                dl { @for (name, value) in &evidence.headers { dt { code { (name) } } dd { code { (value) } } } }
            }
            section class="prose" aria-labelledby="beyond" {
                h2 id="beyond" { "What these numbers do not cover" }
                ul {
                    li {
                        "The host of this site sees the network address of each device that asks for a frame, and when. The "
                        "browser may tell it the name of your site. How long a host keeps this is up to the host: ask us."
                    }
                    li { "What your own page does, and what other frames on it do." }
                    li { "The whole page that a link in the frame leads to." }
                    li { "Browsers other than the one that was used." }
                }
                p { a class="onward" href=(links.to(&Route::EmbedPromise)) { "What you can rely on" } }
            }
        },
    }
}

fn table(evidence: &Evidence, all: u32) -> Markup {
    let kinds = &evidence.kinds;
    let row = |words: &str, each: Vec<u32>, sum: u32, hydrated: u32| {
        html! {
            tr {
                th scope="row" { (words) }
                @for count in each { td { (count) } }
                td { (sum) }
                td { (hydrated) }
            }
        }
    };
    html! {
        div class="table-frame" role="region" tabindex="0" aria-labelledby="found-caption" {
            table {
                caption id="found-caption" { "Counted over every address of each kind" }
                thead {
                    tr {
                        th scope="col" { "What was counted" }
                        @for kind in kinds { th scope="col" { (heading(&kind.kind)) } }
                        th scope="col" { "All" }
                        th scope="col" { "Reached into" }
                    }
                }
                tbody {
                    (row("Addresses that were loaded", kinds.iter().map(|kind| kind.addresses).collect(), all, evidence.hydrated.addresses))
                    @for (words, count) in ROWS {
                        (row(words, kinds.iter().map(|kind| count(&kind.counts)).collect(),
                            kinds.iter().map(|kind| count(&kind.counts)).sum(), count(&evidence.hydrated.counts)))
                    }
                }
            }
        }
    }
}

fn heading(kind: &str) -> String {
    match kind {
        "chart" => "Charts".to_string(),
        "view" => "Views".to_string(),
        "kept" => "Kept charts".to_string(),
        "figure" => "Figures".to_string(),
        "advice" => "Safety advice".to_string(),
        "pack" => "Lessons".to_string(),
        other => words::capital(other),
    }
}

/// The kinds of files, in words.
fn files(kinds: &BTreeSet<&str>) -> String {
    let name = |kind: &&str| match *kind {
        "page" => "the page".to_string(),
        "style" => "a style sheet".to_string(),
        "script" => "a script".to_string(),
        "font" => "a typeface".to_string(),
        "wasm" => "WebAssembly modules".to_string(),
        "data" => "the file of its figures".to_string(),
        other => format!("files of the kind “{other}”"),
    };
    words::and(&kinds.iter().map(name).collect::<Vec<_>>())
}
