//! All single figures together: a few as small cards, and a table of every one, by topic, the newest first.

use super::about_data::corrections;
use super::fact_card::behind;
use crate::data::figures::{Amount, Fact, FactSet};
use crate::data::meta::Correction;
use crate::words::{capital, number};
use maud::{Markup, html};

/// A figure and the file that it is in.
type One<'f> = (&'f FactSet, &'f Fact);

/// The figures with these names as small cards, each a link to its row of the table.
pub fn small_cards(sets: &[FactSet], names: &[String]) -> Markup {
    html! {
        @for (_, fact) in named(sets, names) {
            li {
                a href={ "#fact-" (fact.name) } { strong { (bare(fact)) } " " (fact.label) }
                p { (fact.area.name) ", " (fact.period) }
            }
        }
    }
}

/// A figure without its unit, which the label tells, unless that is a sign.
fn bare(fact: &Fact) -> String {
    match fact.amount {
        Amount::Number { value, decimals } if !fact.unit.many.starts_with('%') => number(value, decimals),
        _ => capital(&number::fact(fact)),
    }
}

/// The fields that filter the table, and the table. They do nothing without `js/page/filter.js`, which shows them.
pub fn table(sets: &[FactSet], first: &[String]) -> Markup {
    let topics = topics(sets, first);
    let all = || topics.iter().flat_map(|(_, facts)| facts);
    let areas = ordered(all().map(|(_, fact)| fact.area.name.clone()));
    let mut years = ordered(all().filter_map(|(_, fact)| fact.year()).map(|year| year.to_string()));
    years.reverse();
    html! {
        div class="filters" role="group" aria-label="Filter the figures" hidden {
            (choice("topic", "Topic", topics.iter().map(|(topic, _)| topic.to_string()), "All topics"))
            (choice("area", "Area", areas.into_iter(), "All areas"))
            (choice("year", "Year", years.into_iter(), "All years"))
            p class="found" role="status" {}
        }
        div class="table-frame" role="region" tabindex="0" aria-labelledby="all-facts" {
            table {
                caption id="all-facts" { (all().count()) " figures by topic, the newest first" }
                thead { tr {
                    th scope="col" { "What" } th scope="col" { "Figure" }
                    th scope="col" { "Area" } th scope="col" { "Year" }
                } }
                @for (topic, facts) in &topics {
                    tbody {
                        tr { th scope="rowgroup" colspan="4" { (topic) } }
                        @for one in facts { (row(*one, is_first_of_file(&topics, *one))) }
                    }
                }
            }
        }
    }
}

/// What was wrong in any of the files before, the newest first.
pub fn corrected(sets: &[FactSet]) -> Markup {
    let mut all: Vec<&Correction> = Vec::new();
    for one in sets.iter().flat_map(|set| &set.meta.corrections) {
        all.insert(all.partition_point(|other| other.date >= one.date), one);
    }
    html! {
        @if !all.is_empty() {
            p class="correction" { strong { "Corrected" } }
            (corrections(all))
        }
    }
}

/// One figure, with what stands behind it folded under its name. The first row of each file in the table has the file's
/// name as an id, for links from when each file had a list of its own.
fn row((set, fact): One<'_>, is_first_of_file: bool) -> Markup {
    let (figure, unit) = number::fact_and_unit(fact);
    html! {
        tr id={ "fact-" (fact.name) } {
            td class="what" {
                @if is_first_of_file { span id=(set.meta.name) {} }
                details {
                    summary { (fact.label) }
                    p { (fact.area.name) ", " (fact.period) "." }
                    (behind(set, fact, true))
                    @for one in set.later(&fact.name) {
                        p { "Later: " a href={ "#fact-" (one.name) } { (number::fact(one)) ", " (one.period) } }
                    }
                    p data-unsearched { a href={ "#fact-" (fact.name) } { "Link to this figure" } }
                }
                // On a phone, where there is no room for the other columns.
                span class="where" { (fact.area.name) @if let Some(year) = fact.year() { ", " (year) } }
            }
            td class="figure" { strong { (figure) } @if let Some(unit) = unit { " " (unit) } }
            td { (fact.area.name) }
            td { @if let Some(year) = fact.year() { (year) } @else { "no year" } }
        }
    }
}

/// One field of the form.
fn choice(name: &str, label: &str, values: impl Iterator<Item = String>, all: &str) -> Markup {
    html! {
        p {
            label for={ "by-" (name) } { (label) }
            select id={ "by-" (name) } {
                option value="" { (all) }
                @for value in values { option { (value) } }
            }
        }
    }
}

fn named<'f>(sets: &'f [FactSet], names: &'f [String]) -> impl Iterator<Item = One<'f>> {
    names.iter().filter_map(|name| sets.iter().find_map(|set| Some((set, set.fact(name)?))))
}

fn topic<'f>((set, fact): One<'f>) -> &'f str {
    fact.topic.as_deref().unwrap_or(&set.meta.title)
}

/// All figures by topic. The topics of the first figures come first, in their order.
fn topics<'f>(sets: &'f [FactSet], first: &'f [String]) -> Vec<(&'f str, Vec<One<'f>>)> {
    let all = || sets.iter().flat_map(|set| set.facts.iter().map(move |fact| (set, fact)));
    let mut topics: Vec<(&str, Vec<One>)> = Vec::new();
    for one in named(sets, first).chain(all()) {
        if !topics.iter().any(|(name, _)| *name == topic(one)) {
            topics.push((topic(one), Vec::new()));
        }
    }
    for one in all() {
        if let Some((_, facts)) = topics.iter_mut().find(|(name, _)| *name == topic(one)) {
            // Put in their order one by one: the library's sort would be a visible part of the module.
            facts.insert(facts.partition_point(|(_, other)| other.year() >= one.1.year()), one);
        }
    }
    topics
}

fn is_first_of_file(topics: &[(&str, Vec<One<'_>>)], (set, fact): One<'_>) -> bool {
    let mut of_file = topics.iter().flat_map(|(_, facts)| facts).filter(|(other, _)| other.meta.name == set.meta.name);
    of_file.next().is_some_and(|(_, first)| first.name == fact.name)
}

/// Each text once, in the order of letters.
fn ordered(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if let Err(at) = all.binary_search(&text) {
            all.insert(at, text);
        }
    }
    all
}
