//! Figures of one unit as bars of one scale, in a table: each bar is a road, and a car that has stopped at its end.

use crate::data::decimal::decimal;
use crate::data::facts::{Amount, Fact};
use crate::words::number;
use maud::{Markup, html};

/// The length of the longest bar, in the drawing's own units; the rest is room for the car.
const LONGEST: f64 = 276.0;

/// Each figure with the words in front of its bar.
pub fn fact_bars(bars: &[(&str, &Fact)]) -> Markup {
    let largest = bars.iter().filter_map(|(_, fact)| fact.amount.number()).fold(0.0, f64::max);
    html! {
        table class="fact-bars" {
            @if let Some((_, first)) = bars.first() {
                caption { (words_before_number(&first.label)) ", in " (first.unit.many) }
            }
            thead class="visually-hidden" { tr { th scope="col" { "At" } th scope="col" { "Distance" } } }
            tbody {
                @for (text, fact) in bars {
                    @if let Amount::Number { value, decimals } = fact.amount {
                        @let end = decimal(value / largest * LONGEST, 1);
                        tr {
                            th scope="row" { (text) }
                            td {
                                svg viewBox="0 0 300 16" aria-hidden="true" {
                                    rect y="12" width=(end) height="3" {}
                                    // A car, seen from the side.
                                    path transform={ "translate(" (end) " 2)" }
                                        d="M1 9V5h4l3-4h8l3 4h4v4z" {}
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

/// "Typical distance to stop at 20 mph" without what differs from bar to bar.
fn words_before_number(label: &str) -> &str {
    let end = label.find(|c: char| c.is_ascii_digit()).unwrap_or(label.len());
    label[..end].trim_end().trim_end_matches(" at")
}
