//! JSON inside a page's `script` element.

/// Makes JSON safe to put in a page's `script`. A "<" in a text could end the element, and its escape means the same to
/// whoever reads the JSON.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
