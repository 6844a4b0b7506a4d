//! The resources for printing, one sheet of paper each: worksheets, pictures to colour in, cards, answers, letter home and
//! poster.

use crate::data::lesson::{LessonPack, Sheet, Stage, Task};
use crate::data::text::Item;
use crate::page::qr::qr;
use crate::page::site::Site;
use crate::part::sign::sign;
use crate::picture;
use maud::{Markup, html};

/// The kind of a printable, which decides its style and its blanks.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Sheet,
    Answers,
    Cards,
    Letter,
    Quiz,
    Colouring,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Sheet => "sheet",
            Kind::Answers => "sheet answers-sheet",
            Kind::Cards => "cards-sheet",
            Kind::Letter => "letter",
            Kind::Quiz => "sheet quiz-sheet",
            Kind::Colouring => "colouring-sheet",
        }
    }

    /// The blanks at the top, to fill in by hand.
    fn blanks(self) -> &'static [&'static str] {
        match self {
            Kind::Sheet | Kind::Quiz | Kind::Colouring => &["Name", "Date"],
            Kind::Answers | Kind::Cards => &[],
            Kind::Letter => &["School", "Date"],
        }
    }
}

/// One sheet of paper with its blanks, heading and footer.
pub(super) fn paper(site: &Site, pack: &LessonPack, kind: Kind, id: &str, title: &str, inner: &Markup) -> Markup {
    html! {
        article class={ "paper " (kind.class()) } aria-labelledby=(id) {
            span class="straight" aria-hidden="true" {}
            @if !kind.blanks().is_empty() {
                p class="blanks" { @for blank in kind.blanks() { span { (blank) } } }
            }
            h2 id=(id) { (title) }
            (inner)
            (foot(site, pack))
        }
    }
}

/// The footer: where the printable comes from (address and QR code) and its version.
fn foot(site: &Site, pack: &LessonPack) -> Markup {
    let address = site.pack_address(pack);
    html! {
        div class="foot" {
            @if let Some(square) = qr(&address) { (square) }
            p {
                strong { (site.package.settings.name) } ", " (pack.short) br;
                (address.split("://").nth(1).unwrap_or(&address)) br;
                "Version of " (pack.meta.updated.to_string()) ". Sources are on that page."
            }
        }
    }
}

/// The pupils' worksheet.
pub(super) fn sheet(site: &Site, pack: &LessonPack) -> Markup {
    // The youngest pupils need more space to write.
    let class = if pack.stage == Stage::One { "tasks large" } else { "tasks" };
    paper(site, pack, Kind::Sheet, "paper-title", &pack.sheet.title, &tasks(site, &pack.sheet, class))
}

/// The worksheet in fewer words, with its word bank.
pub(super) fn easy_sheet(site: &Site, pack: &LessonPack) -> Markup {
    paper(
        site,
        pack,
        Kind::Sheet,
        "paper-title",
        &pack.easy_sheet.title,
        &html! {
            (tasks(site, &pack.easy_sheet, "tasks large"))
            h3 { "Word bank" }
            (meanings(site, &pack.words))
        },
    )
}

/// The cards of the activity, to cut out.
pub(super) fn cards(site: &Site, pack: &LessonPack) -> Markup {
    paper(
        site,
        pack,
        Kind::Cards,
        "paper-title",
        &pack.activity.title,
        &html! {
            ul class="cut-out" {
                @for card in &pack.activity.cards {
                    li {
                        @if let Some(picture) = picture::beside(card.picture.as_deref()) { (picture) }
                        strong { (site.filled(&card.lead)) } " " (site.filled(&card.text))
                    }
                }
            }
        },
    )
}

/// What to do, and the tasks.
fn tasks(site: &Site, sheet: &Sheet, class: &str) -> Markup {
    html! {
        p { (site.filled(&sheet.intro)) }
        ol class=(class) { @for task in &sheet.tasks { (one_task(site, task)) } }
    }
}

/// Words with their meanings.
fn meanings(site: &Site, words: &[Item]) -> Markup {
    html! {
        dl class="meanings" {
            @for word in words { div { dt { (site.filled(&word.lead)) } dd { (site.filled(&word.text)) } } }
        }
    }
}

fn one_task(site: &Site, task: &Task) -> Markup {
    html! {
        li class={ "lines-" (task.lines) @if task.has_box { " with-box" } } {
            p { (site.filled(&task.text)) }
            @for _ in 0..task.lines { span class="line" aria-hidden="true" {} }
            @if task.has_box { span class="box" aria-hidden="true" {} }
        }
    }
}

/// The answers to the worksheet, for the teacher.
pub(super) fn answers(site: &Site, pack: &LessonPack) -> Markup {
    paper(
        site,
        pack,
        Kind::Answers,
        "paper-title",
        &format!("Answers: {}", pack.sheet.title),
        &html! {
            ol class="answered" {
                @for task in &pack.sheet.tasks {
                    li { p { (site.filled(&task.text)) } p { strong { (site.filled(&task.answer)) } } }
                }
            }
        },
    )
}

/// The poster's pictures in outline, each with what it says to do.
pub(super) fn colouring(site: &Site, pack: &LessonPack) -> Markup {
    let lines: Vec<_> = pack.to_colour().collect();
    paper(
        site,
        pack,
        Kind::Colouring,
        "paper-title",
        &pack.poster.title,
        &html! {
            ul class={ "to-colour" @if lines.len() > 4 { " three-rows" } } {
                @for (i, (line, picture)) in lines.iter().enumerate() {
                    // Of an odd number, the last has a row of its own.
                    li class=[(i + 1 == lines.len() && i % 2 == 0).then_some("alone")] {
                        (picture.outline()) strong { (site.filled(&line.lead)) } " " (site.filled(&line.text))
                    }
                }
            }
        },
    )
}

/// The letter home.
pub(super) fn letter(site: &Site, pack: &LessonPack) -> Markup {
    paper(
        site,
        pack,
        Kind::Letter,
        "paper-title",
        &pack.meta.title,
        &html! {
            @for paragraph in &pack.letter.paragraphs { p { (site.filled(paragraph)) } }
            p class="blanks signed" { span { "Signed" } }
        },
    )
}

/// The poster, with a choice of paper size.
pub(super) fn poster(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        fieldset class="off-paper size" {
            legend { "Paper size" }
            label { input type="radio" name="size" id="size-a4" checked; " A4" }
            label { input type="radio" name="size" id="size-a3"; " A3" }
        }
        article class={ "paper poster " (pack.topic.slug()) } aria-labelledby="paper-title" {
            div class="poster-head" {
                h2 id="paper-title" { (site.filled(&pack.poster.title)) }
                (sign(pack.topic))
            }
            span class="straight" aria-hidden="true" {}
            ul class="poster-lines" {
                @for line in &pack.poster.lines {
                    li {
                        @if let Some(picture) = picture::beside(line.picture.as_deref()) { (picture) }
                        strong { (site.filled(&line.lead)) } " " span { (site.filled(&line.text)) }
                    }
                }
            }
            (foot(site, pack))
        }
    }
}
