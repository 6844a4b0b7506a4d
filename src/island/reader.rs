//! Reads a chart point by point: by pointer, touch and keyboard.

use super::state::{Shown, State};
use crate::browser;
use crate::chart::{Layout, PointPosition};
use crate::data::values::decimal;
use crate::part::points::{At, at, id, points};
use crate::words::finding::point_words;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// The points over one of the two chart images, and the text beside the one that is being read.
pub(super) fn reader(state: State, layout: Layout) -> impl IntoView {
    let (width, height) = layout.size();
    let index = Layout::ALL.iter().position(|one| *one == layout).unwrap_or_default();
    let tip: NodeRef<Div> = NodeRef::new();
    let key = move |event: KeyboardEvent| {
        let from = state.active.get_untracked().unwrap_or((0, 0));
        // The whole line in one sentence: real focus moves there, so that it is spoken.
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            return browser::focus(&format!("line-{}", from.0));
        }
        if let Some(to) = state.shown.with_untracked(|shown| step(&shown.points[index], from, &event.key())) {
            event.prevent_default();
            browser::focus(&id(layout.name(), to));
        }
    };
    let point = move |event: PointerEvent| {
        let Some(place) = browser::place_in(&event, (width, height)) else {
            return;
        };
        state.active.set(state.shown.with_untracked(|shown| nearest(&shown.points[index], place)));
    };
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            state.active.set(None);
        }
    };
    let options = move || {
        // Without a script, no point can be reached.
        if !state.hydrated.get() {
            return String::new();
        }
        state.shown.with(|shown| points(layout.name(), &shown.points[index], |at| words(shown, at)).into_string())
    };
    Effect::new(move || {
        let Some(tip) = tip.get() else { return };
        let read = state.active.get().and_then(|at| {
            state.shown.with(|shown| {
                let place = shown.points[index].get(at.0)?.get(at.1)?;
                Some((id(layout.name(), at), (place.0 / width, place.1 / height), words(shown, at)))
            })
        });
        browser::show_point(&tip, read);
    });
    // Without the style sheet the points would not lie on the drawing, so they are not there at all.
    // Without a role of its own Orca takes the svg for another document, and stays silent when the focus comes back.
    view! {
        <svg class="reader" display="none" role="group" viewBox=format!("0 0 {} {}", decimal(width, 0), decimal(height, 0)) inner_html=options
            on:pointermove=point on:pointerdown=point on:pointerleave=leave on:keydown=key
            on:focusin=move |event| state.active.set(browser::target_id(&event).and_then(|id| at(&id)))
        ></svg>
        <div class="tip" aria-hidden="true" hidden node_ref=tip></div>
    }
}

fn words(shown: &Shown, (series, year): At) -> String {
    let all = shown.selection.series(&shown.dataset);
    let periods = shown.selection.periods(&shown.dataset);
    let Some((one, period)) = all.get(series).zip(periods.get(year)) else {
        return String::new();
    };
    let words = one.point(*period).map(|point| point_words(&shown.dataset, point)).unwrap_or_default();
    format!("{}, {words}", one.area.name)
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

/// The point nearest to a position: first the year, then the line.
fn nearest(points: &[Vec<PointPosition>], (x, y): PointPosition) -> Option<At> {
    let years = points.first()?;
    let year = (0..years.len()).min_by(|a, b| (years[*a].0 - x).abs().total_cmp(&(years[*b].0 - x).abs()))?;
    let far = |s: usize| (points[s][year].1 - y).abs();
    let series = (0..points.len()).min_by(|a, b| far(*a).total_cmp(&far(*b)))?;
    Some((series, year))
}
