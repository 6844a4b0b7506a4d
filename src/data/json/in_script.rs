//! JSON in a page.

/// JSON as it may stand in a page's `script`: a "<" inside a text could end the element, and its escape means the same to
/// whoever reads the JSON.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
