//! The ways to embed something, from the one that works everywhere to the one that fits best, and the fields to copy
//! from. Both the page `/embed/` and the dialog on other pages show them.

use super::code::EmbedCode;
use crate::route::Embed;
use maud::{Markup, html};

/// One way to embed, with its field.
pub(super) struct Way {
    /// Its name in scripts.
    pub id: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// Which publishing systems it suits.
    pub suits: &'static str,
    /// The number of lines of its field.
    pub rows: u32,
    /// The snippet to paste; only charts have one for every way.
    pub text: fn(&EmbedCode) -> Option<&str>,
}

pub(super) const WAYS: [Way; 4] = [
    Way {
        id: "link",
        label: "1. A link",
        suits: "For every system, emails and documents. Systems with oEmbed turn the address alone into the chart.",
        rows: 3,
        text: |code| Some(&code.link),
    },
    Way {
        id: "frame",
        label: "2. A frame",
        suits: "For systems that take HTML but no scripts: GOSS iCM, LocalGov Drupal, Umbraco, SharePoint. It’s high \
            enough for any width from 320 pixels.",
        rows: 3,
        text: |code| Some(&code.frame),
    },
    Way {
        id: "fitted",
        label: "3. A frame that resizes itself",
        suits: "For systems that take scripts too: WordPress if you may post HTML, your own pages.",
        rows: 5,
        text: |code| Some(&code.fitted),
    },
    Way {
        id: "element",
        label: "3. The same, as an element with a link in it",
        suits: "For the same systems. Without the script, it’s a link.",
        rows: 5,
        text: |code| code.element.as_deref(),
    },
];

/// How to choose a way to embed.
pub(super) const FROM_THE_TOP: &str =
    "Start at the top. Each option needs a little more from your system, and does a little more.";

/// The heading above [`NOTICES`].
pub(super) const OWN_NOTICES: &str = "Text for your own notices";

/// Texts for the privacy and cookie notices of the embedding site: the name in scripts, what it is for, and the text.
pub(super) const NOTICES: [(&str, &str, &str); 2] = [
    (
        "privacy",
        "For a privacy notice",
        "Some pages show charts, figures or advice from another site in a frame. That site sets no cookies, stores nothing \
        on your device, counts no visits and loads nothing from anyone else. As with any page, its host sees the network \
        address of the device that loads it.",
    ),
    (
        "accessibility",
        "For an accessibility statement",
        "Embedded charts come with their message in words, a table of the same figures and a link to the full \
        page. They can be used by keyboard and with a screen reader, in dark and high-contrast colours, and at 400% zoom. If \
        one doesn’t work for you, tell us, and we’ll give you the figures in another form.",
    ),
];

/// A text to copy, by hand or with its button. `hint` says what the text is suitable for.
pub(super) fn field(label: &str, hint: Option<&str>, id: &str, rows: u32, text: &str, button: Markup) -> Markup {
    html! {
        div class="code" {
            label for=(id) { (label) }
            @if let Some(hint) = hint { p class="hint" { (hint) } }
            textarea id=(id) rows=(rows) readonly spellcheck="false" { (text) }
            (button)
        }
    }
}

/// The label of a field's copy button.
pub(super) fn copy(label: &str) -> Markup {
    html! { "Copy" span class="visually-hidden" { ": " (label) } }
}

/// The place on `/embed/` with all the snippets for an embed.
pub(super) fn anchor(embed: &Embed) -> String {
    match embed {
        Embed::Chart { name, .. } => name.clone(),
        _ => embed.path().replace('/', "-").trim_end_matches('-').to_string(),
    }
}
