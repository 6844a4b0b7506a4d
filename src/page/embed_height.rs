//! How high an embed is at a width, worked out from its words: for frames that nothing fits to their content. It says
//! rather too much than too little, because what is missing can't be read.

use crate::chart::Layout;

/// The widths that heights are said for, in CSS pixels.
pub const WIDTHS: [u32; 3] = [320, 640, 800];

/// Left and right of the words.
const SIDES: f64 = 40.0;
/// From here the wide drawing is shown; see `style/embed.css`.
const WIDE_FROM: f64 = 576.0;
/// The narrow drawing is never wider than this.
const NARROW_TO: f64 = 416.0;

/// An element that begins a line: the size of its text, the height of a line, what is above and below it, and how much
/// narrower than the page it is.
struct Lines {
    size: f64,
    line: f64,
    around: f64,
    inset: f64,
}

/// The height in whole tens of CSS pixels. `body` is the embed as markup of our own making.
pub fn height(body: &str, width: u32) -> u32 {
    let width = f64::from(width) - SIDES;
    let mut total = SIDES + 8.0;
    let mut open: Option<(Lines, usize)> = None;
    let mut rest = body;
    while let Some((words, tail)) = rest.split_once('<') {
        if let Some((_, letters)) = &mut open {
            *letters += words.chars().count();
        }
        let Some((tag, tail)) = tail.split_once('>') else { break };
        rest = tail;
        let name = tag.split(' ').next().unwrap_or_default();
        if tag.contains("class=\"drawing wide\"") {
            total += picture(width);
        }
        // What is folded away, and what is no words.
        rest = match name {
            "summary" => {
                total += 48.0;
                rest.split_once("</details>").map_or("", |(_, after)| after)
            }
            "svg" => {
                // A small picture beside words; the drawing of a chart is counted above.
                total += if tag.contains("hundred") {
                    64.0
                } else if tag.contains("preserveAspectRatio") {
                    16.0
                } else {
                    0.0
                };
                rest.split_once("</svg>").map_or("", |(_, after)| after)
            }
            "span" if tag.contains("class=\"behind\"") => past_span(rest),
            _ => rest,
        };
        if let Some(lines) = lines(name, tag) {
            total += end(&mut open, width);
            open = Some((lines, 0));
        }
    }
    total += end(&mut open, width);
    ((total * 1.06 / 10.0).ceil() * 10.0) as u32
}

fn picture(width: f64) -> f64 {
    let of = |layout: Layout| layout.size().1 / layout.size().0;
    12.0 + if width >= WIDE_FROM {
        width.min(800.0) * of(Layout::Wide)
    } else {
        width.min(NARROW_TO) * of(Layout::Narrow)
    }
}

/// The height of the element that ends here.
fn end(open: &mut Option<(Lines, usize)>, width: f64) -> f64 {
    open.take().map_or(0.0, |(lines, letters)| {
        // A letter is about half as wide as it is high; lines break before they are full.
        let in_line = ((width.min(640.0) - lines.inset) / (lines.size * 0.53)).max(4.0);
        (letters as f64 / in_line).ceil() * lines.size * lines.line + lines.around
    })
}

fn lines(name: &str, tag: &str) -> Option<Lines> {
    let lines = |size, line, around, inset| Some(Lines { size, line, around, inset });
    match name {
        "h1" => lines(22.0, 1.2, 12.0, 0.0),
        "h2" | "h3" => lines(22.0, 1.2, 48.0, 0.0),
        "p" if tag.contains("lead") => lines(22.0, 1.4, 12.0, 0.0),
        "p" if tag.contains("strip") => lines(19.2, 1.5, 120.0, 40.0),
        "p" => lines(16.0, 1.5, 20.0, 24.0),
        // Steps stand beside their numbers; cards and lists are set in.
        "li" if tag.contains("card") => lines(16.0, 1.5, 72.0, 40.0),
        "li" => lines(17.0, 1.5, 20.0, 60.0),
        "strong" if tag.contains("figure") => lines(36.0, 1.1, 6.0, 40.0),
        "dt" | "dd" => lines(16.0, 1.5, 8.0, 40.0),
        "tr" | "caption" => lines(16.0, 1.5, 14.0, 20.0),
        _ => None,
    }
}

/// What follows a span that has others in it.
fn past_span(text: &str) -> &str {
    let mut depth = 1;
    let mut rest = text;
    while depth > 0 {
        let Some((_, tail)) = rest.split_once('<') else { return "" };
        depth = match () {
            () if tail.starts_with("span") => depth + 1,
            () if tail.starts_with("/span") => depth - 1,
            () => depth,
        };
        rest = tail;
    }
    rest.split_once('>').map_or("", |(_, after)| after)
}
