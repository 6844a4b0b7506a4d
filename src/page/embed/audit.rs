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
    ("Replies that set a cookie", |counts| counts.set_cookie),
    ("Entries in storage", |counts| counts.storage),
    ("Databases", |counts| counts.databases),
    ("Caches", |counts| counts.caches),
    ("Service workers", |counts| counts.workers),
    ("Reads or writes of storage", |counts| counts.keeping),
    ("Things sent by a script", |counts| counts.sending),
    ("Device fingerprinting checks", |counts| counts.fingerprinting),
    ("Messages in the log", |counts| counts.messages),
];

/// What the shorter labels mean.
const MEANINGS: [(&str, &str); 6] = [
    ("Fixed charts", "Charts and views fixed on a date."),
    ("In use", "Charts and views again, after someone asked to read them point by point."),
    ("Entries in storage", "What scripts leave in the browser’s local storage or session storage."),
    ("Reads or writes of storage", "Each time that a script reads or writes a cookie, storage, a database or a cache."),
    ("Things sent by a script", "Each beacon, fetch, request or socket."),
    (
        "Device fingerprinting checks",
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
            h1 { "What our embeds do, as tested" }
            p class="lead" {
                "This page is for data protection officers. An automated test of this site counted every number on "
                "it."
            }
            section class="prose" aria-labelledby="how" {
                h2 id="how" { "What we checked, and how" }
                p { "All " (all) " addresses ever offered to other sites." }
                ul {
                    li { "A browser (Chromium) opens each address in a frame, on a page from another site." }
                    li { "It opens the tables and notes in the frame, and waits until the frame fits." }
                    li { "It counts everything requested and everything stored. It also counts each use of what scripts "
                        "have to store things, send things or tell devices apart." }
                    li { "A test uses each of these on purpose, to check that it’s counted." }
                    li { "If a count differs from this page, the test fails." }
                }
            }
            section aria-labelledby="found" {
                h2 id="found" { "What we found" }
                (table(evidence, all))
                dl class="prose" { @for (words, meaning) in MEANINGS { dt { (words) } dd { (meaning) } } }
            }
            section class="prose" aria-labelledby="files" {
                h2 id="files" { "What an embed loads" }
                p {
                    "All of it comes from this site: " (files(&asked)) ". An embed with figures asks for the list of days "
                    "when it is seen, and then once a day. So it learns whether its figures are still the newest."
                }
                p {
                    "When someone reads a chart point by point, it loads its own page and more scripts from this "
                    "site. It also loads " (files(&more)) ". A script fetches some of it, so those requests count as things sent. They ask for these "
                    "files, and say nothing about the reader."
                    @if evidence.hydrated.counts.fingerprinting > 0 {
                        " The library that draws a chart again asks the browser for its name, to work in old ones. That "
                        "stays in the browser."
                    }
                }
            }
            section class="prose" aria-labelledby="sandbox" {
                h2 id="sandbox" { "What an embed needs" }
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
                    "These say what a page may do. The first is in the page itself, with the digest of its own style. The "
                    "site asks its host to send the others as headers."
                }
                dl { @for (name, value) in &evidence.headers { dt { code { (name) } } dd { code { (value) } } } }
            }
            section class="prose" aria-labelledby="beyond" {
                h2 id="beyond" { "What these numbers don’t cover" }
                ul {
                    li {
                        "This site’s host sees the network address of each device that loads an embed, and when. The "
                        "browser may tell it the name of your site. How long it keeps this is up to the host: ask us."
                    }
                    li { "What your own page does, and what other frames on it do." }
                    li { "The full page that a link in the embed opens." }
                    li { "Browsers other than the one we used." }
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
                caption id="found-caption" { "Counted across every address of each kind" }
                thead {
                    tr {
                        th scope="col" { "What was counted" }
                        @for kind in kinds { th scope="col" { (heading(&kind.kind)) } }
                        th scope="col" { "All" }
                        th scope="col" { "In use" }
                    }
                }
                tbody {
                    (row("Addresses loaded", kinds.iter().map(|kind| kind.addresses).collect(), all, evidence.hydrated.addresses))
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
        "kept" => "Fixed charts".to_string(),
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
        "days" => "the list of days on which figures changed".to_string(),
        other => format!("files of the kind “{other}”"),
    };
    words::and(&kinds.iter().map(name).collect::<Vec<_>>())
}
