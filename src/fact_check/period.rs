//! The periods that a text names, and whether a published figure is for one.

use super::tokens::Token;
use crate::data::series::Dataset;
use crate::data::values::{Period, PeriodKind};

/// The months' names, whole.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A period as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// A year: "2015".
    Year(u16),
    /// A financial year by its first part: "2014/15".
    Financial(u16),
    /// Twelve months that end with a month: "the year to March 2018". Year and month.
    Ending(u16, u8),
    /// Whole years together: "2013 to 2015".
    Span(u16, u16),
    /// A single month or day, for which no figure is published.
    Short(u16, u8),
}

impl Named {
    /// The same a year earlier.
    pub fn year_before(self) -> Named {
        match self {
            Named::Year(year) => Named::Year(year - 1),
            Named::Financial(year) => Named::Financial(year - 1),
            Named::Ending(year, month) => Named::Ending(year - 1, month),
            Named::Span(first, last) => Named::Span(first - 1, last - 1),
            Named::Short(year, month) => Named::Short(year.saturating_sub(1), month),
        }
    }

    /// The order in time: twelve times the year and month of its end.
    pub fn end(self) -> u32 {
        let (year, month) = match self {
            Named::Year(year) | Named::Span(_, year) => (year, 12),
            Named::Financial(year) => (year + 1, 3),
            Named::Ending(year, month) | Named::Short(year, month) => (year, month),
        };
        u32::from(year) * 12 + u32::from(month)
    }

    /// Whether a period of a dataset is the one named.
    pub fn is(self, period: Period, dataset: &Dataset) -> bool {
        let slug = period.slug();
        let year: u16 = slug.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
        if dataset.span > 1 {
            return self == Named::Span(year + 1 - u16::from(dataset.span), year);
        }
        match (period.kind(), self) {
            (PeriodKind::CalendarYear, named) => named == Named::Year(year) || named == Named::Ending(year, 12),
            (PeriodKind::FinancialYear, named) => {
                named == Named::Financial(year) || named == Named::Ending(year + 1, 3)
            }
            (PeriodKind::YearEndingMarch, named) => {
                named == Named::Ending(year, 3) || named == Named::Financial(year - 1)
            }
            (PeriodKind::YearEnding, named) => {
                let month: u8 = slug.get(5..).and_then(|month| month.parse().ok()).unwrap_or_default();
                named == Named::Ending(year, month) || (month == 12 && named == Named::Year(year))
            }
        }
    }
}

/// A year in digits.
fn year(token: Option<&Token>) -> Option<u16> {
    let Some(Token::Digits(digits)) = token else { return None };
    let year: u16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1900..=2100).contains(&year).then_some(year)
}

fn month(token: Option<&Token>) -> Option<u8> {
    let word = token?.word();
    let of =
        |name: &&str| *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word) && word != "mar");
    MONTHS.iter().position(of).map(|at| at as u8 + 1)
}

/// The period that begins at a token, and how many tokens it takes. `before` are the tokens in front of it.
pub(super) fn period_at(tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    // "31 March 2018", "March 2018".
    let day = usize::from(matches!(&tokens[at], Token::Digits(digits) if digits.len() <= 2));
    if let (Some(month), Some(year)) = (month(tokens.get(at + day)), year(tokens.get(at + day + 1))) {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].word());
        let ends = matches!(before(1), "to" | "ending" | "ended" | "end")
            && [2, 3].iter().any(|back| matches!(before(*back), "year" | "years" | "months"));
        let named = if ends { Named::Ending(year, month) } else { Named::Short(year, month) };
        return Some((named, day + 2));
    }
    let first = year(tokens.get(at))?;
    let join = tokens.get(at + 1);
    let second = tokens.get(at + 2);
    // "2014/15", "2014-15", "2014/2015".
    if join.is_some_and(|sign| sign.is('/') || sign.is('-'))
        && let Some(Token::Digits(next)) = second
    {
        let wanted = first + 1;
        if *next == format!("{:02}", wanted % 100) || *next == wanted.to_string() {
            return Some((Named::Financial(first), 3));
        }
    }
    let joins = join.is_some_and(|token| token.is('-') || matches!(token.word(), "to" | "and"));
    let from = at.checked_sub(1).map_or("", |at| tokens[at].word());
    if joins
        && !matches!(from, "from" | "between")
        && join.is_none_or(|token| token.word() != "and")
        && let Some(last) = year(second).filter(|last| *last > first && last - first < 10)
    {
        return Some((Named::Span(first, last), 3));
    }
    // "the year ending 2018" is not clear enough for more than the year.
    Some((Named::Year(first), 1))
}

/// Every period that a published figure's own words name.
pub(super) fn named_in(words: &str) -> Vec<Named> {
    let tokens = super::tokens::tokens(words);
    let (mut all, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        match period_at(&tokens, at) {
            Some((named, taken)) => {
                all.push(named);
                at += taken;
            }
            None => at += 1,
        }
    }
    all
}
