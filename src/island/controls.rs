//! The form that changes what a chart shows.

use super::state::State;
use crate::browser;
use crate::chart::Selection;
use crate::data::chart::MOST_AREAS;
use crate::part;
use leptos::html::Div;
use leptos::prelude::*;

/// The form, folded away. Its markup is set once for each dataset; after that only its fields change, so that the
/// focus stays where the reader is.
pub(super) fn controls(state: State) -> impl IntoView {
    let form: NodeRef<Div> = NodeRef::new();
    let fields = move || {
        state.dataset.with(|dataset| {
            state.selection.with_untracked(|chosen| part::controls::controls(dataset, chosen).into_string())
        })
    };
    let query = move || state.selection.with(|chosen| state.dataset.with(|dataset| chosen.to_full_query(dataset)));
    Effect::new(move || {
        let (query, full) = (query(), state.selection.with(|chosen| chosen.areas.len() >= MOST_AREAS));
        if let (true, Some(form)) = (state.hydrated.get(), form.get()) {
            browser::fill_form(&form, &query, full);
        }
    });
    let change = move || {
        let Some(form) = form.get_untracked() else {
            return;
        };
        let fields = browser::form_fields(&form);
        let asked = state
            .dataset
            .with_untracked(|dataset| state.chart.with_value(|chart| Selection::from_query(&fields, chart, dataset)));
        match asked {
            // The last area can't be taken off: a chart without a line says nothing.
            Some((asked, false)) => state.choose(|chosen| chosen.follow(asked)),
            _ => state.selection.update(|_| ()),
        }
    };
    let reset = move || {
        let first = state
            .dataset
            .with_untracked(|dataset| state.chart.with_value(|chart| Selection::default_for(chart, dataset)));
        if let Some(first) = first {
            state.choose(|chosen| *chosen = first);
        }
    };
    view! {
        <details class="controls">
            <summary>"Choose what to show"</summary>
            <div
                node_ref=form
                inner_html=fields
                on:change=move |_| change()
                on:input=move |event| browser::filter_list(&event)
                on:click=move |event| {
                    if browser::came_from_button(&event) {
                        reset();
                    }
                }
            ></div>
        </details>
    }
}
