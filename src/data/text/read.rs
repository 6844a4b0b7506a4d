//! Reads a page's text and refuses figures that are not backed by data.

use crate::data::json::{Audience, File, Node, Object, Problem};
use crate::data::meta::{Meta, check_schema, read_date};
use crate::data::text::{Bar, Bars, Block, Item, Link, Section, TextPage, Tone, unbound_figure};
use crate::data::topic::Topic;
use crate::data::values::Date;

impl TextPage {
    /// Reads a page's text and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<TextPage, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }
}

/// The whole file.
fn read(file: &mut File<'_>) -> Option<TextPage> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let constants = object.each(file, "constants", |file, at| file.text(at, 60));
    let lead = object.present(file, "lead").and_then(|at| prose(file, &at, &constants));
    let (reviewed, review_due) = read_review(file, &mut object);
    let sources: Vec<String> = meta.iter().flat_map(|meta| &meta.sources).map(|source| source.id.clone()).collect();
    let sections = object.each(file, "sections", |file, at| read_section(file, at, &constants, &sources));
    let number = object.optional("number").and_then(|at| file.value(&at, "a whole number"));
    let key_figure = object.optional_text(file, "keyFigure", 60);
    let short = object.optional_text(file, "short", 40);
    let topic = object.optional("topic").and_then(|at| Topic::read(file, &at));
    let strip = object.optional("strip").and_then(|at| prose(file, &at, &constants));
    object.finish(file);
    Some(TextPage {
        meta: meta?,
        lead: lead?,
        reviewed: reviewed?,
        review_due: review_due?,
        sections,
        number,
        key_figure,
        short,
        topic,
        strip,
    })
}

/// Reads when the text was last checked against its sources, and when that is due again.
pub(in crate::data) fn read_review<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> (Option<Date>, Option<Date>) {
    let reviewed = object.present(file, "reviewed").and_then(|at| read_date(file, &at));
    let due_at = object.present(file, "reviewDue");
    let review_due = due_at.as_ref().and_then(|at| read_date(file, at));
    if let (Some(reviewed), Some(due), Some(at)) = (reviewed, review_due, &due_at)
        && due <= reviewed
    {
        file.problem(at, "review-due", "The next review is not after the last one.");
    }
    (reviewed, review_due)
}

/// Reads the short name of a source, which is one of the file's own.
pub(in crate::data) fn known_source(file: &mut File<'_>, at: &Node<'_>, known: &[String]) -> Option<String> {
    let id = file.text(at, 60)?;
    if !known.contains(&id) {
        file.problem(at, "row-source", "This source is not in the list of sources.");
    }
    Some(id)
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
    let sources = object.each(file, "sources", |file, at| known_source(file, at, known));
    let evidence = object.each(file, "evidence", |file, at| file.value(at, "a whole number"));
    let about_site = object.optional("aboutSite").and_then(|at| file.value(&at, "true or false")).unwrap_or(false);
    if sources.is_empty() && !about_site {
        file.problem(at, "no-source", "The section names no source.");
    }
    object.finish(file);
    Some(Section { id: id?, heading: heading?, tone: tone?, blocks, sources, evidence, about_site })
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
        "text" => Block::Text(prose(file, &at, constants)?),
        "notice" => Block::Notice(prose(file, &at, constants)?),
        "warning" => Block::Warning(prose(file, &at, constants)?),
        "points" => Block::Points(each(file, &at, |file, at| prose(file, at, constants))?),
        "actions" => Block::Actions(each(file, &at, |file, at| prose(file, at, constants))?),
        "steps" => Block::Steps(each(file, &at, |file, at| read_item(file, at, constants))?),
        "links" => Block::Links(each(file, &at, |file, at| read_link(file, at, constants))?),
        "chart" => Block::Chart(file.text(&at, 60)?),
        "contacts" => Block::Contacts(each(file, &at, |file, at| file.text(at, 60))?),
        "bars" => {
            let bars = each(file, &at, |file, at| read_bar(file, at, constants));
            let Some(caption) = &caption else {
                file.problem(&at, "block", "Bars need a caption beside them.");
                return None;
            };
            Block::Bars(Bars { caption: prose(file, caption, constants)?, bars: bars? })
        }
        "facts" => Block::Facts(each(file, &at, |file, at| file.text(at, 60))?),
        _ => {
            file.problem(&at, "block", &format!("There is no kind of block \"{kind}\"."));
            return None;
        }
    })
}

fn each<'a, T>(
    file: &mut File<'a>,
    at: &Node<'a>,
    read: impl Fn(&mut File<'a>, &Node<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    Some(file.list(at)?.iter().filter_map(|at| read(file, at)).collect())
}

pub(in crate::data) fn read_item<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String]) -> Option<Item> {
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

fn read_bar<'a>(file: &mut File<'a>, at: &Node<'a>, constants: &[String]) -> Option<Bar> {
    let mut object: Object<'a> = file.object(at)?;
    let fact = object.text(file, "fact", 60);
    let text = object.present(file, "text").and_then(|at| prose(file, &at, constants));
    object.finish(file);
    Some(Bar { fact: fact?, text: text? })
}

/// Reads a text and refuses a figure that is not backed by data.
pub(in crate::data) fn prose(file: &mut File<'_>, at: &Node<'_>, constants: &[String]) -> Option<String> {
    let text = file.text(at, 900)?;
    if let Some(word) = unbound_figure(&text, constants) {
        file.problem(
            at,
            "unbound-figure",
            &format!("The figure \"{word}\" stands in the text, but comes from no dataset."),
        );
    }
    Some(text)
}
