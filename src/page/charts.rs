//! The list of charts, by what people ask. The first chart of each question answers it; the others are a line each.

use super::site::{Content, Site};
use crate::chart::Selection;
use crate::data::chart::{ChartFile, ChartKind};
use crate::data::series::{Dataset, Series, slug};
use crate::data::values::Period;
use crate::part::chart_thumbnail::chart_thumbnail;
use crate::route::{Links, Route};
use crate::words::number::{count, number};
use crate::words::years::years;
use maud::{Markup, html};

/// Longer units, in bytes, are left to the title.
const LONG_UNIT: usize = 10;

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let package = &site.package;
    let groups = package.settings.chart_groups.iter().map(|group| {
        let of_group = |chart: &&ChartFile| chart.group == *group && !package.is_index(chart);
        let mut charts: Vec<&ChartFile> = package.charts.iter().filter(of_group).collect();
        charts.sort_by_key(|chart| chart.number.unwrap_or(u32::MAX));
        (group, charts)
    });
    let groups: Vec<(&String, Vec<&ChartFile>)> = groups.collect();
    Some(Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "Charts" }
            p class="lead" {
                "Choose a question. The first chart under it gives the answer."
            }
            @for (group, charts) in &groups {
                @if !charts.is_empty() {
                    section class="asked" aria-labelledby=(slug(group)) {
                        h2 id=(slug(group)) { (group) }
                        ul {
                            @for (i, family) in families(charts).iter().enumerate() {
                                li id={ "chart-" (family[0].name) } { (chart_line(site, links, family, i == 0)?) }
                            }
                        }
                    }
                }
            }
            (cautions(site, groups.iter().flat_map(|(_, charts)| charts)))
        },
    })
}

/// The charts by what they chart: those that show the same thing by several measures stand together, the first in front.
fn families<'c>(charts: &[&'c ChartFile]) -> Vec<Vec<&'c ChartFile>> {
    let mut all: Vec<Vec<&ChartFile>> = Vec::new();
    for chart in charts {
        match all.iter_mut().find(|family| family[0].family() == chart.family()) {
            Some(family) => family.push(chart),
            None => all.push(vec![chart]),
        }
    }
    all
}

/// A chart with its small picture and its latest figure, the first of a question with all that it shows; then its other
/// measures.
pub(super) fn chart_line(site: &Site, links: &Links, family: &[&ChartFile], is_first: bool) -> Option<Markup> {
    let chart = family.first()?;
    let dataset = site.package.dataset(&chart.dataset)?;
    let selection = Selection::default_for(chart, dataset)?;
    let said = if is_first { selection.headline(chart, dataset) } else { latest(dataset, &selection)? };
    let others = family.iter().skip(1).filter_map(|other| Some((other.name.clone(), &other.measure.as_ref()?.label)));
    let indexes = family.iter().filter_map(|chart| chart.index_name().zip(chart.index.as_ref().map(|one| &one.label)));
    let also: Vec<(String, &String)> = others.chain(indexes).collect();
    Some(html! {
        (chart_thumbnail(dataset, &selection))
        div {
            h3 { a href=(links.to(&Route::Chart(chart.name.clone()))) { (chart.title) } }
            p { (said) "." }
            @if !also.is_empty() {
                p {
                    "Also: "
                    @for (i, (name, label)) in also.iter().enumerate() {
                        @if i > 0 { "; " }
                        a id={ "chart-" (name) } href=(links.to(&Route::Chart(name.clone()))) { (label) }
                    }
                    "."
                }
            }
        }
    })
}

/// The latest figure of the area that the chart is about, without its full stop: "County Durham: 119 children, 2017/18".
fn latest(dataset: &Dataset, selection: &Selection) -> Option<String> {
    let parts = selection.kind == ChartKind::Ranked && dataset.dimension.is_some();
    let series: &Series =
        if parts { *selection.ranked(dataset).first()? } else { *selection.series(dataset).first()? };
    let point = series.points.iter().rev().find(|point| point.value.is_some())?;
    let value = point.value?;
    let unit = &dataset.unit.many;
    // The title tells what a rate counts, so the line has only of how many.
    let of_many = [" in every ", " per ", " for each "].into_iter().find_map(|join| unit.find(join));
    let figure = match of_many {
        Some(at) => format!("{}{}", number(value, dataset.decimals), &unit[at..]),
        None if unit.starts_with('%') => format!("{}%", number(value, dataset.decimals)),
        None if unit.len() > LONG_UNIT => number(value, dataset.decimals),
        None => count(value, dataset.decimals, &dataset.unit),
    };
    Some(format!("{}: {figure}, {}", series.area.name, year(dataset, point.period)))
}

fn year(dataset: &Dataset, last: Period) -> String {
    match dataset.span {
        1 => years(last, last),
        span => format!("{span} years to {}", last.short()),
    }
}

/// What to bear in mind with the figures of some charts, each said once.
fn cautions<'c>(site: &Site, charts: impl Iterator<Item = &'c &'c ChartFile>) -> Markup {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for chart in charts {
        let Some(caution) = site.package.dataset(&chart.dataset).and_then(|data| data.caution.as_deref()) else {
            continue;
        };
        match all.iter_mut().find(|(said, _)| *said == caution) {
            Some((_, of)) => of.push(&chart.title),
            None => all.push((caution, vec![&chart.title])),
        }
    }
    html! {
        @if !all.is_empty() {
            details class="prose fold" {
                summary { "What to bear in mind" }
                ul { @for (caution, of) in &all { li { strong { (of.join("; ")) } ": " (caution) } } }
            }
        }
    }
}
