//! The stretches of time that figures belong to.

use std::fmt;

/// How a dataset cuts up time. One dataset has one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// April to March, written `2007/08`.
    FinancialYear,
    /// January to December, written `2015`.
    CalendarYear,
    /// Twelve months that end with March of the year named, written `2015`.
    YearEndingMarch,
}

/// One year of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    kind: PeriodKind,
    /// The year that the text form begins with.
    year: u16,
}

impl PeriodKind {
    /// The data's name for each kind.
    pub const NAMES: [(&str, PeriodKind); 3] = [
        ("financial-year", PeriodKind::FinancialYear),
        ("calendar-year", PeriodKind::CalendarYear),
        ("year-ending-march", PeriodKind::YearEndingMarch),
    ];

    /// Reads the data's name for the kind.
    pub fn parse(text: &str) -> Option<PeriodKind> {
        PeriodKind::NAMES.into_iter().find(|(name, _)| *name == text).map(|(_, kind)| kind)
    }

    /// What a period of the kind is, with an example.
    pub fn example(self) -> &'static str {
        match self {
            PeriodKind::FinancialYear => "a financial year, like \"2014/15\"",
            PeriodKind::CalendarYear => "a year, like \"2015\"",
            PeriodKind::YearEndingMarch => "the year in which it ends, like \"2015\"",
        }
    }

    /// The column heading for periods of this kind.
    pub fn heading(self) -> &'static str {
        match self {
            PeriodKind::FinancialYear => "Financial year (April to March)",
            PeriodKind::CalendarYear => "Year (January to December)",
            PeriodKind::YearEndingMarch => "Year ending March",
        }
    }
}

impl Period {
    /// Reads a period of a kind: `2007/08`, or `2015`. Years before 1900 and after 2200 are slips.
    pub fn parse(kind: PeriodKind, text: &str) -> Option<Period> {
        let (first, rest) = text.split_at_checked(4)?;
        if !text.bytes().all(|b| b.is_ascii_digit() || b == b'/') {
            return None;
        }
        let year: u16 = first.parse().ok()?;
        let right = match kind {
            PeriodKind::FinancialYear => rest == format!("/{:02}", (year + 1) % 100),
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => rest.is_empty(),
        };
        (right && (1900..=2200).contains(&year)).then_some(Period { kind, year })
    }

    /// Reads the form that addresses use: `2007-08`.
    pub fn from_slug(kind: PeriodKind, slug: &str) -> Option<Period> {
        Period::parse(kind, &slug.replace('-', "/"))
    }

    /// The form that addresses use.
    pub fn slug(self) -> String {
        self.short().replace('/', "-")
    }

    /// The form for axes and tables: `2007/08`, `2015`.
    pub fn short(self) -> String {
        match self.kind {
            PeriodKind::FinancialYear => format!("{}/{:02}", self.year, (self.year + 1) % 100),
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch => self.year.to_string(),
        }
    }

    /// What stands between "year" and the number in a sentence: "ending March". Other years are said by their number.
    pub fn ending(self) -> Option<&'static str> {
        match self.kind {
            PeriodKind::YearEndingMarch => Some("ending March"),
            PeriodKind::FinancialYear | PeriodKind::CalendarYear => None,
        }
    }

    /// The period straight after this one.
    pub fn next(self) -> Period {
        Period { year: self.year + 1, ..self }
    }

    /// How many periods lie from the first to this one; 0 for the first itself.
    pub fn after(self, first: Period) -> usize {
        usize::from(self.year.saturating_sub(first.year))
    }
}

/// The form for sentences: "2007/08", "2015", "the year ending March 2015".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ending) = self.ending() {
            write!(f, "the year {ending} ")?;
        }
        f.write_str(&self.short())
    }
}
