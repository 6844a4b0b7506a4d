//! Cited figures on cards.

use crate::data::facts::{Fact, FactSet, How};
use crate::words::{fill::fill, number};
use maud::{Markup, html};

/// Figures as cards: large, with a sentence, and what stands behind each. `all`, or only those for the first page.
pub fn fact_cards(set: &FactSet, all: bool) -> Markup {
    html! {
        @for fact in set.facts.iter().filter(|fact| all || fact.headline) {
            li class="card fact" id={ "fact-" (fact.name) } {
                p { strong class="figure" { (number::fact(fact)) } " " (sentence(set, fact)) }
                @if let Some(text) = &fact.doubt { p class="doubt" { strong { "In doubt: " } (text) } }
                (behind(set, fact))
            }
        }
    }
}

fn sentence(set: &FactSet, fact: &Fact) -> String {
    fact.sentence.as_ref().map_or_else(|| fact.label.clone(), |text| fill(text, |name| set.fact(name)))
}

/// Period, area, meaning, working and source.
fn behind(set: &FactSet, fact: &Fact) -> Markup {
    html! {
        details {
            summary { (fact.area.name) ", " (fact.period) span class="visually-hidden" { ": about " (fact.label) } }
            dl {
                dt { "What it means" } dd { (fact.definition) }
                @if let Some(text) = working(set, fact) { dt { "How it is worked out" } dd { (text) } }
                @if let Some(source) = set.meta.source(&fact.source) {
                    dt { "Source" } dd { (source.title) ", " (source.publisher) }
                }
            }
        }
    }
}

/// How a figure follows from two others, in words.
pub fn working(set: &FactSet, fact: &Fact) -> Option<String> {
    let working = fact.working.as_ref()?;
    let (from, to) = (set.fact(&working.from)?, set.fact(&working.to)?);
    let sum = match working.how {
        How::PercentFall => "The fall, in percent of the first:",
        How::Fall => "The first less the second:",
    };
    Some(format!("{sum} {} ({}), then {} ({}).", number::fact(from), from.period, number::fact(to), to.period))
}
