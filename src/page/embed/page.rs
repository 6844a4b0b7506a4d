//! The embed pages, which other sites show in a frame: a chart, a figure, a page of advice, a lesson. Each is complete
//! without scripts: text, image, figures, source and a link to the full page.

use super::parts::{source_line, way_on};
use super::{chart, snapshot};
use crate::data::figures::{Fact, FactSet};
use crate::data::meta::Source;
use crate::page::advice;
use crate::page::sections::Sections;
use crate::page::site::{Content, Site};
use crate::part::about_data::{corrected, day, licences};
use crate::part::fact_card::fact_card;
use crate::part::prose;
use crate::route::{Embed, Links};
use crate::words;
use maud::{Markup, html};

pub(in crate::page) fn page(site: &Site, links: &Links, embed: &Embed) -> Option<Content> {
    let body = match embed {
        Embed::Chart { name, view } => chart::living(site, links, embed, name, view.as_deref())?,
        Embed::Snapshot { name, view, date } => {
            snapshot::kept(site, links, embed, site.package.snapshot(name, date)?, view.as_deref())?
        }
        Embed::Fact(name) => fact(site, links, embed, name)?,
        Embed::Advice(name) => one_advice(site, links, embed, name)?,
        Embed::LessonPack(name) => pack(site, links, embed, name)?,
    };
    Some(Content { scripts: Vec::new(), body })
}

fn fact(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<Markup> {
    let (set, fact) = site.package.fact(name)?;
    Some(html! {
        h1 { (words::capital(&fact.label)) }
        (corrected(&set.meta))
        ul class="cards facts" { (fact_card(set, fact)) }
        (source_line(&set.meta, &of_fact(set, fact)))
        (way_on(site, links, embed, "See all figures")?)
    })
}

fn one_advice(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<Markup> {
    let page = site.package.advice(name)?;
    let text = &page.text;
    let sections = Sections::new(site, links);
    Some(html! {
        (advice::strip(site, page))
        h1 { (text.meta.title) }
        p class="lead" { (sections.words(&text.lead)) }
        @if let Some(one) = text.sections.first() { (sections.section(one)) }
        (corrected(&text.meta))
        details {
            summary { "Sources and dates" }
            (prose::reviewed(text))
        }
        p class="source" { "Last reviewed " (day(text.reviewed)) ". " (licences(&text.meta.licences)) }
        (way_on(site, links, embed, "Read the whole page")?)
    })
}

/// What a lesson is about, and its audience: for school websites.
fn pack(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<Markup> {
    let pack = site.package.pack(name)?;
    let sections = Sections::new(site, links);
    Some(html! {
        h1 { (pack.meta.title) }
        p class="source" { "A lesson. " (pack.short) ", " (pack.stage.ages()) ". " (pack.minutes) " minutes." }
        p class="lead" { (sections.words(&pack.lead)) }
        h2 { "What pupils learn" }
        ul { @for outcome in &pack.outcomes { li { (sections.words(outcome)) } } }
        p { "Slides, worksheet, answers, quiz, poster and letter home, to show or print." }
        (corrected(&pack.meta))
        p class="source" { "Last reviewed " (day(pack.reviewed)) ". " (licences(&pack.meta.licences)) }
        (way_on(site, links, embed, "Open the whole pack")?)
    })
}

/// The sources of a figure, and of the later figures on its card.
fn of_fact<'s>(set: &'s FactSet, fact: &Fact) -> Vec<&'s Source> {
    let all = std::iter::once(fact).chain(set.later(&fact.name));
    all.filter_map(|one| set.meta.source(&one.source)).collect()
}
