//! A page's published text: headings, paragraphs, steps and links, with their sources.

use crate::data::json::fields::{Count, Kind, Text, With, flag, record};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::{Meta, read_date};
use crate::data::text::prose::{OwnSource, Prose, ReviewAfter, Whole};
use crate::data::topic::Topic;
use crate::data::values::Date;

record! {
    /// One page's text.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TextPage read by read_page(file, at) with whole from Whole::read {
        /// The file's metadata; its title is the page's.
        meta: Meta = given whole.meta.clone(),
        /// The one or two sentences under the title.
        lead: String = required Prose(&whole),
        /// The day on which someone last checked it against its sources.
        reviewed: Date = required read_date,
        /// The day by which someone should check it again.
        review_due as "reviewDue": Date = required ReviewAfter(reviewed),
        /// The role of whoever reviews it: "Water safety lead".
        owner: Option<String> = optional Text(60),
        /// What would make it wrong: a law, a number, a service that may change.
        wrong_if as "wrongIf": Vec<String> = list Text(120),
        /// The sections under the title.
        sections: Vec<Section> = list With(read_section, &whole),
        /// Its number among pages of its kind, if they are numbered.
        number: Option<u32> = optional Count("a whole number"),
        /// The name of the figure on the page's social card.
        key_figure as "keyFigure": Option<String> = optional Text(60),
        /// For the page of all figures: the names of those that stand first, as cards.
        first: Vec<String> = list Text(60),
        /// The short name, for lists and breadcrumbs.
        short: Option<String> = optional Text(40),
        /// For a page of advice: what it is about.
        topic: Option<Topic> = optional Topic::read,
        /// For the first page of a topic: what to do in an emergency, shown first on each of the topic's pages.
        strip: Option<String> = optional Prose(&whole),
        /// For a page of advice: the names of pages that it has taken the place of. Their addresses show this page.
        formerly: Vec<String> = list Text(60),
        /// For a page of advice: whether a reader may have to tell rescuers where they are.
        where_am_i as "whereAmI": bool = optional flag => false,
        /// For a page of advice: whether its first section, for an emergency, stands on the board for a place near
        /// water. Of several pages the first counts.
        board: bool = optional flag => false,
        /// For a page of advice: the name of the lesson pack whose poster says the same.
        poster: Option<String> = optional Text(40),
    }
}

record! {
    /// A heading and its content.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Section read by read_section(file, at, whole: &Whole<'_>) {
        /// The name in the page's address, after `#`.
        id: String = required Text(60),
        /// The heading.
        heading: String = required Prose(whole),
        /// How it is highlighted.
        tone: Tone = optional read_tone => Tone::Plain,
        /// The content under the heading.
        blocks: Vec<Block> = list With(read_block, whole),
        /// The short names of its sources.
        sources: Vec<String> = list OwnSource(whole),
        /// If it gives advice, the numbers of the pieces of evidence for it.
        evidence: Vec<u32> = list Count("a whole number"),
        /// Whether it is only about the site itself, and so needs no source.
        about_site as "aboutSite": bool = optional flag => false,
        /// On a page of advice, and under the lesson packs: whether it is folded under its heading, as reasons are.
        is_folded as "folded": bool = optional flag => false,
    } {
        if is_folded == Some(true) && tone == Some(Tone::Emergency) {
            file.problem(at, "tone", "What to do in an emergency can’t be folded.");
        }
        if sources.as_ref().is_some_and(Vec::is_empty) && about_site != Some(true) {
            file.problem(at, "no-source", "The section names no source.");
        }
    }
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

impl TextPage {
    /// Reads a page's text and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<TextPage, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, |file| {
            let root = file.root()?;
            read_page(file, &root)
        })
    }

    /// The short name, or the title if there is none.
    pub fn short(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.meta.title)
    }

    /// Whether it begins with what to do in an emergency.
    pub fn is_urgent(&self) -> bool {
        self.sections.first().is_some_and(|one| one.tone == Tone::Emergency)
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

fn read_tone(file: &mut File<'_>, at: &Node<'_>) -> Option<Tone> {
    let text = file.text(at, 20)?;
    if text == "emergency" {
        return Some(Tone::Emergency);
    }
    file.problem(at, "tone", "This tone is not known.");
    None
}

fn read_block<'a>(file: &mut File<'a>, at: &Node<'a>, whole: &Whole<'_>) -> Option<Block> {
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
