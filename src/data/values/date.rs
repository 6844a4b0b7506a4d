//! Calendar dates, as in data files (`2026-11-23`) and on pages (23 November 2026).

use std::fmt;

/// A day in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The months' names.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Stands for a day that could not be read, in a file that is refused.
    pub const UNREAD: Date = Date { year: 1, month: 1, day: 1 };

    /// Reads `YYYY-MM-DD`. `None` if the text has another form or there is no such day.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        let date = Date { year: digits(year)?, month: digits(month)? as u8, day: digits(day)? as u8 };
        let leap = date.year.is_multiple_of(4) && (!date.year.is_multiple_of(100) || date.year.is_multiple_of(400));
        let longest = match date.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=longest).contains(&date.day).then_some(date)
    }

    /// Days since 1 January 1970. Years begin in March here, so that the leap day is the last one.
    pub fn day_number(&self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The year and the month, from 1.
    pub fn year_and_month(&self) -> (u16, u8) {
        (self.year, self.month)
    }

    /// The day with this number, counted from 1 January 1970; `None` before the year 1 and after 9999.
    pub fn of_day_number(number: i64) -> Option<Date> {
        let from_march = number.checked_add(719_468)?;
        let (era, of_era) = (from_march.div_euclid(146_097), from_march.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era.checked_mul(400)?.checked_add(year_of_era + i64::from(month <= 2))?;
        let date = Date { year: u16::try_from(year).ok()?, month: month as u8, day: day as u8 };
        (1..=9999).contains(&year).then_some(date)
    }

    /// `YYYY-MM-DD`, for `datetime` attributes and files.
    pub fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}
