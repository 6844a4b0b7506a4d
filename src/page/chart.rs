//! The page of a chart.

use super::save;
use super::site::{Content, Script, Site};
use super::static_charts::static_charts;
use crate::data::chart::ChartFile;
use crate::island::{self, chart};
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<Content> {
    let (definition, dataset) = site.package.chart(name)?;
    let pictures = site.chart_images.get(name)?;
    let file = format!("{}.json", definition.dataset);
    let props = chart::Props {
        chart: island::raw(site.files.get(&format!("charts/{name}.json"))?),
        dataset: island::raw(site.files.get(&file)?),
        points: pictures.clone().map(|picture| picture.points),
        address: links.file(&format!("data/{file}")),
    };
    let drawings = pictures.clone().map(|picture| picture.svg);
    let view = || chart::view(&props, definition.clone(), dataset.clone(), drawings);
    Some(Content {
        scripts: vec![Script::Charts, Script::Save, Script::Embed],
        body: html! {
            h1 { (definition.title) }
            (measures(site, links, definition))
            a class="past" href="#table" { "Skip past the picture to the figures" }
            (island::island("chart", &props, view))
            (static_charts(site, definition, dataset))
            (save::save(site, links, definition)?)
        },
    })
}

/// Links between the measures of the same thing, if there are several. Each is a chart of its own.
fn measures(site: &Site, links: &Links, chart: &ChartFile) -> Markup {
    let of = |other: &ChartFile| other.measure.as_ref().map(|measure| measure.of.clone());
    let family: Vec<&ChartFile> =
        site.package.charts.iter().filter(|other| chart.measure.is_some() && of(other) == of(chart)).collect();
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
