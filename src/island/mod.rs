//! Islands: views that the browser hydrates. An island's first view depends on its props alone; address, network
//! and clock are read in an `Effect`, which only the browser runs.

pub mod chart;
mod controls;
pub mod figures;
#[cfg(target_arch = "wasm32")]
pub mod hydrate;
pub mod live;
mod reader;
mod state;

#[cfg(not(target_arch = "wasm32"))]
use crate::data::json::in_script;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
#[cfg(not(target_arch = "wasm32"))]
use serde::Serialize;
use serde_json::value::RawValue;

/// A published file's text for an island's props, without the white space.
pub fn raw(text: &str) -> Box<RawValue> {
    let small: Result<serde_json::Value, _> = serde_json::from_str(text);
    let small = small.and_then(|value| serde_json::value::to_raw_value(&value));
    small.unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// An island in a page: its props, and its first view as the only child of its root, so that hydration finds exactly
/// what was rendered.
#[cfg(not(target_arch = "wasm32"))]
pub fn island<V: IntoView>(name: &str, props: &impl Serialize, view: impl FnOnce() -> V) -> maud::Markup {
    let json = in_script(&serde_json::to_string(props).unwrap_or_default());
    let owner = Owner::new_root(None);
    let view = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    maud::html! {
        div data-island=(name) {
            script type="application/json" { (maud::PreEscaped(json)) }
            div data-root { (maud::PreEscaped(view)) }
        }
    }
}
