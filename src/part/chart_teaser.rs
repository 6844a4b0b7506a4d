//! A chart as the first page tells of it: its first series as one line that is stretched to the column, with the first and
//! the latest figure in words and a link to the chart. Beside its words, lists of charts have a [thumbnail] of every kind.
//!
//! [thumbnail]: super::chart_thumbnail

use crate::data::series::{Point, Status};
use crate::words::runs;
use maud::{Markup, html};

/// The width of one year and the height of the picture, in units of its own; the style sheet stretches both.
const STEP: f64 = 10.0;
const HEIGHT: f64 = 100.0;

/// What the picture shows.
pub struct ChartTeaser<'c> {
    /// "Recorded crime in the Durham force area, 2007 to 2024".
    pub title: &'c str,
    /// A sentence that the figures never go without.
    pub caution: Option<&'c str>,
    /// A point for each year.
    pub points: &'c [Point],
    /// The first and the latest figure, in words.
    pub ends: [&'c str; 2],
    /// The address of the chart.
    pub address: &'c str,
}

/// The picture.
pub fn chart_teaser(chart: &ChartTeaser<'_>) -> Markup {
    let width = STEP * chart.points.len().saturating_sub(1) as f64;
    let breaks: Vec<usize> =
        (0..chart.points.len()).filter(|i| chart.points[*i].status == Some(Status::Break)).collect();
    html! {
        figure class="chart-teaser" {
            figcaption { a href=(chart.address) { (chart.title) } }
            // Lines keep their width where the picture is stretched; a dot is a line without length.
            svg viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
                path class="base" vector-effect="non-scaling-stroke" d={ "M0 " (HEIGHT) "H" (width) } {}
                @for (from, to) in runs(breaks.iter().copied(), |i| i + 1) {
                    // From the middle of the step before to the middle of the last one.
                    rect class="change" x=(STEP * (from as f64 - 1.0)) width=(STEP * (to - from + 1) as f64) height=(HEIGHT) {}
                }
                path class="line" vector-effect="non-scaling-stroke" d=(line(chart.points)) {}
                @if let Some(end) = places(chart.points).last() {
                    path class="end" vector-effect="non-scaling-stroke" d={ "M" (end.0) " " (end.1) "h0" } {}
                }
            }
            p class="ends" { span { (chart.ends[0]) } strong { (chart.ends[1]) } }
            @if let Some(caution) = chart.caution {
                p class="caution" { @if !breaks.is_empty() { span class="change" aria-hidden="true" {} " " } (caution) }
            }
        }
    }
}

/// Where the figures lie, from zero at the foot to the largest at the top, with their positions among the years.
fn places(points: &[Point]) -> impl Iterator<Item = (f64, f64, usize)> {
    let most = points.iter().filter_map(|point| point.value).fold(1.0, f64::max);
    let place = move |(i, value): (usize, f64)| (STEP * i as f64, (HEIGHT * (1.0 - 0.94 * value / most)).round(), i);
    points.iter().enumerate().filter_map(|(i, point)| Some((i, point.value?))).map(place)
}

/// The line, which stops where a year has no figure.
fn line(points: &[Point]) -> String {
    let mut before = None;
    let mut path = String::new();
    for (x, y, i) in places(points) {
        let pen = if i.checked_sub(1).is_some_and(|i| before == Some(i)) { 'L' } else { 'M' };
        path.push_str(&format!("{pen}{x} {y}"));
        before = Some(i);
    }
    path
}
