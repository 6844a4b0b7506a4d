//! Single values: dates, periods and decimal numbers.

mod date;
mod decimal;
mod period;

pub use date::Date;
pub(crate) use date::MONTHS;
pub use decimal::{decimal, grouped, plain};
pub use period::{Period, PeriodKind};
