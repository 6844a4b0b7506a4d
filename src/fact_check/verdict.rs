//! What can be said of a figure in a text.

use serde::Serialize;

/// A sentence, and what is said of each figure and direction in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// One for each figure and direction, in their order.
    pub verdicts: Vec<Verdict>,
}

/// What is said of one figure or direction.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// As the text has it: "1,204", "fell".
    pub figure: String,
    /// In a word.
    pub kind: Kind,
    /// What it was matched with.
    pub says: String,
    /// Where that is published.
    pub source: Option<Source>,
}

/// Where a figure is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The title of the chart, or what the figure counts.
    pub title: String,
    /// The path below the site's root.
    pub path: String,
}

/// How a figure fits what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is the published figure.
    Right,
    /// It is the published figure, rounded.
    Rounded,
    /// It is that of another period.
    WrongPeriod,
    /// It is that of another area.
    WrongArea,
    /// Another figure is published.
    WrongFigure,
    /// It went another way.
    WrongDirection,
    /// Nothing that is published fits.
    Unknown,
}

impl Kind {
    /// Whether the text may stay as it is.
    pub fn is_right(self) -> bool {
        matches!(self, Kind::Right | Kind::Rounded)
    }
}
