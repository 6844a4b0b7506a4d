//! One cell of figures: what it says, or what has become of it.

use super::mapping::{Mapping, Mark};
use super::sheet::{Cell, one_line};
use super::written::is_like_a_date;
use crate::data::json::{is_number, plain_number, shorten};

/// What a cell says.
pub(super) struct Figure<'m> {
    /// The number; `None` if a mark stands instead of it.
    pub value: Option<f64>,
    /// The mark beside it or instead of it.
    pub mark: Option<&'m Mark>,
}

/// Why a cell can't be taken: the rule, what is wrong, and what to do.
pub(super) type Harm = (&'static str, String, String);

/// Reads a cell of figures. `is_text` says that the file has only text, as CSV does.
pub(super) fn figure<'m>(cell: Option<&Cell>, mapping: &'m Mapping, is_text: bool) -> Result<Figure<'m>, Harm> {
    match cell.filter(|cell| !cell.is_blank()) {
        None => match mapping.mark("") {
            Some(mark) => Ok(Figure { value: None, mark: Some(mark) }),
            None => Err((
                "cell-empty",
                "There is no figure and no mark.".into(),
                "Look it up in the official file. If empty cells mean something there, say what under \"marks\" with the name \"\".".into(),
            )),
        },
        Some(Cell::Number(value, is_percent)) => number(*value, *is_percent, mapping),
        Some(Cell::Text(text)) => words(text, mapping, is_text),
        Some(Cell::Day(_)) => Err(dated(&cell.map(Cell::text).unwrap_or_default())),
        Some(Cell::Fault(fault)) => Err(failed(fault)),
        Some(Cell::Truth(_)) => Err((
            "cell-word",
            "The cell says TRUE or FALSE, which is no figure.".into(),
            "Look up the figure in the official file.".into(),
        )),
    }
}

fn number<'m>(value: f64, is_percent: Option<bool>, mapping: &Mapping) -> Result<Figure<'m>, Harm> {
    match (is_percent, mapping.percent) {
        // Excel keeps 27.3% as 0.273.
        (Some(true) | None, true) => Ok(Figure { value: Some(value * 100.0), mark: None }),
        (Some(false), true) => Err((
            "cell-percent",
            format!("{value} is not shown as a percentage, but this table should have percentages."),
            "Compare the cell with the official file, or take \"percent\" out of the mapping if the table has changed.".into(),
        )),
        (Some(true), false) => Err((
            "cell-percent",
            format!("The cell holds {value} and shows it as a percentage."),
            "If the dataset counts in percent, write \"percent\": true into the mapping. If not, this is another table.".into(),
        )),
        (Some(false) | None, false) => Ok(Figure { value: Some(value), mark: None }),
    }
}

/// A cell of text: a mark, a number that is text, or a number with something stuck to it.
fn words<'m>(raw: &str, mapping: &'m Mapping, is_text: bool) -> Result<Figure<'m>, Harm> {
    let text = one_line(raw);
    if let Some(mark) = mapping.mark(&text) {
        return Ok(Figure { value: None, mark: Some(mark) });
    }
    let (body, is_percent) = match text.strip_suffix('%') {
        Some(body) => (body.trim_end(), true),
        None => (text.as_str(), false),
    };
    if let Some(value) = read_number(body, mapping.thousands).filter(|_| is_text || mapping.thousands) {
        // A percentage in words is the number that it names, not a hundredth of it.
        return match (is_percent, mapping.percent) {
            (true, false) | (false, true) => number(value, Some(is_percent), mapping),
            _ => Ok(Figure { value: Some(value), mark: None }),
        };
    }
    let quoted = shorten(&text);
    if text.starts_with('#') {
        return Err(failed(&quoted));
    }
    if is_like_a_date(&text) {
        return Err(dated(&quoted));
    }
    if is_number(&text) {
        let hint = "Mark the column in Excel and choose “Convert to Number”, or import the official file again.";
        return Err(("cell-text", format!("The number {quoted} is stored as text."), hint.into()));
    }
    if let Some(plain) = plain_number(&text).filter(|_| !is_percent) {
        let message = format!("\"{quoted}\" is a number with other signs in it, stored as text.");
        let hint = format!(
            "Write {plain}, as a number. If all of the table is so, write \"thousands\": true into the mapping."
        );
        return Err(("cell-thousands", message, hint));
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c))).unwrap_or(text.len());
    let (digits, rest) = (text[..end].trim_end_matches(['.', ',']), text[end..].trim());
    if let Some(plain) = plain_number(digits).filter(|_| !rest.is_empty()) {
        let value = plain.parse().ok();
        if let (Some(mark), Some(value)) = (mapping.mark(rest), value)
            && !mark.status.is_some_and(crate::data::series::Status::replaces_value)
        {
            return Ok(Figure { value: Some(value), mark: Some(mark) });
        }
        let message = format!("\"{quoted}\" is a number with a footnote or a unit stuck to it.");
        let hint = format!(
            "If \"{}\" says something about the figure, say what under \"marks\" in the mapping. If not, write {plain}.",
            shorten(rest)
        );
        return Err(("cell-footnote", message, hint));
    }
    let hint = format!(
        "If it stands for a missing figure, say so under \"marks\" in the mapping. Marks known there: {}.",
        mapping.marks_said()
    );
    Err(("cell-word", format!("\"{quoted}\" can't be read as a figure."), hint))
}

/// A number in digits; with commas between thousands, where they are usual.
fn read_number(text: &str, thousands: bool) -> Option<f64> {
    if is_number(text) {
        return text.parse().ok();
    }
    let plain = plain_number(text).filter(|plain| thousands && *plain == text.replace(',', ""))?;
    plain.parse().ok()
}

fn dated(text: &str) -> Harm {
    (
        "cell-date",
        format!("The cell holds a date, {text}, where a figure should be."),
        "Excel makes dates of what looks like one. Take the official file again, and don't save it in Excel.".into(),
    )
}

fn failed(fault: &str) -> Harm {
    (
        "cell-fault",
        format!("The cell holds {fault}: its formula lost what it was worked out from."),
        "Take the official file again, or paste the sheet with its values and not with its formulas.".into(),
    )
}
