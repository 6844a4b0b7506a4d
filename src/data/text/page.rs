//! A page's published text: headings, paragraphs, steps and links, with their sources.

use crate::data::json::fields::{Count, Text, With, flag, record};
use crate::data::json::schema::{Defs, Described, words};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::{Meta, read_date};
use crate::data::text::block::{Block, read_block};
use crate::data::text::prose::{OwnSource, Prose, ReviewAfter, Whole};
use crate::data::topic::Topic;
use crate::data::values::Date;
use serde_json::{Value, json};

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
    rule json!({ "anyOf": [
        { "required": ["sources"], "properties": { "sources": { "minItems": 1 } } },
        { "required": ["aboutSite"], "properties": { "aboutSite": { "const": true } } },
    ] })
}

/// How a section is highlighted among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As ordinary text.
    Plain,
    /// As what to do when a life is in danger.
    Emergency,
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

impl Described for Tone {
    fn schema(_: &mut Defs) -> Value {
        words(["emergency"])
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
