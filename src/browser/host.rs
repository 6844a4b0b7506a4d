//! The browser where there is none.

use super::FetchError;
use crate::chart::{Picture, Place, Plot};
use leptos::ev::PointerEvent;

/// Runs nothing.
pub fn spawn(_work: impl Future<Output = ()> + 'static) {}

/// Never called: nothing runs.
///
/// # Errors
/// Always.
pub async fn fetch_text(_address: &str) -> Result<String, FetchError> {
    Err(FetchError::Network)
}

/// Draws nothing.
pub async fn draw(_plot: &Plot) -> Option<[Picture; 2]> {
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

/// Marks nothing.
pub fn mark(_name: &str) {}

/// There is no pointer.
pub fn place_in(_event: &PointerEvent, _size: (f64, f64)) -> Option<Place> {
    None
}
