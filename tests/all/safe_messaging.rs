//! How pages speak of suicide and abuse: no methods, no places, and somebody to call on the same page. Samaritans ask
//! for this, because what is written affects what people do (pieces 275 and 276 of the evidence).

use crate::support::published;
use altogether_safer::data::text::{Block, TextPage};

/// What no text says. Places are those of deaths in the county's rivers that newspapers have named.
const REFUSED: [&str; 12] = [
    "commit suicide",
    "committed suicide",
    "committing suicide",
    "failed suicide",
    "suicide epidemic",
    "suicide spot",
    "hot spot",
    "hotspot",
    "elvet bridge",
    "framwellgate bridge",
    "baths bridge",
    "prebends",
];

/// A word, and the contacts of which a page that has it must name one.
const HELPLINES: [(&str, &[&str]); 5] = [
    ("suicid", &["samaritans", "mental-health-crisis", "emergency", "childline"]),
    ("self-harm", &["samaritans", "mental-health-crisis", "childline"]),
    ("domestic abuse", &["domestic-abuse", "domestic-abuse-men", "emergency"]),
    ("sexual violence", &["sexual-violence", "emergency"]),
    ("exploited", &["child-or-adult-at-risk", "childline", "emergency"]),
];

/// All words of a page, in small letters.
fn words(text: &TextPage) -> String {
    let blocks = text.blocks().flat_map(Block::texts);
    let headings = text.sections.iter().map(|section| section.heading.as_str());
    let all: Vec<&str> = [text.lead.as_str()].into_iter().chain(headings).chain(blocks).collect();
    all.join("\n").to_lowercase()
}

/// What is wrong with the words of a page that has these contacts and links.
fn faults(words: &str, contacts: &[&str], leads_to_help: bool) -> Vec<String> {
    let refused = REFUSED.iter().filter(|one| words.contains(**one)).map(|one| format!("says “{one}”"));
    let alone = HELPLINES.iter().filter(|(word, lines)| {
        words.contains(word) && !leads_to_help && !lines.iter().any(|line| contacts.contains(line))
    });
    refused.chain(alone.map(|(word, _)| format!("says “{word}” and names nobody to call"))).collect()
}

#[test]
fn pages_name_no_places_and_somebody_to_call() {
    let (_, package) = published();
    let mut wrong = Vec::new();
    for (path, text) in package.words().filter(|(path, _)| path.starts_with("advice/") || path.starts_with("help/")) {
        let contacts = text.blocks().flat_map(|block| match block {
            Block::Contacts(names) => names.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        });
        let leads_to_help = text.blocks().any(|block| match block {
            Block::Links(links) => links.iter().any(|link| link.to.starts_with("help/")),
            _ => false,
        });
        let found = faults(&words(text), &contacts.collect::<Vec<_>>(), leads_to_help);
        wrong.extend(found.into_iter().map(|fault| format!("{path} {fault}")));
    }
    for pack in &package.packs {
        let said = [pack.pupils_texts(), pack.adults_texts()].concat().join("\n").to_lowercase();
        let found = REFUSED.iter().filter(|one| said.contains(**one));
        wrong.extend(found.map(|one| format!("packs/{}.json says “{one}”", pack.meta.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_looked_for_would_be_found() {
    assert_eq!(faults("a hot spot", &[], false), ["says “hot spot”"]);
    assert_eq!(faults("thoughts of suicide", &[], false), ["says “suicid” and names nobody to call"]);
    assert!(faults("thoughts of suicide", &["samaritans"], false).is_empty());
    assert!(faults("thoughts of suicide", &[], true).is_empty());
}
