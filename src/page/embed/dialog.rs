//! The dialog for embedding something on another site. Only the page `/embed/` contains it, so that no other page gets
//! larger. On a page that offers embeds, `js/embed/dialog.js` fetches it, fills it in and shows it.

use super::ways::{FROM_THE_TOP, NOTICES, OWN_NOTICES, WAYS, copy, field};
use crate::page::site::Site;
use maud::{Markup, html};

/// The greatest width of the preview, beyond the widths that heights are given for.
const WIDEST: u32 = 1200;

pub(super) fn dialog(site: &Site) -> Markup {
    html! {
        template data-embed-dialog data-unsearched {
            dialog class="embed-dialog" aria-labelledby="embed-title" data-script=[site.embed_script()] {
                button type="button" class="close" data-do="close" { "Close" }
                h2 id="embed-title" { "Embed: " span data-fill="name" {} }
                (choices(site))
                div class="sides" {
                    div class="shown" {
                        div class="preview" role="region" tabindex="0" aria-label="Preview" data-fill="preview" {}
                        p class="hint" role="status" data-fill="height" {}
                    }
                    div {
                        h3 { "Code to paste" }
                        p { (FROM_THE_TOP) }
                        @for way in WAYS {
                            div data-fill=(way.id) {
                                (copied(way.label, Some(way.suits), way.id, way.rows, ""))
                            }
                        }
                        (plain())
                        h3 { (OWN_NOTICES) }
                        @for (id, label, words) in NOTICES { (copied(label, None, id, 5, words)) }
                    }
                }
                p class="status" role="status" data-fill="status" {}
            }
        }
    }
}

/// The choices: what to show, and how.
fn choices(site: &Site) -> Markup {
    let widths = site.embed_heights.widths.into_iter().chain([WIDEST]);
    html! {
        // The script turns this into a form. A form in the page itself would need a submit button.
        div class="choices" {
            p data-only="many" { (choice("thing", "What it shows", html! {})) }
            p data-only="chart" {
                (choice("kept", "New figures", html! {
                    option value="" { "Always the latest" }
                    option value="kept" { "Fixed as of today" }
                }))
            }
            p {
                (choice("theme", "Colours", html! {
                    option value="" { "Match the reader’s device" }
                    option value="light" { "Light" }
                    option value="dark" { "Dark" }
                }))
            }
            p {
                (tick("table", "open", "The table is open", true))
                (tick("controls", "on", "Readers can choose areas and years", true))
                (tick("title", "off", "No title, for pages that have one above", false))
            }
            p {
                (choice("width", "Width of the preview", html! {
                    @for width in widths { option value=(width) { (width) " pixels" } }
                }))
            }
        }
    }
}

fn choice(name: &str, label: &str, options: Markup) -> Markup {
    html! {
        label for={ "embed-" (name) } { (label) }
        select name=(name) id={ "embed-" (name) } { (options) }
    }
}

fn tick(name: &str, value: &str, label: &str, is_for_charts: bool) -> Markup {
    html! {
        label class="tick" data-only=[is_for_charts.then_some("chart")] {
            input type="checkbox" name=(name) value=(value);
            " " (label)
        }
    }
}

/// For systems that take no HTML: an image, its description and its table. Only charts have these.
fn plain() -> Markup {
    html! {
        div data-only="chart" {
            p {
                strong { "4. No HTML at all." }
                " For systems that take only text and pictures, and for documents. It’s what the page shows now, and doesn’t \
                update."
            }
            p data-only="here" { "For the picture, close this window and choose “Download”." }
            p data-only="first" { a data-fill="picture" { "The picture (PNG)" } }
            div data-fill="words" { (copied("Description of the picture", None, "words", 5, "")) }
            p {
                button type="button" data-do="copy-table" { "Copy the table" }
                " It pastes as a table into rich text."
            }
        }
    }
}

fn copied(label: &str, hint: Option<&str>, id: &str, rows: u32, text: &str) -> Markup {
    let button = html! { button type="button" data-do="copy-code" { (copy(label)) } };
    field(label, hint, &format!("embed-{id}"), rows, text, button)
}
