//! What a reader has chosen to see, and its form in the page's address.

use crate::data::chart::{ChartFile, MOST_AREAS, View};
use crate::data::series::{Dataset, Point, Series, Status};
use crate::data::values::Period;
use crate::words::{self, years};

/// The areas and years on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
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
        Some(Selection { areas, first: *dataset.periods.first()?, last: *dataset.periods.last()? })
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
                    Some(series) if areas.len() < MOST_AREAS => areas.push(series.area.code.clone()),
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

    /// Every part of the choice as an address would have it, for the form's fields.
    pub fn to_full_query(&self, dataset: &Dataset) -> Vec<(String, String)> {
        let slugs: Vec<&str> = self.series(dataset).iter().map(|series| series.area.slug.as_str()).collect();
        let pair = |name: &str, value: String| (name.to_string(), value);
        vec![pair("areas", slugs.join(",")), pair("from", self.first.slug()), pair("to", self.last.slug())]
    }

    /// Takes over another choice; areas that stay keep their colours, new ones come after them.
    pub fn follow(&mut self, other: Selection) {
        self.areas.retain(|code| other.areas.contains(code));
        let new: Vec<String> = other.areas.iter().filter(|code| !self.areas.contains(code)).cloned().collect();
        self.areas.extend(new);
        (self.first, self.last) = (other.first, other.last);
    }

    /// The series on show, in the order of their colours.
    pub fn series<'d>(&self, dataset: &'d Dataset) -> Vec<&'d Series> {
        self.areas.iter().filter_map(|code| dataset.series(code)).collect()
    }

    /// Measure, areas and years, for the line under a chart's title.
    pub fn subtitle(&self, chart: &ChartFile, dataset: &Dataset) -> String {
        let names: Vec<String> = self.series(dataset).iter().map(|series| series.area.name.clone()).collect();
        format!("{}. {}, {}.", chart.subtitle, words::and(&names), years::years(self.first, self.last))
    }

    /// Whether the way of counting changed just before this year, for a series on show.
    pub fn is_break(&self, dataset: &Dataset, period: Period) -> bool {
        let broken = |point: &Point| point.status == Some(Status::Break);
        self.series(dataset).iter().any(|series| series.point(period).is_some_and(broken))
    }

    /// The years on show.
    pub fn periods(&self, dataset: &Dataset) -> Vec<Period> {
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
