//! Finds the line and column of a value in a file's text.

use crate::data::json::{Audience, File};

/// The line and column at which the value of a JSON pointer begins: for problems between files, which know the
/// pointer only.
pub fn locate(text: &str, pointer: &str) -> Option<(usize, usize)> {
    let mut file = File::new("", text, Audience::Page);
    let mut node = file.root()?;
    let mut here = String::new();
    for part in pointer.split('/').skip(1) {
        here = format!("{here}/{part}");
        let inner = match node.raw.starts_with('[') {
            true => file.list(&node)?,
            false => file.object(&node)?.into_nodes(),
        };
        node = inner.into_iter().find(|node| node.pointer == here)?;
    }
    Some(file.place(&node))
}
