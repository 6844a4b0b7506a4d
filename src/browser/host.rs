//! Stubs of the browser functions, for the build on the host.

use super::FetchError;
use crate::chart::{ChartImage, Plot, PointPosition};
use leptos::ev::{Event, FocusEvent, MouseEvent, PointerEvent};
use std::pin::Pin;
use web_sys::{Element, HtmlDivElement};

/// Drops the work: the host renders a page once, from data that it already has.
pub fn spawn(_work: Pin<Box<dyn Future<Output = ()>>>) {}

/// Fetches nothing.
///
/// # Errors
/// Always [`FetchError::Network`].
pub async fn fetch_text(_address: &str) -> Result<String, FetchError> {
    Err(FetchError::Network)
}

/// Always `None`: the build renders charts in Node.
pub fn draw(_plot: &Plot, _is_drawn: bool) -> Option<js_sys::Promise> {
    None
}

/// Always `None`, as [`draw`] asks for nothing.
pub async fn drawn(_asked: Option<js_sys::Promise>) -> Option<[ChartImage; 2]> {
    None
}

/// Always empty: there is no address, so charts show their default view.
pub fn query() -> Vec<(String, String)> {
    Vec::new()
}

/// Does nothing.
pub fn set_query(_query: &str) {}

/// Does nothing.
pub fn on_back(_then: impl Fn() + 'static) {}

/// Does nothing.
pub fn focus(_id: &str) {}

/// Does nothing.
pub fn drawing(_how: &str) {}

/// Does nothing.
pub fn mark(_name: &str) {}

/// Always `None`.
pub fn place_in(_event: &PointerEvent, _size: (f64, f64)) -> Option<PointPosition> {
    None
}

/// Always `None`.
pub fn target_id(_event: &FocusEvent) -> Option<String> {
    None
}

/// Does nothing.
pub fn show_point(_tip: &HtmlDivElement, _read: Option<(String, PointPosition, String)>) {}

/// Always empty.
pub fn form_fields(_form: &Element) -> Vec<(String, String)> {
    Vec::new()
}

/// Does nothing.
pub fn fill_form(_form: &Element, _query: &[(String, String)], _full: bool) {}

/// Does nothing.
pub fn filter_list(_event: &Event) {}

/// Always `false`.
pub fn came_from_button(_event: &MouseEvent) -> bool {
    false
}
