//! What a chart shows: the parts of a finding, put into words as a headline and a sentence for each series. The rules
//! are in `docs/findings.md`.

use super::chance::{compare, limits_of};
use super::list::and;
use super::number::{count, number};
use super::place::{Standing, band};
use super::years::gap_sentence;
use crate::data::series::{Area, Dataset, Point, Series, Status};
use crate::data::values::Period;
use std::cmp::Ordering;

/// The most words of a headline.
pub const MOST_WORDS: usize = 25;

/// Where limits are unknown, a series swings if it turns beyond both ends by this part of the nearer one.
const FAR: f64 = 0.2;

/// The areas that others are compared with, the best comparison first: England and Wales, England, the North East.
const WIDER: [&str; 3] = ["K04000001", "E92000001", "E12000001"];

/// What one series shows within some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'d> {
    /// What is measured, with its unit.
    pub dataset: &'d Dataset,
    /// Where.
    pub area: &'d Area,
    /// The latest figure.
    pub now: Option<&'d Point>,
    /// The first figure that was counted in the same way and shares no year with the latest.
    pub then: Option<&'d Point>,
    /// How the latest figure differs from that one by more than chance; `None` where the limits are not known.
    pub direction: Option<Ordering>,
    /// The figure farthest beyond both, if the series swings.
    pub turn: Option<&'d Point>,
    /// Whether earlier figures on show were counted in another way.
    pub broken: bool,
    /// The wider area on show, its figure, and how the latest figure differs from it by more than chance.
    pub against: Option<(&'d Area, f64, Option<Ordering>)>,
}

impl<'d> Finding<'d> {
    /// What the first of the series on show shows from `first` to `last`; `None` if there is no series.
    pub fn of(dataset: &'d Dataset, shown: &[&'d Series], first: Period, last: Period) -> Option<Finding<'d>> {
        let series = *shown.first()?;
        let known: Vec<(&Point, f64)> = (series.points.iter())
            .filter(|point| (first..=last).contains(&point.period))
            .filter_map(|point| Some((point, point.value?)))
            .collect();
        let start = known.iter().rposition(|(point, _)| point.status == Some(Status::Break)).unwrap_or(0);
        let now = known.last().copied();
        // Whether two figures share no year.
        let clear = |a: &Point, b: &Point| (0..dataset.span).fold(a.period, |period, _| period.next()) <= b.period;
        let then = now.and_then(|(now, _)| known[start..].first().filter(|(then, _)| clear(then, now)));
        let by_chance = |a: &Point, b: &Point| compare(limits_of(dataset, a), limits_of(dataset, b));
        let turn = now.zip(then).and_then(|((now, to), (then, from))| {
            let (low, high) = (from.min(to), from.max(to));
            let beyond = |value: f64| (value - high).max(low - value);
            let apart = |one: &Point, value: f64, other: &Point| match by_chance(one, other) {
                Some(order) => order.is_ne(),
                None => beyond(value) > FAR * if value < low { low } else { high },
            };
            let inside = known[start..].iter().filter(|(point, value)| {
                clear(then, point)
                    && clear(point, now)
                    && beyond(*value) > high - low
                    && apart(point, *value, then)
                    && apart(point, *value, now)
            });
            inside.max_by(|a, b| beyond(a.1).total_cmp(&beyond(b.1)))
        });
        Some(Finding {
            dataset,
            area: &series.area,
            now: now.map(|(now, _)| now),
            then: then.map(|(then, _)| *then),
            direction: now.zip(then).and_then(|((now, _), (then, _))| by_chance(now, then)),
            turn: turn.map(|(turn, _)| *turn),
            broken: start > 0,
            against: now.and_then(|(now, _)| against(dataset, shown, now)),
        })
    }

    /// For the headline, without a full stop: "Recorded crime in the Durham force area: 60,450 offences in 2024, up
    /// from 46,200 in 2015". Where that is too long, it says less.
    pub fn headline(&self, subject: &str) -> String {
        // A part of one area's figures is named after what the subject says of all of them.
        let join = if self.dataset.dimension.is_some() { "," } else { " in" };
        let place = format!("{subject}{join} {}", self.area.said);
        let Some(now) = self.now else { return place };
        let value = now.value.unwrap_or_default();
        let against = self.against_words();
        let then = self.then_words();
        let year = year(self.dataset, now, true);
        let (bare, whole) = (self.bare(value), self.figure(value));
        let tell = |figure: &str, against: &str, then: &str| format!("{place}: {figure} in {year}{against}{then}");
        let named = against.split(" (").next().unwrap_or_default();
        let mut told = tell(&whole, &against, &then);
        let against = against.as_str();
        let shorter =
            [(&bare, against, then.as_str()), (&whole, against, ""), (&bare, against, ""), (&bare, named, "")];
        for (figure, against, then) in shorter {
            if told.split(' ').count() > MOST_WORDS {
                told = tell(figure, against, then);
            }
        }
        told
    }

    /// "County Durham: 198 children in every 100,000 (about 1 in 510) in 2024, down from 395 in 2016."
    pub fn sentence(&self) -> String {
        let name = &self.area.name;
        let Some(now) = self.now else { return format!("{name}: no figures for these years.") };
        let value = now.value.unwrap_or_default();
        let mut text = format!(
            "{name}: {}{} in {}{}",
            self.figure(value),
            one_in(&self.dataset.unit.one, value).unwrap_or_default(),
            year(self.dataset, now, true),
            self.then_words()
        );
        if let Some(turn) = self.turn {
            text.push_str(&format!(", with {}", self.at(turn)));
        }
        text + "."
    }

    /// A figure without its unit, unless that is a sign.
    fn bare(&self, value: f64) -> String {
        let Dataset { unit, decimals, .. } = self.dataset;
        if unit.many == "%" { count(value, *decimals, unit) } else { number(value, *decimals) }
    }

    /// A figure with its unit; an index has none.
    fn figure(&self, value: f64) -> String {
        let Dataset { unit, decimals, .. } = self.dataset;
        if unit.many.starts_with('(') { number(value, *decimals) } else { count(value, *decimals, unit) }
    }

    /// "395 in 2016".
    fn at(&self, point: &Point) -> String {
        format!("{} in {}", self.bare(point.value.unwrap_or_default()), year(self.dataset, point, false))
    }

    /// ", up from 46,200 in 2015".
    fn then_words(&self) -> String {
        let Some(then) = self.then else { return String::new() };
        let start = match (self.turn, self.direction) {
            (Some(_), _) => {
                let figure = self.bare(then.value.unwrap_or_default());
                return format!(", up and down since {} ({figure})", year(self.dataset, then, false));
            }
            (_, Some(Ordering::Greater)) => "up from",
            (_, Some(Ordering::Less)) => "down from",
            (_, Some(Ordering::Equal)) => "about the same as",
            (_, None) => "compared with",
        };
        format!(", {start} {}", self.at(then))
    }

    /// ", above England (22.56)".
    fn against_words(&self) -> String {
        let Some((area, value, order)) = &self.against else { return String::new() };
        let start = match order {
            Some(Ordering::Greater) => ", above ",
            Some(Ordering::Less) => ", below ",
            Some(Ordering::Equal) => ", about the same as ",
            None => return format!(" ({} {})", area.name, self.bare(*value)),
        };
        format!("{start}{} ({})", area.said, self.bare(*value))
    }
}

/// What the latest figure is compared with, if it is of so many people. A wider area without known limits counts as it
/// stands: it is of far more people.
fn against<'d>(dataset: &Dataset, shown: &[&'d Series], now: &Point) -> Option<(&'d Area, f64, Option<Ordering>)> {
    people(&dataset.unit.one)?;
    let own = WIDER.iter().position(|code| shown[0].area.code == *code).unwrap_or(WIDER.len());
    let wider = WIDER[..own].iter().find_map(|code| shown.iter().find(|one| one.area.code == *code))?;
    let point = wider.point(now.period)?;
    let value = point.value?;
    let limits = limits_of(dataset, point).unwrap_or([value; 2]);
    Some((&wider.area, value, compare(limits_of(dataset, now), Some(limits))))
}

/// How many people a unit is of: 100 for "%", 1,000 for "offence per 1,000 people".
fn people(unit: &str) -> Option<f64> {
    let digits: String = unit.chars().filter(char::is_ascii_digit).collect();
    // Read as a whole number: reading fractions would bring their table into the module.
    digits.parse().ok().map(u32::into).or_else(|| unit.starts_with('%').then_some(100.0))
}

/// " (about 1 in 510)", for a rate that counts people: "children in every 100,000".
fn one_in(unit: &str, value: f64) -> Option<String> {
    let people = people(unit).filter(|people| unit.contains(" in every ") && *people >= 1000.0 && value > 0.0)?;
    let mut round = 1.0;
    while people / value / round >= 100.0 {
        round *= 10.0;
    }
    Some(format!(" (about 1 in {})", number((people / value / round).round() * round, 0)))
}

/// The year of a figure, with what sets it apart; `whole` with what kind of year it is.
fn year(dataset: &Dataset, point: &Point, whole: bool) -> String {
    let period = point.period;
    let mut text = match dataset.span {
        1 if whole => period.to_string(),
        years if whole => format!("the {years} years to {}", period.short()),
        _ => period.short(),
    };
    if dataset.span == 1 && period.is_first_of_pandemic() {
        text.push_str(" (pandemic)");
    }
    text
}

/// A sentence for each series on show, which of them were counted in another way before, how the first ranks among all
/// of its kind, and which years have no figure.
pub fn sentences(dataset: &Dataset, series: &[&Series], first: Period, last: Period) -> Vec<String> {
    let findings: Vec<Finding> = series.iter().filter_map(|one| Finding::of(dataset, &[one], first, last)).collect();
    let mut all: Vec<String> = findings.iter().map(Finding::sentence).collect();
    let broken: Vec<String> = findings.iter().filter(|one| one.broken).map(|one| one.area.name.clone()).collect();
    if !broken.is_empty() {
        let whose = if broken.len() < series.len() { format!(" of {}", and(&broken)) } else { String::new() };
        all.push(format!("Earlier years{whose} were counted differently."));
    }
    all.extend(series.first().and_then(|one| Some(Standing::of(dataset, one, first, last)?.sentence())));
    all.extend(gap_sentence(series, first, last));
    all.extend(band(dataset, series));
    all
}

/// A figure with its unit and what qualifies it, or why there is none.
pub fn figure_words(dataset: &Dataset, value: Option<f64>, status: Option<Status>) -> String {
    let Some(value) = value else {
        return status.map_or("no figure found", Status::meaning).to_string();
    };
    let text = count(value, dataset.decimals, &dataset.unit);
    status.map_or(text.clone(), |status| format!("{text}, {}", status.meaning()))
}
