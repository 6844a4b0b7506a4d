//! Reads a chart point by point: by pointer, touch and keyboard, with real focus on each point.
//!
//! The points lie over the picture in the same units. They are options of a list box with one Tab stop, because
//! screen readers speak the option that takes focus; a region that is only announced stays silent in some.

use super::chart::{Shown, State};
use crate::browser;
use crate::chart::{Layout, Place};
use crate::words::change::point_words;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// A series and a year, counted from nought.
type At = (usize, usize);

/// The points over one of the two drawings.
pub(super) fn reader(state: State, layout: Layout) -> impl IntoView {
    let (width, height) = layout.size();
    let index = Layout::ALL.iter().position(|one| *one == layout).unwrap_or_default();
    let key = move |event: KeyboardEvent| {
        let from = state.active.get_untracked().unwrap_or((0, 0));
        if let Some(to) = state.shown.with_untracked(|shown| step(shown, from, &event.key())) {
            event.prevent_default();
            state.active.set(Some(to));
            browser::focus(&id(layout, to));
        }
    };
    let point = move |event: PointerEvent| {
        let Some(at) = browser::place_in(&event, (width, height)) else { return };
        state.active.set(state.shown.with_untracked(|shown| nearest(&shown.points[index], at)));
    };
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            state.active.set(None);
        }
    };
    let options = move || {
        state.shown.with(|shown| {
            let mut all = Vec::new();
            for (s, places) in shown.points[index].iter().enumerate() {
                for (i, place) in places.iter().enumerate() {
                    all.push(option(state, layout, (s, i), *place, words(shown, (s, i))));
                }
            }
            all
        })
    };
    let tip = move || {
        let at = state.active.get()?;
        state.shown.with(|shown| {
            let (x, y) = *shown.points[index].get(at.0)?.get(at.1)?;
            let side = if x > width / 2.0 { "tip left" } else { "tip" };
            let (left, top) = (format!("{}%", x / width * 100.0), format!("{}%", y / height * 100.0));
            Some(view! { <div class=side aria-hidden="true" style:left=left style:top=top>{words(shown, at)}</div> })
        })
    };
    view! {
        <svg class="reader" viewBox=format!("0 0 {width} {height}") on:pointermove=point on:pointerdown=point on:pointerleave=leave on:keydown=key>
            <g role="listbox" aria-orientation="horizontal" aria-label="Points of the chart. Left and right arrows move along a line, up and down between lines.">
                {options}
            </g>
        </svg>
        {tip}
    }
}

fn option(state: State, layout: Layout, at: At, (x, y): Place, label: String) -> impl IntoView {
    let active = move || state.active.get() == Some(at);
    let stop = move || if state.active.get().unwrap_or((0, 0)) == at { "0" } else { "-1" };
    view! {
        <circle
            role="option" id=id(layout, at) class="point" class:active=active cx=x.to_string() cy=y.to_string() r="9"
            tabindex=stop aria-selected=move || active().to_string() aria-label=label
            on:focus=move |_| state.active.set(Some(at))
        ></circle>
    }
}

fn id(layout: Layout, (series, year): At) -> String {
    format!("point-{}-{series}-{year}", layout.name())
}

fn words(shown: &Shown, (series, year): At) -> String {
    let all = shown.selection.series(&shown.dataset);
    let periods = shown.selection.periods(&shown.dataset);
    let Some((one, period)) = all.get(series).zip(periods.get(year)) else { return String::new() };
    let words = one.point(*period).map(|point| point_words(&shown.dataset, point)).unwrap_or_default();
    format!("{}, {words}", one.area.name)
}

/// Where a key leads. Left and right go along the years, up and down to the next figure of the same year.
fn step(shown: &Shown, (series, year): At, key: &str) -> Option<At> {
    let years = shown.points[0].first().map_or(0, Vec::len);
    match key {
        "ArrowRight" => Some((series, (year + 1).min(years.saturating_sub(1)))),
        "ArrowLeft" => Some((series, year.saturating_sub(1))),
        "Home" => Some((series, 0)),
        "End" => Some((series, years.saturating_sub(1))),
        "ArrowUp" | "ArrowDown" => {
            let height = |s: usize| shown.points[0].get(s).and_then(|places| places.get(year)).map_or(0.0, |place| place.1);
            let mut order: Vec<usize> = (0..shown.points[0].len()).collect();
            order.sort_by(|a, b| height(*a).total_cmp(&height(*b)).then(a.cmp(b)));
            let here = order.iter().position(|s| *s == series)?;
            let there = if key == "ArrowUp" { here.checked_sub(1)? } else { here + 1 };
            Some((*order.get(there)?, year))
        }
        _ => None,
    }
}

/// The point nearest to a place: first the year, then the line.
fn nearest(points: &[Vec<Place>], (x, y): Place) -> Option<At> {
    let years = points.first()?;
    let closest = |a: f64, b: f64| a.abs().total_cmp(&b.abs());
    let year = (0..years.len()).min_by(|a, b| closest(years[*a].0 - x, years[*b].0 - x))?;
    let series = (0..points.len()).min_by(|a, b| closest(points[*a][year].1 - y, points[*b][year].1 - y))?;
    Some((series, year))
}
