//! Kinds of values that many files have: names in addresses, and days.

use crate::data::json::fields::Kind;
use crate::data::json::rules::hint;
use crate::data::json::schema::{Blank, Defs, Described, pattern};
use crate::data::json::{File, Node, shorten};
use crate::data::values::Date;
use serde_json::{Value, json};

/// The names that [`is_slug`] lets pass, as a pattern.
pub const SLUG: &str = "^[a-z0-9-]+$";

/// Reads a name that is used in addresses, or notes why it can't be.
pub struct Slug<'s>(pub &'s str);

impl<'a> Kind<'a> for Slug<'_> {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let name = file.text(at, 60)?;
        if !is_slug(&name) {
            file.problem(at, "name", &format!("\"{name}\" can't be {}.", self.0));
            return None;
        }
        Some(name)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.refer("name", |_| pattern(60, SLUG, "name"))
    }
}

/// Reads a date of the form `2026-11-23`. The publisher is told of a year that nobody can mean.
pub fn read_date(file: &mut File<'_>, at: &Node<'_>) -> Option<Date> {
    let text: String = file.value(at, "a date in quotation marks")?;
    let date = Date::parse(&text);
    if date.is_none() {
        file.problem(at, "date", &format!("\"{}\" is not a date.", shorten(&text)));
    } else if file.is_explained() && !("1900".."2100").contains(&text.as_str()) {
        file.problem(at, "date", &format!("The year of \"{}\" can't be right.", shorten(&text)));
        return None;
    }
    date
}

impl Blank for Date {
    fn blank() -> Date {
        Date::UNREAD
    }
}

impl Described for Date {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("day", |_| {
            let day = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
            json!({ "type": "string", "format": "date", "pattern": day, "patternErrorMessage": hint("date") })
        })
    }
}

/// Whether a name can stand in an address as it is.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
