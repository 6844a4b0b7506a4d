//! A page's published text: headings, paragraphs, steps and links, with their sources.
//!
//! Text refers to a figure by name: `{fact:river-incidents}`. Any other digit has to be declared as a
//! constant (a telephone number, a year), so that no figure can hide in prose.

use crate::data::meta::Meta;
use crate::data::topic::Topic;
use crate::data::values::Date;

/// One page's text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPage {
    /// The file's metadata; its title is the page's.
    pub meta: Meta,
    /// The one or two sentences under the title.
    pub lead: String,
    /// The day on which someone last checked it against its sources.
    pub reviewed: Date,
    /// The day by which someone should check it again.
    pub review_due: Date,
    /// The sections under the title.
    pub sections: Vec<Section>,
    /// Its number among pages of its kind, if they are numbered.
    pub number: Option<u32>,
    /// The name of the figure on the page's social card.
    pub key_figure: Option<String>,
    /// The short name, for lists and breadcrumbs.
    pub short: Option<String>,
    /// For a page of advice: what it is about.
    pub topic: Option<Topic>,
    /// For the first page of a topic: what to do in an emergency, shown first on each of the topic's pages.
    pub strip: Option<String>,
}

/// A heading and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The name in the page's address, after `#`.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// How it is highlighted.
    pub tone: Tone,
    /// The content under the heading.
    pub blocks: Vec<Block>,
    /// The short names of its sources.
    pub sources: Vec<String>,
    /// If it gives advice, the numbers of the pieces of evidence for it.
    pub evidence: Vec<u32>,
    /// Whether it is only about the site itself, and so needs no source.
    pub about_site: bool,
}

/// How a section is highlighted among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As ordinary text.
    Plain,
    /// As what to do when a life is in danger.
    Emergency,
}

/// One block of a section's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Steps, in this order.
    Steps(Vec<Item>),
    /// A list in no particular order.
    Points(Vec<String>),
    /// Links to other pages of the site.
    Links(Vec<Link>),
    /// Actions that the partners promised, or that a reader can take.
    Actions(Vec<String>),
    /// A note.
    Notice(String),
    /// A warning.
    Warning(String),
    /// The card of the chart with this name.
    Chart(String),
    /// The cards of the contacts with these names.
    Contacts(Vec<String>),
    /// The cards of the figures with these names.
    Facts(Vec<String>),
    /// Figures with the same unit, as bars on one scale.
    Bars(Bars),
}

/// Figures shown side by side as bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What they are figures of: "Typical distance to stop".
    pub caption: String,
    /// The bars, in this order.
    pub bars: Vec<Bar>,
}

/// One bar: a figure and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The figure's name.
    pub fact: String,
    /// The bar's label.
    pub text: String,
}

/// A link to another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The page's address below the site's root, with any fragment: `facts/#fact-crime-fall`.
    pub to: String,
    /// The link's text.
    pub text: String,
}

/// One step: what to do, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The first words, shown in bold.
    pub lead: String,
    /// The rest.
    pub text: String,
}

impl TextPage {
    /// The short name, or the title if there is none.
    pub fn short(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.meta.title)
    }

    /// The id and the heading of each section.
    pub fn headings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sections.iter().map(|one| (one.id.as_str(), one.heading.as_str()))
    }

    /// All blocks of all sections.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Block {
    /// Every text of the block.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Block::Text(text) | Block::Notice(text) | Block::Warning(text) => vec![text],
            Block::Steps(items) => items.iter().flat_map(|item| [item.lead.as_str(), item.text.as_str()]).collect(),
            Block::Points(points) | Block::Actions(points) => points.iter().map(String::as_str).collect(),
            Block::Links(links) => links.iter().map(|link| link.text.as_str()).collect(),
            Block::Bars(Bars { caption, bars }) => {
                std::iter::once(caption).chain(bars.iter().map(|bar| &bar.text)).map(String::as_str).collect()
            }
            Block::Chart(_) | Block::Contacts(_) | Block::Facts(_) => Vec::new(),
        }
    }
}

/// A piece of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words as they are.
    Words(&'t str),
    /// The place of the figure with this name.
    Fact(&'t str),
}

/// The words cut at the places of figures.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{fact:") {
        // An opening without an end is no place of a figure.
        let Some((name, after)) = after.split_once('}') else { break };
        pieces.extend([Piece::Words(before), Piece::Fact(name)]);
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces
}

/// The names in `{fact:name}`.
pub fn fact_names(text: &str) -> Vec<&str> {
    let name = |piece| if let Piece::Fact(name) = piece { Some(name) } else { None };
    pieces(text).into_iter().filter_map(name).collect()
}

/// Whether words carry a digit that is neither a named figure nor a declared constant; the first such word.
pub fn unbound_figure(text: &str, constants: &[String]) -> Option<String> {
    let word = |piece| if let Piece::Words(words) = piece { words } else { " " };
    let mut rest: String = pieces(text).into_iter().map(word).collect();
    let mut constants: Vec<&String> = constants.iter().collect();
    constants.sort_by_key(|constant| std::cmp::Reverse(constant.len()));
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '£').to_string();
    for constant in constants {
        rest = remove_whole(&rest, constant);
    }
    rest.split_whitespace().map(trim).find(|word| word.chars().any(char::is_numeric))
}

/// Removes a constant where it is a separate number: `20` is not found in `2015`.
fn remove_whole(text: &str, constant: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(constant) {
        let (before, after) = (&rest[..at], &rest[at + constant.len()..]);
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '%');
        let part = joined(before.chars().next_back()) || joined(after.chars().next());
        kept.push_str(before);
        kept.push_str(if part { constant } else { " " });
        rest = after;
    }
    kept.push_str(rest);
    kept
}
