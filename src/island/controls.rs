//! What changes a chart: its areas, its years, and undoing it.

use super::state::State;
use crate::browser;
use crate::chart::{Layout, Selection};
use crate::data::Dataset;
use crate::part;
use crate::part::points::id;
use crate::words::years::from_to;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The areas on show, and the list to add others from. The markup of the list is set once for each dataset; after that
/// only its fields change, so that the focus stays where the reader is. The list stays open for the next area;
/// `js/chart/area-list.js` closes it.
pub(super) fn areas(state: State) -> impl IntoView {
    let list = move || {
        state.dataset.with(|dataset| {
            let hydrated = state.hydrated.get();
            state.selection.with_untracked(|chosen| part::controls::area_list(dataset, chosen, hydrated).into_string())
        })
    };
    let chips = move || {
        state.selection.with(|chosen| state.dataset.with(|data| part::controls::chips(data, chosen).into_string()))
    };
    let few = state.dataset.with_untracked(|dataset| dataset.series.len() < 2);
    view! {
        <div class="area-bar" class:empty=few on:click=move |event| press(state, &event)>
            <ul class="chips" inner_html=chips></ul>
            <div inner_html=list on:change=move |event| if !browser::filter_list(&event) { change(state) }
                on:input=move |event| { browser::filter_list(&event); }
            ></div>
        </div>
    }
}

/// The years, as the two ends of a range.
pub(super) fn years(state: State) -> impl IntoView {
    let markup = move || {
        state.dataset.with(|dataset| {
            state.selection.with_untracked(|chosen| part::controls::years(dataset, chosen).into_string())
        })
    };
    // While an end is dragged its year is shown; the chart follows when it is let go.
    let drag = move || {
        let (_, years) = browser::form_fields();
        state.dataset.with_untracked(|dataset| show_years(dataset, years));
    };
    view! { <div class="years" inner_html=markup on:input=move |_| drag() on:change=move |_| change(state)></div> }
}

/// What has changed, and the way back. The markup stays; `browser::say_change` fills it.
pub(super) fn changed(state: State) -> impl IntoView {
    view! { <p class="changed" on:click=move |event| press(state, &event) inner_html=part::controls::CHANGED></p> }
}

/// Buttons that go to the points that answer most questions.
pub(super) fn answers(state: State) -> impl IntoView {
    let kind = state.chart.with_value(|chart| chart.kind);
    let buttons = part::controls::answers(kind).into_string();
    view! { <p class="answers" on:click=move |event| press(state, &event) inner_html=buttons></p> }
}

/// Shows which years are chosen; while an end is dragged past the other, they are the wrong way round.
fn show_years(dataset: &Dataset, [one, other]: [usize; 2]) {
    let years = [one.min(other), one.max(other)];
    let said = from_to(&short(dataset, years[0]), &short(dataset, years[1]));
    browser::fill_years(years, |at| short(dataset, at), &said);
}

fn short(dataset: &Dataset, at: usize) -> String {
    dataset.periods.get(at).map_or_else(String::new, |period| period.short())
}

/// Keeps the fields at what is shown.
pub(super) fn follow(state: State) {
    Effect::new(move || {
        let hydrated = state.hydrated.get();
        state.selection.with(|chosen| {
            state.dataset.with(|dataset| {
                if !hydrated {
                    return;
                }
                let slugs: Vec<&str> = chosen.series(dataset).iter().map(|one| one.area.slug.as_str()).collect();
                browser::fill_areas(&slugs);
                browser::show_reset(state.chart.with_value(|chart| !chosen.to_query(chart, dataset).is_empty()));
                show_years(dataset, chosen.years(dataset));
            });
        });
    });
}

/// Takes over what the fields say.
fn change(state: State) {
    let (slugs, years) = browser::form_fields();
    let new = state
        .dataset
        .with_untracked(|dataset| state.selection.with_untracked(|chosen| chosen.with_fields(dataset, &slugs, years)));
    match new {
        Some(new) => state.choose(new),
        // The last area stays: its field is filled again.
        None => state.selection.update(|_| ()),
    }
}

/// Does what a button is for.
fn press(state: State, event: &MouseEvent) {
    let Some(pressed) = browser::pressed(event) else { return };
    let (what, value) = pressed.split_once(':').unwrap_or((&pressed, ""));
    match what {
        "remove" => {
            let mut new = state.selection.get_untracked();
            state.dataset.with_untracked(|dataset| {
                new.areas.retain(|code| dataset.series(code).is_some_and(|series| series.area.slug != value));
            });
            state.choose(new);
            browser::focus("add-area");
        }
        "undo" => browser::back(),
        "reset" => {
            let first = state
                .dataset
                .with_untracked(|dataset| state.chart.with_value(|chart| Selection::default_for(chart, dataset)));
            if let Some(first) = first {
                state.choose(first);
            }
        }
        "answer" => {
            let line = state.active.get_untracked().map_or(0, |at| at.0);
            let at = state.shown.with_untracked(|shown| shown.plot().answer(line, value));
            for layout in Layout::ALL {
                // The picture that is not on show can't take the focus.
                if let Some(at) = at {
                    browser::focus(&id(layout.name(), (line, at)));
                }
            }
        }
        _ => {}
    }
}
