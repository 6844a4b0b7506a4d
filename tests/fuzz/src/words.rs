//! Any text as words of a page: figures in braces, links and bold letters.
#![no_main]

use altogether_safer::data::text::{fact_names, pieces, unbound_figure};
use altogether_safer::words::fill::fill;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let pieces = pieces(text);
    assert!(pieces.len() <= text.len() + 1);
    let names = fact_names(text);
    let _ = unbound_figure(text, &[]);
    let filled = fill(text, |_| None);
    assert!(!names.is_empty() || filled == text, "without figures nothing changes");
});
