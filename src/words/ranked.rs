//! What a ranked chart shows: which is largest, and where the first chosen area stands.

use super::capital;
use super::finding::figure_words;
use super::number::rank;
use super::place::Standing;
use crate::data::series::{Dataset, Series, place};
use crate::data::values::Period;

/// With fewer areas of one kind on show, a rank among them means little.
const FEW: usize = 5;

/// For the headline, without a full stop. `shown` are the series on show, the largest first, and `first` is the one that
/// was chosen first. The parts of a whole are told by the largest, areas by where the first one stands.
pub fn headline(dataset: &Dataset, subject: &str, first: &Series, shown: &[&Series], period: Period) -> String {
    let figure = |value| figure_words(dataset, value, None);
    if let (Some(_), Some(largest)) = (&dataset.dimension, shown.first()) {
        let compared = largest.point(period).and_then(|point| point.compared);
        let beside = dataset.compared_with.as_ref().map(|other| format!(" ({} {})", other.name, figure(compared)));
        let (said, value, one) = (&largest.area.said, figure(largest.value(period)), dataset.one());
        return format!(
            "{subject}, {said} was the most common {one}: {value} in {period}{}",
            beside.unwrap_or_default()
        );
    }
    let own = first.value(period);
    let of_kind = shown.iter().filter(|one| one.area.kind == first.area.kind);
    let all: Vec<f64> = of_kind.filter_map(|one| one.value(period)).collect();
    let text = format!("{} had {} in {period}", capital(&first.area.said), figure(own));
    let Some(own) = own else { return text };
    if all.len() >= FEW {
        return format!("{text}, {} of the {} shown", rank(place(own, &all) as u32, all.len() as u32), all.len());
    }
    match Standing::of(dataset, first, period, period) {
        Some(one) => {
            format!("{text}, {} of {} {}s", rank(one.place as u32, one.of as u32), one.of, one.area.kind)
        }
        None => text,
    }
}

/// The highest and the lowest of those on show, and how the first ranks among all of its kind.
pub fn sentences(dataset: &Dataset, first: &Series, shown: &[&Series], period: Period) -> Vec<String> {
    let known = || shown.iter().filter(|one| one.value(period).is_some());
    let ends = [("Highest", known().next()), ("Lowest", known().next_back())];
    let end = |(kind, one): (&str, Option<&&Series>)| {
        one.map(|one| format!("{kind}: {}, {}.", one.area.name, figure_words(dataset, one.value(period), None)))
    };
    let mut all: Vec<String> = ends.into_iter().filter_map(end).collect();
    all.extend(Standing::of(dataset, first, period, period).map(|standing| standing.sentence()));
    all
}
