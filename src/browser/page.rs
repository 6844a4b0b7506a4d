//! The page in the browser: address, history, focus, pointer, performance marks, and the page script's `draw` function.

use crate::chart::{ChartImage, Plot, PointPosition};
use leptos::ev::{FocusEvent, PointerEvent};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The page script's `draw(plot, isDrawn)`, which fetches ECharts when a chart image is first needed.
    static DRAW: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Stores the page script's `draw` function.
pub fn set_draw(draw: js_sys::Function) {
    DRAW.with(|place| place.replace(Some(draw)));
}

/// Runs a future in the background. It is boxed, so that the executor's code is compiled once and not for each type of
/// future.
pub fn spawn(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Tells the page's script which plot the words and the table show, and asks for its chart images unless they are drawn
/// already.
pub fn draw(plot: &Plot, is_drawn: bool) -> Option<js_sys::Promise> {
    let draw = DRAW.with(|place| place.borrow().clone())?;
    draw.call2(&JsValue::NULL, &plot.json().into(), &is_drawn.into()).ok()?.dyn_into().ok()
}

/// The chart images that were asked for, wide then narrow. `None` if the drawing code can't be fetched or fails.
pub async fn drawn(asked: Option<js_sys::Promise>) -> Option<[ChartImage; 2]> {
    let pictures = JsFuture::from(asked?).await.ok()?;
    // Deserialising pairs adds less code to the module than structs would.
    let pairs: [(String, Vec<Vec<PointPosition>>); 2] = serde_json::from_str(&pictures.as_string()?).ok()?;
    Some(pairs.map(|(svg, points)| ChartImage { svg, points }))
}

/// The attribute of `<html>` that holds an embed's query. An embed can't use its address: a sandbox may forbid that,
/// and each step in its history would be a step in the history of the page around it.
pub(super) const EMBED_QUERY: &str = "data-query";

/// The fields of the query, in order: from an embed's attribute, or from the address.
pub fn query() -> Vec<(String, String)> {
    let embedded = document().document_element().and_then(|root| root.get_attribute(EMBED_QUERY));
    let search = embedded.unwrap_or_else(|| window().location().search().unwrap_or_default());
    let Ok(parameters) = web_sys::UrlSearchParams::new_with_str(&search) else {
        return Vec::new();
    };
    let pairs = js_sys::try_iter(&parameters).ok().flatten().into_iter().flatten().filter_map(Result::ok);
    pairs
        .filter_map(|pair| {
            let pair: js_sys::Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}

/// Puts a query in the address as a new step of the browser's history; in an embed, in the attribute.
pub fn set_query(query: &str) {
    if let Some(root) = document().document_element()
        && root.has_attribute(EMBED_QUERY)
    {
        let _ = root.set_attribute(EMBED_QUERY, query);
        return;
    }
    let Ok(path) = window().location().pathname() else {
        return;
    };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Goes back to the choice before.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls `then` whenever the reader goes back or forward within the page.
pub fn on_back(then: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(then);
    let _ = window().add_event_listener_with_callback("popstate", call.as_ref().unchecked_ref());
    // Leaked on purpose: the listener lives as long as the page.
    call.forget();
}

/// Tells the page's scripts the state of the drawing, as `data-drawing` on `<html>`: `begun`, `done` or `failed`.
pub fn drawing(how: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-drawing", how);
    }
}

/// Moves the focus to the element with this id. A fold around it is opened: nothing in a closed one can take the focus.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        if !element.tag_name().eq_ignore_ascii_case("summary")
            && let Ok(Some(fold)) = element.closest("details")
        {
            let _ = fold.set_attribute("open", "");
        }
        let element: &web_sys::SvgElement = element.unchecked_ref();
        let _ = element.focus();
    }
}

/// Sets a performance mark, if there is none of this name yet.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance()
        && performance.get_entries_by_name(name).length() == 0
    {
        let _ = performance.mark(name);
    }
}

/// The pointer's position in the SVG units of the chart image under it. `None` if the image has no size on the page.
pub fn place_in(event: &PointerEvent, (width, height): (f64, f64)) -> Option<PointPosition> {
    let over: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let area = over.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - area.left()) / area.width() * width;
    let y = (f64::from(event.client_y()) - area.top()) / area.height() * height;
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

/// The id of the event's target.
pub fn target_id(event: &FocusEvent) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    Some(target.id())
}

/// Selects a point of a chart image and puts the rule through it; `None` takes both away.
pub fn show_point(overlay: &web_sys::SvgElement, id: Option<&str>) {
    let find = |selector: &str| overlay.query_selector(selector).ok().flatten();
    if let Some(before) = find(".active") {
        let _ = before.set_attribute("aria-selected", "false");
        let _ = before.class_list().remove_1("active");
    }
    let point = id.and_then(|id| document().get_element_by_id(id));
    if let Some(point) = &point {
        if let Some(stop) = find("[tabindex='0']") {
            let _ = stop.set_attribute("tabindex", "-1");
        }
        let _ = point.set_attribute("tabindex", "0");
        let _ = point.set_attribute("aria-selected", "true");
        let _ = point.class_list().add_1("active");
    }
    if let Some(rule) = find(".rule") {
        // Out of sight where nothing is read.
        let x = point.and_then(|point| point.get_attribute("cx")).unwrap_or_else(|| "-9".to_string());
        let _ = rule.set_attribute("x1", &x);
        let _ = rule.set_attribute("x2", &x);
    }
}

/// Tells the style sheet which series is read, as `data-reading` on `<html>`.
pub fn reading(series: Option<usize>) {
    let Some(root) = document().document_element() else { return };
    let _ = match series {
        Some(series) => root.set_attribute("data-reading", ["0", "1", "2", "3"][series.min(3)]),
        None => root.remove_attribute("data-reading"),
    };
}

/// Today by the reader's clock, in days since 1 January 1970.
pub fn today() -> i64 {
    (js_sys::Date::now() / 86_400_000.0) as i64
}
