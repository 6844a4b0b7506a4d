//! Reads a chart point by point: by pointer, touch and keyboard.

use super::state::State;
use crate::browser;
use crate::chart::{Layout, Plot, PointPosition};
use crate::data::Dataset;
use crate::data::chart::ChartKind;
use crate::part::points::{At, at, id, points};
use crate::words::finding::figure_words;
use leptos::ev::{FocusEvent, KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::svg::Svg;

/// The points over one of the two chart images, and the rule at the year that is read.
pub(super) fn reader(state: State, layout: Layout) -> impl IntoView {
    let size = move || state.shown.with_untracked(|shown| shown.plot().size(layout));
    let horizontal = state.chart.with_value(|chart| chart.kind.is_horizontal());
    let index = Layout::ALL.iter().position(|one| *one == layout).unwrap_or_default();
    let overlay: NodeRef<Svg> = NodeRef::new();
    let key = move |event: KeyboardEvent| {
        let from = state.active.get_untracked().unwrap_or((0, 0));
        // The whole line in one sentence: real focus moves there, so that it is spoken.
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            return browser::focus(&format!("line-{}", from.0));
        }
        if let Some(to) =
            state.shown.with_untracked(|shown| step(&shown.points[index], from, turned(horizontal, &event.key())))
        {
            event.prevent_default();
            browser::focus(&id(layout.name(), to));
        }
    };
    let point = move |event: PointerEvent| {
        let Some(place) = browser::place_in(&event, size()) else {
            return;
        };
        state.active.set(state.shown.with_untracked(|shown| nearest(&shown.points[index], place, horizontal)));
    };
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            state.active.set(None);
        }
    };
    // A tap beside a point gives the focus to the drawing itself; what the tap reads stays.
    let focus = move |event: FocusEvent| {
        if let Some(at) = browser::target_id(&event).and_then(|id| at(&id)) {
            state.active.set(Some(at));
        }
    };
    let options = move || {
        // Without a script, no point can be reached.
        if !state.hydrated.get() {
            return String::new();
        }
        state.shown.with(|shown| {
            let plot = shown.plot();
            points(layout, plot.size(layout), &shown.points[index], horizontal, |at| words(&plot, &shown.dataset, at))
                .into_string()
        })
    };
    Effect::new(move || {
        let read = state.active.get().map(|at| id(layout.name(), at));
        if let Some(overlay) = overlay.get() {
            browser::show_point(&overlay, read.as_deref());
        }
    });
    // Without the style sheet the points would not lie on the drawing, so they are not there at all.
    // Without a role of its own Orca takes the svg for another document, and stays silent when the focus comes back.
    view! {
        <svg class="reader" display="none" role="group" inner_html=options node_ref=overlay
            on:pointermove=point on:pointerdown=point on:pointerleave=leave on:keydown=key
            on:focusin=focus
        ></svg>
    }
}

fn words(plot: &Plot, dataset: &Dataset, (series, year): At) -> String {
    let Some((line, year_name)) = plot.lines.get(series).zip(plot.years.get(year)) else {
        return String::new();
    };
    let (first, second) =
        if plot.kind == ChartKind::Ranked { (year_name, &line.name) } else { (&line.name, year_name) };
    let figure = line.cells.get(year).map(|cell| figure_words(dataset, cell.value, cell.status)).unwrap_or_default();
    format!("{first}, {second}: {figure}")
}

/// Where a key leads. Left and right go along the years, up and down to the next figure of the same year.
fn step(points: &[Vec<PointPosition>], (series, year): At, key: &str) -> Option<At> {
    let last = points.first()?.len().checked_sub(1)?;
    match key {
        "ArrowRight" => Some((series, (year + 1).min(last))),
        "ArrowLeft" => Some((series, year.saturating_sub(1))),
        "Home" => Some((series, 0)),
        "End" => Some((series, last)),
        "ArrowUp" => next_line(points, (series, year), |here, there| there < here),
        "ArrowDown" => next_line(points, (series, year), |here, there| there > here),
        _ => None,
    }
}

/// The line nearest to this one in the same year, among those on the wanted side. Of two at one place, the order of
/// the lines decides.
fn next_line(
    points: &[Vec<PointPosition>],
    (series, year): At,
    wanted: fn((f64, usize), (f64, usize)) -> bool,
) -> Option<At> {
    let key = |s: usize| (points[s][year].1, s);
    let here = key(series);
    let far = |s: usize| (key(s).0 - here.0).abs();
    let others = (0..points.len()).filter(|s| *s != series && wanted(here, key(*s)));
    others.min_by(|a, b| far(*a).total_cmp(&far(*b))).map(|s| (s, year))
}

/// The key that does in a chart of years what this one does in a chart of rows.
fn turned(horizontal: bool, key: &str) -> &str {
    match key {
        "ArrowDown" if horizontal => "ArrowRight",
        "ArrowRight" if horizontal => "ArrowDown",
        "ArrowUp" if horizontal => "ArrowLeft",
        "ArrowLeft" if horizontal => "ArrowUp",
        key => key,
    }
}

/// The point nearest to a position: first the year (of horizontal bars the row), then the line.
fn nearest(points: &[Vec<PointPosition>], place: PointPosition, horizontal: bool) -> Option<At> {
    let turn = |(x, y): PointPosition| if horizontal { (y, x) } else { (x, y) };
    let (x, y) = turn(place);
    let years = points.first()?;
    let year =
        (0..years.len()).min_by(|a, b| (turn(years[*a]).0 - x).abs().total_cmp(&(turn(years[*b]).0 - x).abs()))?;
    let far = |s: usize| (turn(points[s][year]).1 - y).abs();
    let series = (0..points.len()).min_by(|a, b| far(*a).total_cmp(&far(*b)))?;
    Some((series, year))
}
