//! The chart's form (areas and years) in the browser.

use leptos::ev::{Event, MouseEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

fn all<T: JsCast>(root: &Element, selector: &str) -> impl Iterator<Item = T> {
    let found = root.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
}

/// The form's fields as pairs of name and value, the same as in the address's query.
pub fn form_fields(form: &Element) -> Vec<(String, String)> {
    let areas: Vec<String> = all::<HtmlInputElement>(form, "input:checked").map(|input| input.value()).collect();
    let mut fields = Vec::new();
    if form.query_selector("input[name=areas]").ok().flatten().is_some() {
        // A lone comma means "no areas". An empty value would mean the chart's default areas.
        fields.push(("areas".to_string(), if areas.is_empty() { ",".to_string() } else { areas.join(",") }));
    }
    fields.extend(all::<HtmlSelectElement>(form, "select").map(|select| (select.name(), select.value())));
    fields
}

/// Enables the form and fills it from a query. If `full` (the chart has as many areas as it can show), unchecked areas
/// are disabled.
pub fn fill_form(form: &Element, query: &[(String, String)], full: bool) {
    let has = |name: &str, value: &str| query.iter().any(|(n, v)| n == name && v.split(',').any(|part| part == value));
    for part in all::<Element>(form, "fieldset, button") {
        let _ = part.remove_attribute("disabled");
    }
    for input in all::<HtmlInputElement>(form, "input[name=areas]") {
        let on = has("areas", &input.value());
        input.set_checked(on);
        input.set_disabled(full && !on);
    }
    for select in all::<HtmlSelectElement>(form, "select") {
        if let Some((_, value)) = query.iter().find(|(name, _)| *name == select.name()) {
            select.set_value(value);
        }
    }
}

/// Shows only the areas whose name contains the text in the search box, and announces how many there are.
pub fn filter_list(event: &Event) {
    let Some(search) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let (true, Ok(Some(form))) = (search.type_() == "search", search.closest("details")) else { return };
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
}

/// Whether the target of a click is a button.
pub fn came_from_button(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("button"))
}
