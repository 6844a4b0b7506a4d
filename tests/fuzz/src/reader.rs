//! Any bytes as each kind of data file: read, or refused with a place and words.
#![no_main]

use altogether_safer::data::json::decode;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::{Audience, Dataset, FactSet, Problem};
use libfuzzer_sys::fuzz_target;

fn look(problems: Option<Vec<Problem>>) {
    for problem in problems.unwrap_or_default() {
        assert!(problem.line >= 1 && problem.column >= 1 && !problem.message.is_empty(), "{problem}");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode("file", bytes.to_vec()) else { return };
    for audience in [Audience::Publisher, Audience::Page] {
        look(Dataset::parse("file", &text, audience).err());
        look(FactSet::parse("file", &text, audience).err());
    }
    look(TextPage::parse("file", &text).err());
});
