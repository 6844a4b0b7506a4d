//! Stretches of years, and the years without a figure.

use super::list;
use crate::data::series::Series;
use crate::data::values::Period;

/// "2007/08 to 2014/15", "years ending March 2010 to 2018"; of one year, "year ending March 2010".
pub fn years(from: Period, to: Period) -> String {
    match from.ending() {
        Some(ending) if from == to => format!("year {ending} {}", from.short()),
        None if from == to => from.short(),
        ending => pair(ending, from, "to", to),
    }
}

/// "2007/08 and 2014/15", "the years ending March 2010 and 2018".
pub fn between(from: Period, to: Period) -> String {
    let ending = from.ending();
    let article = if ending.is_some() { "the " } else { "" };
    format!("{article}{}", pair(ending, from, "and", to))
}

fn pair(ending: Option<&str>, from: Period, join: &str, to: Period) -> String {
    let years = format!("{} {join} {}", from.short(), to.short());
    ending.map_or_else(|| years.clone(), |ending| format!("years {ending} {years}"))
}

/// The years that none of the series has a figure for, in runs: `(2008/09, 2012/13)`.
pub fn gaps(series: &[&Series], first: Period, last: Period) -> Vec<(Period, Period)> {
    let years = std::iter::successors(Some(first), |year| Some(year.next())).take_while(|year| *year <= last);
    list::runs(years.filter(|year| series.iter().all(|series| series.value(*year).is_none())), Period::next)
}

/// The missing years in a sentence: "There is no figure for 2008/09 to 2012/13 and 2016/17."
pub fn gap_sentence(series: &[&Series], first: Period, last: Period) -> Option<String> {
    let years = run_words(gaps(series, first, last));
    (!years.is_empty()).then(|| format!("There is no figure for {}.", list::and(&years)))
}

/// Runs of years as words: "2008/09 to 2012/13", "2016/17".
pub fn run_words(runs: Vec<(Period, Period)>) -> Vec<String> {
    let words = |(from, to): (Period, Period)| {
        if from == to { from.short() } else { format!("{} to {}", from.short(), to.short()) }
    };
    runs.into_iter().map(words).collect()
}
