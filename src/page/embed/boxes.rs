//! How the style sheet sets what stands in a page for frames: `style/embed.css` and the parts that it uses.

use super::markup::Element;

/// How words are set. What is in an element takes it over.
#[derive(Clone, Copy)]
pub struct Text {
    /// The size of letters.
    pub size: f64,
    /// The height of a line.
    pub line: f64,
    /// How wide its letters are, beside plain ones.
    pub wide: f64,
}

/// What is around the content of an element, in CSS pixels.
#[derive(Clone, Copy, Default)]
pub struct Around {
    /// Its distance from what is above it; the larger of two distances counts.
    pub above: f64,
    /// Its distance from what is below it.
    pub below: f64,
    /// Its border and padding above the content.
    pub top: f64,
    /// Its border and padding below the content.
    pub bottom: f64,
    /// Its borders and padding to the left and the right.
    pub sides: f64,
    /// The least height of all.
    pub least: f64,
}

/// How wide letters are beside plain ones.
pub const PLAIN: f64 = 1.0;
const BOLD: f64 = 1.1;
/// The typeface of headings is a narrow one.
const HEADING: f64 = 0.95;
/// Below most of what is read.
const RUNNING: f64 = 12.0;

/// What is around an element. `within` holds the names and classes of all elements that it is in.
pub fn around(one: &Element<'_>, within: &str, is_last: bool) -> Around {
    let below = |below| Around { below, ..Around::default() };
    let is = |class| one.is(class);
    match one.name() {
        "h2" if within.contains("emergency") => Around { above: 12.0, ..below(RUNNING) },
        "p" if within.contains("card") && is_last => Around::default(),
        "p" if is("strip") => Around { top: 14.0, bottom: 14.0, sides: 44.0, ..below(20.0) },
        "p" if is("way-on") => Around::default(),
        "p" if is("finding") => below(6.0),
        "p" if is("later-head") => Around { above: 12.0, ..Around::default() },
        "p" if is("correction") => Around { top: 15.0, ..Around::default() },
        "p" if is("notice") && !within.contains("emergency") => {
            Around { top: 12.0, bottom: 12.0, sides: 48.0, ..below(RUNNING) }
        }
        "section" if is("emergency") => Around { above: 20.0, top: 1.0, bottom: 12.0, sides: 48.0, ..below(20.0) },
        "ul" if is("cards") => Around { above: 12.0, ..below(RUNNING) },
        "li" if is("card") => Around { top: 26.4, bottom: 21.0, sides: 42.0, ..Around::default() },
        "ol" if is("steps") => below(RUNNING),
        "li" if within.contains("steps") => {
            Around { top: 4.8, bottom: 12.0, sides: 56.0, least: 48.0, ..Around::default() }
        }
        "ul" if is("ways-on") => below(RUNNING),
        "ul" if is("later") => Around { sides: 17.6, ..below(RUNNING) },
        "ul" | "ol" => Around { sides: 40.0, ..below(RUNNING) },
        "li" => below(6.0),
        "dl" if is("bars") => Around { above: 12.0, ..below(RUNNING) },
        "dl" if within.contains("contact") => Around::default(),
        "dd" if within.contains("bars") => below(6.0),
        "strong" if is("figure") => below(6.0),
        // The sign beside it takes room from its words.
        "summary" => Around { top: 12.0, bottom: 12.0, sides: 20.0, least: 44.0, ..Around::default() },
        "h1" | "h2" | "h3" | "p" | "figure" | "dd" | "dl" => below(RUNNING),
        _ => Around::default(),
    }
}

/// How the words of an element are set, in an element whose words are set so.
pub fn text(one: &Element<'_>, within: &str, outer: Text) -> Text {
    let set = |size: f64, line: f64, wide| Text { size, line: size * line, wide };
    let is = |class| one.is(class);
    match one.name() {
        "h1" | "h2" | "h3" => set(22.0, 1.2, HEADING),
        "p" if is("lead") => set(22.0, 1.4, PLAIN),
        "p" if is("finding") => set(18.0, 1.35, BOLD),
        "p" if is("subtitle") || is("source") || is("doubt") || is("said") => set(15.0, 1.5, PLAIN),
        "p" if is("strip") || is("later-head") => Text { wide: BOLD, ..outer },
        "ul" if is("later") => set(15.0, 1.5, PLAIN),
        "dl" => set(15.0, 1.5, PLAIN),
        "dt" => Text { wide: if within.contains("bars") { PLAIN } else { BOLD }, ..outer },
        "dd" => Text { wide: if within.contains("bars") { BOLD } else { PLAIN }, ..outer },
        "details" if within.contains("fact") => set(15.0, 1.5, PLAIN),
        "summary" => Text { wide: BOLD, ..outer },
        "strong" if is("figure") => set(36.0, 1.1, HEADING),
        "strong" if within.contains("steps") => set(17.6, 1.5, BOLD),
        "strong" => Text { wide: BOLD, ..outer },
        "button" => Text { wide: BOLD, line: outer.size * 1.7, ..outer },
        "a" if is("call") || within.contains("strip") => set(19.2, 1.5, BOLD),
        _ => outer,
    }
}

/// Whether an element begins a line of its own.
pub fn is_block(one: &Element<'_>, within: &str) -> bool {
    match one.name() {
        "strong" => one.is("figure") || within.contains("warning"),
        "a" | "span" | "time" | "button" | "em" | "b" | "i" | "abbr" | "code" => false,
        _ => true,
    }
}

/// How much wider than its words, and how high at least, a link is that stands in its line as a whole.
pub fn whole(one: &Element<'_>, within: &str) -> Option<(f64, f64)> {
    match one.name() {
        "a" if one.is("call") || within.contains("strip") => Some((40.0, 52.0)),
        "a" if one.is("onward") || within.contains("ways-on") => Some((0.0, 44.0)),
        _ => None,
    }
}

/// Whether an element takes no room: it is only heard, or only there once it is opened.
pub fn takes_no_room(one: &Element<'_>) -> bool {
    one.is("visually-hidden") || one.is("behind")
}
