//! Reviews and figures that are due soon.

use crate::data::meta::Next;
use crate::data::package::Package;
use crate::difference::datasets;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many days ahead is soon.
const SOON: i64 = 90;

/// Today, in days since 1 January 1970.
pub fn today() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs() / 86_400).unwrap_or(i64::MAX)
}

/// A line for each file whose review or new figures are overdue or due within ninety days of `today`, the earliest first: the day, who
/// reviews it, and what would make it wrong.
pub fn due(package: &Package, today: i64) -> Vec<String> {
    let words = package.words().map(|(path, text)| {
        let owner = text.owner.as_ref().map(|owner| format!(" {owner}.")).unwrap_or_default();
        let wrong_if =
            if text.wrong_if.is_empty() { String::new() } else { format!(" Look for: {}.", text.wrong_if.join("; ")) };
        (text.review_due, path, format!("{owner}{wrong_if}"))
    });
    let packs =
        package.packs.iter().map(|pack| (pack.review_due, format!("packs/{}.json", pack.meta.name), String::new()));
    let year = std::iter::once((package.year.review_due, "school-year.json".to_string(), String::new()));
    let metas = datasets(package).map(|dataset| &dataset.meta).chain(package.fact_sets.iter().map(|set| &set.meta));
    let figures = metas.chain([&package.contacts.meta]).filter_map(|meta| match meta.next {
        Next::Due(date) => Some((date, format!("{}.json", meta.name), " New figures.".to_string())),
        Next::Ended(_) => None,
    });
    let security = package.settings.security.iter().map(|security| {
        let what = " Whoever finds a hole in the site may still write to that address; put in a new day.";
        (security.expires, "site.json (security)".to_string(), what.to_string())
    });
    let mut all: Vec<(i64, String)> = (words.chain(packs).chain(year).chain(figures).chain(security))
        .map(|(date, path, rest)| (date.day_number(), date, path, rest))
        .filter(|(day, ..)| *day <= today + SOON)
        .map(|(day, date, path, rest)| {
            let state = if day < today { "Overdue since" } else { "Due" };
            (day, format!("{state} {}: {path}.{rest}", date.iso()))
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, line)| line).collect()
}
