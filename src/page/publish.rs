//! The publisher's page: checks data files and texts in the browser. It needs a script, and says what to use without one.

use super::site::{Content, Script, Site};
use crate::island::PropsFile;
use crate::route::Links;
use maud::{Markup, html};
use serde_json::json;

/// All published files in one, for the worker to check new ones against, and how official tables are read. It is stored with
/// the page for times without signal.
pub fn published_files(site: &Site) -> PropsFile {
    PropsFile::called("published", &json!({ "files": site.files, "mappings": site.mappings }))
}

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let published = links.file(&published_files(site).path);
    Content {
        scripts: vec![Script::Publisher],
        body: html! {
            h1 { "Check before you publish" }
            p class="lead" { "Check new data files and texts against what this site has published." }
            p { "Everything is checked on your device. Nothing is sent anywhere." }
            p class="without-script" {
                "This page needs JavaScript. Without it, put the file into " code { "public/data/" } " and run "
                code { "cargo run --bin site check" } ". It makes the same checks."
            }
            div class="publisher" data-published=(published) data-unsearched hidden {
                (data_file())
                (table())
                div class="reviews" {}
                (text())
            }
        },
    }
}

/// Files as JSON, and official tables, which are imported before they are checked like any other.
fn data_file() -> Markup {
    html! {
        section aria-labelledby="file" {
            h2 id="file" { "Check a data file, or import an official table" }
            form class="maker check-files" novalidate {
                p class="drop" {
                    label for="files" { "Choose files, or drop them here" }
                    input id="files" type="file" accept=".json,.csv,.xlsx,.ods,application/json,text/csv" multiple
                        aria-describedby="files-hint";
                    span class="source" id="files-hint" { "JSON, or the official CSV, XLSX or ODS file as it is." }
                }
                p {
                    label for="pasted" { "Or paste the file’s text" }
                    textarea id="pasted" rows="6" spellcheck="false" autocomplete="off" {}
                }
                p { button type="submit" { "Check" } }
                p class="status" role="status" {}
                progress aria-label="Checking" hidden {}
            }
        }
    }
}

/// What is asked about an official table. It is shown when there is one.
fn table() -> Markup {
    html! {
        section class="table" aria-labelledby="table" hidden {
            h3 id="table" { "Import this table" }
            form class="maker import-table" novalidate {
                p {
                    label for="dataset" { "Which figures are in it?" }
                    select id="dataset" {}
                }
                p {
                    label for="why" { "Why are published figures changing?" }
                    textarea id="why" rows="2" aria-describedby="why-hint" {}
                    span class="source" id="why-hint" { "Readers see this beside the figures, with each figure before and after." }
                }
                p {
                    label for="next" { "When are the next figures due?" }
                    input id="next" type="date" aria-describedby="next-hint";
                    span class="source" id="next-hint" {}
                }
                p { button type="submit" { "Import the table" } }
                p class="status" role="status" {}
                progress aria-label="Reading" hidden {}
            }
        }
    }
}

fn text() -> Markup {
    html! {
        section aria-labelledby="text" {
            h2 id="text" { "Check a text" }
            form class="maker check-text" novalidate {
                p {
                    label for="words" { "Paste a press release or report" }
                    textarea id="words" rows="8" aria-describedby="words-hint" {}
                }
                p class="source" id="words-hint" { "Each figure is matched with the published ones. Check the rest yourself." }
                p { button type="submit" { "Check the text" } }
                p class="status" role="status" {}
                progress aria-label="Checking" hidden {}
            }
            div class="verdicts" {}
        }
    }
}
