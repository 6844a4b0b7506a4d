//! How an official table writes its periods: `Apr {yyyy} to Mar {yyyy}`, `{yyyy}/{yy}`, `{yyyy}`.

use crate::data::values::MONTHS;
use crate::data::{Date, Period, PeriodKind};

/// A way of writing periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The pattern itself.
    pub(super) pattern: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// These letters.
    Letters(String),
    /// A year with four digits.
    Year,
    /// The last two digits of a year.
    Short,
    /// The whole name of a month.
    Month,
    /// Anything.
    Any,
}

impl Written {
    /// Reads a pattern. `None` if it has no year, or braces around anything else.
    pub(super) fn parse(pattern: &str) -> Option<Written> {
        let (mut parts, mut rest) = (Vec::new(), pattern);
        while !rest.is_empty() {
            let (part, length) = match rest {
                _ if rest.starts_with("{yyyy}") => (Part::Year, 6),
                _ if rest.starts_with("{yy}") => (Part::Short, 4),
                _ if rest.starts_with("{month}") => (Part::Month, 7),
                _ if rest.starts_with('*') => (Part::Any, 1),
                _ if rest.starts_with(['{', '}']) => return None,
                _ => {
                    let length = rest.find(['{', '}', '*']).unwrap_or(rest.len());
                    (Part::Letters(rest[..length].to_lowercase()), length)
                }
            };
            parts.push(part);
            rest = &rest[length..];
        }
        parts.contains(&Part::Year).then(|| Written { pattern: pattern.to_string(), parts })
    }

    /// The period that a text names, if it is written in this way and covers as many years as the dataset's figures.
    pub(super) fn period(&self, kind: PeriodKind, span: u8, text: &str) -> Option<Period> {
        let text = text.to_lowercase();
        if self.parts.contains(&Part::Month) {
            return self.year_ending(kind, &text);
        }
        let years = years(&self.parts, &text, &mut Vec::new())?;
        let (first, last) = (*years.first()?, *years.last()?);
        let covered = last.checked_sub(first)? + u16::from(kind == PeriodKind::CalendarYear);
        // A pattern with one year names the last year alone.
        (years.len() == 1 || covered == u16::from(span.max(1))).then(|| of_last_year(kind, last))?
    }

    /// The twelve months that end in the month and the year that a text names.
    fn year_ending(&self, kind: PeriodKind, text: &str) -> Option<Period> {
        (1..).zip(MONTHS).find_map(|(number, month): (u8, _)| {
            let named = |part: &Part| match part {
                Part::Month => Part::Letters(month.to_lowercase()),
                other => other.clone(),
            };
            let parts: Vec<Part> = self.parts.iter().map(named).collect();
            let year = *years(&parts, text, &mut Vec::new())?.last()?;
            match (kind, number) {
                (PeriodKind::YearEnding, _) => Period::parse(kind, &format!("{year}-{number:02}")),
                (PeriodKind::CalendarYear, 12) | (PeriodKind::YearEndingMarch | PeriodKind::FinancialYear, 3) => {
                    of_last_year(kind, year)
                }
                _ => None,
            }
        })
    }
}

/// The period of a kind that ends in a year.
fn of_last_year(kind: PeriodKind, year: u16) -> Option<Period> {
    match kind {
        PeriodKind::FinancialYear => Period::parse(kind, &format!("{}/{:02}", year.checked_sub(1)?, year % 100)),
        PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => Period::parse(kind, &year.to_string()),
        // Which month it ends with is not in the years.
        PeriodKind::YearEnding => None,
    }
}

fn years(parts: &[Part], text: &str, found: &mut Vec<u16>) -> Option<Vec<u16>> {
    let Some((part, rest)) = parts.split_first() else { return text.is_empty().then(|| found.clone()) };
    let digits = |count: usize| {
        let (digits, after) = text.split_at_checked(count)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| Some((digits.parse::<u16>().ok()?, after)))?
    };
    let (year, after) = match part {
        Part::Letters(letters) => return years(rest, text.strip_prefix(letters.as_str())?, found),
        // `year_ending` has put a name in its place.
        Part::Month => return None,
        Part::Any => {
            let mut ends = (0..=text.len()).filter(|end| text.is_char_boundary(*end));
            return ends.find_map(|end| years(rest, &text[end..], found));
        }
        Part::Year => digits(4)?,
        Part::Short => {
            let (short, after) = digits(2)?;
            let before = found.last().copied().unwrap_or(2000);
            let year = before / 100 * 100 + short;
            (if year < before { year + 100 } else { year }, after)
        }
    };
    found.push(year);
    let all = years(rest, after, found);
    found.pop();
    all
}

/// The form that data files use: `2014/15`, `2015`, `2024-12`.
pub fn in_data(period: Period) -> String {
    match period.kind() {
        PeriodKind::YearEnding => period.slug(),
        _ => period.short(),
    }
}

/// The day that a number is in Excel, if it is likely to be one: a day from 1990 to 2100.
pub(super) fn day_of_number(value: f64) -> Option<Date> {
    let likely = value.fract() == 0.0 && (32_874.0..73_051.0).contains(&value);
    likely.then(|| Date::of_day_number(value as i64 - 25_569))?
}

/// Whether a text is what Excel shows for a date: `Mar-15`, `15-Mar`, `01/03/2015`, `2015-03-01 00:00:00`.
pub(super) fn is_like_a_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.to_lowercase();
    let text = text.strip_suffix(" 00:00:00").unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let months = parts.iter().filter(|part| MONTHS.contains(*part)).count();
    match parts.len() {
        2 => months == 1 && parts.iter().any(is_number),
        3 => months + parts.iter().filter(|part| is_number(part)).count() == 3 && months < 2,
        _ => false,
    }
}
