//! Puts figures into words: `{fact:river-incidents}` becomes "56 incidents".

use super::number;
use crate::data::facts::Fact;

/// The words with each named figure in its place. A name that `find` does not know stays as it was written: the
/// check of the data has refused it long before.
pub fn fill<'a>(text: &str, find: impl Fn(&str) -> Option<&'a Fact>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{fact:") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push_str("{fact:");
            rest = after;
            break;
        };
        match find(name) {
            Some(fact) => filled.push_str(&number::fact(fact)),
            None => filled.push_str(&format!("{{fact:{name}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
