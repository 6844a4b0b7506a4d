//! The periods that figures are for.

use super::date::MONTHS;
use std::fmt;

/// The kind of a dataset's periods. All periods of a dataset have the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// April to March, written `2007/08`.
    FinancialYear,
    /// January to December, written `2015`.
    CalendarYear,
    /// Twelve months that end with March of the year named, written `2015`.
    YearEndingMarch,
    /// Twelve months that end with the month named, written `2024-12`. They may overlap and need not follow one another,
    /// so they are for ranked charts alone.
    YearEnding,
}

/// A period of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    kind: PeriodKind,
    /// The year at the start of the text form: 2007 for `2007/08`.
    year: u16,
    /// The month in which it ends, from 1, where the text form has one; else 0.
    month: u8,
}

impl PeriodKind {
    /// The name of each kind in data files.
    pub const NAMES: [(&str, PeriodKind); 4] = [
        ("financial-year", PeriodKind::FinancialYear),
        ("calendar-year", PeriodKind::CalendarYear),
        ("year-ending-march", PeriodKind::YearEndingMarch),
        ("year-ending", PeriodKind::YearEnding),
    ];

    /// Reads the name of a kind in data files.
    pub fn parse(text: &str) -> Option<PeriodKind> {
        PeriodKind::NAMES.into_iter().find(|(name, _)| *name == text).map(|(_, kind)| kind)
    }

    /// What to write in a data file, with an example, for messages.
    pub fn example(self) -> &'static str {
        match self {
            PeriodKind::FinancialYear => "a financial year, like \"2014/15\"",
            PeriodKind::CalendarYear => "a year, like \"2015\"",
            PeriodKind::YearEndingMarch => "the year in which it ends, like \"2015\"",
            PeriodKind::YearEnding => "the month in which a year ends, like \"2024-12\"",
        }
    }

    /// The form of its years in data files, as a pattern.
    pub fn pattern(self) -> String {
        let year = "(19[0-9]{2}|2[01][0-9]{2}|2200)";
        match self {
            PeriodKind::FinancialYear => {
                let pairs: Vec<String> = (0..100).map(|year| format!("{year:02}/{:02}", (year + 1) % 100)).collect();
                format!("^((19|20|21)({})|2200/01)$", pairs.join("|"))
            }
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => format!("^{year}$"),
            PeriodKind::YearEnding => format!("^{year}-(0[1-9]|1[0-2])$"),
        }
    }

    /// The column heading for periods of this kind.
    pub fn heading(self) -> &'static str {
        match self {
            PeriodKind::FinancialYear => "Financial year (April to March)",
            PeriodKind::CalendarYear => "Year (January to December)",
            PeriodKind::YearEndingMarch => "Year ending March",
            PeriodKind::YearEnding => "Year to",
        }
    }
}

impl Period {
    /// Reads a period as data files write it: `2007/08`, `2015` or `2024-12`. `None` if it has another form, or a year outside
    /// 1900 to 2200, which must be a typing error.
    pub fn parse(kind: PeriodKind, text: &str) -> Option<Period> {
        let (first, rest) = text.split_at_checked(4)?;
        if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-')) {
            return None;
        }
        let year: u16 = first.parse().ok()?;
        let mut month = 0;
        let right = match kind {
            PeriodKind::FinancialYear => rest == format!("/{:02}", (year + 1) % 100),
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => rest.is_empty(),
            PeriodKind::YearEnding => {
                month = rest.strip_prefix('-')?.parse().ok()?;
                rest.len() == 3 && (1..=12).contains(&month)
            }
        };
        (right && (1900..=2200).contains(&year)).then_some(Period { kind, year, month })
    }

    /// Reads the form of addresses: `2007-08`.
    pub fn from_slug(kind: PeriodKind, slug: &str) -> Option<Period> {
        let slash = if kind == PeriodKind::YearEnding { "-" } else { "/" };
        Period::parse(kind, &slug.replace('-', slash))
    }

    /// The form of addresses: `2007-08`, `2024-12`.
    pub fn slug(self) -> String {
        match self.month {
            0 => self.short().replace('/', "-"),
            month => format!("{}-{month:02}", self.year),
        }
    }

    /// The form of axes and tables: `2007/08`, `2015` or `Dec 2024`.
    pub fn short(self) -> String {
        self.with_month(3)
    }

    /// The form after [`Period::ending`]: `2007/08`, `2015` or `December 2024`.
    pub fn long(self) -> String {
        self.with_month(9)
    }

    /// The form with a month cut down to so many letters.
    fn with_month(self, letters: usize) -> String {
        match self.kind {
            PeriodKind::FinancialYear => format!("{}/{:02}", self.year, (self.year + 1) % 100),
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => self.year.to_string(),
            PeriodKind::YearEnding => {
                let month = MONTHS[usize::from(self.month) - 1];
                format!("{} {}", month.get(..letters).unwrap_or(month), self.year)
            }
        }
    }

    /// What stands between "year" and the number in a sentence: "ending March", "to". Other years are named by their
    /// number.
    pub fn ending(self) -> Option<&'static str> {
        match self.kind {
            PeriodKind::YearEndingMarch => Some("ending March"),
            PeriodKind::YearEnding => Some("to"),
            PeriodKind::FinancialYear | PeriodKind::CalendarYear => None,
        }
    }

    /// Whether it is the first whole year of the COVID-19 pandemic.
    pub fn is_first_of_pandemic(self) -> bool {
        self.year == if self.kind == PeriodKind::YearEndingMarch { 2021 } else { 2020 }
    }

    /// The year and month in which it ends.
    pub fn last_month(self) -> (u16, u8) {
        match self.kind {
            PeriodKind::FinancialYear => (self.year + 1, 3),
            PeriodKind::CalendarYear => (self.year, 12),
            PeriodKind::YearEndingMarch => (self.year, 3),
            PeriodKind::YearEnding => (self.year, self.month),
        }
    }

    /// The next period.
    pub fn next(self) -> Period {
        Period { year: self.year + 1, ..self }
    }

    /// The kind of period.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }
}

/// The form of sentences: "2007/08", "2015", "the year ending March 2015" or "the year to December 2024".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ending) = self.ending() {
            write!(f, "the year {ending} ")?;
        }
        f.write_str(&self.long())
    }
}
