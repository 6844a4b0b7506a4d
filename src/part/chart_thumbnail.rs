//! A chart of any kind as a picture of the size of a thumb, for lists of charts. The words beside it say what it shows, so
//! it is decoration; a [teaser] tells something by itself.
//!
//! [teaser]: super::chart_teaser

use crate::chart::{Plot, PlotLine, Selection};
use crate::data::Dataset;
use crate::data::chart::ChartKind;
use crate::data::values::decimal;
use maud::{Markup, html};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 56.0;
/// Room for half the width of a line, and for the dot at its end.
const EDGE: f64 = 4.0;
/// The most bars of a ranked chart.
const MOST_BARS: usize = 8;

/// The picture of what a selection shows. The first series stands out.
pub fn chart_thumbnail(dataset: &Dataset, selection: &Selection) -> Markup {
    drawn(dataset, selection, largest(dataset, selection))
}

/// The pictures of several states of one chart, on one scale, so that they can be compared.
pub fn chart_thumbnails(states: &[(&Dataset, &Selection)]) -> Vec<Markup> {
    let largest = states.iter().map(|(dataset, selection)| largest(dataset, selection)).fold(0.0, f64::max);
    states.iter().map(|(dataset, selection)| drawn(dataset, selection, largest)).collect()
}

/// The picture, on a scale that ends at this value.
fn drawn(dataset: &Dataset, selection: &Selection, largest: f64) -> Markup {
    html! {
        svg class="chart-thumbnail" width=(WIDTH) height=(HEIGHT) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } fill="none"
            stroke="currentColor" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true" {
            @match selection.kind {
                ChartKind::Lines => (lines(&Plot::of(dataset, selection), largest)),
                ChartKind::Bars | ChartKind::Rows => (bars(&Plot::of(dataset, selection).closed(), largest)),
                ChartKind::Ranked => (ranked(dataset, selection, largest)),
            }
        }
    }
}

/// The largest figure that is drawn; the band of all areas is not.
fn largest(dataset: &Dataset, selection: &Selection) -> f64 {
    let all: Vec<f64> = match selection.kind {
        ChartKind::Ranked => in_ranks(dataset, selection).into_iter().map(|(_, value)| value).collect(),
        _ => {
            let plot = Plot::of(dataset, selection);
            plot.lines.iter().flat_map(|line| &line.cells).filter_map(|cell| cell.value).collect()
        }
    };
    all.into_iter().fold(0.0, f64::max)
}

/// How large a value is drawn, of this much room.
fn scaled(value: f64, largest: f64, room: f64) -> f64 {
    if largest > 0.0 { value / largest * room } else { 0.0 }
}

fn lines(plot: &Plot, largest: f64) -> Markup {
    let drawn: Vec<(String, Option<String>)> = plot.lines.iter().map(|one| line(plot, one, largest)).collect();
    html! {
        (base())
        // The first line is drawn last, over the others.
        @for (path, _) in drawn.iter().skip(1) { path class="other" d=(path) stroke-width="1.5" {} }
        @if let Some((path, end)) = drawn.first() {
            path class="own" d=(path) stroke-width="3" {}
            @if let Some(end) = end { path class="own" d={ "M" (end) "h0" } stroke-width="7" {} }
        }
    }
}

/// The path of a line, and where its latest figure is. A gap breaks the line; a single figure is a dot.
fn line(plot: &Plot, line: &PlotLine, largest: f64) -> (String, Option<String>) {
    let step = (WIDTH - 2.0 * EDGE) / (plot.years.len().max(2) - 1) as f64;
    let (mut path, mut end, mut open) = (String::new(), None, false);
    for (i, cell) in line.cells.iter().enumerate() {
        let Some(value) = cell.value else {
            open = false;
            continue;
        };
        let y = HEIGHT - EDGE - scaled(value, largest, HEIGHT - 2.0 * EDGE);
        let place = format!("{} {}", decimal(EDGE + i as f64 * step, 1), decimal(y, 1));
        path.push_str(&if open { format!("L{place}") } else { format!("M{place}h0") });
        (open, end) = (true, Some(place));
    }
    (path, end)
}

/// The line of zero.
fn base() -> Markup {
    html! { path class="base" d={ "M0 " (HEIGHT - 1.0) "H" (WIDTH) } {} }
}

fn bars(plot: &Plot, largest: f64) -> Markup {
    let slot = WIDTH / plot.years.len().max(1) as f64;
    html! {
        (base())
        @for (i, cell) in plot.lines.first().map_or(&[][..], |line| &line.cells).iter().enumerate() {
            @if let Some(value) = cell.value {
                @let height = scaled(value, largest, HEIGHT - 2.0);
                rect class="own" stroke="none" fill="currentColor" x=(decimal(i as f64 * slot + slot * 0.15, 1))
                    y=(decimal(HEIGHT - 1.0 - height, 1)) width=(decimal(slot * 0.7, 1)) height=(decimal(height, 1)) {}
            }
        }
    }
}

/// Horizontal bars, the largest first; the area that the chart is about stands out.
fn ranked(dataset: &Dataset, selection: &Selection, largest: f64) -> Markup {
    let all = in_ranks(dataset, selection);
    let slot = HEIGHT / all.len().max(1) as f64;
    // The parts of a whole are about their largest.
    let own = match dataset.dimension {
        Some(_) => all.first().map(|(code, _)| *code),
        None => selection.areas.first().map(String::as_str),
    };
    html! {
        @for (i, (code, value)) in all.iter().enumerate() {
            rect class=(if Some(*code) == own { "own" } else { "other" }) stroke="none" fill="currentColor" x="0"
                y=(decimal(i as f64 * slot, 1)) width=(decimal(scaled(*value, largest, WIDTH), 1))
                height=(decimal(slot * 0.7, 1)) {}
        }
    }
}

/// The areas that a ranked chart has room for, each with its figure.
fn in_ranks<'d>(dataset: &'d Dataset, selection: &Selection) -> Vec<(&'d str, f64)> {
    (selection.ranked(dataset).into_iter())
        .filter_map(|series| Some((series.area.code.as_str(), series.value(selection.last)?)))
        .take(MOST_BARS)
        .collect()
}
