//! The ways to put something on another site, from the one that works everywhere to the one that fits best, and the fields
//! to copy from. The page `/embed/` and the dialog of other pages both show them.

use super::code::EmbedCode;
use crate::route::Embed;
use maud::{Markup, html};

/// One way, with its field.
pub(super) struct Way {
    /// Its name for scripts.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Which systems it suits.
    pub suits: &'static str,
    /// How many lines its field has.
    pub rows: u32,
    /// Its text to paste; only charts have all of them.
    pub text: fn(&EmbedCode) -> Option<&str>,
}

pub(super) const WAYS: [Way; 4] = [
    Way {
        id: "link",
        label: "1. A link",
        suits: "For every system, for e-mail and documents. Systems with oEmbed make the chart of the address alone.",
        rows: 3,
        text: |code| Some(&code.link),
    },
    Way {
        id: "frame",
        label: "2. A frame",
        suits: "For systems that take HTML but no scripts: GOSS iCM, LocalGov Drupal, Umbraco, SharePoint. It is high \
            enough for widths from 320 pixels on.",
        rows: 3,
        text: |code| Some(&code.frame),
    },
    Way {
        id: "fitted",
        label: "3. A frame that fits itself",
        suits: "For systems that take scripts as well: WordPress with the right to post HTML, your own pages.",
        rows: 5,
        text: |code| Some(&code.fitted),
    },
    Way {
        id: "element",
        label: "3. The same as an element with a link in it",
        suits: "For the same systems. Without the script it is a link.",
        rows: 5,
        text: |code| code.element.as_deref(),
    },
];

/// How to choose among the ways.
pub(super) const FROM_THE_TOP: &str =
    "Start at the top. Each way needs a little more from your system than the one before, and gives a little more.";

/// The heading above [`NOTICES`].
pub(super) const OWN_NOTICES: &str = "Words for your own notices";

/// Words for notices of the site that embeds: their names for scripts, what they are for, and the words.
pub(super) const NOTICES: [(&str, &str, &str); 2] = [
    (
        "privacy",
        "For a privacy notice",
        "Some pages show charts, figures or advice from another site in a frame. That site sets no cookies, keeps nothing \
        on your device, counts no visitors and loads nothing from anybody else. As with any page, its host sees the network \
        address of the device that asks for it.",
    ),
    (
        "accessibility",
        "For an accessibility statement",
        "Charts in frames come with their message in words, a table of the same figures and a link to a page with all of \
        it. They can be used by keyboard and with a screen reader, in dark and high-contrast colours, and at 400% zoom. If \
        one does not work for you, tell us, and we will give you the figures in another form.",
    ),
];

/// A text to copy: by hand, or with its button. `hint` says what the text suits.
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

/// What the button of a field says.
pub(super) fn copy(label: &str) -> Markup {
    html! { "Copy" span class="visually-hidden" { ": " (label) } }
}

/// Where `/embed/` has everything to paste for an embed.
pub(super) fn anchor(embed: &Embed) -> String {
    match embed {
        Embed::Chart { name, .. } => name.clone(),
        _ => embed.path().replace('/', "-").trim_end_matches('-').to_string(),
    }
}
