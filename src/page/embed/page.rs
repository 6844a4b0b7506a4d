//! What other sites show in a frame: a chart, a figure, a page of advice. Each is complete as it stands: words, picture,
//! figures, source and the way to the whole. A chart wakes up only when somebody reaches into it, so a page with twenty of
//! them stays light.

use super::snapshot;
use crate::chart::{ChartMetadata, Layout, Selection, Table};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::figures::{Fact, FactSet};
use crate::data::meta::{Meta, Next, Source};
use crate::data::package::Package;
use crate::page::advice;
use crate::page::sections::Sections;
use crate::page::site::{Content, Site};
use crate::page::titles::Title;
use crate::part::about_data::{about_data, corrections, day, licences};
use crate::part::data_table::data_table;
use crate::part::fact_card::fact_card;
use crate::part::prose;
use crate::route::{Embed, Links, Route};
use crate::words;
use maud::{Markup, PreEscaped, html};

pub(in crate::page) fn page(site: &Site, links: &Links, embed: &Embed) -> Option<(Title, Content)> {
    let (title, description, body) = match embed {
        Embed::Chart { name, view } => living(site, links, embed, name, view.as_deref())?,
        Embed::Snapshot { name, view, date } => {
            snapshot::kept(site, links, embed, site.package.snapshot(name, date)?, view.as_deref())?
        }
        Embed::Fact(name) => fact(site, links, embed, name)?,
        Embed::Advice(name) => one_advice(site, links, embed, name)?,
        Embed::LessonPack(name) => pack(site, links, embed, name)?,
    };
    Some((Title { title, description }, Content { scripts: Vec::new(), body }))
}

/// What a chart shows in a view: the first, or one with a name.
pub(super) fn selection(package: &Package, name: &str, view: Option<&str>) -> Option<Selection> {
    let (chart, dataset) = package.chart(name)?;
    Selection::named(view, chart, dataset)
}

/// A chart with the figures of today.
fn living(
    site: &Site,
    links: &Links,
    embed: &Embed,
    name: &str,
    view: Option<&str>,
) -> Option<(String, String, Markup)> {
    let (file, dataset) = site.package.chart(name)?;
    let pictures = match view {
        None => site.chart_images.get(name)?.each_ref().map(|picture| &picture.svg),
        Some(view) => site.view_images.get(&(name.to_string(), view.to_string()))?.each_ref(),
    };
    chart(site, links, embed, (file, dataset, &selection(&site.package, name, view)?), pictures)
}

/// A chart with all that belongs to it. `shown` is what to show of which figures, `pictures` its drawings, wide and narrow.
pub(super) fn chart(
    site: &Site,
    links: &Links,
    embed: &Embed,
    shown: (&ChartFile, &Dataset, &Selection),
    pictures: [&String; 2],
) -> Option<(String, String, Markup)> {
    let (chart, dataset, chosen) = shown;
    let [wide, narrow] = pictures;
    let ChartMetadata { finding, subtitle, sentences, .. } = site.chart_metadata(chart, dataset, chosen)?;
    // What stays as it was on a day wakes up to nothing newer.
    let is_living = matches!(embed, Embed::Chart { .. });
    let living = |text: String| is_living.then_some(text);
    let body = html! {
        h1 { (chart.title) }
        // What `js/embed/hydrate.js` needs: the page that has the chart alive, the view, and where newer figures would be.
        div data-live=[living(links.to(&Route::Chart(chart.name.clone())))]
            data-view=[living(chosen.to_query(chart, dataset))]
            data-file=[living(links.file(&format!("data/{}.json", chart.dataset)))]
            data-updated=[living(dataset.meta.updated.iso())]
            data-next=[next_due(&dataset.meta).and_then(living)] {
            p class="finding" { (finding) }
            p class="subtitle" { (subtitle) }
            figure class="picture" aria-label=(finding) {
                @for (layout, svg) in [(Layout::Wide, wide), (Layout::Narrow, narrow)] {
                    div class={ "drawing " (layout.name()) } aria-hidden="true" { div class="svg" { (PreEscaped(svg)) } }
                }
            }
            @if is_living {
                p class="reach" hidden {
                    button type="button" data-reach="picture" { "Read it point by point" }
                    button type="button" data-reach="controls" { "Choose what to show" }
                    span role="status" {}
                }
            }
            (corrected(&dataset.meta))
            @if is_living { (overdue(&dataset.meta)) }
            details class="table" {
                summary { "The figures in a table" }
                ul class="sentences" {
                    @for text in sentences { li { (text) } }
                }
                div class="figures" { (data_table(&Table::of(dataset, chosen), "figures")) }
            }
            details {
                summary { "About these figures" }
                div class="prose about-data" { (about_data(&dataset.meta, &dataset.definition, &chart.notes)) }
            }
        }
        (papers(&dataset.meta, &dataset.meta.sources.iter().collect::<Vec<_>>()))
        (way_on(site, links, embed, snapshot::onward(site, embed))?)
    };
    Some((chart.title.clone(), dataset.meta.description.clone(), body))
}

fn fact(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<(String, String, Markup)> {
    let (set, fact) = site.package.fact(name)?;
    let title = words::capital(&fact.label);
    let body = html! {
        h1 { (title) }
        (corrected(&set.meta))
        ul class="cards facts" { (fact_card(set, fact)) }
        (papers(&set.meta, &of_fact(set, fact)))
        (way_on(site, links, embed, "See this figure among all others")?)
    };
    Some((title, set.meta.description.clone(), body))
}

fn one_advice(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<(String, String, Markup)> {
    let page = site.package.advice(name)?;
    let text = &page.text;
    let sections = Sections::new(site, links);
    let body = html! {
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
    };
    Some((text.meta.title.clone(), text.meta.description.clone(), body))
}

/// What a lesson is about, and for whom: for the pages of a school.
fn pack(site: &Site, links: &Links, embed: &Embed, name: &str) -> Option<(String, String, Markup)> {
    let pack = site.package.pack(name)?;
    let sections = Sections::new(site, links);
    let body = html! {
        h1 { (pack.meta.title) }
        p class="source" { "A lesson. " (pack.short) ", " (pack.stage.ages()) ". " (pack.minutes) " minutes." }
        p class="lead" { (sections.words(&pack.lead)) }
        h2 { "What pupils learn" }
        ul { @for outcome in &pack.outcomes { li { (sections.words(outcome)) } } }
        p { "Slides, worksheet, answers, quiz, poster and letter home, to show and to print." }
        (corrected(&pack.meta))
        p class="source" { "Last reviewed " (day(pack.reviewed)) ". " (licences(&pack.meta.licences)) }
        (way_on(site, links, embed, "Open the whole pack")?)
    };
    Some((pack.meta.title.clone(), pack.meta.description.clone(), body))
}

/// Corrections are said before anybody opens anything.
fn corrected(meta: &Meta) -> Markup {
    html! {
        @if !meta.corrections.is_empty() {
            p class="correction" { strong { "Corrected" } }
            (corrections(&meta.corrections))
        }
    }
}

/// The day by which new figures are due.
fn next_due(meta: &Meta) -> Option<String> {
    match &meta.next {
        Next::Due(date) => Some(date.iso()),
        Next::Ended(_) => None,
    }
}

/// Said from the day on which new figures should have been there; only a script knows the day.
fn overdue(meta: &Meta) -> Markup {
    html! {
        @if let Next::Due(date) = &meta.next {
            p class="notice" data-due=(date.iso()) hidden {
                "New figures were due by " (day(*date)) ". These are the newest that we have."
            }
        }
    }
}

/// The sources of a figure, and of the later ones on its card.
fn of_fact<'s>(set: &'s FactSet, fact: &Fact) -> Vec<&'s Source> {
    let all = std::iter::once(fact).chain(set.later(&fact.name));
    all.filter_map(|one| set.meta.source(&one.source)).collect()
}

/// Source, licence and date, in a line.
fn papers(meta: &Meta, sources: &[&Source]) -> Markup {
    let publishers = sources.iter().map(|source| source.publisher.clone());
    html! {
        p class="source" {
            "Source: " (words::once(publishers).join("; ")) ". " (licences(&meta.licences))
            span class="published" { "Figures published on " (day(meta.updated)) "." }
        }
    }
}

/// The way to the whole page, with the same view.
fn way_on(site: &Site, links: &Links, embed: &Embed, text: &str) -> Option<Markup> {
    let place = site.place(embed)?;
    let address = format!("{}{}", links.to(&place.route), place.after);
    Some(html! {
        p class="way-on" {
            a class="onward" href=(address) target="_blank" rel="noopener" {
                (text) " on " (site.package.settings.name) " (opens in a new tab)"
            }
        }
    })
}

/// The whole page that an embed is a part of.
pub struct Place {
    /// The page.
    pub route: Route,
    /// What follows its address: a view's query, a figure's place.
    pub after: String,
}

impl Site {
    /// The whole page that an embed is a part of; `None` where there is no such embed.
    pub fn place(&self, embed: &Embed) -> Option<Place> {
        let package = &self.package;
        Some(match embed {
            Embed::Chart { name, view } => {
                let (chart, dataset) = package.chart(name)?;
                let query = selection(package, name, view.as_deref())?.to_query(chart, dataset);
                let after = if query.is_empty() { query } else { format!("?{query}") };
                Place { route: Route::Chart(name.clone()), after }
            }
            Embed::Snapshot { .. } => snapshot::place(self, embed)?,
            Embed::Fact(name) => Place { route: Route::Facts, after: format!("#fact-{}", package.fact(name)?.1.name) },
            Embed::LessonPack(name) => {
                Place { route: Route::LessonPack(package.pack(name)?.meta.name.clone()), after: String::new() }
            }
            Embed::Advice(name) => Place { route: package.advice(name)?.route(), after: String::new() },
        })
    }
}
