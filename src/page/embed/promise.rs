//! What sites that embed our charts can rely on.

use crate::page::site::{Content, Site};
use crate::route::{Links, Route};
use maud::html;

pub(in crate::page) fn page(site: &Site, links: &Links) -> Content {
    let settings = &site.package.settings;
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "What you can rely on" }
            p class="lead" { "This applies to every address that begins with " code { (settings.address) "embed/" } "." }
            section class="prose" aria-labelledby="addresses" {
                h2 id="addresses" { "Addresses stay" }
                ul {
                    li { "Once an address is offered, it stays. It’s never reused for something else." }
                    li {
                        "When we withdraw a chart, its address shows its last table, the day and the reason, and where to "
                        "look instead."
                    }
                    li { "Settings that we don’t know, or no longer know, are ignored. They never cause an error." }
                    li {
                        "The scripts " code { "embed/v1.js" } " and " code { "embed/v2.js" } " never change. A better one gets its own "
                        "number; " code { "embed.js" } " is always the newest."
                    }
                }
            }
            section class="prose" aria-labelledby="nobody" {
                h2 id="nobody" { "Nobody is tracked" }
                ul {
                    li { "No cookies, and nothing stored on the reader’s device." }
                    li { "Nothing loads from anyone else, and visits aren’t counted." }
                    li {
                        "A chart loads more from this site in three cases only: someone points at its picture, taps it or asks to read "
                        "it; its address asks for other areas or years; or newer figures are out. If loading fails, the chart stays as it was."
                    }
                    li {
                        "An embed with figures asks this site once a day, while it is seen, whether newer ones are out. It says "
                        "nothing about the reader."
                    }
                    li {
                        "An embed tells your page its own address and size, and nothing else. It asks nothing of your page, and never "
                        "takes your reader away by itself."
                    }
                    li { "So our embeds don’t need a cookie banner." }
                }
                p { a class="onward" href=(links.to(&Route::EmbedEvidence)) { "What our embeds do, as tested" } }
            }
            section class="prose" aria-labelledby="figures" {
                h2 id="figures" { "Figures and corrections" }
                ul {
                    li {
                        "An embed shows the figures of the day it names. When we publish newer ones, a chart updates itself, and "
                        "anything else says so, with a link."
                    }
                    li {
                        "A correction appears in the embed, above the table: the date, what was wrong, and why. You don’t need "
                        "to do anything."
                    }
                    li { "Each embed says when its figures were published." }
                    li {
                        "Pictures and tables that you have copied don’t change. Check the chart’s page for its next update, "
                        "and copy them again."
                    }
                }
            }
            section class="prose" aria-labelledby="kept" {
                h2 id="kept" { "Embeds that never change" }
                ul {
                    li {
                        "An address that ends in a date, such as " code { "2026-11-23/" } ", shows a chart as it was on that day. "
                        "It says so at the top, and its figures never change."
                    }
                    li {
                        "When there are newer figures, it gives their date and a link. When a figure in it was "
                        "wrong, it shows the correction. When we withdraw the chart, it says that too."
                    }
                    li { "Figures that change get a new date, so a date never has two sets of figures." }
                    li {
                        "Safety advice always updates: old advice could hurt someone. Single figures need no fixed "
                        "version. Each gives its date, and most are from the 2016 document."
                    }
                }
            }
            section class="prose" aria-labelledby="long" {
                h2 id="long" { "How long" }
                p {
                    "For as long as this site exists. If it ever has to close, this page will say so at least a year "
                    "before, and every embed will link to it."
                }
                p { a class="onward" href=(links.to(&Route::Embeds)) { "Embed our charts" } }
                p { a class="onward" href=(links.to(&Route::Speed)) { "How fast, and how it grows" } }
            }
        },
    }
}
