//! Stretches of years, and the years without a figure.

use super::list;
use crate::data::series::Series;
use crate::data::values::Period;

/// "2007/08 to 2014/15", "years ending March 2010 to 2018"; of one year, "year ending March 2010". Years that overlap are
/// two and no stretch: "years to June 2024 and December 2024".
pub fn years(from: Period, to: Period) -> String {
    match from.ending() {
        Some(ending) if from == to => format!("year {ending} {}", from.long()),
        None if from == to => from.short(),
        ending => {
            let join = if ending == Some("to") { "and" } else { "to" };
            let years = format!("{} {join} {}", from.long(), to.long());
            ending.map_or_else(|| years.clone(), |ending| format!("years {ending} {years}"))
        }
    }
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
    runs.into_iter().map(|(from, to)| from_to(&from.short(), &to.short())).collect()
}

/// Two years as one text, or one if they are the same: "2003 to 2021", "Mar 2026".
pub fn from_to(from: &str, to: &str) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}
