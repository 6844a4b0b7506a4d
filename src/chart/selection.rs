//! What a reader has chosen to see, and its form in the page's address.

use crate::data::chart::{ChartFile, ChartKind, View};
use crate::data::series::{Dataset, Point, Series, Status};
use crate::data::values::Period;
use crate::words::finding::{Finding, sentences};
use crate::words::{self, ranked, years};

/// The areas and years on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The kind of chart that shows it.
    pub kind: ChartKind,
    /// The codes of the areas, in the order of their colours.
    pub areas: Vec<String>,
    /// The first year.
    pub first: Period,
    /// The last year.
    pub last: Period,
}

impl Selection {
    /// What a chart shows before a reader changes anything.
    pub fn default_for(chart: &ChartFile, dataset: &Dataset) -> Option<Selection> {
        let areas: Vec<String> = chart.areas.iter().filter(|code| dataset.series(code).is_some()).cloned().collect();
        let areas = if areas.is_empty() { vec![dataset.series.first()?.area.code.clone()] } else { areas };
        let last = *dataset.periods.last()?;
        let first = if chart.kind == ChartKind::Ranked { last } else { *dataset.periods.first()? };
        Some(Selection { kind: chart.kind, areas, first, last })
    }

    /// What one of the publisher's views shows; `None` if the data lacks part of it.
    pub fn of_view(view: &View, chart: &ChartFile, dataset: &Dataset) -> Option<Selection> {
        let slugs: Option<Vec<&str>> =
            view.areas.iter().map(|code| dataset.series(code).map(|series| series.area.slug.as_str())).collect();
        let asked = [("areas", Some(slugs?.join(","))), ("from", view.from.clone()), ("to", view.to.clone())];
        let query: Vec<(String, String)> =
            asked.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect();
        Selection::from_query(&query, chart, dataset).filter(|(_, lost)| !lost).map(|(selection, _)| selection)
    }

    /// What a chart shows in a view by name; without a name, what it shows first.
    pub fn named(view: Option<&str>, chart: &ChartFile, dataset: &Dataset) -> Option<Selection> {
        match view {
            None => Selection::default_for(chart, dataset),
            Some(view) => Selection::of_view(chart.views.iter().find(|one| one.name == view)?, chart, dataset),
        }
    }

    /// Reads a choice from an address's query. What is unknown is ignored; the second value says whether an area or a
    /// year was asked for that the data does not have.
    pub fn from_query(query: &[(String, String)], chart: &ChartFile, dataset: &Dataset) -> Option<(Selection, bool)> {
        let mut selection = Selection::default_for(chart, dataset)?;
        let asked = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let mut lost = false;
        if let Some(slugs) = asked("areas") {
            let mut areas: Vec<String> = Vec::new();
            for slug in slugs.split(',').filter(|slug| !slug.is_empty()) {
                match dataset.series.iter().find(|series| series.area.slug == slug) {
                    Some(series) if areas.contains(&series.area.code) => {}
                    Some(series) if areas.len() < chart.kind.most_areas() => areas.push(series.area.code.clone()),
                    _ => lost = true,
                }
            }
            if areas.is_empty() {
                lost = true;
            } else {
                selection.areas = areas;
            }
        }
        for (name, place) in [("from", &mut selection.first), ("to", &mut selection.last)] {
            match asked(name).or_else(|| asked("period").filter(|_| name == "to")).map(|slug| period(dataset, slug)) {
                Some(Some(period)) => *place = period,
                Some(None) => lost = true,
                None => {}
            }
        }
        if selection.first > selection.last {
            std::mem::swap(&mut selection.first, &mut selection.last);
        }
        Some((selection, lost))
    }

    /// The query that restores the choice, without `?`; empty for what the chart shows first.
    pub fn to_query(&self, chart: &ChartFile, dataset: &Dataset) -> String {
        let parts: Vec<String> =
            self.changed(chart, dataset).iter().map(|(name, value)| format!("{name}={value}")).collect();
        parts.join("&")
    }

    /// The parts of the choice that differ from what the chart shows first.
    fn changed(&self, chart: &ChartFile, dataset: &Dataset) -> Vec<(String, String)> {
        let Some(default) = Selection::default_for(chart, dataset) else { return Vec::new() };
        let same = |name: &str| match name {
            "areas" => self.areas == default.areas,
            "from" => self.first == default.first,
            _ => self.last == default.last,
        };
        self.to_full_query(dataset).into_iter().filter(|(name, _)| !same(name)).collect()
    }

    /// Every part of the choice as an address would have it, for comparing it part by part.
    pub fn to_full_query(&self, dataset: &Dataset) -> Vec<(String, String)> {
        let slugs: Vec<&str> = self.series(dataset).iter().map(|series| series.area.slug.as_str()).collect();
        let pair = |name: &str, value: String| (name.to_string(), value);
        vec![pair("areas", slugs.join(",")), pair("from", self.first.slug()), pair("to", self.last.slug())]
    }

    /// The choice once the areas of these slugs are ticked and these years set, by their places in the dataset. Areas that stay
    /// keep their colours, and new ones come after them. One too many takes the place of the oldest but for the first,
    /// which the headline is about. `None` if no area is left.
    pub fn with_fields(&self, dataset: &Dataset, slugs: &[String], years: [usize; 2]) -> Option<Selection> {
        let mut new = self.clone();
        if dataset.series.len() > 1 {
            let ticked = |code: &String| dataset.series(code).is_some_and(|series| slugs.contains(&series.area.slug));
            new.areas.retain(ticked);
            for series in &dataset.series {
                if ticked(&series.area.code) && !new.areas.contains(&series.area.code) {
                    new.areas.push(series.area.code.clone());
                }
            }
            while new.areas.len() > self.kind.most_areas() {
                new.areas.remove(1);
            }
        }
        if new.areas.is_empty() {
            return None;
        }
        let [first, last] = years;
        (new.first, new.last) = (*dataset.periods.get(first.min(last))?, *dataset.periods.get(first.max(last))?);
        Some(new)
    }

    /// The places of the first and the last year in the dataset.
    pub fn years(&self, dataset: &Dataset) -> [usize; 2] {
        [self.first, self.last].map(|year| dataset.periods.iter().position(|one| *one == year).unwrap_or_default())
    }

    /// What differs from an earlier choice, in short sentences.
    pub fn told(&self, dataset: &Dataset, before: &Selection) -> String {
        let names = |all: &Selection, other: &Selection| {
            let names = all.series(dataset).into_iter().filter(|one| !other.areas.contains(&one.area.code));
            words::and(&names.map(|one| one.area.name.clone()).collect::<Vec<_>>())
        };
        let mut told = Vec::new();
        for (names, done) in [(names(self, before), "added"), (names(before, self), "removed")] {
            if !names.is_empty() {
                told.push(format!("{names} {done}."));
            }
        }
        if (self.first, self.last) != (before.first, before.last) {
            told.push(format!("{}.", words::capital(&years::years(self.first, self.last))));
        }
        told.join(" ")
    }

    /// The series on show, in the order of their colours.
    pub fn series<'d>(&self, dataset: &'d Dataset) -> Vec<&'d Series> {
        self.areas.iter().filter_map(|code| dataset.series(code)).collect()
    }

    /// The series on show, those with the largest figures in the last year first.
    pub fn ranked<'d>(&self, dataset: &'d Dataset) -> Vec<&'d Series> {
        let value = |series: &Series| series.value(self.last).unwrap_or(-1.0);
        // Put in their order one by one: the library's sort would be a visible part of the module.
        let mut all: Vec<&Series> = Vec::new();
        for one in self.series(dataset) {
            all.insert(all.partition_point(|other| value(other) >= value(one)), one);
        }
        all
    }

    /// What it shows, without a full stop.
    pub fn headline(&self, chart: &ChartFile, dataset: &Dataset) -> String {
        let series = self.series(dataset);
        match (self.kind, series.first()) {
            (ChartKind::Ranked, Some(first)) => {
                ranked::headline(dataset, &chart.subject, first, &self.ranked(dataset), self.last)
            }
            _ => Finding::of(dataset, &series, self.first, self.last)
                .map_or_else(String::new, |finding| finding.headline(&chart.subject)),
        }
    }

    /// What it shows, series by series.
    pub fn sentences(&self, dataset: &Dataset) -> Vec<String> {
        let series = self.series(dataset);
        match self.kind {
            ChartKind::Ranked => series
                .first()
                .map_or(Vec::new(), |first| ranked::sentences(dataset, first, &self.ranked(dataset), self.last)),
            _ => sentences(dataset, &series, self.first, self.last),
        }
    }

    /// Measure, areas and years, for the line under a chart's title. The bars of a ranked chart are named beside them.
    pub fn subtitle(&self, chart: &ChartFile, dataset: &Dataset) -> String {
        let years = years::years(self.first, self.last);
        if self.kind == ChartKind::Ranked {
            return format!("{}. {}.", chart.subtitle, words::capital(&years));
        }
        let names: Vec<String> = self.series(dataset).iter().map(|series| series.area.name.clone()).collect();
        format!("{}. {}, {}.", chart.subtitle, words::and(&names), years)
    }

    /// Whether the way of counting changed just before this year, for a series on show.
    pub fn is_break(&self, dataset: &Dataset, period: Period) -> bool {
        let broken = |point: &Point| point.status == Some(Status::Break);
        self.series(dataset).iter().any(|series| series.point(period).is_some_and(broken))
    }

    /// The years on show. In a ranked chart they are the last, and the first if it is another.
    pub fn periods(&self, dataset: &Dataset) -> Vec<Period> {
        if self.kind == ChartKind::Ranked {
            let both = [self.last, self.first];
            return both[..if self.first == self.last { 1 } else { 2 }].to_vec();
        }
        dataset.periods.iter().copied().filter(|period| (self.first..=self.last).contains(period)).collect()
    }
}

/// The year that a part of an address names: `2018`, `latest`, or `latest-9` for the ninth before the latest.
fn period(dataset: &Dataset, slug: &str) -> Option<Period> {
    let Some(back) = slug.strip_prefix("latest") else {
        return Period::from_slug(dataset.period_kind, slug).filter(|period| dataset.periods.contains(period));
    };
    let back = if back.is_empty() { 0 } else { back.strip_prefix('-')?.parse().ok()? };
    dataset.periods.iter().rev().nth(back).copied()
}
