//! The two sheets of a chart's page, "Download" and "Share". Each is one dialog that stands open in the page, so that it is
//! a plain section without a script; with one, it is closed until its link is followed. Each choice of a file is a link to
//! what the build wrote; with a script it saves what is on the screen instead.

use super::corrections::chart_feed;
use super::embed::offer_link;
use super::qr::qr;
use super::site::Site;
use crate::chart::{ChartMetadata, Selection};
use crate::data::Dataset;
use crate::data::chart::ChartFile;
use crate::data::json::in_script;
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};

/// A file beside a chart's page: its name, what the script does in its place, its label and more about it.
type File = (&'static str, Option<&'static str>, &'static str, &'static str);

/// The files that most readers come for.
const FILES: [File; 6] = [
    ("chart.png", Some("save-png"), "Picture (PNG)", "1,200 pixels wide"),
    ("chart-large.png", Some("save-large"), "Large picture (PNG)", "2,400 pixels wide, for print"),
    ("chart-square.png", Some("save-square"), "Square picture (PNG)", "1,080 by 1,080 pixels"),
    ("chart.svg", Some("save-svg"), "Picture that scales (SVG)", "Sharp at any size"),
    ("chart.csv", Some("save-csv"), "Table of this chart (CSV)", "Opens in any spreadsheet"),
    ("data.xlsx", Some("save-all"), "All figures (XLSX)", "A workbook with sources and notes"),
];

/// The other files.
const MORE_FILES: [File; 5] = [
    ("chart.json", Some("save-json"), "Table of this chart (JSON)", "For programs"),
    ("data.csv", None, "All figures (CSV)", "A row for each figure"),
    ("data.csv-metadata.json", None, "What the columns mean (CSVW)", "Goes with the CSV file of all figures"),
    ("data.json-stat.json", None, "All figures (JSON-stat)", "For statistics programs"),
    ("data.json", None, "All figures with sources and notes (JSON)", "The file that this site is made from"),
];

/// The kinds of files that each view has.
const VIEW_KINDS: [&str; 4] = ["png", "svg", "csv", "json"];

/// What can be shared only with a script: the action, its label and more about it.
const SHARING: [(&str, &str, &str); 3] = [
    ("copy-link", "Copy link", "To the chart as you see it now"),
    ("share", "Share…", "With an app on this device"),
    ("copy-picture", "Copy picture", "To paste into a message or document"),
];

impl Site {
    /// The metadata that goes with every copy of a chart.
    pub fn chart_metadata(&self, chart: &ChartFile, dataset: &Dataset, selection: &Selection) -> Option<ChartMetadata> {
        let settings = &self.package.settings;
        ChartMetadata::of(chart, dataset, selection, (address(self, chart), settings, &self.colours))
    }
}

/// The query that makes a page's address show a selection.
fn query(chart: &ChartFile, dataset: &Dataset, selection: &Selection) -> String {
    let query = selection.to_query(chart, dataset);
    if query.is_empty() { query } else { format!("?{query}") }
}

fn address(site: &Site, chart: &ChartFile) -> String {
    format!("{}{}", site.package.settings.address, Route::Chart(chart.name.clone()).path())
}

/// Both sheets, and the metadata that goes with what is saved.
pub(super) fn sheets(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let dataset = site.package.dataset(&chart.dataset)?;
    let metadata = site.chart_metadata(chart, dataset, &Selection::default_for(chart, dataset)?)?;
    let in_page = in_script(&serde_json::to_string(&metadata).ok()?);
    Some(html! {
        script type="application/json" data-metadata { (PreEscaped(in_page)) }
        (sheet("download", "Download", &download(links, chart, dataset)))
        (sheet("share", "Share", &share(site, links, chart, (dataset, &metadata))?))
    })
}

fn sheet(id: &str, name: &str, content: &Markup) -> Markup {
    let title = format!("{id}-title");
    html! {
        dialog class="sheet" id=(id) open aria-labelledby=(title) data-unsearched {
            div class="sheet-head" {
                h2 id=(title) { (name) }
                button type="button" data-do="close" hidden { "Close" }
            }
            (content)
        }
    }
}

fn download(links: &Links, chart: &ChartFile, dataset: &Dataset) -> Markup {
    let file = |(name, act, label, detail): &File| {
        let to =
            if *name == "data.json" { links.file(&format!("data/{}.json", chart.dataset)) } else { name.to_string() };
        file(&to, *act, label, detail)
    };
    html! {
        p {
            "Pictures and tables show the chart as you see it now. Files of all figures were last changed on "
            (dataset.meta.updated.to_string()) "."
        }
        ul class="choices" { @for one in &FILES { li { (file(one)) } } }
        details {
            summary { "More formats" }
            ul class="choices" { @for one in &MORE_FILES { li { (file(one)) } } }
            (views(chart, dataset))
        }
    }
}

/// The files of each view as the build wrote them, the chart's first view among them.
fn views(chart: &ChartFile, dataset: &Dataset) -> Markup {
    let first = ("First view", "chart", String::new());
    let named = chart.views.iter().filter_map(|view| {
        let selection = Selection::of_view(view, chart, dataset)?;
        Some((view.label.as_str(), view.name.as_str(), query(chart, dataset, &selection)))
    });
    html! {
        p { "The files of each view:" }
        ul class="files views" {
            @for (label, name, query) in std::iter::once(first).chain(named) {
                li {
                    a href={ "./" (query) } { (label) }
                    @for kind in VIEW_KINDS {
                        @let format = kind.to_uppercase();
                        " " a href={ (name) "." (kind) } download aria-label={ (label) " as " (format) } { (format) }
                    }
                }
            }
        }
    }
}

fn share(
    site: &Site,
    links: &Links,
    chart: &ChartFile,
    (dataset, metadata): (&Dataset, &ChartMetadata),
) -> Option<Markup> {
    let updated = dataset.meta.updated;
    let address = address(site, chart);
    Some(html! {
        ul class="choices" {
            @for (act, label, detail) in SHARING { li hidden { (button(act, label, detail, false)) } }
            li { (embed(site, links, chart)?) }
            li {
                (button("copy-quote", "Copy quote", "The main figure in a sentence, with its source", true))
                p id="quote" { (quote(site, chart, metadata)) }
            }
            li class="cite" {
                (button("copy-citation", "Copy citation", "For a list of sources", true))
                p id="citation" {
                    // Newer figures change the year and the day (`js/chart/save-sheets.js`).
                    (site.package.settings.name) " (" time datetime=(updated.iso()[..4]) { (updated.iso()[..4]) } "). " cite { (chart.title) } ". Published by "
                    (site.package.settings.publisher) ", last changed " time datetime=(updated.iso()) { (updated.to_string()) } ". " (address)
                }
            }
        }
        details {
            summary { "More" }
            ul class="choices" { li hidden { (button("copy-words", "Copy description", "What the chart shows, in words", false)) } }
            p { (chart_feed()) }
        }
        @if let Some(square) = qr(&address) { (square) }
    })
}

/// The finding as a sentence to quote, with where it is from: the snapshot, which never changes, if there is one.
/// `js/chart/save-actions.js` reads it.
fn quote(site: &Site, chart: &ChartFile, metadata: &ChartMetadata) -> String {
    let ChartMetadata { finding, caution, date, site: name, .. } = metadata;
    let stop = if finding.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let caution = caution.iter().map(|text| format!(" {text}")).collect::<String>();
    let kept = site.package.kept(&Embed::chart(&chart.name)).map(|kept| Route::Embed(kept).path());
    let from = kept.map_or_else(|| address(site, chart), |path| format!("{}{path}", site.package.settings.address));
    format!("{finding}{stop}{caution} ({name}, figures published on {date}: {from})")
}

/// The link for embedding the chart, or one of its views, on another site.
fn embed(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let view = |name: &str| Embed::Chart { name: chart.name.clone(), view: Some(name.to_string()) };
    let first = [("The whole chart", Embed::chart(&chart.name))];
    let views = chart.views.iter().map(|one| (one.label.as_str(), view(&one.name)));
    let things: Vec<(&str, Embed)> = first.into_iter().chain(views).collect();
    offer_link(site, links, "choice", &texts("Embed this chart", "Embed it"), &things)
}

/// A choice of a file: the link to it, and what the script does in its place.
pub(super) fn file(to: &str, act: Option<&str>, label: &str, detail: &str) -> Markup {
    html! {
        a class="choice" href=(to) download data-do=[act] { (texts(label, detail)) }
        @if act.is_some() { (outcome()) }
    }
}

fn button(act: &str, label: &str, detail: &str, is_hidden: bool) -> Markup {
    html! {
        button type="button" class="choice" data-do=(act) hidden[is_hidden] { (texts(label, detail)) }
        (outcome())
    }
}

fn texts(label: &str, detail: &str) -> Markup {
    html! { span class="label" { (label) } " " span class="detail" { (detail) } }
}

/// Where the script says how an action went: beside its control, and there before the first message, so that screen readers
/// notice it.
fn outcome() -> Markup {
    html! { span class="outcome" role="status" {} }
}
