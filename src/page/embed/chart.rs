//! The embed of a chart: text, image and figures. It hydrates only when someone interacts with it, so a page with
//! twenty embeds stays fast.

use super::parts::{brief_source, onward_link};
use super::whole::{onward, selection};
use crate::chart::{ChartMetadata, Layout, Selection, Table};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::page::site::Site;
use crate::part::about_data::{caveats, corrected, folded, overdue};
use crate::part::data_table::data_table;
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};

/// A chart with its current figures.
pub(super) fn living(site: &Site, links: &Links, embed: &Embed, name: &str, view: Option<&str>) -> Option<Markup> {
    let (file, dataset) = site.package.chart(name)?;
    let pictures = match view {
        None => site.chart_images.get(name)?.each_ref().map(|picture| &picture.svg),
        Some(view) => site.view_images.get(&(name.to_string(), view.to_string()))?.each_ref(),
    };
    let shown = (file, dataset, &selection(&site.package, name, view)?);
    chart(site, links, embed, shown, pictures, &html! {})
}

/// A chart with its text and table. `shown` is the selection and its figures; `pictures` are its images, wide and
/// narrow; `since` are the corrections made after a snapshot, which its notes begin with.
pub(super) fn chart(
    site: &Site,
    links: &Links,
    embed: &Embed,
    shown: (&ChartFile, &Dataset, &Selection),
    pictures: [&String; 2],
    since: &Markup,
) -> Option<Markup> {
    let (chart, dataset, chosen) = shown;
    let [wide, narrow] = pictures;
    let ChartMetadata { finding, caution, subtitle, sentences, .. } = site.chart_metadata(chart, dataset, chosen)?;
    // A snapshot never hydrates, because it must not show newer figures.
    let is_living = matches!(embed, Embed::Chart { .. });
    let living = |text: String| is_living.then_some(text);
    Some(html! {
        h1 { (chart.title) }
        // What `js/embed/hydrate.js` needs: the page with the interactive chart, the view, and the day of the figures.
        div data-live=[living(links.to(&Route::Chart(chart.name.clone())))]
            data-view=[living(chosen.to_query(chart, dataset))]
            data-updated=[living(dataset.meta.updated.iso())] {
            @if site.follows(embed) { (site.newer(links, &Route::Embed(embed.clone()))) }
            div class="headline" {
                p class="finding" { (finding) }
                @if let Some(caution) = caution { p class="caution" { (caution) } }
            }
            figure class="picture" aria-label=(finding) {
                @for (layout, svg) in [(Layout::Wide, wide), (Layout::Narrow, narrow)] {
                    div class={ "drawing " (layout.name()) } aria-hidden="true" { div class="svg" { (PreEscaped(svg)) } }
                }
            }
            @if is_living {
                p class="reach" hidden {
                    button type="button" data-reach="picture" { "Read point by point" }
                    button type="button" data-reach="controls" { "Choose what to show" }
                    span role="status" {}
                }
            }
            @if is_living { (overdue(&dataset.meta)) }
            div class="folds" {
                details class="table" {
                    summary { h2 { "Table" } }
                    ul class="sentences" {
                        @for text in sentences { li { (text) } }
                    }
                    div class="figures" { (data_table(&Table::of(dataset, chosen), "figures")) }
                }
                details {
                    summary { h2 { "Notes and sources" } }
                    (since)
                    div class="basis" {
                        p class="subtitle" { (subtitle) }
                        ul class="caveats" { (caveats(dataset, &chart.notes)) }
                        div class="corrected" { (corrected(&dataset.meta)) }
                    }
                    div class="prose about-data" { (folded(dataset, &chart.notes)) }
                }
            }
        }
        (brief_source(&dataset.meta, is_living, &onward_link(site, links, embed, onward(site, embed))?))
    })
}
