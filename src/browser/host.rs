//! Stubs of the browser functions, for the build on the host.

use super::FetchError;
use crate::chart::{ChartImage, Plot, PointPosition};
use leptos::ev::{Event, FocusEvent, MouseEvent, PointerEvent};
use std::pin::Pin;
use web_sys::SvgElement;

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
pub fn show_point(_overlay: &SvgElement, _id: Option<&str>) {}

/// Does nothing.
pub fn reading(_series: Option<usize>) {}

/// Always empty.
pub fn form_fields() -> (Vec<String>, [usize; 2]) {
    (Vec::new(), [0, 0])
}

/// Does nothing.
pub fn fill_areas(_slugs: &[&str]) {}

/// Does nothing.
pub fn fill_years(_years: [usize; 2], _name: impl Fn(usize) -> String, _said: &str) {}

/// Always `false`.
pub fn filter_list(_event: &Event) -> bool {
    false
}

/// Always `None`.
pub fn pressed(_event: &MouseEvent) -> Option<String> {
    None
}

/// Does nothing.
pub fn say_change(_words: &str) {}

/// Does nothing.
pub fn show_reset(_is_changed: bool) {}

/// Does nothing.
pub fn back() {}

/// Always the first day: the host renders no newer file.
pub fn today() -> i64 {
    0
}
