//! Whether something that was saved from the site is still true. The table answers for each chart; a script answers for
//! a file.

use super::site::{Content, Script, Site};
use crate::part::about_data::day;
use crate::route::{Links, Route};
use maud::html;

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let package = &site.package;
    let charts = package.charts.iter().filter_map(|chart| Some((chart, package.dataset(&chart.dataset)?)));
    let body = html! {
        h1 { "Is it still true?" }
        p class="lead" { "If you saved a chart, a table or a sheet from this site, find out whether there is something newer." }
        div class="checker" data-root=(links.file("")) data-unsearched hidden {
            label for="files" { "Choose the files, or drop them here" }
            input id="files" type="file" multiple;
            p class="source" { "Pictures, CSV, JSON, Excel and PDF files, as you saved them here. They stay on your device." }
            p class="found" role="status" {}
            button type="button" hidden { "Try again" }
            ul class="verdicts" {}
        }
        h2 id="charts" { "Every chart and its newest figures" }
        p { "Each picture says at its foot on which day its figures were published. If the day here is later, use the newer chart." }
        div class="table-frame" role="region" aria-labelledby="days-caption" tabindex="0" {
            table {
                caption id="days-caption" { "When the figures of each chart last changed" }
                thead { tr { th scope="col" { "Chart" } th scope="col" { "Figures published" } th scope="col" { "Corrected" } } }
                tbody {
                    @for (chart, dataset) in charts {
                        @let corrected = dataset.meta.corrections.iter().max_by_key(|one| one.date);
                        tr {
                            th scope="row" { a href=(links.to(&Route::Chart(chart.name.clone()))) { (chart.title) } }
                            td { (day(dataset.meta.updated)) }
                            td { @match corrected { Some(one) => (day(one.date)), None => "No" } }
                        }
                    }
                }
            }
        }
    };
    Content { scripts: vec![Script::StillTrue], body }
}
