//! The words of a page, as they are published: headings, paragraphs, steps and links, with their sources.
//!
//! A figure stands in the words by its name, `{fact:river-incidents}`. Any other digit has to be declared as a
//! constant (a telephone number, a year), so that no figure can hide in prose.

use super::date::Date;
use super::meta::{Meta, check_schema, read_date};
use super::problem::Problem;
use super::read::{File, Node, Object, Reader};

/// One page's words.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPage {
    /// What the file says of itself; its title is the page's.
    pub meta: Meta,
    /// The one or two sentences under the title.
    pub lead: String,
    /// The day on which someone last read it against its sources.
    pub reviewed: Date,
    /// The day by which someone should read it again.
    pub review_due: Date,
    /// The parts under the title.
    pub sections: Vec<Section>,
    /// Its place among pages of its kind, where they are counted.
    pub number: Option<u32>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The name in the page's address, after `#`.
    pub id: String,
    /// The heading.
    pub heading: String,
    /// How it is set off.
    pub tone: Tone,
    /// What stands under the heading.
    pub blocks: Vec<Block>,
    /// The short names of its sources.
    pub sources: Vec<String>,
}

/// How a section is set off from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As ordinary text.
    Plain,
    /// As what to do when a life is in danger.
    Emergency,
}

/// One piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Things to do, in this order.
    Steps(Vec<Item>),
    /// Things in no order.
    Points(Vec<String>),
    /// Ways to other pages of the site.
    Links(Vec<Link>),
}

/// A way to another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The page's address below the site's root, with what stands after `#`: `facts/#fact-crime-fall`.
    pub to: String,
    /// The words to follow.
    pub text: String,
}

/// One step: what to do, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The first words, set strong.
    pub lead: String,
    /// The rest.
    pub text: String,
}

impl TextPage {
    /// Reads a page's words and checks them.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<TextPage, Vec<Problem>> {
        File::parse(name, text, Reader::Publisher, read)
    }

    /// Every address that the words lead to.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .flat_map(|block| if let Block::Links(links) = block { links.as_slice() } else { &[] })
            .map(|link| link.to.as_str())
    }

    /// Every figure that the words name, once each.
    pub fn facts(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let texts = self.sections.iter().flat_map(|section| section.blocks.iter().flat_map(Block::texts));
        for text in std::iter::once(self.lead.as_str()).chain(texts) {
            names.extend(fact_names(text));
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl Block {
    fn texts(&self) -> Vec<&str> {
        match self {
            Block::Text(text) => vec![text],
            Block::Steps(items) => items.iter().flat_map(|item| [item.lead.as_str(), item.text.as_str()]).collect(),
            Block::Points(points) => points.iter().map(String::as_str).collect(),
            Block::Links(links) => links.iter().map(|link| link.text.as_str()).collect(),
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
pub fn loose_figure(text: &str, constants: &[String]) -> Option<String> {
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

/// Removes a constant where it stands by itself: `20` is not found in `2015`.
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

fn read(file: &mut File<'_>) -> Option<TextPage> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let constants = object.each(file, "constants", |file, at| file.text(at, 60));
    let lead = object.present(file, "lead").and_then(|at| prose(file, &at, &constants));
    let reviewed = object.present(file, "reviewed").and_then(|at| read_date(file, &at));
    let due_at = object.present(file, "reviewDue");
    let review_due = due_at.as_ref().and_then(|at| read_date(file, at));
    if let (Some(reviewed), Some(due), Some(at)) = (reviewed, review_due, &due_at)
        && due <= reviewed
    {
        file.problem(at, "review-due", "The next review is not after the last one.");
    }
    let sources: Vec<String> = meta.iter().flat_map(|meta| &meta.sources).map(|source| source.id.clone()).collect();
    let sections = object.each(file, "sections", |file, at| read_section(file, at, &constants, &sources));
    let number = object.optional("number").and_then(|at| file.value(&at, "a whole number"));
    object.finish(file);
    Some(TextPage { number, meta: meta?, lead: lead?, reviewed: reviewed?, review_due: review_due?, sections })
}

fn read_section<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String], known: &[String]) -> Option<Section> {
    let mut object = file.object(at)?;
    let id = object.text(file, "id", 60);
    let heading = object.present(file, "heading").and_then(|at| prose(file, &at, constants));
    let tone = match object.optional("tone") {
        None => Some(Tone::Plain),
        Some(at) => read_tone(file, &at),
    };
    let blocks = object.each(file, "blocks", |file, at| read_block(file, at, constants));
    let sources = object.each(file, "sources", |file, at| {
        let id = file.text(at, 60)?;
        if !known.contains(&id) {
            file.problem(at, "row-source", "This source is not in the list of sources.");
        }
        Some(id)
    });
    let about_site = object.optional("aboutSite").and_then(|at| file.value(&at, "true or false")).unwrap_or(false);
    if sources.is_empty() && !about_site {
        file.problem(at, "no-source", "The section names no source.");
    }
    object.finish(file);
    Some(Section { id: id?, heading: heading?, tone: tone?, blocks, sources })
}

fn read_tone(file: &mut File<'_>, at: &Node<'_>) -> Option<Tone> {
    let text = file.text(at, 20)?;
    if text == "emergency" {
        return Some(Tone::Emergency);
    }
    file.problem(at, "tone", "This tone is not known.");
    None
}

fn read_block<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String]) -> Option<Block> {
    let mut object = file.object(at)?;
    let block = if let Some(at) = object.optional("text") {
        prose(file, &at, constants).map(Block::Text)
    } else if let Some(at) = object.optional("steps") {
        let items = file.list(&at)?;
        Some(Block::Steps(items.iter().filter_map(|at| read_item(file, at, constants)).collect()))
    } else if let Some(at) = object.optional("points") {
        let items = file.list(&at)?;
        Some(Block::Points(items.iter().filter_map(|at| prose(file, at, constants)).collect()))
    } else if let Some(at) = object.optional("links") {
        let items = file.list(&at)?;
        Some(Block::Links(items.iter().filter_map(|at| read_link(file, at, constants)).collect()))
    } else {
        file.problem(at, "block", "This block has no words.");
        None
    };
    object.finish(file);
    block
}

fn read_item<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String]) -> Option<Item> {
    let mut object: Object<'a> = file.object(at)?;
    let lead = object.present(file, "lead").and_then(|at| prose(file, &at, constants));
    let text = object.present(file, "text").and_then(|at| prose(file, &at, constants));
    object.finish(file);
    Some(Item { lead: lead?, text: text? })
}

fn read_link<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String]) -> Option<Link> {
    let mut object: Object<'a> = file.object(at)?;
    let to = object.text(file, "to", 120);
    let text = object.present(file, "text").and_then(|at| prose(file, &at, constants));
    object.finish(file);
    Some(Link { to: to?, text: text? })
}

/// Reads words and refuses a figure that no dataset backs.
fn prose(file: &mut File<'_>, at: &Node<'_>, constants: &[String]) -> Option<String> {
    let text = file.text(at, 900)?;
    if let Some(word) = loose_figure(&text, constants) {
        file.problem(
            at,
            "loose-figure",
            &format!("The figure \"{word}\" stands in the text, but comes from no dataset."),
        );
    }
    Some(text)
}
