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

    /// The picture in outline for a page of paper, to colour in, beside words that say the same.
    pub fn outline(&self) -> Markup {
        html! {
            svg viewBox="0 0 96 96" class="outline" aria-hidden="true" focusable="false" { (PreEscaped(outlined(&(self.draw)().into_string()))) }
        }
    }

    /// The same as a file of its own.
    pub fn outline_file(&self) -> String {
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="480" height="480" {
                title { (self.alt) }
                (PreEscaped(outlined(&(self.draw)().into_string())))
            }
        }
        .into_string()
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

/// A drawing as lines around white areas. An area gets a line around it; a broad line is drawn twice, in ink and then
/// narrower in white, so that what is left are its two edges.
fn outlined(drawing: &str) -> String {
    let shapes = drawing.split_inclusive("></").filter_map(|shape| {
        let start = shape.find("<path").or_else(|| shape.find("<circle"))?;
        Some(shape[start..].strip_suffix("></").unwrap_or(&shape[start..]))
    });
    let mut out = String::from(r##"<g fill="none" stroke-linecap="round" stroke-linejoin="round">"##);
    for shape in shapes {
        let class = shape.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
        let close = if shape.starts_with("<path") { "</path>" } else { "</circle>" };
        let geometry = shape.replace(&format!(" class=\"{class}\""), "");
        for look in looks(class) {
            out.push_str(&format!("{geometry} {look}>{close}"));
        }
    }
    out + "</g>"
}

/// How a shape of a class is drawn in outline, one over the other.
fn looks(class: &str) -> &'static [&'static str] {
    match class {
        "" | "pk-light" => &[r##"stroke="#16212b" stroke-width="2""##],
        "pk-person" => {
            &[r##"stroke="#16212b" stroke-width="9""##, r##"fill="#ffffff" stroke="#ffffff" stroke-width="6.4""##]
        }
        class if class.starts_with("pk-fill") => &[r##"fill="#ffffff" stroke="#16212b" stroke-width="1.5""##],
        _ => &[r##"stroke="#16212b" stroke-width="6""##, r##"stroke="#ffffff" stroke-width="3.4""##],
    }
}
