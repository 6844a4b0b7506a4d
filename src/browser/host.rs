//! Stubs of the browser functions, for the build on the host: there is no page, so they do nothing and find nothing.
#![allow(missing_docs, reason = "src/browser/{fetch,form,page}.rs say what each is for")]

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

pub fn set_query(_query: &str) {}

pub fn on_back(_then: impl Fn() + 'static) {}

pub fn focus(_id: &str) {}

pub fn drawing(_how: &str) {}

pub fn mark(_name: &str) {}

pub fn place_in(_event: &PointerEvent, _size: (f64, f64)) -> Option<PointPosition> {
    None
}

pub fn target_id(_event: &FocusEvent) -> Option<String> {
    None
}

pub fn show_point(_overlay: &SvgElement, _id: Option<&str>) {}

pub fn reading(_series: Option<usize>) {}

/// Always empty.
pub fn form_fields() -> (Vec<String>, [usize; 2]) {
    (Vec::new(), [0, 0])
}

pub fn fill_areas(_slugs: &[&str]) {}

pub fn fill_years(_years: [usize; 2], _name: impl Fn(usize) -> String, _said: &str) {}

/// Always `false`.
pub fn filter_list(_event: &Event) -> bool {
    false
}

pub fn pressed(_event: &MouseEvent) -> Option<String> {
    None
}

pub fn say_change(_words: &str) {}

pub fn show_reset(_is_changed: bool) {}

pub fn back() {}

/// Always the first day: the host renders no newer file.
pub fn today() -> i64 {
    0
}
