//! The publisher's page: checks data files and texts in the browser. It needs a script, and says what to use without one.

use super::site::{Content, Script, Site};
use crate::island::PropsFile;
use crate::route::Links;
use maud::{Markup, html};

/// All published files in one, for the worker to check new ones against. It is fetched when somebody checks something, and
/// stored with the page for times without signal.
pub fn published_files(site: &Site) -> PropsFile {
    PropsFile::called("published", &site.files)
}

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let published = links.file(&published_files(site).path);
    Content {
        scripts: vec![Script::Desk],
        body: html! {
            h1 { "Check before you publish" }
            p class="lead" { "Check new data files and texts against what this site has published." }
            p { "Everything is checked on your device. Nothing is sent anywhere." }
            p class="without-script" {
                "This page needs JavaScript. Without it, put the file into " code { "public/data/" } " and run "
                code { "cargo run --bin site check" } ". It makes the same checks."
            }
            div class="desk" data-published=(published) data-unsearched hidden {
                (data_file())
                (text())
            }
        },
    }
}

/// Files as JSON. A workbook or a CSV file will be turned into one here, before it is checked as any other.
fn data_file() -> Markup {
    html! {
        section aria-labelledby="file" {
            h2 id="file" { "Check a data file" }
            form class="maker check-files" novalidate {
                p class="drop" {
                    label for="files" { "Choose JSON files, or drop them here" }
                    input id="files" type="file" accept=".json,application/json" multiple;
                }
                p {
                    label for="pasted" { "Or paste the text of one" }
                    textarea id="pasted" rows="6" spellcheck="false" autocomplete="off" {}
                }
                p { button type="submit" { "Check" } }
                p class="status" role="status" {}
                progress aria-label="Checking" hidden {}
            }
            div class="reviews" {}
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
