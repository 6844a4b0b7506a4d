//! Worksheets, answers and letters as DOCX files: their words are those of the pages, in headings, lists and tables.

use crate::support::published;
use crate::support::site::site;
use altogether_safer::page::Site;
use altogether_safer::publish::{document, packed};
use altogether_safer::route::{LessonResource, Route};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;
use zip::ZipArchive;

/// The largest file, in bytes: a letter with it is small enough to send to every family.
const LARGEST: usize = 64 * 1024;

/// The runs of letters and digits of a text.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_string).collect()
}

/// The part of a DOCX file with its content.
fn content(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a ZIP file");
    let mut text = String::new();
    archive.by_name("word/document.xml").expect("it has content").read_to_string(&mut text).expect("it is text");
    text
}

/// The text of XML or of a page's printable: what stands between tags, each of which ends a word if it is one of `ends`.
fn text_of(xml: &str, ends: impl Fn(&str) -> bool) -> String {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut text = String::new();
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Text(words) => text.push_str(&words),
            Event::GeneralRef(name) => text.push(match name.as_ref() {
                "amp" => '&',
                "quot" => '"',
                _ => ' ',
            }),
            Event::Start(tag) | Event::Empty(tag) if ends(tag.name().as_ref()) => text.push(' '),
            Event::End(tag) if ends(tag.name().as_ref()) => text.push(' '),
            Event::Eof => return text,
            _ => {}
        }
    }
}

/// The printable of a resource's page, as markup that an XML parser reads.
fn printable(site: &Site, name: &str, resource: LessonResource) -> String {
    let route = Route::LessonResource(name.to_string(), resource);
    let body = site.page(&route).expect("there is a page").body;
    let start = body.find("<article").expect("the page has a printable");
    body[start..].split("</article>").next().unwrap_or_default().replace("<br>", "<br/>")
}

fn each(look: impl Fn(&Site, &str, LessonResource, &[u8])) {
    let (files, package) = published();
    let site = site(files, package);
    for pack in &site.package.packs {
        for resource in LessonResource::ALL {
            let made = document(&site, pack, resource);
            assert_eq!(made.is_some(), resource.has_document(), "{resource:?}");
            if let Some(made) = made {
                look(&site, &pack.meta.name, resource, &packed(made).expect("it can be packed"));
            }
        }
    }
}

#[test]
fn documents_have_the_words_of_their_pages() {
    each(|site, name, resource, bytes| {
        let inside = text_of(&content(bytes), |tag| tag != "w:t");
        let page = text_of(&printable(site, name, resource), |_| true);
        assert_eq!(words(&inside), words(&page), "{name}, {resource:?}");
        assert!(bytes.len() < LARGEST, "{name}, {resource:?} has {} bytes", bytes.len());
    });
}

#[test]
fn documents_have_real_headings_lists_and_tables() {
    each(|site, name, resource, bytes| {
        let content = content(bytes);
        let pack = site.package.pack(name).expect("the pack is there");
        let count = |tag: &str| content.matches(tag).count();
        assert_eq!(count("<w:pStyle w:val=\"Heading1\""), 1, "{name}, {resource:?}");
        let tasks = match resource {
            LessonResource::EasySheet => pack.easy_sheet.tasks.len(),
            LessonResource::Letter => 0,
            _ => pack.sheet.tasks.len(),
        };
        assert_eq!(count("<w:numPr>"), tasks, "{name}, {resource:?}");
        let boxes = |tasks: &[altogether_safer::data::lesson::Task]| tasks.iter().filter(|task| task.has_box).count();
        let tables = match resource {
            LessonResource::Sheet => boxes(&pack.sheet.tasks),
            LessonResource::EasySheet => boxes(&pack.easy_sheet.tasks) + 1,
            _ => 0,
        };
        assert_eq!(count("<w:tbl>"), tables, "{name}, {resource:?}");
    });
}

#[test]
fn the_same_data_makes_the_same_document() {
    let (files, package) = published();
    let site = site(files, package);
    let made = || packed(document(&site, &site.package.packs[0], LessonResource::Letter).expect("it has one"));
    assert_eq!(made().expect("it can be packed"), made().expect("it can be packed"));
}

/// What LibreOffice reads in the documents is what their pages say. Where it isn't installed, the test says
/// that it was left out.
#[test]
fn libreoffice_reads_the_words_of_the_pages() {
    let Ok(version) = Command::new("soffice").arg("--version").output() else {
        eprintln!("LibreOffice is not installed: what it reads in the documents was not compared.");
        return;
    };
    assert!(version.status.success(), "LibreOffice can't say its version");
    let (files, package) = published();
    let site = site(files, package);
    let folder = std::env::temp_dir().join(format!("altogether-safer-documents-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let mut made = Vec::new();
    for pack in &site.package.packs {
        for resource in pack.resources().filter(|one| one.has_document()) {
            let name = format!("{}-{}", pack.meta.name, resource.slug());
            let document = document(&site, pack, resource).expect("it has a document");
            let path = folder.join(format!("{name}.docx"));
            fs::write(&path, packed(document).expect("it can be packed")).expect("it can be written");
            made.push((pack.meta.name.clone(), resource, name, path));
        }
    }
    // A profile of its own, as LibreOffice may be open, or another test may run it.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "txt:Text", "--outdir"])
        .arg(&folder)
        .args(made.iter().map(|(.., path)| path))
        .output()
        .expect("LibreOffice can be run");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for (pack, resource, name, _) in &made {
        let text = fs::read_to_string(folder.join(format!("{name}.txt"))).expect("it was read");
        // LibreOffice writes the numbers of lists, which pages leave to the style sheet.
        let lines = text.trim_start_matches('\u{feff}').lines().map(|line| match line.trim_start().split_once(". ") {
            Some((number, rest)) if number.bytes().all(|digit| digit.is_ascii_digit()) => rest,
            _ => line,
        });
        let read = words(&lines.collect::<Vec<_>>().join("\n"));
        assert_eq!(read, words(&text_of(&printable(&site, pack, *resource), |_| true)), "{name}");
    }
    fs::remove_dir_all(&folder).expect("the folder can be taken away");
}
