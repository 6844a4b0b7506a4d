//! The browser where there is none.

use super::FetchError;
use crate::chart::{ChartImage, Plot, PointPosition};
use leptos::ev::{Event, FocusEvent, MouseEvent, PointerEvent};
use std::pin::Pin;
use web_sys::{Element, HtmlDivElement};

/// Runs nothing.
pub fn spawn(_work: Pin<Box<dyn Future<Output = ()>>>) {}

/// Never called: nothing runs.
///
/// # Errors
/// Always.
pub async fn fetch_text(_address: &str) -> Result<String, FetchError> {
    Err(FetchError::Network)
}

/// Tells nobody.
pub fn draw(_plot: &Plot, _is_drawn: bool) -> Option<js_sys::Promise> {
    None
}

/// Nothing is drawn.
pub async fn drawn(_asked: Option<js_sys::Promise>) -> Option<[ChartImage; 2]> {
    None
}

/// There is no address, so nothing is asked for.
pub fn query() -> Vec<(String, String)> {
    Vec::new()
}

/// Changes nothing.
pub fn set_query(_query: &str) {}

/// Nobody goes back.
pub fn on_back(_then: impl Fn() + 'static) {}

/// Focuses nothing.
pub fn focus(_id: &str) {}

/// Nothing is drawn.
pub fn drawing(_how: &str) {}

/// Marks nothing.
pub fn mark(_name: &str) {}

/// There is no pointer.
pub fn place_in(_event: &PointerEvent, _size: (f64, f64)) -> Option<PointPosition> {
    None
}

/// Nothing has focus.
pub fn target_id(_event: &FocusEvent) -> Option<String> {
    None
}

/// Shows nothing.
pub fn show_point(_tip: &HtmlDivElement, _read: Option<(String, PointPosition, String)>) {}

/// There are no fields.
pub fn form_fields(_form: &Element) -> Vec<(String, String)> {
    Vec::new()
}

/// Fills nothing.
pub fn fill_form(_form: &Element, _query: &[(String, String)], _full: bool) {}

/// Filters nothing.
pub fn filter_list(_event: &Event) {}

/// Nobody clicks.
pub fn came_from_button(_event: &MouseEvent) -> bool {
    false
}
