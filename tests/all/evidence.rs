//! Evidence for advice: each section of advice names the pieces of evidence that support it, and their sources.

use crate::support::published;
use altogether_safer::data::meta::Meta;
use altogether_safer::data::text::TextPage;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Piece {
    number: u32,
    address: String,
    standing: String,
}

fn evidence() -> BTreeMap<u32, Piece> {
    let all: Vec<Piece> =
        serde_json::from_str(include_str!("../../records/advice-evidence.json")).expect("the evidence can be read");
    all.into_iter().map(|piece| (piece.number, piece)).collect()
}

/// The address to cite: the pages of one organisation were read on its test site.
fn cited(address: &str) -> String {
    address.replace("//uat.rnli.org", "//rnli.org")
}

/// The problems with the evidence that a section names.
fn wrong(known: &BTreeMap<u32, Piece>, meta: &Meta, sources: &[String], evidence: &[u32]) -> Vec<String> {
    let paths: Vec<String> = (sources.iter())
        .filter_map(|id| meta.sources.iter().find(|source| source.id == *id)?.path.as_deref().map(cited))
        .collect();
    let fault = |number: &u32| match known.get(number) {
        None => Some(format!("names evidence {number}, which there is not")),
        Some(piece) if piece.standing.starts_with("CHECK") => {
            Some(format!("rests on {number}, which is to be checked"))
        }
        Some(piece) if piece.address.starts_with("http") && !paths.contains(&cited(&piece.address)) => {
            Some(format!("rests on {number} without its source {}", piece.address))
        }
        Some(_) => None,
    };
    evidence.iter().filter_map(fault).collect()
}

fn faults(path: &str, text: &TextPage) -> Vec<String> {
    let known = evidence();
    let mut faults = Vec::new();
    for section in &text.sections {
        let mut found = wrong(&known, &text.meta, &section.sources, &section.evidence);
        if section.evidence.is_empty() && !section.about_site {
            found.push("rests on no evidence".to_string());
        }
        faults.extend(found.into_iter().map(|fault| format!("{path}, #{}: {fault}", section.id)));
    }
    faults
}

#[test]
fn every_section_of_advice_has_valid_evidence() {
    let (_, package) = published();
    assert!(package.advice.len() > 30, "there are pages of advice");
    let help = package.words().filter(|(path, _)| path.starts_with("help/"));
    let advice = package.words().filter(|(path, _)| path.starts_with("advice/"));
    let found: Vec<String> = advice.chain(help).flat_map(|(path, text)| faults(&path, text)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Every source of an advice page supports one of its sections.
#[test]
fn every_source_supports_a_section() {
    let (_, package) = published();
    for text in package.advice.iter().map(|page| &page.text) {
        for source in &text.meta.sources {
            let used = text.sections.iter().any(|section| section.sources.contains(&source.id));
            assert!(used, "{}: nothing rests on {}", text.meta.name, source.id);
        }
    }
}

#[test]
fn unchecked_evidence_is_refused() {
    let (_, package) = published();
    let known = evidence();
    let unsure = known.values().find(|piece| piece.standing.starts_with("CHECK")).expect("some of it is unsure");
    let meta = &package.advice[0].text.meta;
    assert!(wrong(&known, meta, &[], &[unsure.number])[0].contains("to be checked"));
    assert!(wrong(&known, meta, &[], &[9999])[0].contains("which there is not"));
    let sure = known.values().find(|piece| piece.standing.starts_with("SURE")).expect("some of it is sure");
    assert!(wrong(&known, meta, &[], &[sure.number])[0].contains("without its source"));
}
