//! Lists in words.

/// Joins names as a sentence does: "a, b and c".
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Each text once, in the order of their first places.
pub fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The text with a capital letter in front, if it starts with one of A to Z: the tables of all other letters would be a
/// visible part of the browser's module.
pub fn capital(text: &str) -> String {
    let mut text = text.to_string();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Things that follow one another, joined in runs: the first and the last of each.
pub fn runs<T: Copy + PartialEq>(things: impl IntoIterator<Item = T>, next: impl Fn(T) -> T) -> Vec<(T, T)> {
    let mut runs: Vec<(T, T)> = Vec::new();
    for thing in things {
        match runs.last_mut() {
            Some(run) if next(run.1) == thing => run.1 = thing,
            _ => runs.push((thing, thing)),
        }
    }
    runs
}
