//! Figures of one unit as bars of one scale, in a table: each bar is a road, and a car that has stopped at its end.

use crate::data::figures::{Amount, Fact};
use crate::data::values::decimal;
use crate::words::number;
use maud::{Markup, html};

/// The length of the longest bar, in the drawing's own units; the rest is room for the car.
const LONGEST: f64 = 258.0;

/// Each figure with the words in front of its bar, under what they are figures of.
pub fn fact_bars(caption: &str, bars: &[(&str, &Fact)]) -> Markup {
    let largest = bars.iter().filter_map(|(_, fact)| fact.amount.number()).fold(0.0, f64::max);
    html! {
        table class="fact-bars" {
            @if let Some((_, first)) = bars.first() {
                caption { (caption) ", in " (first.unit.many) }
            }
            thead class="visually-hidden" { tr { th scope="col" { "At" } th scope="col" { "Distance" } } }
            tbody {
                @for (text, fact) in bars {
                    @if let Amount::Number { value, decimals } = fact.amount {
                        @let end = decimal(value / largest * LONGEST, 1);
                        tr {
                            th scope="row" { (text) }
                            td {
                                svg width="210" height="15.4" viewBox="0 0 300 22" aria-hidden="true" {
                                    rect y="18" width=(end) height="4" {}
                                    // A car, seen from the side, on two wheels.
                                    g transform={ "translate(" (end) " 0)" } {
                                        path d="M1 18v-8l7-1 7-8h12l8 8 6 2v7z" {}
                                        circle class="wheel" cx="11" cy="18" r="4" {}
                                        circle class="wheel" cx="31" cy="18" r="4" {}
                                    }
                                }
                                (number::count(value, decimals, &fact.unit))
                            }
                        }
                    }
                }
            }
        }
    }
}
