//! The quiz of each lesson pack for the systems that schools teach with: GIFT for Moodle, and QTI 2.1 for others.

use super::printables::entry;
use crate::data::lesson::{LessonPack, Question};
use crate::page::Site;
use crate::route::Route;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use zip::ZipWriter;

/// The name of a pack's GIFT file.
const GIFT: &str = "quiz.gift";
/// The name of a pack's QTI package.
const QTI: &str = "quiz-qti.zip";

/// Writes both files of each pack below `out`.
///
/// # Errors
/// If a file can't be written.
pub fn write(out: &Path, site: &Site) -> io::Result<()> {
    for pack in &site.package.packs {
        let folder = out.join(Route::LessonPack(pack.meta.name.clone()).path());
        fs::write(folder.join(GIFT), gift(site, pack))?;
        let mut zip = ZipWriter::new(File::create(folder.join(QTI))?);
        for (name, text) in qti(site, pack)? {
            zip.start_file(name, entry())?;
            zip.write_all(text.as_bytes())?;
        }
        zip.finish()?;
    }
    Ok(())
}

/// The quiz in Moodle's GIFT format.
pub fn gift(site: &Site, pack: &LessonPack) -> String {
    let text = |text: &str| gift_text(&site.filled(text));
    let mut file = format!("// {}. {}\n", pack.meta.title, site.pack_address(pack));
    for (number, one) in pack.quiz.iter().enumerate() {
        file.push_str(&format!("\n::{}:: {} {{\n", number + 1, text(&one.question)));
        for (at, option) in one.options.iter().enumerate() {
            file.push_str(&format!("  {}{}\n", if at == one.right { '=' } else { '~' }, text(option)));
        }
        file.push_str(&format!("  ####{}\n}}\n", text(&one.why)));
    }
    file
}

/// A text with the characters escaped that mean something in GIFT.
fn gift_text(text: &str) -> String {
    text.chars().flat_map(|c| "~=#{}:\\".contains(c).then_some('\\').into_iter().chain([c])).collect()
}

/// The files of a QTI 2.1 package: the manifest, and one item for each question.
///
/// # Errors
/// If the XML can't be written.
pub fn qti(site: &Site, pack: &LessonPack) -> io::Result<Vec<(String, String)>> {
    let mut files = vec![("imsmanifest.xml".to_string(), manifest(pack)?)];
    for (number, question) in pack.quiz.iter().enumerate() {
        files.push((item_name(number), item(site, question, number)?));
    }
    Ok(files)
}

fn item_name(number: usize) -> String {
    format!("question-{}.xml", number + 1)
}

/// The name of an option in its item.
fn letter(at: usize) -> String {
    format!("OPTION{}", at + 1)
}

fn document(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write(&mut writer)?;
    String::from_utf8(writer.into_inner()).map_err(io::Error::other)
}

fn manifest(pack: &LessonPack) -> io::Result<String> {
    document(|writer| {
        writer
            .create_element("manifest")
            .with_attribute(("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"))
            .with_attribute(("identifier", format!("MANIFEST-{}", pack.meta.name).as_str()))
            .write_inner_content(|writer| {
                writer.create_element("metadata").write_inner_content(|writer| {
                    text(writer, "schema", "QTIv2.1 Package")?;
                    text(writer, "schemaversion", "1.0.0")
                })?;
                writer.create_element("organizations").write_empty()?;
                writer.create_element("resources").write_inner_content(|writer| {
                    for number in 0..pack.quiz.len() {
                        let name = item_name(number);
                        writer
                            .create_element("resource")
                            .with_attribute(("identifier", format!("RESOURCE-{}", number + 1).as_str()))
                            .with_attribute(("type", "imsqti_item_xmlv2p1"))
                            .with_attribute(("href", name.as_str()))
                            .write_inner_content(|writer| {
                                writer.create_element("file").with_attribute(("href", name.as_str())).write_empty()?;
                                Ok(())
                            })?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
        Ok(())
    })
}

fn item(site: &Site, question: &Question, number: usize) -> io::Result<String> {
    document(|writer| {
        writer
            .create_element("assessmentItem")
            .with_attribute(("xmlns", "http://www.imsglobal.org/xsd/imsqti_v2p1"))
            .with_attribute(("identifier", format!("QUESTION-{}", number + 1).as_str()))
            .with_attribute(("title", format!("Question {}", number + 1).as_str()))
            .with_attribute(("adaptive", "false"))
            .with_attribute(("timeDependent", "false"))
            .write_inner_content(|writer| {
                declare(
                    writer,
                    "responseDeclaration",
                    "RESPONSE",
                    "identifier",
                    "correctResponse",
                    &letter(question.right),
                )?;
                declare(writer, "outcomeDeclaration", "SCORE", "float", "defaultValue", "0")?;
                writer.create_element("itemBody").write_inner_content(|writer| {
                    writer
                        .create_element("choiceInteraction")
                        .with_attribute(("responseIdentifier", "RESPONSE"))
                        .with_attribute(("shuffle", "false"))
                        .with_attribute(("maxChoices", "1"))
                        .write_inner_content(|writer| {
                            text(writer, "prompt", &site.filled(&question.question))?;
                            for (at, option) in question.options.iter().enumerate() {
                                writer
                                    .create_element("simpleChoice")
                                    .with_attribute(("identifier", letter(at).as_str()))
                                    .write_text_content(BytesText::new(&site.filled(option)))?;
                            }
                            Ok(())
                        })?;
                    Ok(())
                })?;
                writer
                    .create_element("responseProcessing")
                    .with_attribute((
                        "template",
                        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
                    ))
                    .write_empty()?;
                Ok(())
            })?;
        Ok(())
    })
}

/// A variable of an item, with its one value.
fn declare(
    writer: &mut Writer<Vec<u8>>,
    element: &str,
    name: &str,
    base: &str,
    holder: &str,
    value: &str,
) -> io::Result<()> {
    writer
        .create_element(element)
        .with_attribute(("identifier", name))
        .with_attribute(("cardinality", "single"))
        .with_attribute(("baseType", base))
        .write_inner_content(|writer| {
            writer.create_element(holder).write_inner_content(|writer| text(writer, "value", value))?;
            Ok(())
        })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, element: &str, content: &str) -> io::Result<()> {
    writer.create_element(element).write_text_content(BytesText::new(content))?;
    Ok(())
}
