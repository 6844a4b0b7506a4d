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
#[cfg(not(target_arch = "wasm32"))]
use std::hash::{DefaultHasher, Hash, Hasher};

/// A published file's text for an island's props, without the white space.
pub fn raw(text: &str) -> Box<RawValue> {
    let small: Result<serde_json::Value, _> = serde_json::from_str(text);
    let small = small.and_then(|value| serde_json::value::to_raw_value(&value));
    small.unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// An island's props in a file of their own, which the page names and its script fetches.
#[cfg(not(target_arch = "wasm32"))]
pub struct PropsFile {
    /// The path below the site's root. It contains a hash of the text, so an old page never gets new props.
    pub path: String,
    /// The props as JSON.
    pub text: String,
}

#[cfg(not(target_arch = "wasm32"))]
impl PropsFile {
    /// The file of props. It lies with the other files that have a hash in their name, for browsers and the service
    /// worker to keep.
    pub fn new(name: &str, props: &impl Serialize) -> PropsFile {
        PropsFile::called(&format!("props-{name}"), props)
    }

    /// A file that begins with this name.
    pub fn called(name: &str, props: &impl Serialize) -> PropsFile {
        let text = serde_json::to_string(props).unwrap_or_default();
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        PropsFile { path: format!("assets/{name}-{:08X}.json", hasher.finish() >> 32), text }
    }
}

/// An island in a page, with its props.
#[cfg(not(target_arch = "wasm32"))]
pub fn island<V: IntoView>(name: &str, props: &impl Serialize, view: impl FnOnce() -> V) -> maud::Markup {
    let json = in_script(&serde_json::to_string(props).unwrap_or_default());
    element(name, &maud::html! { script type="application/json" { (maud::PreEscaped(json)) } }, view)
}

/// An island in a page whose props lie in the file at `address`, relative to the page.
#[cfg(not(target_arch = "wasm32"))]
pub fn island_beside<V: IntoView>(name: &str, address: &str, view: impl FnOnce() -> V) -> maud::Markup {
    element(name, &maud::html! { script type="application/json" data-props=(address) {} }, view)
}

/// An island's props, and its first view as the only child of its root, so that hydration finds exactly what was
/// rendered.
#[cfg(not(target_arch = "wasm32"))]
fn element<V: IntoView>(name: &str, props: &maud::Markup, view: impl FnOnce() -> V) -> maud::Markup {
    let owner = Owner::new_root(None);
    let view = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    maud::html! {
        div data-island=(name) {
            (props)
            div data-root { (maud::PreEscaped(view)) }
        }
    }
}
