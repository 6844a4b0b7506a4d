//! Lesson packs: the page of each pack, and a page for each of its resources.

mod one_file;
mod printables;
mod quiz;
mod share;
mod slides;

use crate::data::lesson::LessonPack;
use crate::page::embed::offer;
use crate::page::sections::Sections;
use crate::page::site::{Content, Script, Site};
use crate::part::prose::folded_sources;
use crate::part::section_nav::section_nav;
use crate::route::{Embed, LessonResource, Links, Route};
use crate::words::fill::fill;
use maud::{Markup, html};

/// The name of a resource on pages.
pub(super) fn resource_name(part: LessonResource) -> &'static str {
    match part {
        LessonResource::Slides => "Slides",
        LessonResource::Cards => "Activity cards",
        LessonResource::Sheet => "Worksheet",
        LessonResource::EasySheet => "Easier worksheet",
        LessonResource::Answers => "Answers",
        LessonResource::Quiz => "Quiz",
        LessonResource::Poster => "Poster",
        LessonResource::Letter => "Letter home",
        LessonResource::Colouring => "Pictures to colour in",
    }
}

/// The route of a resource's page.
pub(super) fn resource_route(pack: &LessonPack, part: LessonResource) -> Route {
    Route::LessonResource(pack.meta.name.clone(), part)
}

impl Site {
    /// The full address of a pack, for sharing and for paper.
    pub fn pack_address(&self, pack: &LessonPack) -> String {
        format!("{}{}", self.package.settings.address, Route::LessonPack(pack.meta.name.clone()).path())
    }

    /// A text with its figures filled in as plain text, for paper, where popovers can't open.
    pub fn filled(&self, text: &str) -> String {
        fill(text, |name| self.package.fact(name).map(|(_, fact)| fact))
    }
}

/// The page of a pack: what the lesson is, the notes for the teacher, and links to its resources.
pub(super) fn page(site: &Site, links: &Links, pack: &LessonPack) -> Option<Content> {
    let sections = Sections::new(site, links);
    let words = |text: &str| sections.words(text);
    let nav = [
        ("parts", "What’s in the pack"),
        ("learn", "What pupils learn"),
        ("curriculum", "In the curriculum"),
        ("needs", "Before the lesson"),
        ("timing", "Timing"),
        ("activity", "The activity"),
        ("notes", "Lesson notes"),
        ("share", "Share"),
        ("sources", "Sources and last check"),
    ];
    let body = html! {
        p class="above" { (pack.short) ", " (pack.stage.ages()) ". " (pack.all_minutes()) " minutes." }
        h1 { (pack.meta.title) }
        p class="lead" { (words(&pack.lead)) }
        (section_nav(&nav))
        (parts(links, pack))
        section class="prose" aria-labelledby="learn" {
            h2 id="learn" { "What pupils learn" }
            ul { @for outcome in &pack.outcomes { li { (words(outcome)) } } }
        }
        section class="prose" aria-labelledby="curriculum" {
            h2 id="curriculum" { "In the curriculum" }
            p { (words(&pack.curriculum.text)) }
        }
        section class="prose" aria-labelledby="needs" {
            h2 id="needs" { "Before the lesson" }
            @if let Some(warning) = &pack.warning { p class="notice warning" { strong { "Take care" } " " (words(warning)) } }
            p { "You need:" }
            ul { @for need in &pack.needs { li { (words(need)) } } }
        }
        (timing(pack))
        (activity(pack, &words))
        (notes(pack, &words))
        (easy_answers(pack, &words))
        (share::share(site, pack))
        (folded_sources(&pack.meta, pack.reviewed, pack.review_due))
        (offer(site, links, "Embed this lesson", &[("This lesson", Embed::LessonPack(pack.meta.name.clone()))])?)
        (others(site, links, pack)?)
    };
    Some(Content { scripts: vec![Script::Share, Script::Embed], body })
}

/// Links to the resources, each as a page and as a PDF.
fn parts(links: &Links, pack: &LessonPack) -> Markup {
    let name = &pack.meta.name;
    html! {
        section class="prose" data-unsearched aria-labelledby="parts" {
            h2 id="parts" { "What’s in the pack" }
            ul class="parts" {
                @for part in pack.resources() {
                    @let name = resource_name(part);
                    li {
                        a href=(links.to(&resource_route(pack, part))) { (name) } " "
                        span {
                            @if part.has_document() {
                                a href={ (part.slug()) ".docx" } download aria-label={ (name) " as DOCX, to change" } { "DOCX" } " "
                            }
                            a href={ (part.slug()) ".pdf" } download aria-label={ (name) " as PDF" } { "PDF" }
                        }
                    }
                }
                li { a href="quiz.gift" download { "Quiz for Moodle" } " " span { "GIFT" } }
                li { a href="quiz-qti.zip" download { "Quiz for other learning systems" } " " span { "QTI" } }
                li { a href="lesson.html" download={ (name) ".html" } { "Whole lesson, to use offline" } " " span { "HTML" } }
                li { a href={ (name) ".zip" } download { "Everything in one file (ZIP)" } }
            }
        }
    }
}

/// How long each part takes, and what they add up to.
fn times(pack: &LessonPack) -> Markup {
    let parts = [("Slides", pack.minutes), ("Activity", pack.activity.minutes), ("Worksheet", pack.sheet_minutes)];
    html! {
        ul { @for (part, count) in parts { li { (part) ": " (minutes(count)) } } }
        p { "In total: " strong { (minutes(pack.all_minutes())) } ". Short of time? Without the worksheet, it takes " (minutes(pack.short_minutes())) "." }
        p { "Start your next lesson with the quiz, which takes " (minutes(pack.quiz_minutes)) "." }
    }
}

/// How long the parts and the whole lesson take.
fn timing(pack: &LessonPack) -> Markup {
    html! {
        section class="prose" data-unsearched aria-labelledby="timing" {
            h2 id="timing" { "Timing" }
            (times(pack))
        }
    }
}

/// What pupils do, step by step. Its cards are a resource of their own.
fn activity(pack: &LessonPack, words: &dyn Fn(&str) -> Markup) -> Markup {
    html! {
        section class="prose" data-unsearched aria-labelledby="activity" {
            h2 id="activity" { "The activity: " (words(&pack.activity.title)) }
            ol { @for step in &pack.activity.steps { li { (words(step)) } } }
        }
    }
}

/// What the teacher says and asks, slide by slide.
fn notes(pack: &LessonPack, words: &dyn Fn(&str) -> Markup) -> Markup {
    html! {
        details class="prose fold notes-of-lesson" data-unsearched id="notes" {
            summary { h2 { "Lesson notes" } }
            p { "The slides take " (pack.minutes) " minutes. Stop where it says “Pause”." }
            @for (i, slide) in pack.slides.iter().enumerate() {
                h3 { (i + 1) ". " (words(&slide.heading)) " " span class="source" { "(" (minutes(slide.minutes)) ")" } }
                ul { @for point in &slide.points { li { (words(point)) } } }
                p { strong { "Say: " } (words(&slide.say)) }
                @if let Some(pause) = &slide.pause {
                    p class="notice" {
                        strong { "Pause: " } @if pause.is_question { "Ask: " } (words(&pause.text))
                        @if let Some(listen_for) = &pause.listen_for { " " (words(listen_for)) }
                    }
                }
            }
        }
    }
}

/// The answers to the easier worksheet; those to the other are a sheet of their own.
fn easy_answers(pack: &LessonPack, words: &dyn Fn(&str) -> Markup) -> Markup {
    html! {
        details class="prose fold" data-unsearched id="easy-answers" {
            summary { h2 { "Answers to the easier worksheet" } }
            ol { @for task in &pack.easy_sheet.tasks { li { (words(&task.text)) " " strong { (words(&task.answer)) } } } }
        }
    }
}

/// Links to the previous and the next pack.
fn others(site: &Site, links: &Links, pack: &LessonPack) -> Option<Markup> {
    let all = &site.package.packs;
    let at = all.iter().position(|one| one.meta.name == pack.meta.name)?;
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    Some(html! {
        nav class="turns" aria-label="Other packs" {
            @for (label, other) in [("Previous", before), ("Next", all.get(at + 1))] {
                @if let Some(other) = other {
                    a href=(links.to(&Route::LessonPack(other.meta.name.clone()))) { span { (label) ": " } (other.short) }
                }
            }
        }
    })
}

/// "1 minute" or "5 minutes".
fn minutes(count: u32) -> String {
    if count == 1 { "1 minute".to_string() } else { format!("{count} minutes") }
}

/// The page of one resource.
pub(super) fn resource(site: &Site, links: &Links, pack: &LessonPack, part: LessonResource) -> Content {
    let name = resource_name(part);
    let file = format!("{}{}", Route::LessonPack(pack.meta.name.clone()).path(), part.slug());
    let (scripts, inner) = match part {
        LessonResource::Slides => (vec![Script::Slides], slides::slides(site, pack)),
        LessonResource::Quiz => (vec![Script::Quiz], quiz::quiz(site, pack)),
        LessonResource::Cards => (Vec::new(), printables::cards(site, pack)),
        LessonResource::Sheet => (Vec::new(), printables::sheet(site, pack)),
        LessonResource::EasySheet => (Vec::new(), printables::easy_sheet(site, pack)),
        LessonResource::Answers => (Vec::new(), printables::answers(site, pack)),
        LessonResource::Letter => (Vec::new(), printables::letter(site, pack)),
        LessonResource::Poster => (Vec::new(), printables::poster(site, pack)),
        LessonResource::Colouring => (Vec::new(), printables::colouring(site, pack)),
    };
    let body = html! {
        h1 { (name) ": " (pack.short) }
        p class="off-paper" {
            "Part of the pack " a href=(links.to(&Route::LessonPack(pack.meta.name.clone()))) { (pack.meta.title) } ". "
            a href=(links.file(&format!("{file}.pdf"))) download { "Download PDF" } ", "
            @if part.has_document() { a href=(links.file(&format!("{file}.docx"))) download { "change it in a word processor (DOCX)" } ", " }
            "or print this page."
        }
        (inner)
    };
    Content { scripts, body }
}
