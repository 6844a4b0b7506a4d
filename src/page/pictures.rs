//! All pictures of what to do, for people who want to reuse them.

use super::site::Content;
use crate::picture;
use crate::route::Links;
use maud::html;

/// The licence of the pictures.
const LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

pub(super) fn page(links: &Links) -> Content {
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Pictures" }
            p class="lead" { "Every picture of what to do, for children and for everyone who reads little English." }
            p {
                "You may copy, print and change them, under the "
                a href=(LICENCE) rel="external" { "Open Government Licence v3.0" }
                ". The SVG files stay sharp at any size; the PNG files open in every program."
            }
            ul class="pictures" {
                @for picture in picture::all() {
                    li {
                        (picture.decoration())
                        p { (picture.alt) }
                        p {
                            a href=(links.file(&picture.path())) { (picture.name) ".svg" } " "
                            a href=(links.file(&picture.png_path())) download aria-label={ (picture.name) ".png" } { "PNG" }
                        }
                    }
                }
            }
        },
    }
}
