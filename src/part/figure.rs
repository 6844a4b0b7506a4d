//! A figure inside a sentence, which opens its definition and source: a button and a popover in plain HTML, so that
//! pointer, touch and keyboard work without any script.

use super::about_data::corrections_of;
use super::fact_card::working;
use crate::data::figures::{Fact, FactSet};
use crate::words::number;
use maud::{Markup, html};

/// The figure. `id` is the popover's id, unique on the page; `more` is the link to the figure's card.
pub fn figure(set: &FactSet, fact: &Fact, id: &str, more: &str) -> Markup {
    let (figure, unit) = number::fact_and_unit(fact);
    html! {
        button type="button" class="in-text" popovertarget=(id) { (figure) }
        span class="behind" popover id=(id) {
            span { strong { (fact.label) ": " (number::fact(fact)) } } " "
            span { (fact.area.name) ", " (fact.period) "." } " "
            span { (fact.definition) } " "
            @if let Some(text) = working(set, fact) { span { (text) } " " }
            @if let Some(text) = &fact.doubt { span { "Note: " (text) } " " }
            @for one in corrections_of(&set.meta, &fact.name) {
                span { (one.line()) } " "
            }
            @if let Some(source) = set.meta.source(&fact.source) {
                span { "Source: " (source.title) ", " (source.publisher) "." } " "
            }
            // Screen readers speak the popover's text as the link's description, because the focus goes to the link.
            span { a href=(more) aria-describedby=(id) { "More about this figure" } }
        }
        @if let Some(unit) = unit { " " (unit) }
    }
}
