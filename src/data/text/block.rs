//! The blocks that a section is made of.

use crate::data::json::fields::{Kind, Text, With, record};
use crate::data::json::schema::{Defs, Described, Shape, has, list};
use crate::data::json::{File, Node};
use crate::data::text::prose::{Prose, Whole};
use serde_json::{Value, json};

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

record! {
    /// One bar: a figure and its label.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Bar read by read_bar(file, at, whole: &Whole<'_>) {
        /// The figure's name.
        fact: String = required Text(60),
        /// The bar's label.
        text: String = required Prose(whole),
    }
}

record! {
    /// A link to another page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Link read by read_link(file, at, whole: &Whole<'_>) {
        /// The page's address below the site's root, with any fragment: `facts/#fact-crime-fall`.
        to: String = required Text(120),
        /// The link's text.
        text: String = required Prose(whole),
    }
}

record! {
    /// One step: what to do, and how.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Item read by read_item(file, at, whole: &Whole<'_>) {
        /// The first words, shown in bold.
        lead: String = required Prose(whole),
        /// The rest.
        text: String = required Prose(whole),
        /// The name of the picture that shows it.
        picture: Option<String> = optional Text(40),
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

impl Described for Block {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("Block", |defs| {
            let mut shape = Shape::new(defs);
            for (name, about) in
                [("text", "A paragraph."), ("notice", "A note."), ("warning", "A warning."), ("caption", CAPTION)]
            {
                let text = shape.defs.text(900);
                shape.optional(name, about, text);
            }
            for (name, about) in [("points", "A list in no particular order."), ("actions", "Actions to take.")] {
                let texts = list(0, shape.defs.text(900));
                shape.optional(name, about, texts);
            }
            for (name, about) in [("contacts", "The names of contacts."), ("facts", "The names of figures.")] {
                let names = list(0, shape.defs.text(60));
                shape.optional(name, about, names);
            }
            let steps = list(0, Item::schema(shape.defs));
            shape.optional("steps", "Steps, in this order.", steps);
            let links = list(0, Link::schema(shape.defs));
            shape.optional("links", "Links to other pages of the site.", links);
            let chart = shape.defs.text(60);
            shape.optional("chart", "The name of a chart.", chart);
            let bars = list(0, Bar::schema(shape.defs));
            shape.optional("bars", "Figures with the same unit, as bars on one scale. They need a caption.", bars);
            shape.rule(has("oneOf", &KINDS));
            shape.rule(json!({ "dependentRequired": { "bars": ["caption"], "caption": ["bars"] } }));
            shape.done("One block of a section: its kind, with its content.")
        })
    }
}

/// What a caption is for.
const CAPTION: &str = "With bars: what they are figures of.";

/// The kinds of blocks.
const KINDS: [&str; 11] =
    ["text", "notice", "warning", "points", "actions", "steps", "links", "chart", "contacts", "facts", "bars"];

pub(super) fn read_block<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole<'_>) -> Option<Block> {
    let mut object = file.object(at)?;
    // Bars need a caption; no other block may have one.
    let caption = object.optional("caption");
    let Some((kind, at)) = object.take_first() else {
        file.problem(at, "block", "This block has no words.");
        return None;
    };
    object.finish(file);
    if let Some(at) = caption.as_ref().filter(|_| kind != "bars") {
        file.problem(at, "block", "Only bars have a caption.");
    }
    Some(match kind.as_str() {
        "text" => Block::Text(Prose(whole).read(file, &at)?),
        "notice" => Block::Notice(Prose(whole).read(file, &at)?),
        "warning" => Block::Warning(Prose(whole).read(file, &at)?),
        "points" => Block::Points(each(file, &at, Prose(whole))?),
        "actions" => Block::Actions(each(file, &at, Prose(whole))?),
        "steps" => Block::Steps(each(file, &at, With(read_item, whole))?),
        "links" => Block::Links(each(file, &at, With(read_link, whole))?),
        "chart" => Block::Chart(file.text(&at, 60)?),
        "contacts" => Block::Contacts(each(file, &at, Text(60))?),
        "bars" => {
            let bars = each(file, &at, With(read_bar, whole));
            let Some(caption) = &caption else {
                file.problem(&at, "block", "Bars need a caption beside them.");
                return None;
            };
            Block::Bars(Bars { caption: Prose(whole).read(file, caption)?, bars: bars? })
        }
        "facts" => Block::Facts(each(file, &at, Text(60))?),
        _ => {
            file.problem(&at, "block", &format!("There is no kind of block \"{kind}\"."));
            return None;
        }
    })
}

fn each<'a, K: Kind<'a>>(file: &mut File<'a>, at: &Node<'a>, kind: K) -> Option<Vec<K::Value>> {
    Some(file.list(at)?.iter().filter_map(|at| kind.read(file, at)).collect())
}
