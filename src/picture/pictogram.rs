//! One picture: its name, its words, and how it becomes markup or a file.

use super::parts::COLOURS;
use maud::{Markup, PreEscaped, html};

/// A pictogram that shows one thing to do.
#[derive(Debug)]
pub struct Picture {
    /// Its name in texts and in addresses: `tell-float`.
    pub name: &'static str,
    /// What it says to do, in at most twelve words.
    pub alt: &'static str,
    draw: fn() -> Markup,
}

impl Picture {
    pub(super) const fn new(name: &'static str, alt: &'static str, draw: fn() -> Markup) -> Picture {
        Picture { name, alt, draw }
    }

    /// The picture for a page, where it says what it shows.
    pub fn svg(&self) -> Markup {
        html! { svg viewBox="0 0 96 96" class="picture-kit" role="img" aria-label=(self.alt) { ((self.draw)()) } }
    }

    /// The picture for a page, beside words that say the same. Hidden without the style sheet, which has its colours.
    pub fn decoration(&self) -> Markup {
        html! {
            svg viewBox="0 0 96 96" width="96" height="96" display="none" class="picture-kit" aria-hidden="true" focusable="false" {
                ((self.draw)())
            }
        }
    }

    /// The path of the picture's file below the site's root.
    pub fn path(&self) -> String {
        format!("pictures/{}.svg", self.name)
    }

    /// The path of the same as a PNG file, for programs that show no SVG.
    pub fn png_path(&self) -> String {
        format!("pictures/{}.png", self.name)
    }

    /// The picture as a file of its own, on white: its colours stand in it, as no style sheet goes with it.
    pub fn file(&self) -> String {
        let drawing = COLOURS.iter().fold((self.draw)().into_string(), |drawing, (class, literal)| {
            drawing.replace(&format!("class=\"{class}\""), literal)
        });
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="480" height="480" fill="none" stroke="#16212b"
                stroke-width="4" stroke-linecap="round" stroke-linejoin="round" {
                title { (self.alt) }
                (PreEscaped(drawing))
            }
        }
        .into_string()
    }
}
