//! What a reader can change: the areas and the years. Plain form fields, so that every browser and screen reader
//! knows them.

use super::chart::State;
use crate::chart::Selection;
use crate::data::chart_file::MOST_AREAS;
use crate::data::period::Period;
use leptos::prelude::*;

/// Datasets with more areas than this get a box to search in.
const FEW: usize = 6;

/// The controls, folded away. Until the island wakes they are switched off.
pub(super) fn controls(state: State) -> impl IntoView {
    view! {
        <details class="controls">
            <summary>"Choose what to show"</summary>
            <p class="lost" role="status">{move || state.lost.get().then_some(
                "The link asked for something that these figures do not have, so that part was left out."
            )}</p>
            <fieldset disabled=move || !state.awake.get()>
                <legend>"Years"</legend>
                <div class="years">
                    {year(state, "From", "year-from", |selection| selection.first, |selection, period| selection.first = period)}
                    {year(state, "To", "year-to", |selection| selection.last, |selection, period| selection.last = period)}
                </div>
            </fieldset>
            {move || (state.dataset.with(|dataset| dataset.series.len()) > 1).then(|| areas(state))}
            <button type="button" class="reset" disabled=move || !state.awake.get() on:click=move |_| reset(state)>
                "Show the chart as it was first"
            </button>
        </details>
    }
}


fn reset(state: State) {
    let first = state.dataset.with_untracked(|dataset| state.chart.with_value(|chart| Selection::default_for(chart, dataset)));
    if let Some(first) = first {
        state.choose(|selection| *selection = first);
    }
}

fn year(
    state: State,
    label: &'static str,
    id: &'static str,
    get: fn(&Selection) -> Period,
    set: fn(&mut Selection, Period),
) -> impl IntoView {
    let options = move || {
        let chosen = state.selection.with(get);
        state.dataset.with(|dataset| {
            (dataset.periods.iter())
                .map(|period| {
                    let selected = *period == chosen;
                    view! { <option value=period.slug() selected=selected prop:selected=selected>{period.short()}</option> }
                })
                .collect_view()
        })
    };
    let change = move |value: String| {
        let kind = state.dataset.with_untracked(|dataset| dataset.period_kind);
        if let Some(period) = Period::from_slug(kind, &value) {
            state.choose(|selection| {
                set(selection, period);
                if selection.first > selection.last {
                    std::mem::swap(&mut selection.first, &mut selection.last);
                }
            });
        }
    };
    view! {
        <label for=id>{label}</label>
        <select id=id on:change=move |event| change(event_target_value(&event))>{options}</select>
    }
}

fn areas(state: State) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let total = state.dataset.with_untracked(|dataset| dataset.series.len());
    let full = move || state.selection.with(|selection| selection.areas.len() >= MOST_AREAS);
    let matches = move |name: &str| search.with(|text| name.to_lowercase().contains(&text.trim().to_lowercase()));
    let found = move || {
        state.dataset.with(|dataset| dataset.series.iter().filter(|series| matches(&series.area.name)).count())
    };
    let counted = move || match (search.with(|text| text.trim().is_empty()), found()) {
        (true, _) => String::new(),
        (false, 0) => "No area has that name.".to_string(),
        (false, 1) => "1 area found.".to_string(),
        (false, many) => format!("{many} areas found."),
    };
    let boxes = move || {
        state.dataset.with(|dataset| {
            (dataset.series.iter())
                .map(|series| {
                    let (code, name) = (StoredValue::new(series.area.code.clone()), series.area.name.clone());
                    let on = move || state.selection.with(|selection| code.with_value(|code| selection.areas.contains(code)));
                    let only = move || on() && state.selection.with(|selection| selection.areas.len() == 1);
                    let hidden = { let name = name.clone(); move || !matches(&name) };
                    view! {
                        <li hidden=hidden>
                            <label>
                                <input type="checkbox" checked=on() prop:checked=on
                                    disabled=move || only() || (full() && !on())
                                    on:change=move |_| toggle(state, &code.get_value())/>
                                {name}
                            </label>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <fieldset disabled=move || !state.awake.get()>
            <legend>{format!("Areas, up to {MOST_AREAS} at a time")}</legend>
            {(total > FEW).then(|| view! {
                <label for="area-search">"Search for an area"</label>
                <input id="area-search" type="search" autocomplete="off" on:input=move |event| search.set(event_target_value(&event))/>
                <p class="found" role="status">{counted}</p>
            })}
            <p class="full">{move || if full() { "Four areas are on. Take one off to add another." } else { "" }}</p>
            <ul class="areas">{boxes}</ul>
        </fieldset>
    }
}

fn toggle(state: State, code: &str) {
    state.choose(|selection| {
        if let Some(at) = selection.areas.iter().position(|one| one == code) {
            if selection.areas.len() > 1 {
                selection.areas.remove(at);
            }
        } else if selection.areas.len() < MOST_AREAS {
            selection.areas.push(code.to_string());
        }
    });
}
