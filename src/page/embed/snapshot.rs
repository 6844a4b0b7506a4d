//! The embed of a snapshot: a chart as it was on one day, with a list above it of what has changed since. It shows what
//! was known when the site was built, and fetches nothing newer.

use super::chart::chart;
use crate::chart::Selection;
use crate::data::Dataset;
use crate::data::meta::Correction;
use crate::data::snapshot::{Snapshot, difference};
use crate::page::site::Site;
use crate::part::about_data::{corrections, day};
use crate::route::{Embed, Links, Route};
use maud::{Markup, html};

pub(super) fn kept(
    site: &Site,
    links: &Links,
    embed: &Embed,
    snapshot: &Snapshot,
    view: Option<&str>,
) -> Option<Markup> {
    let (file, dataset) = (&snapshot.chart, &snapshot.dataset);
    let chosen = Selection::named(view, file, dataset)?;
    let pictures = site.snapshot_images.get(embed)?.each_ref();
    let corrected = corrected_since(site, snapshot);
    let list = html! {
        @if !corrected.is_empty() {
            p class="correction" { strong { "Corrected since" } }
            (corrections(corrected.iter().copied()))
        }
    };
    let body = chart(site, links, embed, (file, dataset, &chosen), pictures, &list)?;
    Some(html! {
        (since(site, links, snapshot, !corrected.is_empty()))
        (body)
    })
}

/// A notice that the chart does not change, and what has happened since: newer figures, corrections, withdrawal.
fn since(site: &Site, links: &Links, snapshot: &Snapshot, is_corrected: bool) -> Markup {
    let now = site.package.chart(&snapshot.chart.name);
    let name = &site.package.settings.name;
    let away = |route: &Route, text: &str| {
        html! {
            a href=(links.to(route)) target="_blank" rel="noopener" {
                (text) span class="visually-hidden" { " on " (name) " (opens in a new tab)" }
            }
        }
    };
    html! {
        p class="kept" {
            strong { "Fixed on " (day(snapshot.date())) "." }
            @match now {
                None => { " This chart has been withdrawn: " (away(&Route::Charts, "see the current charts")) "." }
                Some((chart, dataset)) => @if is_newer(dataset, snapshot) {
                    " There are newer figures, from " (day(dataset.meta.updated)) ": "
                    (away(&Route::Chart(chart.name.clone()), "see them")) "."
                }
            }
            @if is_corrected { " " strong { "Corrected since" } ": see the notes." }
        }
    }
}

/// Whether the figures differ. A later date alone is not enough, because perhaps only the wording changed.
pub(super) fn is_newer(dataset: &Dataset, snapshot: &Snapshot) -> bool {
    dataset.meta.updated > snapshot.date() && difference(&snapshot.dataset, dataset).is_some()
}

/// Corrections made after the snapshot. Those of a withdrawn chart are in its dataset, if that is still published.
pub(super) fn corrected_since<'s>(site: &'s Site, snapshot: &Snapshot) -> Vec<&'s Correction> {
    let package = &site.package;
    let dataset = package.chart(&snapshot.chart.name).map(|(_, dataset)| dataset);
    let known = &snapshot.dataset.meta.corrections;
    (dataset.or_else(|| package.dataset(&snapshot.chart.dataset)).iter())
        .flat_map(|dataset| &dataset.meta.corrections)
        .filter(|one| one.date >= snapshot.date() && !known.contains(one))
        .collect()
}
