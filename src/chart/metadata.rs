//! A chart's metadata, which goes with its figures and images into files, embeds and pages.

use super::plot::Plot;
use super::selection::Selection;
use super::table::Table;
use crate::data::chart::ChartFile;
use crate::data::meta::Correction;
use crate::data::series::Dataset;
use crate::data::settings::Settings;
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A choice's metadata: text, sources and terms. Its JSON is in the chart's page (`data-metadata`), where
/// `js/chart/save-actions.js` updates what has changed since; the fields are in alphabetical order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartMetadata {
    /// The page that shows the choice.
    pub address: String,
    /// What the band behind the lines is, where there is one. It is one of the sentences too.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub band: Option<String>,
    /// What goes wherever the figures go, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// The colours of the light scheme, by the names of their tokens: files are for paper.
    #[serde(skip_deserializing)]
    pub colours: BTreeMap<String, String>,
    /// The day on which the figures last changed.
    pub date: String,
    /// What the first series shows, without a full stop.
    pub finding: String,
    /// On what terms the figures are published.
    pub licence: String,
    /// What the symbols mean, and what is noted of single figures.
    pub marks: Vec<String>,
    /// What to bear in mind, and what was wrong before.
    pub notes: Vec<String>,
    /// What each series shows, how the first ranks among all, and which years have no figure.
    pub sentences: Vec<String>,
    /// The site's name.
    #[serde(skip_deserializing)]
    pub site: String,
    /// Who published the figures.
    pub source: String,
    /// Measure, areas and years.
    pub subtitle: String,
    /// The chart's title.
    pub title: String,
}

impl ChartMetadata {
    /// The metadata of a choice. `page` is the full address of the chart's page.
    pub fn of(
        chart: &ChartFile,
        dataset: &Dataset,
        selection: &Selection,
        (page, settings, colours): (String, &Settings, &BTreeMap<String, String>),
    ) -> Option<ChartMetadata> {
        let publishers = dataset.meta.sources.iter().map(|source| source.publisher.clone());
        let licences = dataset.meta.licences.iter().map(|licence| licence.title.clone());
        let query = selection.to_query(chart, dataset);
        Some(ChartMetadata {
            address: if query.is_empty() { page } else { format!("{page}?{query}") },
            band: Plot::of(dataset, selection).band.map(|band| band.words),
            caution: dataset.caution.clone(),
            colours: colours.clone(),
            date: dataset.meta.updated.to_string(),
            finding: selection.headline(chart, dataset),
            licence: words::and(&words::once(licences)),
            marks: marks(&Table::of(dataset, selection)),
            notes: chart.notes.iter().cloned().chain(dataset.meta.corrections.iter().map(Correction::line)).collect(),
            sentences: selection.sentences(dataset),
            site: settings.name.clone(),
            source: words::once(publishers).join("; "),
            subtitle: selection.subtitle(chart, dataset),
            title: chart.title.clone(),
        })
    }

    /// The picture in words, for those who can't see it.
    pub fn alt(&self) -> String {
        let sentences = self.caution.iter().chain(&self.sentences).map(String::as_str);
        format!("{}. {}", self.finding, sentences.collect::<Vec<_>>().join(" "))
    }
}

fn marks(table: &Table) -> Vec<String> {
    let key: Vec<String> = table.key.iter().map(|one| format!("[{}]: {}.", one.letter(), one.meaning())).collect();
    let key = (!key.is_empty()).then(|| key.join(" "));
    key.into_iter().chain(table.notes.iter().map(|(place, text)| format!("{place}: {text}"))).collect()
}
