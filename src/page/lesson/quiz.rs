//! The quiz: questions with folded answers, which `js/lesson/quiz.js` checks. On paper it is a sheet of questions and a
//! sheet of answers.

use super::printables::{Kind, paper};
use crate::data::lesson::{LessonPack, Question};
use crate::page::site::Site;
use maud::{Markup, html};

/// The questions and, for paper only, the answers on a second sheet.
pub(super) fn quiz(site: &Site, pack: &LessonPack) -> Markup {
    html! {
        div class="quiz" data-quiz {
            (paper(site, pack, Kind::Quiz, "quiz-title", &format!("Quiz: {}", pack.short), &html! {
                ol class="questions" {
                    @for (i, one) in pack.quiz.iter().enumerate() { (question(site, one, i + 1)) }
                }
            }))
            p class="score off-paper" role="status" {}
            button type="button" data-do="again" hidden { "Start again" }
        }
        // The folded answers can't be opened on paper.
        div class="on-paper" {
            (paper(site, pack, Kind::Answers, "quiz-answers", &format!("Quiz answers: {}", pack.short), &html! {
                ol class="answered" {
                    @for one in &pack.quiz { li { p { (site.filled(&one.question)) } p { (answer(site, one)) } } }
                }
            }))
        }
    }
}

/// One question. Its options and the folded answer work without scripts; only checking the answer needs one.
fn question(site: &Site, one: &Question, number: usize) -> Markup {
    html! {
        li class="question" data-right=(one.right) {
            fieldset {
                legend { (site.filled(&one.question)) }
                @for (i, option) in one.options.iter().enumerate() {
                    label { input type="radio" name={ "question-" (number) } value=(i); " " (site.filled(option)) }
                }
            }
            button type="button" data-do="check" aria-label={ "Check question " (number) } hidden { "Check" }
            p class="status" role="status" {}
            details {
                summary { "Answer" span class="visually-hidden" { " to question " (number) } }
                p { (answer(site, one)) }
            }
        }
    }
}

/// The correct option and the reason.
fn answer(site: &Site, one: &Question) -> Markup {
    let right = one.options.get(one.right).map(String::as_str).unwrap_or_default();
    html! { strong { (site.filled(right)) "." } " " span { (site.filled(&one.why)) } }
}
