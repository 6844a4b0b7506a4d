//! A figure inside a sentence, which opens what stands behind it in place: a button and a popover, both plain HTML, so
//! that pointer, touch and keyboard open it without any script.

use super::fact_card::working;
use crate::data::figures::{Fact, FactSet};
use crate::words::number;
use maud::{Markup, html};

/// The figure. `id` is the popover's own in the page; `more` leads to the figure's card.
pub fn figure(set: &FactSet, fact: &Fact, id: &str, more: &str) -> Markup {
    let (figure, unit) = number::fact_and_unit(fact);
    html! {
        button type="button" class="in-text" popovertarget=(id) { (figure) }
        span class="behind" popover id=(id) {
            span { strong { (fact.label) ": " (number::fact(fact)) } } " "
            span { (fact.area.name) ", " (fact.period) "." } " "
            span { (fact.definition) } " "
            @if let Some(text) = working(set, fact) { span { (text) } " " }
            @if let Some(text) = &fact.doubt { span { "In doubt: " (text) } " " }
            @if let Some(source) = set.meta.source(&fact.source) {
                span { "Source: " (source.title) ", " (source.publisher) "." } " "
            }
            // What stands above the link is spoken with it.
            span { a href=(more) aria-describedby=(id) { "More about this figure" } }
        }
        @if let Some(unit) = unit { " " (unit) }
    }
}
