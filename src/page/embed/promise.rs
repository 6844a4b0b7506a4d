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
            p class="lead" { "This holds for every address that begins with " code { (settings.address) "embed/" } "." }
            section class="prose" aria-labelledby="addresses" {
                h2 id="addresses" { "Addresses stay" }
                ul {
                    li { "An address that was offered once is kept. It is never given to something else." }
                    li {
                        "When we withdraw a chart, its address shows its last table, the day and the reason, and where to "
                        "look in place of it."
                    }
                    li { "A setting that we do not know, or no longer know, is passed over. It never makes an error." }
                    li {
                        "The script " code { "embed/v1.js" } " stays as it is, to the letter. A better one gets a number of "
                        "its own; " code { "embed.js" } " is always the newest."
                    }
                }
            }
            section class="prose" aria-labelledby="nobody" {
                h2 id="nobody" { "Nobody is followed" }
                ul {
                    li { "No cookies, and nothing is kept on the reader’s device." }
                    li { "Nothing is loaded from anybody else, and nobody is counted." }
                    li {
                        "A chart loads more from this site for three reasons only: somebody rests on its picture, taps it or asks to read "
                        "it; its address asks for other areas or years; or newer figures are due. Where that fails, it stays as it was."
                    }
                    li {
                        "A frame tells your page its own address and size. It tells nothing else, asks nothing of your page, and never "
                        "leads your reader away by itself."
                    }
                    li { "So our frames are no reason for a cookie banner." }
                }
                p { a class="onward" href=(links.to(&Route::EmbedEvidence)) { "What was found in our frames" } }
            }
            section class="prose" aria-labelledby="figures" {
                h2 id="figures" { "Figures and corrections" }
                ul {
                    li {
                        "A frame shows the figures of the day that it names. New figures arrive by themselves when we publish "
                        "the site with them."
                    }
                    li {
                        "A correction stands in the frame, above the table: the day, what was wrong, and why. You need "
                        "do nothing."
                    }
                    li { "Each frame says on which day its figures were published." }
                    li {
                        "Pictures and tables that you have copied do not change. Look at the chart’s page for its next "
                        "date, and copy them anew."
                    }
                }
            }
            section class="prose" aria-labelledby="kept" {
                h2 id="kept" { "Frames that stay as they are" }
                ul {
                    li {
                        "An address that ends in a day, such as " code { "2026-11-23/" } ", shows a chart as it was on that day. "
                        "It says so at the top, and its figures never change."
                    }
                    li {
                        "When there are newer figures, it says from which day, and leads to them. When a figure in it was "
                        "wrong, it shows the correction. When we withdraw the chart, it says that too."
                    }
                    li { "Figures that change get a new day, so one day never has two sets of figures." }
                    li {
                        "Safety advice does not stay as it was: old advice could hurt somebody. Single figures need no such "
                        "frame. Each says which time it is for, and most are from a document of 2016."
                    }
                }
            }
            section class="prose" aria-labelledby="long" {
                h2 id="long" { "How long" }
                p {
                    "For as long as this site is published. If it ever has to end, this page will say so at least a year "
                    "before, and every frame will carry a link to it."
                }
                p { a class="onward" href=(links.to(&Route::Embeds)) { "Put our charts on your own pages" } }
            }
        },
    }
}
