//! A whole lesson in one HTML file, for a classroom without a network: slides, activity, worksheets and quiz, with the
//! teacher's notes folded beside them. It needs no script and asks for no other file.

use super::slides::{said, shown};
use super::{minutes, times};
use crate::data::lesson::{LessonPack, Question, Sheet, Slide};
use crate::page::site::Site;
use crate::part::sign::sign;
use crate::picture;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The parts of the file: where each stands, and what it is called.
const PARTS: [(&str, &str); 7] = [
    ("teacher", "For the teacher"),
    ("slides", "Slides"),
    ("activity", "Activity"),
    ("worksheet", "Worksheet"),
    ("easier-worksheet", "Easier worksheet"),
    ("quiz", "Quiz"),
    ("answers", "Answers to the worksheets"),
];

/// Allows nothing but the style in the file, so that no mistake can make it ask for anything.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

impl Site {
    /// A pack's lesson as one file with this style.
    pub fn lesson_file(&self, pack: &LessonPack, style: &str) -> String {
        let colours: String = self.colours.iter().map(|(name, colour)| format!("--{name}:{colour};")).collect();
        html! {
            (DOCTYPE) "\n"
            html lang="en-GB" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    title { (pack.meta.title) " – " (self.package.settings.name) }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="description" content=(pack.meta.description);
                    meta name="robots" content="noindex";
                    style { ":root{" (colours) "}\n" (PreEscaped(style)) }
                }
                body { (cover(self, pack)) (main(self, pack)) (foot(self, pack)) }
            }
        }
        .into_string()
    }
}

fn cover(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        header class="cover" {
            (sign(pack.topic))
            p { (pack.short) ", " (pack.stage.ages()) ". " (pack.all_minutes()) " minutes." }
            h1 { (pack.meta.title) }
            p { (site.filled(&pack.lead)) }
            nav aria-label="Parts of the lesson" { ul { @for (id, name) in PARTS { li { a href={ "#" (id) } { (name) } } } } }
        }
    }
}

fn main(site: &Site, pack: &LessonPack) -> Markup {
    let inside: [Markup; PARTS.len()] = [
        teacher(site, pack),
        html! { @for (i, one) in pack.slides.iter().enumerate() { (slide(site, pack, one, i + 1)) } },
        activity(site, pack),
        tasks(site, &pack.sheet),
        html! { (tasks(site, &pack.easy_sheet)) (word_bank(site, pack)) },
        html! { ol { @for one in &pack.quiz { (question(site, one)) } } },
        html! { (answers(site, &pack.sheet)) (answers(site, &pack.easy_sheet)) },
    ];
    html! {
        main {
            @for ((id, name), inside) in PARTS.into_iter().zip(inside) {
                section id=(id) aria-labelledby={ (id) "-heading" } { h2 id={ (id) "-heading" } { (name) } (inside) }
            }
        }
    }
}

fn teacher(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        @if let Some(warning) = &pack.warning { p class="notice" { strong { "Take care: " } (site.filled(warning)) } }
        h3 { "What pupils learn" }
        ul { @for outcome in &pack.outcomes { li { (site.filled(outcome)) } } }
        h3 { "In the curriculum" }
        p { (site.filled(&pack.curriculum.text)) }
        h3 { "You need" }
        ul { @for need in &pack.needs { li { (site.filled(need)) } } }
        h3 { "Timing" }
        (times(pack))
    }
}

/// A slide as high as the screen, with links to the slides beside it.
fn slide(site: &Site, pack: &LessonPack, one: &Slide, number: usize) -> Markup {
    let last = pack.slides.len();
    html! {
        section class="slide" id={ "slide-" (number) } aria-labelledby={ "slide-heading-" (number) } {
            p class="small" { "Slide " (number) " of " (last) ", " (minutes(one.minutes)) }
            h3 id={ "slide-heading-" (number) } { (site.filled(&one.heading)) }
            (drawing(one.picture.as_deref()))
            (shown(site, one))
            details {
                summary { "Notes" span class="hidden" { " on slide " (number) } }
                (said(site, one))
            }
            p class="turns" {
                @if number > 1 { a href={ "#slide-" (number - 1) } { "Previous slide" } " " }
                @if number < last { a href={ "#slide-" (number + 1) } { "Next slide" } } @else { a href="#activity" { "Activity" } }
            }
        }
    }
}

/// A picture beside words that say the same, with its colours in it.
fn drawing(name: Option<&str>) -> Markup {
    html! {
        @if let Some(picture) = name.and_then(picture::get) {
            div class="drawing" aria-hidden="true" { (PreEscaped(picture.file())) }
        }
    }
}

fn activity(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        h3 { (site.filled(&pack.activity.title)) }
        ol { @for step in &pack.activity.steps { li { (site.filled(step)) } } }
        h3 { "Cards to cut out" }
        ul class="cards" {
            @for card in &pack.activity.cards {
                li { (drawing(card.picture.as_deref())) strong { (site.filled(&card.lead)) } " " (site.filled(&card.text)) }
            }
        }
    }
}

fn tasks(site: &Site, sheet: &Sheet) -> Markup {
    html! {
        h3 { (sheet.title) }
        p { (site.filled(&sheet.intro)) }
        ol class="tasks" {
            @for task in &sheet.tasks {
                li {
                    (site.filled(&task.text))
                    @for _ in 0..task.lines { span class="line" {} }
                    @if task.has_box { span class="box" {} }
                }
            }
        }
    }
}

fn word_bank(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        h3 { "Word bank" }
        dl { @for word in &pack.words { dt { (site.filled(&word.lead)) } dd { (site.filled(&word.text)) } } }
    }
}

fn answers(site: &Site, sheet: &Sheet) -> Markup {
    html! {
        h3 { (sheet.title) }
        ol { @for task in &sheet.tasks { li { (site.filled(&task.text)) " " strong { (site.filled(&task.answer)) } } } }
    }
}

fn question(site: &Site, one: &Question) -> Markup {
    let right = one.options.get(one.right).map(String::as_str).unwrap_or_default();
    html! {
        li {
            (site.filled(&one.question))
            ul { @for option in &one.options { li { (site.filled(option)) } } }
            details {
                summary { "Answer" span class="hidden" { " to: " (site.filled(&one.question)) } }
                p { strong { (site.filled(right)) "." } " " (site.filled(&one.why)) }
            }
        }
    }
}

fn foot(site: &Site, pack: &LessonPack) -> Markup {
    let address = site.pack_address(pack);
    html! {
        footer {
            p { (site.package.settings.name) ". Version of " (pack.meta.updated.to_string()) ". Sources, printables and updates: " a href=(address) { (address) } }
        }
    }
}
