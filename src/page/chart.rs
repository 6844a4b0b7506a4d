//! One chart.

use super::{Content, Script, Site, save};
use crate::island::{self, chart};
use crate::route::Links;
use maud::html;

pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<Content> {
    let definition = site.package.charts.iter().find(|chart| chart.name == name)?;
    let dataset = site.package.dataset(&definition.dataset)?;
    let pictures = site.pictures.get(name)?;
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
        title: definition.title.clone(),
        description: dataset.meta.description.clone(),
        scripts: vec![Script::Charts, Script::Save],
        body: html! {
            h1 { (definition.title) }
            (island::island("chart", &props, view))
            (save::save(site, links, definition)?)
        },
    })
}
