//! Parts of a pack that are made from several fields which depend on each other.

use crate::data::json::fields::{Kind, Part};
use crate::data::json::schema::{DescribedPart, Shape, list, whole};
use crate::data::json::{File, Object};
use crate::data::text::{OwnSource, Prose, Whole};
use serde_json::json;

/// What words rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The short names of their sources.
    pub sources: Vec<String>,
    /// The numbers of the pieces of evidence in `records/advice-evidence.json`.
    pub evidence: Vec<u32>,
}

/// A stop in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Whether it is a question to ask, and not something to do.
    pub is_question: bool,
    /// The question, or what to do. Pupils see it too.
    pub text: String,
    /// What to listen for in the answers. Only the teacher sees it.
    pub listen_for: Option<String>,
}

/// What a part rests on: at least one source and one piece of evidence.
pub(super) struct Backed<'w, 'a>(pub &'w Whole<'a>);

impl<'a> Part<'a> for Backed<'_, '_> {
    type Value = Backing;
    fn read_part(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<Backing> {
        let backing = PerhapsBacked(self.0).read_part(file, object)?;
        if backing.sources.is_empty() && backing.evidence.is_empty() {
            file.problem(object.node(), "evidence", "This part rests on no evidence.");
        }
        Some(backing)
    }
    fn fields(&self, shape: &mut Shape<'_>) {
        both(shape, 1);
    }
}

/// What a part rests on; both lists may be empty, but not one of them alone.
pub(super) struct PerhapsBacked<'w, 'a>(pub &'w Whole<'a>);

impl<'a> Part<'a> for PerhapsBacked<'_, '_> {
    type Value = Backing;
    fn read_part(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<Backing> {
        let sources_at = object.present(file, "sources")?;
        let sources = file.list(&sources_at)?;
        let sources: Vec<String> = sources.iter().filter_map(|at| OwnSource(self.0).read(file, at)).collect();
        let evidence_at = object.present(file, "evidence")?;
        let mut evidence: Vec<u32> = Vec::new();
        for at in file.list(&evidence_at)? {
            let number: u32 = file.value(&at, "a whole number")?;
            if number == 0 || evidence.contains(&number) {
                file.problem(&at, "evidence", &format!("{number} is no new piece of evidence."));
            }
            evidence.push(number);
        }
        if sources.is_empty() != evidence.is_empty() {
            file.problem(&evidence_at, "evidence", "Sources and evidence go together; one of the two is empty.");
        }
        Some(Backing { sources, evidence })
    }
    fn fields(&self, shape: &mut Shape<'_>) {
        both(shape, 0);
        shape.rule(json!({
            "if": { "properties": { "sources": { "maxItems": 0 } } },
            "then": { "properties": { "evidence": { "maxItems": 0 } } },
            "else": { "properties": { "evidence": { "minItems": 1 } } },
        }));
    }
}

/// Adds the lists of sources and evidence, with at least so many items each.
fn both(shape: &mut Shape<'_>, least: usize) {
    let sources = list(least, shape.defs.text(60));
    shape.required("sources", "The ids of the sources of these words.", sources);
    let mut evidence = list(least, whole(1));
    evidence["uniqueItems"] = json!(true);
    let about = "The numbers of the pieces of evidence behind them, as in records/advice-evidence.json.";
    shape.required("evidence", about, evidence);
}

/// What the teacher's notes begin a question with. Slides show the question without it.
const ASK: &str = "Ask: ";

impl DescribedPart for Option<Pause> {
    fn fields(shape: &mut Shape<'_>) {
        let mut pause = shape.defs.text(900);
        pause["not"] = json!({ "pattern": "Listen for" });
        shape.optional("pause", "A question to ask, beginning with “Ask: ”, or what to do. Pupils see it.", pause);
        let listen = shape.defs.text(900);
        shape.optional("listenFor", "What to listen for in the answers. Only the teacher sees it.", listen);
        shape.rule(json!({ "dependentRequired": { "listenFor": ["pause"] } }));
    }
}

impl Pause {
    /// Reads a stop and what to listen for; `Some(None)` if there is no stop.
    pub(super) fn read<'a>(file: &mut File<'a>, object: &mut Object<'a>, whole: &Whole<'_>) -> Option<Option<Pause>> {
        let (pause_at, listen_at) = (object.optional("pause"), object.optional("listenFor"));
        let pause = pause_at.as_ref().and_then(|at| Prose(whole).read(file, at));
        let listen_for = listen_at.as_ref().and_then(|at| Prose(whole).read(file, at));
        if let (Some(at), Some(text)) = (&pause_at, &pause)
            && text.contains("Listen for")
        {
            file.problem(at, "listen-for", "The pause says what to listen for, and pupils would see that.");
        }
        if let (Some(at), None) = (&listen_at, &pause_at) {
            file.problem(at, "listen-for", "There is no pause in which to listen.");
        }
        Some(pause.map(|pause| {
            let question = pause.strip_prefix(ASK);
            Pause { is_question: question.is_some(), text: question.unwrap_or(&pause).to_string(), listen_for }
        }))
    }
}
