//! The page in the browser: address, focus, marks, pointer, and the drawing function that the page's script brings.

use crate::chart::{ChartImage, Plot, PointPosition};
use crate::data::values::decimal;
use leptos::ev::{FocusEvent, PointerEvent};
use leptos::prelude::{document, window};
use std::cell::RefCell;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The page's `draw(plot, isDrawn)`, which fetches the drawing code when a picture is first needed.
    static DRAW: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Keeps the page's drawing function.
pub fn set_draw(draw: js_sys::Function) {
    DRAW.with(|place| place.replace(Some(draw)));
}

/// Runs work that waits for the network. Boxed, so that the machinery is compiled once and not once for each kind.
pub fn spawn(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Tells the page's script what words and table show, and asks for its picture, where that is not drawn yet.
pub fn draw(plot: &Plot, is_drawn: bool) -> Option<js_sys::Promise> {
    let draw = DRAW.with(|place| place.borrow().clone())?;
    draw.call2(&JsValue::NULL, &plot.json().into(), &is_drawn.into()).ok()?.dyn_into().ok()
}

/// The pictures that were asked for, wide and narrow. `None` where the drawing code can't be fetched or refuses.
pub async fn drawn(asked: Option<js_sys::Promise>) -> Option<[ChartImage; 2]> {
    let pictures = JsFuture::from(asked?).await.ok()?;
    // As pairs and not as structs: their reader weighs less.
    let pairs: [(String, Vec<Vec<PointPosition>>); 2] = serde_json::from_str(&pictures.as_string()?).ok()?;
    Some(pairs.map(|(svg, points)| ChartImage { svg, points }))
}

/// Where a page in a frame keeps the choice. Its address may not be its own to change, and a step in its history would
/// be a step in that of the page around it.
const FRAMED: &str = "data-query";

/// The query that holds the choice, in order: the address's, or a frame's own.
pub fn query() -> Vec<(String, String)> {
    let framed = document().document_element().and_then(|root| root.get_attribute(FRAMED));
    let search = framed.unwrap_or_else(|| window().location().search().unwrap_or_default());
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

/// Puts a query in the address as a new step of the browser's history.
pub fn set_query(query: &str) {
    if let Some(root) = document().document_element()
        && root.has_attribute(FRAMED)
    {
        let _ = root.set_attribute(FRAMED, query);
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

/// Calls `then` whenever the reader goes back or forward within the page.
pub fn on_back(then: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(then);
    let _ = window().add_event_listener_with_callback("popstate", call.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    call.forget();
}

/// Tells the page's scripts how far the drawing of what was chosen is: `begun`, `done` or `failed`.
pub fn drawing(how: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-drawing", how);
    }
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let element: &web_sys::SvgElement = element.unchecked_ref();
        let _ = element.focus();
    }
}

/// Sets a performance mark, once.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance()
        && performance.get_entries_by_name(name).length() == 0
    {
        let _ = performance.mark(name);
    }
}

/// Where a pointer is, in the units of the drawing that it is over.
pub fn place_in(event: &PointerEvent, (width, height): (f64, f64)) -> Option<PointPosition> {
    let over: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let area = over.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - area.left()) / area.width() * width;
    let y = (f64::from(event.client_y()) - area.top()) / area.height() * height;
    (x.is_finite() && y.is_finite()).then_some((x, y))
}

/// The id of the element that an event came from.
pub fn target_id(event: &FocusEvent) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    Some(target.id())
}

/// Marks the point that is being read as the list box's current one, and shows its words beside it. `read` is the
/// point's id, its place as parts of the drawing's width and height, and the words.
pub fn show_point(tip: &web_sys::HtmlDivElement, read: Option<(String, PointPosition, String)>) {
    let Some(frame) = tip.parent_element() else {
        return;
    };
    if let Ok(Some(before)) = frame.query_selector(".active") {
        let _ = before.set_attribute("aria-selected", "false");
        let _ = before.class_list().remove_1("active");
    }
    tip.set_hidden(read.is_none());
    let Some((id, (x, y), words)) = read else {
        return;
    };
    if let Some(point) = document().get_element_by_id(&id) {
        if let Ok(Some(stop)) = frame.query_selector("[tabindex='0']") {
            let _ = stop.set_attribute("tabindex", "-1");
        }
        let _ = point.set_attribute("tabindex", "0");
        let _ = point.set_attribute("aria-selected", "true");
        let _ = point.class_list().add_1("active");
    }
    tip.set_text_content(Some(&words));
    let _ = tip.class_list().toggle_with_force("left", x > 0.5);
    // Set through the object model: a style attribute would break the policy.
    let style = tip.style();
    let _ = style.set_property("left", &format!("{}%", decimal(x * 100.0, 1)));
    let _ = style.set_property("top", &format!("{}%", decimal(y * 100.0, 1)));
}
