//! Quizzes as files for other systems, read back with parsers of their own.

use crate::support::published;
use crate::support::site::site;
use altogether_safer::data::lesson::Question;
use altogether_safer::publish::{gift, qti};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A question as a file has it: what is asked, the options, and the place of the right one.
type Read = (String, Vec<String>, usize);

#[test]
fn gift_files_have_the_same_questions() {
    let (files, package) = published();
    let site = site(files, package);
    for pack in &site.package.packs {
        let found: Vec<Read> = gift(&site, pack).split("\n::").skip(1).map(read_gift).collect();
        assert_eq!(found, expected(&pack.quiz, &|text| site.filled(text)), "{}", pack.meta.name);
    }
}

#[test]
fn qti_packages_have_the_same_questions_and_a_manifest_of_all() {
    let (files, package) = published();
    let site = site(files, package);
    for pack in &site.package.packs {
        let files = qti(&site, pack).expect("it can be written");
        let (manifest, items) = files.split_first().expect("there is a manifest");
        for (name, _) in items {
            assert!(manifest.1.contains(&format!("href=\"{name}\"")), "the manifest lacks {name}");
        }
        let found: Vec<Read> = items.iter().map(|(_, text)| read_qti(text)).collect();
        assert_eq!(found, expected(&pack.quiz, &|text| site.filled(text)), "{}", pack.meta.name);
    }
}

fn expected(quiz: &[Question], filled: &dyn Fn(&str) -> String) -> Vec<Read> {
    let one =
        |one: &Question| (filled(&one.question), one.options.iter().map(|option| filled(option)).collect(), one.right);
    quiz.iter().map(one).collect()
}

/// Reads one question of a GIFT file, from behind its first colons.
fn read_gift(text: &str) -> Read {
    let plain = |text: &str| {
        let mut out = String::new();
        let mut chars = text.trim().chars();
        while let Some(c) = chars.next() {
            out.push(if c == '\\' { chars.next().expect("something is escaped") } else { c });
        }
        out
    };
    let (_, text) = text.split_once(":: ").expect("it has a name");
    let (question, rest) = text.split_once(" {\n").expect("it has options");
    let lines: Vec<&str> = rest.lines().map(str::trim).take_while(|line| !line.starts_with("####")).collect();
    let right = lines.iter().position(|line| line.starts_with('=')).expect("one is right");
    assert_eq!(lines.iter().filter(|line| line.starts_with('~')).count(), lines.len() - 1, "one alone is right");
    (plain(question), lines.iter().map(|line| plain(&line[1..])).collect(), right)
}

/// Reads an item of a QTI package.
fn read_qti(text: &str) -> Read {
    let mut reader = Reader::from_str(text);
    let (mut open, mut prompt, mut value) = (String::new(), String::new(), String::new());
    let (mut options, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut words = String::new();
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(tag) => {
                open = tag.name().as_ref().to_string();
                words.clear();
                if let Some(name) = tag.attributes().flatten().find(|one| one.key.as_ref() == "identifier")
                    && open == "simpleChoice"
                {
                    names.push(name.value.to_string());
                }
            }
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(name) => words.push(match name.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                _ => '\'',
            }),
            Event::End(_) => match std::mem::take(&mut open).as_str() {
                "prompt" => prompt = words.clone(),
                "simpleChoice" => options.push(words.clone()),
                // The first is the right option, the second the score.
                "value" if value.is_empty() => value = words.clone(),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let right = names.iter().position(|name| *name == value).expect("the right option is there");
    (prompt, options, right)
}
