//! The figures of every series in the year that is read, below the picture, so that they cover nothing of it.

use super::symbol::symbol;
use crate::chart::{Cell, Plot, Selection};
use crate::data::Dataset;
use crate::data::chart::ChartKind;
use crate::words::{self, place::Standing};
use maud::{Markup, html};

/// The figures at one place along the axis: a year, or in a ranked chart an area. `plot` is what the selection shows.
pub fn readout(dataset: &Dataset, selection: &Selection, plot: &Plot, at: usize) -> Markup {
    let Some(place) = plot.years.get(at) else { return html! {} };
    let ranked = plot.kind == ChartKind::Ranked;
    let mut lines: Vec<(usize, &str, &Cell)> = Vec::new();
    for (index, line) in plot.lines.iter().enumerate() {
        let Some(cell) = line.cells.get(at) else { continue };
        let above = |other: &(usize, &str, &Cell)| ranked || other.2.value >= cell.value;
        lines.insert(lines.partition_point(above), (index, &line.name, cell));
    }
    html! {
        p class="read-at" { @if !ranked { (plot.heading) " " } (place) }
        ul {
            @for (index, name, cell) in &lines {
                li class={ "r" (index + 1) } { (symbol(plot.kind, *index)) (name) " " strong { (cell) } }
            }
        }
        @if let Some([low, middle, high]) = others(dataset, plot, at) {
            p class="read-more" {
                svg class="swatch" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true" {
                    rect width="24" height="12" stroke="none" {}
                    path d="M0 6h24" stroke-width="1.5" stroke-dasharray="2 3" {}
                }
                "All others: " (low) " to " (high) ", the middle one " (middle) "."
                @if let Some(rank) = rank(dataset, selection, at) { " " (rank) }
            }
        }
        @for status in plot.statuses().into_iter().filter(|one| lines.iter().any(|line| line.2.status == Some(*one))) {
            p class="read-more" { "[" (status.letter()) "] " (status.meaning()) }
        }
    }
}

/// Where the first area stood among all of its kind in that year, in a sentence.
fn rank(dataset: &Dataset, selection: &Selection, at: usize) -> Option<String> {
    let year = *selection.periods(dataset).get(at)?;
    let first = *selection.series(dataset).first()?;
    Some(Standing::of(dataset, first, year, year)?.sentence())
}

/// The lowest, the middle and the highest of the areas in the band.
fn others(dataset: &Dataset, plot: &Plot, at: usize) -> Option<[String; 3]> {
    let band = plot.band.as_ref()?;
    let text = |values: &[Option<f64>]| Some(words::number((*values.get(at)?)?, dataset.decimals));
    Some([text(&band.low)?, text(&band.middle)?, text(&band.high)?])
}
