//! A comparison as one page that needs nothing else, to send to whoever has to agree to it.

use crate::difference::{Change, Difference, Silent, Subject};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem; table-layout: fixed; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; overflow-wrap: anywhere; }
th, td { border: 1px solid GrayText; padding: .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th[scope=row] { font-weight: normal; }
.wrong { border-left: .5rem solid #c00; padding-left: 1rem; }
@media (max-width: 40rem) {
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); }
  td::before { content: attr(data-column) \": \"; font-weight: bold; }
}
";

/// The page.
pub fn difference_page(difference: &Difference) -> String {
    let subjects = Subject::ALL.map(|(subject, heading)| (heading, difference.places(subject)));
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "What changes" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "What changes" }
                    @if difference.is_empty() { p { "Nothing differs." } }
                    ul { @for line in difference.summary() { li { (line) } } }
                    (silent(&difference.silent))
                    @for (heading, places) in subjects {
                        @if !places.is_empty() {
                            h2 { (heading) }
                            @for (place, changes) in places { (table(place, &changes)) }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// What has to be put right first.
fn silent(all: &[Silent]) -> Markup {
    html! {
        @if !all.is_empty() {
            div class="wrong" {
                h2 { "Published figures that change without a word" }
                p { "Put these right before you publish." }
                ul {
                    @for one in all {
                        li {
                            strong { (one.file) @if !one.row.is_empty() { ", " (one.row) } }
                            " " (one.message) " " (one.hint)
                        }
                    }
                }
            }
        }
    }
}

fn table(place: &str, changes: &[&Change]) -> Markup {
    // Roles, because the style shows the table as blocks on a phone.
    html! {
        table role="table" {
            caption { (place) }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { "What" }
                    th scope="col" role="columnheader" { "Before" }
                    th scope="col" role="columnheader" { "After" }
                }
            }
            tbody role="rowgroup" {
                @for change in changes {
                    tr role="row" {
                        th scope="row" role="rowheader" { (change.what) }
                        td role="cell" data-column="Before" { (side(change.before.as_ref())) }
                        td role="cell" data-column="After" { (side(change.after.as_ref())) }
                    }
                }
            }
        }
    }
}

fn side(text: Option<&String>) -> Markup {
    html! { @match text { Some(text) => (text), None => em { "not there" } } }
}
