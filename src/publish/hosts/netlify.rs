//! `_headers` and `_redirects`, which Netlify, Cloudflare Pages and some others read.

use super::rules::{Header, Hosting};

/// The content of `_headers`. `tops` is what is at the top of the published folder and of `embed/`, as places.
///
/// If several rules fit an address, some hosts join the values of a header and others take the last one. So no header
/// is in two rules that fit one address: those that are the same everywhere are in one for everything, the others in
/// one for each place. An address without a file gets only the first ones.
pub fn headers_file(hosting: &Hosting, tops: &[String]) -> String {
    let base = &hosting.base;
    let is_same = |header: &&Header| header.but.is_empty();
    let mut text = format!("{base}*\n");
    for header in hosting.headers().filter(is_same) {
        text.push_str(&format!("  {}: {}\n", header.name, header.usual));
    }
    let differ: Vec<&str> = hosting.headers().filter(|header| !is_same(header)).map(|header| header.name).collect();
    for place in tops {
        text.push_str(&format!("\n{base}{place}\n"));
        for (name, value) in hosting.of_place(place).into_iter().filter(|(name, _)| differ.contains(name)) {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    text
}

/// The content of `_redirects`.
pub fn redirects_file(hosting: &Hosting) -> String {
    let base = &hosting.base;
    hosting.moved.iter().map(|(from, to)| format!("{base}{from} {base}{to} 301\n")).collect()
}
