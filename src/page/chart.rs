//! The page of a chart.

use super::save;
use super::site::{Content, Script, Site};
use super::static_charts::static_charts;
use crate::data::chart::ChartFile;
use crate::island::{self, PropsFile, chart};
use crate::route::{Links, Route};
use maud::{Markup, html};
use std::cmp::Reverse;

/// The page, and the file of its island's props: with every area's figures, they would be most of the page.
pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<(Content, PropsFile)> {
    let (definition, dataset) = site.package.chart(name)?;
    let pictures = site.chart_images.get(name)?;
    let file = format!("{}.json", definition.dataset);
    let props = chart::Props {
        chart: island::raw(site.files.get(&format!("charts/{name}.json"))?),
        dataset: island::raw(site.files.get(&file)?),
        points: pictures.clone().map(|picture| picture.points),
        address: links.file(&format!("data/{file}")),
    };
    let beside = PropsFile::new(name, &props);
    let drawings = pictures.clone().map(|picture| picture.svg);
    let view = || chart::view(&props, definition.clone(), dataset.clone(), drawings);
    let content = Content {
        scripts: vec![Script::Charts, Script::Save, Script::Embed],
        body: html! {
            h1 { (definition.title) }
            (measures(site, links, definition))
            a class="past" href="#table" { "Skip past the picture to the figures" }
            (island::island_beside("chart", &links.file(&beside.path), view))
            @if site.package.has_table_page(definition) {
                p class="all-areas" {
                    a href=(links.to(&Route::ChartTable(name.to_string()))) {
                        "All " (dataset.series.len()) " " (dataset.many()) " in one table"
                    }
                }
            }
            (static_charts(site, definition, dataset))
            (related(site, links, definition))
            (save::sheets(site, links, definition)?)
        },
    };
    Some((content, beside))
}

/// Links between the measures of the same thing, if there are several. Each is a chart of its own.
fn measures(site: &Site, links: &Links, chart: &ChartFile) -> Markup {
    let mut family: Vec<&ChartFile> =
        site.package.charts.iter().filter(|other| other.family() == chart.family()).collect();
    // The newest figures first, and what is worked out from others last.
    family.sort_by_key(|other| {
        let last =
            site.package.dataset(&other.dataset).and_then(|dataset| dataset.periods.last().map(|one| one.slug()));
        (site.package.is_index(other), Reverse(last))
    });
    html! {
        @if family.len() > 1 {
            nav class="measures" aria-label="Measure" {
                ul {
                    @for other in family {
                        @if let Some(measure) = &other.measure {
                            @let here = other.name == chart.name;
                            li {
                                a href=(links.to(&Route::Chart(other.name.clone()))) aria-current=[here.then_some("page")] {
                                    (measure.label)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Links to other charts of the same group; the measures of this one are linked above.
fn related(site: &Site, links: &Links, chart: &ChartFile) -> Markup {
    let other = |other: &&ChartFile| other.group == chart.group && other.family() != chart.family();
    let all: Vec<&ChartFile> = site.package.charts.iter().filter(other).take(3).collect();
    html! {
        @if !all.is_empty() {
            nav class="related" aria-labelledby="related" {
                h2 id="related" { "Related charts" }
                ul { @for one in all { li { a href=(links.to(&Route::Chart(one.name.clone()))) { (one.title) } } } }
            }
        }
    }
}
