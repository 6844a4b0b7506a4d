//! Areas, as official tables write them: by code, by name, or by a name that the mapping knows.

use super::mapping::{Mapping, is_passed};
use super::sheet::Cell;
use crate::data::Dataset;
use crate::data::json::{nearest, shorten};

/// The areas that a table may name.
pub(super) struct Areas<'r> {
    /// What is written, in small letters, and the code.
    known: Vec<(String, &'r str)>,
    mapping: &'r Mapping,
}

/// What a cell that should name an area says.
pub(super) enum Named<'r> {
    /// The area with this code.
    Area(&'r str),
    /// An area that the mapping passes over.
    Passed,
    /// None that is known: the rule, what is wrong, and what to do.
    Unknown(&'static str, String, String),
}

impl<'r> Areas<'r> {
    pub fn new(dataset: &'r Dataset, mapping: &'r Mapping) -> Areas<'r> {
        let names = mapping.area.names.iter().map(|(name, code)| (name.to_lowercase(), code.as_str()));
        let own = dataset.series.iter().map(|series| &series.area);
        let own =
            own.flat_map(|area| [(area.code.to_lowercase(), &*area.code), (area.name.to_lowercase(), &*area.code)]);
        Areas { known: names.chain(own).collect(), mapping }
    }

    fn find(&self, text: &str) -> Option<&'r str> {
        let text = text.to_lowercase();
        self.known.iter().find(|(name, _)| *name == text).map(|(_, code)| *code)
    }

    /// What a text or a cell names.
    pub fn named(&self, text: &str, cell: Option<&Cell>) -> Named<'r> {
        // An area of the dataset that is named among those to pass over is passed over; "*" means all others.
        if self.mapping.area.pass.iter().any(|name| name.eq_ignore_ascii_case(text)) {
            return Named::Passed;
        }
        if let Some(code) = self.find(text) {
            return Named::Area(code);
        }
        let quoted = shorten(text);
        let bare = without_footnote(text);
        if bare != text && self.find(bare).is_some() {
            let hint = format!(
                "Delete the footnote, or add \"{quoted}\" to \"names\" in the mapping if the official file has it so."
            );
            return Named::Unknown(
                "area-footnote",
                format!("\"{quoted}\" is an area's name with a footnote stuck to it."),
                hint,
            );
        }
        let zeros = |(name, _): &&(String, &str)| {
            name.len() > text.len() && name.trim_start_matches('0') == text.trim_start_matches('0').to_lowercase()
        };
        if let (true, Some((name, _))) = (text.bytes().all(|b| b.is_ascii_digit()), self.known.iter().find(zeros)) {
            let message = format!("The code {quoted} has lost the zeros before it: it is {name}.");
            let hint = "Excel takes them away. Take the official file again, or format the column as text and write the codes again.";
            return Named::Unknown("area-zeros", message, hint.to_string());
        }
        if is_passed(&self.mapping.area.pass, text) {
            return Named::Passed;
        }
        let lower = text.to_lowercase();
        if ["total", "all ", "sum", "grand total"].iter().any(|start| lower.starts_with(start)) {
            let hint = format!("If it is a row of totals, add \"{quoted}\" to \"pass\" under \"area\" in the mapping.");
            return Named::Unknown(
                "area-total",
                format!("\"{quoted}\" seems to be a total, and no area of the dataset."),
                hint,
            );
        }
        let message = match cell {
            Some(Cell::Day(_) | Cell::Fault(_)) => format!("The cell holds {quoted} where an area should be."),
            _ => format!("\"{quoted}\" is no area of the dataset."),
        };
        let hint = format!(
            "{} If it is one of the dataset's, add it to \"names\" under \"area\" in the mapping; if not, to \"pass\".",
            self.nearest(text)
        );
        Named::Unknown("area-unknown", message, hint.trim_start().to_string())
    }

    /// The known area most like a text: "Did you mean …?", or nothing.
    pub fn nearest(&self, text: &str) -> String {
        let known: Vec<&str> = self.known.iter().map(|(name, _)| name.as_str()).collect();
        let near = nearest(&text.to_lowercase(), &known);
        if near.starts_with("Did") { near } else { String::new() }
    }

    /// Whether a name belongs to a code.
    pub fn is_called(&self, code: &str, name: &str) -> bool {
        let name = without_footnote(name).to_lowercase();
        self.known.iter().any(|(known, of)| *of == code && *known == name)
    }
}

/// A name without a footnote at its end: `Durham2`, `Durham [note 1]`, `Durham*`, `Durham¹`.
pub(super) fn without_footnote(text: &str) -> &str {
    let in_brackets = match text.rfind(['[', '(']) {
        Some(start) if text.ends_with([']', ')']) => &text[..start],
        _ => text,
    };
    in_brackets.trim_end_matches(|c: char| c.is_numeric() || " *†‡,".contains(c))
}
