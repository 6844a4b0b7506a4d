//! Cards of cited figures.

use super::about_data::{corrections_of, day};
use super::fact_picture::fact_picture;
use crate::data::figures::{Fact, FactSet, How};
use crate::words::{fill::fill, number};
use maud::{Markup, html};

/// One figure as an item of a list of cards: large, with a sentence, its later figures and its details.
pub fn fact_card(set: &FactSet, fact: &Fact) -> Markup {
    let (figure, unit) = number::fact_and_unit(fact);
    html! {
        li class="card fact" id={ "fact-" (fact.name) } {
            p { strong class="figure" { (figure) } " " @if let Some(unit) = unit { (unit) " " } (sentence(set, fact)) }
            @if let Some(picture) = fact_picture(set, fact) { (picture) }
            @if let Some(text) = &fact.doubt { p class="doubt" { strong { "Note: " } (text) } }
            @if let Some(one) = corrections_of(&set.meta, &fact.name).next() {
                p class="doubt" { strong { "Corrected on " (day(one.date)) ". " } }
            }
            @if set.later(&fact.name).next().is_some() {
                p class="later-head" { "Later figures" }
                ul class="later" {
                    @for one in set.later(&fact.name) {
                        li id={ "fact-" (one.name) } {
                            strong { (number::fact(one)) } ": " (one.label) ". " (one.area.name) ", " (one.period) "."
                        }
                    }
                }
            }
            details {
                summary { (fact.area.name) ", " (fact.period) span class="visually-hidden" { ": about " (fact.label) } }
                (behind(set, fact, false))
                @for one in set.later(&fact.name) {
                    p { strong { (number::fact(one)) ", " (one.period) } }
                    (behind(set, one, true))
                }
            }
        }
    }
}

/// The text beside a figure: its sentence with all figures filled in, or its label.
pub fn sentence(set: &FactSet, fact: &Fact) -> String {
    fact.sentence.as_ref().map_or_else(|| fact.label.clone(), |text| fill(text, |name| set.fact(name)))
}

/// A figure's definition, calculation and source, and its doubt unless that stands elsewhere.
pub(super) fn behind(set: &FactSet, fact: &Fact, with_doubt: bool) -> Markup {
    html! {
        dl {
            dt { "What it means" } dd { (fact.definition) }
            @if let Some(text) = working(set, fact) { dt { "How it’s worked out" } dd { (text) } }
            @for one in corrections_of(&set.meta, &fact.name) { dt { "Corrected" } dd { (day(one.date)) ": " (one.words()) } }
            @if let Some(text) = fact.doubt.as_ref().filter(|_| with_doubt) { dt { "Note" } dd { (text) } }
            @if let Some(source) = set.meta.source(&fact.source) {
                dt { "Source" } dd { (source.title) ", " (source.publisher) }
            }
        }
    }
}

/// How a figure was calculated from two others, as a sentence; `None` if it was not.
pub fn working(set: &FactSet, fact: &Fact) -> Option<String> {
    let working = fact.working.as_ref()?;
    let (from, to) = (set.fact(&working.from)?, set.fact(&working.to)?);
    let sum = match working.how {
        How::PercentFall => "The percentage fall:",
        How::PercentRise => "The percentage rise:",
        How::Fall | How::Points => "The first minus the second:",
        How::Times => "The first divided by the second:",
    };
    Some(format!("{sum} {} ({}), then {} ({}).", number::fact(from), from.period, number::fact(to), to.period))
}
