//! The published figures, and the words by which a text speaks of them.

use super::period::{Named, named_in};
use super::tokens::{Token, tokens};
use crate::data::figures::Amount;
use crate::data::package::Package;
use crate::data::series::{Area, Dataset, Series};
use crate::data::values::Period;
use crate::route::Route;
use std::collections::{BTreeMap, BTreeSet};

/// Words of measures that say nothing about their subject.
const NO_SUBJECT: &str = "the of in a an and or to for by on at with from per number numbers rate rates people year years \
    all any one each every their its was were is are been be that this than more less fewer who had has have figure \
    figures out recorded total average county area areas percentage cent percent proportion share";

/// Everything that a text is checked against.
pub struct Published {
    pub(super) subjects: Vec<Subject>,
    /// Names of areas as words, each with the codes that it can mean, the longest first.
    pub(super) areas: Vec<(Vec<String>, BTreeSet<String>)>,
    /// How many subjects have a word.
    shared: BTreeMap<String, usize>,
}

/// A dataset, or one single figure.
#[derive(Debug)]
pub(super) struct Subject {
    /// Its title.
    pub title: String,
    /// The page that shows it, below the site's root.
    pub path: String,
    /// The words that tell it from others.
    pub words: BTreeSet<String>,
    /// The unit for any number.
    pub unit: String,
    /// Digits after the point.
    pub decimals: u8,
    /// Its figures, in order of area and time.
    pub figures: Vec<Figure>,
    /// The dataset, if it is one.
    pub dataset: Option<Dataset>,
}

/// The subjects that a sentence speaks of, the nearest first.
#[derive(Clone, Debug, Default)]
pub(super) struct About<'p> {
    /// Those that it speaks of most.
    pub near: Vec<&'p Subject>,
    /// These, and those that share some of its words.
    pub wide: Vec<&'p Subject>,
}

/// One published figure.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub code: String,
    pub area: String,
    /// The period in words.
    pub said: String,
    /// The period, of a dataset.
    pub period: Option<Period>,
    /// The periods named, of a single figure.
    pub named: Vec<Named>,
    pub value: f64,
    /// Of a part of one area's figures: the words of the part.
    pub part: BTreeSet<String>,
}

impl Published {
    /// What a package publishes.
    pub fn of(package: &Package) -> Published {
        let mut subjects: Vec<Subject> = Vec::new();
        let mut names: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        for dataset in &package.datasets {
            if package.charts.iter().any(|chart| package.is_index(chart) && chart.dataset == dataset.meta.name) {
                continue;
            }
            subjects.push(of_dataset(package, dataset));
            for series in dataset.series.iter().filter(|_| dataset.dimension.is_none()) {
                name(&mut names, &series.area);
            }
            if let Some(part) = &dataset.dimension {
                names.entry(as_words(&part.area)).or_default().insert(part.code.clone());
            }
        }
        for fact in package.fact_sets.iter().flat_map(|set| &set.facts) {
            let Amount::Number { value, decimals } = fact.amount else { continue };
            let code = if fact.area.code.is_empty() { fact.area.name.clone() } else { fact.area.code.clone() };
            names.entry(as_words(&fact.area.name)).or_default().insert(code.clone());
            let named = named_in(&fact.period);
            let (area, said) = (fact.area.name.clone(), fact.period.clone());
            subjects.push(Subject {
                title: fact.label.clone(),
                path: format!("{}#{}", Route::Facts.path(), fact.name),
                words: subject_words(&[&fact.label, &fact.unit.many, fact.topic.as_deref().unwrap_or("")]),
                unit: fact.unit.many.clone(),
                decimals,
                figures: vec![Figure { code, area, said, period: None, named, value, part: BTreeSet::new() }],
                dataset: None,
            });
        }
        let mut shared = BTreeMap::new();
        for word in subjects.iter().flat_map(|subject| &subject.words) {
            *shared.entry(word.clone()).or_default() += 1;
        }
        let mut areas: Vec<(Vec<String>, BTreeSet<String>)> =
            names.into_iter().filter(|(words, _)| !words.is_empty()).collect();
        areas.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Published { subjects, areas, shared }
    }

    /// How much the words of a sentence speak of a subject: rare words count more.
    pub(super) fn score(&self, subject: &Subject, words: &BTreeSet<String>) -> f64 {
        let weight = |word: &String| self.shared.get(word).map_or(0.0, |times| 1.0 / (1.0 + (*times as f64).ln()));
        words.intersection(&subject.words).map(weight).sum()
    }
}

impl Subject {
    /// The figures that may be meant: of parts of one area, those whose part the words name best.
    pub fn meant<'s>(&'s self, words: &'s BTreeSet<String>) -> impl Iterator<Item = &'s Figure> {
        let named = |figure: &Figure| figure.part.intersection(words).count();
        let most = self.figures.iter().map(named).max().unwrap_or_default();
        self.figures.iter().filter(move |figure| named(figure) == most)
    }

    /// Whether a figure is for a period.
    pub fn is_for(&self, figure: &Figure, named: Named) -> bool {
        match (&self.dataset, figure.period) {
            (Some(dataset), Some(period)) => named.is(period, dataset),
            _ => figure.named.contains(&named),
        }
    }
}

fn of_dataset(package: &Package, dataset: &Dataset) -> Subject {
    let chart = package.charts.iter().find(|chart| chart.dataset == dataset.meta.name);
    let one = |series: &Series| {
        let (code, area) = match &dataset.dimension {
            Some(part) => (part.code.clone(), format!("{}, {}", series.area.name, part.area)),
            None => (series.area.code.clone(), series.area.name.clone()),
        };
        let part = if dataset.dimension.is_some() { subject_words(&[&series.area.name]) } else { BTreeSet::new() };
        let figure = move |value: f64, period: Period| {
            let (code, area, said) = (code.clone(), area.clone(), period.to_string());
            Figure { code, area, said, period: Some(period), named: Vec::new(), value, part: part.clone() }
        };
        series.points.iter().filter_map(move |point| Some(figure(point.value?, point.period))).collect::<Vec<_>>()
    };
    let mut said: Vec<&str> = vec![&dataset.measure, &dataset.meta.title, &dataset.unit.many];
    said.extend(chart.map(|chart| chart.title.as_str()));
    if dataset.dimension.is_some() {
        said.extend(dataset.series.iter().map(|series| series.area.name.as_str()));
    }
    Subject {
        title: chart.map_or(&dataset.meta.title, |chart| &chart.title).clone(),
        path: chart.map_or_else(|| Route::Data.path(), |chart| Route::Chart(chart.name.clone()).path()),
        words: subject_words(&said),
        unit: dataset.unit.many.clone(),
        decimals: dataset.decimals,
        figures: dataset.series.iter().flat_map(one).collect(),
        dataset: Some(dataset.clone()),
    }
}

/// The ways to name an area: "County Durham" is also "Durham", and so is "Durham force area".
fn name(names: &mut BTreeMap<Vec<String>, BTreeSet<String>>, area: &Area) {
    for said in [&area.name, &area.said] {
        let words = as_words(said);
        let start = usize::from(words.first().is_some_and(|word| word == "county" || word == "the"));
        let end = match &words[..] {
            [.., a, b] if a == "force" && b == "area" => words.len() - 2,
            _ => words.len(),
        };
        for form in [&words[..], &words[start..], &words[..end], &words[start..end]] {
            names.entry(form.to_vec()).or_default().insert(area.code.clone());
        }
    }
}

fn as_words(text: &str) -> Vec<String> {
    tokens(text)
        .iter()
        .filter_map(|token| if let Token::Word(word, _) = token { Some(word.clone()) } else { None })
        .collect()
}

fn subject_words(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().flat_map(|text| as_words(text)).filter_map(|word| stem(&word)).collect()
}

/// A word without its ending, so that "theft" and "thefts" are one; `None` for words without a subject.
pub(super) fn stem(word: &str) -> Option<String> {
    if word.len() < 3 || NO_SUBJECT.split_whitespace().any(|one| one == word) {
        return None;
    }
    let stem = match word {
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if word.ends_with("ing") && word.len() > 5 => word[..word.len() - 3].to_string(),
        _ if word.ends_with("ed") && word.len() > 5 => word[..word.len() - 2].to_string(),
        _ if word.ends_with("es") && word.len() > 5 => word[..word.len() - 2].to_string(),
        _ if word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].to_string(),
        _ => word.to_string(),
    };
    Some(stem.trim_end_matches('e').to_string())
}
