//! A figure as a small image: a share of a hundred dots, or two bars. It uses the same values as the text beside it.

use crate::data::figures::{Amount, Fact, FactPicture, FactSet};
use crate::data::values::decimal;
use crate::words::number;
use maud::{Markup, html};

/// Dots in each row.
const ROW: u32 = 20;

/// The image of a figure; `None` if it has none.
pub fn fact_picture(set: &FactSet, fact: &Fact) -> Option<Markup> {
    match fact.picture.as_ref()? {
        FactPicture::Part => part(fact.amount.number()?),
        FactPicture::Bars { beside } => {
            let two = match &fact.working {
                Some(working) => [set.fact(&working.from)?, set.fact(&working.to)?],
                None => [set.fact(beside)?, fact],
            };
            bars(two)
        }
    }
}

/// A hundred dots, with the rounded percentage of them filled.
fn part(percent: f64) -> Option<Markup> {
    let full = percent.round() as u32;
    let dots = |from: u32, to: u32| {
        (from..to).map(|i| format!("M{} {}h0", i % ROW * 10 + 5, i / ROW * 10 + 5)).collect::<String>()
    };
    Some(html! {
        svg class="hundred" width="256" height="64" viewBox="0 0 200 50" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true" {
            path class="rest" stroke-width="3" d=(dots(full, 100)) {}
            path class="part" stroke-width="8" d=(dots(0, full)) {}
        }
        p class="said" { "About " (full) " in every 100" }
    })
}

/// Two figures as bars on one scale, which starts at zero.
fn bars(two: [&Fact; 2]) -> Option<Markup> {
    let values = [two[0].amount.number()?, two[1].amount.number()?];
    let largest = values[0].max(values[1]);
    let same_period = two[0].period == two[1].period;
    Some(html! {
        dl class="bars" {
            @for (fact, value) in two.iter().zip(values) {
                div {
                    dt { @if same_period { (fact.area.name) } @else { (fact.period) } }
                    dd {
                        svg width="200" height="14" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                            rect width=(decimal(value / largest * 100.0, 1)) height="8" {}
                        }
                        @if let Amount::Number { decimals, .. } = fact.amount { (number::count(value, decimals, &fact.unit)) }
                    }
                }
            }
        }
    })
}
