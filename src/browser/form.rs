//! The fields of a chart (areas and years) in the browser.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement, HtmlElement, HtmlInputElement};

fn all<T: JsCast>(root: &Element, selector: &str) -> impl Iterator<Item = T> {
    found(root.query_selector_all(selector).ok())
}

fn everywhere<T: JsCast>(selector: &str) -> impl Iterator<Item = T> {
    found(document().query_selector_all(selector).ok())
}

fn found<T: JsCast>(found: Option<web_sys::NodeList>) -> impl Iterator<Item = T> {
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
}

/// The areas that are ticked, by the part of the address that names them, and the places of the first and the last year.
/// A page has one chart, so they are looked for in all of it.
pub fn form_fields() -> (Vec<String>, [usize; 2]) {
    let ticked = everywhere::<HtmlInputElement>("[name=areas]:checked").map(|input| input.value()).collect();
    let year =
        |selector: &str| everywhere::<HtmlInputElement>(selector).next().and_then(|input| input.value().parse().ok());
    (ticked, ["[name=from]", "[name=to]"].map(|selector| year(selector).unwrap_or_default()))
}

/// Ticks the areas on show.
pub fn fill_areas(slugs: &[&str]) {
    for input in everywhere::<HtmlInputElement>("[name=areas]") {
        input.set_checked(slugs.contains(&input.value().as_str()));
    }
}

/// Enables the ends of the range, moves them to these places, names their years, and says them in words beside the ends.
pub fn fill_years(years: [usize; 2], name: impl Fn(usize) -> String, said: &str) {
    for (end, at) in ["from", "to"].into_iter().zip(years) {
        for input in everywhere::<HtmlInputElement>(&format!("[name={end}]")) {
            input.set_disabled(false);
            input.set_value_as_number(at as f64);
            let _ = input.set_attribute("aria-valuetext", &name(at));
        }
    }
    for text in everywhere::<Element>(".years p") {
        text.set_text_content(Some(said));
    }
}

/// Says what a choice has changed, and offers to undo it; with no words, neither.
pub fn say_change(words: &str) {
    for status in everywhere::<Element>(".changed [role=status]") {
        status.set_text_content(Some(words));
    }
    // In an embed there is no step to go back: its history is that of the page around.
    let embedded = document().document_element().is_some_and(|root| root.has_attribute(super::page::EMBED_QUERY));
    show("[value=undo]", !words.is_empty() && !embedded);
}

/// Offers to show again what the chart shows first.
pub fn show_reset(is_changed: bool) {
    show("[value=reset]", is_changed);
}

fn show(selector: &str, is_shown: bool) {
    for one in everywhere::<HtmlElement>(selector) {
        one.set_hidden(!is_shown);
    }
}

/// If something was typed into the search box, shows only the areas whose name contains it, and says how many they are.
/// Returns whether it was that box.
pub fn filter_list(event: &Event) -> bool {
    let Some(search) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return false;
    };
    let (true, Ok(Some(form))) = (search.type_() == "search", search.closest("details")) else { return false };
    let wanted = search.value().trim().to_ascii_lowercase();
    let mut found = 0;
    for item in all::<HtmlElement>(&form, "li") {
        let name = item.text_content().unwrap_or_default().to_ascii_lowercase();
        let hit = name.contains(&wanted);
        item.set_hidden(!hit);
        found += usize::from(hit);
    }
    let words = match found {
        _ if wanted.is_empty() => String::new(),
        0 => "No area has that name.".to_string(),
        1 => "1 area found.".to_string(),
        many => format!("{many} areas found."),
    };
    if let Ok(Some(status)) = form.query_selector(".found") {
        status.set_text_content(Some(&words));
    }
    true
}

/// The value of the button that was pressed.
pub fn pressed(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let button: HtmlButtonElement = target.closest("button").ok()??.dyn_into().ok()?;
    Some(button.value())
}
