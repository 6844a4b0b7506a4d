//! Lessons in one file: small, whole, and without anything that a browser would fetch.

use crate::support::site::site;
use crate::support::{published, source};
use altogether_safer::data::lesson::LessonPack;
use maud::html;

/// The largest file, in bytes, so that it can be sent by email.
const LARGEST: usize = 400 * 1024;

fn each(look: impl Fn(&LessonPack, &str, &dyn Fn(&str) -> String)) {
    let (files, package) = published();
    let site = site(files, package);
    let style = source("style/lesson-file.css");
    for pack in &site.package.packs {
        // As the text stands in markup.
        look(pack, &site.lesson_file(pack, &style), &|text| html! { (site.filled(text)) }.into_string());
    }
}

#[test]
fn a_lesson_in_one_file_asks_for_no_other_file() {
    each(|pack, file, _| {
        let name = &pack.meta.name;
        assert!(file.len() < LARGEST, "{name} has {} bytes", file.len());
        for refused in [" src=", "<script", "<link", "<img", "<iframe", "url(", "@import", " srcset="] {
            assert!(!file.contains(refused), "{name} has {refused}");
        }
        let ids: Vec<&str> = file.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!((1..ids.len()).all(|i| !ids[..i].contains(&ids[i])), "{name} has an id twice: {ids:?}");
        for to in file.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let inside = to.strip_prefix('#').is_some_and(|id| ids.contains(&id));
            assert!(inside || to.starts_with("https://"), "{name} leads to {to}");
        }
    });
}

#[test]
fn a_lesson_in_one_file_has_the_whole_lesson() {
    each(|pack, file, written| {
        let sheets = [&pack.sheet, &pack.easy_sheet];
        let slides = pack.slides.iter().flat_map(|one| [&one.heading, &one.say].into_iter().chain(&one.points));
        let listen_for = pack.slides.iter().filter_map(|one| one.pause.as_ref()?.listen_for.as_ref());
        let tasks = sheets.iter().flat_map(|sheet| &sheet.tasks).flat_map(|task| [&task.text, &task.answer]);
        let quiz = pack.quiz.iter().flat_map(|one| [&one.question, &one.why].into_iter().chain(&one.options));
        let cards = pack.activity.cards.iter().chain(&pack.words).flat_map(|card| [&card.lead, &card.text]);
        let notes = [&pack.curriculum.text].into_iter().chain(&pack.needs).chain(&pack.outcomes).chain(&pack.warning);
        let all =
            slides.chain(listen_for).chain(tasks).chain(quiz).chain(cards).chain(&pack.activity.steps).chain(notes);
        for text in all {
            assert!(file.contains(&written(text)), "{} lacks “{text}”", pack.meta.name);
        }
    });
}
