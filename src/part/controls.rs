//! The form under a chart: which areas and which years. Its fields have the names and values of the address's query, so
//! the same code parses both.

use crate::chart::Selection;
use crate::data::Dataset;
use crate::data::chart::MOST_AREAS;
use crate::data::values::Period;
use maud::{Markup, html};

/// Datasets with more areas than this get a search box.
const FEW: usize = 6;

/// The form's fields, filled from a selection. They are disabled until the island hydrates.
pub fn controls(dataset: &Dataset, selection: &Selection) -> Markup {
    let count = dataset.series.len();
    html! {
        fieldset disabled {
            legend { "Years" }
            div class="years" {
                (year("From", "from", dataset, selection.first))
                (year("To", "to", dataset, selection.last))
            }
        }
        @if count > 1 {
            fieldset disabled {
                legend { "What to compare: up to " (MOST_AREAS) " " (dataset.many()) }
                @if count > FEW {
                    label for="area-search" { "Search for one of the " (count) " " (dataset.many()) }
                    input id="area-search" type="search" autocomplete="off";
                    p class="found" role="status" {}
                }
                @if count > MOST_AREAS { p class="full" { "With " (MOST_AREAS) " on, take one off to add another." } }
                ul class="areas" {
                    @for series in &dataset.series {
                        li { label {
                            input type="checkbox" name="areas" value=(series.area.slug)
                                checked[selection.areas.contains(&series.area.code)];
                            (series.area.name)
                        } }
                    }
                }
            }
        }
        button type="button" disabled { "Show the chart as it was first" }
    }
}

fn year(label: &str, name: &str, dataset: &Dataset, chosen: Period) -> Markup {
    html! {
        label for={ "year-" (name) } { (label) }
        select id={ "year-" (name) } name=(name) {
            @for period in &dataset.periods {
                option value=(period.slug()) selected[*period == chosen] { (period.short()) }
            }
        }
    }
}
