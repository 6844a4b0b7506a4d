//! What the publisher adds to the search: synonyms, words that say what kind of page somebody wants, and the best page
//! for what people often ask.

use crate::data::json::fields::{Kind, OneOf, Text, record};
use crate::data::json::schema::{Defs, pattern};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::check_schema;
use serde_json::{Value, json};
use std::collections::BTreeSet;

record! {
    /// The file of synonyms and best bets.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Search read by read_search(file, at) after check_schema {
        /// The name of the contact to call when what to do in an emergency is the best result.
        emergency: Option<String> = optional Text(60),
        /// Words that say what kind of page is wanted.
        kinds: Vec<KindWords> = list read_kind_words,
        /// Words that people use, and the words that the pages use.
        synonyms: Vec<Synonym> = list read_synonym,
        /// The best pages for some queries.
        best_bets as "bestBets": Vec<BestBet> = list read_best_bet,
    }
}

record! {
    /// Words that say what kind of page is wanted: "worksheet" for a lesson.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct KindWords read by read_kind_words(file, at) {
        /// The kind of page.
        kind: PageKind = required OneOf("search-kind", "kind of page", &PageKind::ASKED),
        /// The words.
        words: Vec<String> = list Phrase,
    } {
        wanted(file, at, "words", words.as_ref());
    }
    rule json!({ "required": ["words"], "properties": { "words": { "minItems": 1 } } })
}

record! {
    /// Words that people use, and the words that the pages use.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Synonym read by read_synonym(file, at) {
        /// The words that people use.
        words: Vec<String> = list Phrase,
        /// The words that are searched for as well.
        means: Vec<String> = list Phrase,
    } {
        wanted(file, at, "words", words.as_ref());
        wanted(file, at, "means", means.as_ref());
    }
    rule json!({ "required": ["words", "means"], "properties": {
        "words": { "minItems": 1 }, "means": { "minItems": 1 },
    } })
}

record! {
    /// The best page for some queries.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct BestBet read by read_best_bet(file, at) {
        /// The queries. Each counts wherever all its words are in what somebody asks.
        queries: Vec<String> = list Phrase,
        /// Queries that count only if nothing else is asked: "fire", but not "fire drill".
        alone: Vec<String> = list Phrase,
        /// The page's address below the site's root, with any section: `help/#abuse`.
        to: String = required Text(200),
        /// The names of the contacts to call at once, the most urgent first.
        call: Vec<String> = list Text(60),
    } {
        if let (Some([]), Some([])) = (queries.as_deref(), alone.as_deref()) {
            wanted(file, at, "queries", queries.as_ref());
        }
    }
    rule json!({ "anyOf": [
        { "required": ["queries"], "properties": { "queries": { "minItems": 1 } } },
        { "required": ["alone"], "properties": { "alone": { "minItems": 1 } } },
    ] })
}

/// A kind of page, by what people want from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// What to do, and what to look out for.
    Advice,
    /// Who helps.
    Help,
    /// Figures as a chart.
    Chart,
    /// What teachers use.
    Lesson,
    /// Pages about the theme and its plan.
    Plan,
    /// Anything else.
    Other,
}

impl PageKind {
    /// The kinds that somebody may ask for, by their names in files.
    const ASKED: [(&str, PageKind); 4] = [
        ("advice", PageKind::Advice),
        ("help", PageKind::Help),
        ("chart", PageKind::Chart),
        ("lesson", PageKind::Lesson),
    ];

    /// The name in files and in the search index.
    pub fn slug(self) -> &'static str {
        match self {
            PageKind::Advice => "advice",
            PageKind::Help => "help",
            PageKind::Chart => "chart",
            PageKind::Lesson => "lesson",
            PageKind::Plan => "plan",
            PageKind::Other => "other",
        }
    }
}

impl Search {
    /// Reads the file of synonyms and best bets and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Search, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }
}

fn read(file: &mut File<'_>) -> Option<Search> {
    let root = file.root()?;
    read_search(file, &root)
}

/// A word or a few, in small letters.
struct Phrase;

impl<'a> Kind<'a> for Phrase {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let text = file.text(at, 60)?;
        let fits = |c: char| c.is_alphanumeric() && !c.is_uppercase() || matches!(c, ' ' | '\'' | '’');
        if !text.chars().all(fits) || text.split(' ').any(str::is_empty) {
            file.problem(at, "search-words", &format!("\"{text}\" is not words in small letters."));
        }
        Some(text)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        let word = r"[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}'’]+";
        defs.refer("phrase", |_| pattern(60, &format!("^{word}( {word})*$"), "search-words"))
    }
}

/// Notes a list that has to have something in it.
fn wanted(file: &mut File<'_>, at: &Node<'_>, name: &str, list: Option<&Vec<String>>) {
    if list.is_some_and(Vec::is_empty) {
        file.problem(at, "search-words", &format!("\"{name}\" has no words."));
    }
}

/// The words of a query, in the same order for queries that ask the same.
pub(super) fn words(query: &str) -> BTreeSet<&str> {
    query.split(' ').collect()
}
