//! Mapping files (`records/imports/<dataset>.json`): where in an official table a dataset's figures are.

use super::sheet::{fits, one_line};
use super::written::Written;
use crate::data::json::fields::{Count, Filled, Named, OneOf, Text, flag, record};
use crate::data::json::schema::{Defs, Described};
use crate::data::json::{Audience, File, Node, Problem, shorten};
use crate::data::series::Status;
use serde_json::Value;

record! {
    /// Where the figures are, and how they are written.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Mapping read by read_mapping(file, at) {
        /// How the layout is known, and what is not known, for the next person who reads the file.
        layout: String = required Text(1000),
        /// The source in the dataset that the rows are from.
        source: String = required Text(60),
        /// The name of the sheet, or with `*` of several; the first one if left out.
        sheet: Option<String> = optional Text(60),
        /// The rows of the headings, counted from 1, the lowest last. Left out, the first row with all names counts.
        headers: Vec<u32> = list Count("a row's number"),
        /// Where the areas are.
        area: Areas = required read_areas,
        /// Where the periods are.
        period: Periods = required read_periods,
        /// The column of figures, if neither areas nor periods stand across the top.
        value: Option<String> = optional Text(120),
        /// The column of the counts behind rates.
        count: Option<String> = optional Text(120),
        /// The column of marks, such as "[p]".
        status: Option<String> = optional Text(120),
        /// What marks mean, beside a figure or instead of one.
        marks: Vec<(String, Mark)> = optional Named(read_mark) => Vec::new(),
        /// Rows that count: those with one of these words in a column. `*` stands for any letters.
        only: Vec<(String, Vec<String>)> = optional Named(Filled(Text(120))) => Vec::new(),
        /// Rows that don't count.
        except: Vec<(String, Vec<String>)> = optional Named(Filled(Text(120))) => Vec::new(),
        /// Whether several rows add up to one figure, and which words of a column each figure needs.
        sum: Option<Vec<(String, Vec<String>)>> = optional Named(Filled(Text(120))),
        /// Areas that are the sum of others.
        sums: Vec<(String, Vec<String>)> = optional Named(Filled(Text(120))) => Vec::new(),
        /// Whether figures have commas between thousands, as text.
        thousands: bool = optional flag => false,
        /// Whether figures are percentages.
        percent: bool = optional flag => false,
        /// Whether figures have more digits than are published, and are rounded.
        round: bool = optional flag => false,
        /// Whether the file holds all of the dataset, so that what it doesn't have goes.
        whole: bool = optional flag => false,
    } {
        if let (Some(area), Some(period), Some(value)) = (&area, &period, &value) {
            match usize::from(area.across) + usize::from(period.across) + usize::from(value.is_some()) {
                0 => file.problem(at, "missing-field", "It does not say where the figures are."),
                1 => {}
                _ => file.problem(at, "twice", "It says twice where the figures are."),
            }
        }
    }
}

record! {
    /// Where the areas are: in a column, across the top, or one for the whole table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Areas read by read_areas(file, at) {
        /// The heading of their column.
        column: Option<String> = optional Text(120),
        /// Whether they stand across the top.
        across: bool = optional flag => false,
        /// The code of the one that all figures are for.
        fixed: Option<String> = optional Text(40),
        /// The codes of areas that the table writes in its own way.
        names: Vec<(String, String)> = optional Named(Text(40)) => Vec::new(),
        /// A column with their names, to compare with the codes.
        check: Option<String> = optional Text(120),
        /// Areas, or headings, that are passed over. `*` stands for any letters.
        pass: Vec<String> = list Text(120),
        /// Codes of areas of the dataset that the table doesn't have.
        absent: Vec<String> = list Text(40),
    } {
        one_place(file, at, &column, across, &fixed);
    }
}

record! {
    /// Where the periods are: in a column, across the top, in the table's title, or one for the whole table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Periods read by read_periods(file, at) {
        /// The heading of their column.
        column: Option<String> = optional Text(120),
        /// Whether they stand across the top.
        across: bool = optional flag => false,
        /// Whether it stands in the title above the headings.
        titled: bool = optional flag => false,
        /// The one that all figures are for, as data files write it.
        fixed: Option<String> = optional Text(10),
        /// How they are written: `Apr {yyyy} to Mar {yyyy}`, `*year ending {month} {yyyy}*`.
        written: Vec<Written> = list read_written,
        /// Periods, or headings, that are passed over. `*` stands for any letters.
        pass: Vec<String> = list Text(120),
    } {
        // A title is a place like the top of the columns.
        one_place(file, at, &column, across.zip(titled).map(|(across, titled)| across || titled), &fixed);
        if (across, titled) == (Some(true), Some(true)) {
            file.problem(at, "twice", "Only one of \"across\" and \"titled\" can be right.");
        }
        if fixed.as_ref().is_some_and(Option::is_none) && written.as_ref().is_some_and(Vec::is_empty) {
            file.problem(at, "missing-field", "The field \"written\" is missing: how are periods written?");
        }
    }
}

record! {
    /// What a mark means.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Mark read by read_mark(file, at) {
        /// The symbol that the site uses for it; none for a mark that says nothing about the figure.
        status: Option<Status> = optional OneOf("symbol", "symbol", &Status::ALL.map(|status| (status.letter(), status))),
        /// The note that goes with it.
        note: Option<String> = optional Text(600),
    }
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Mapping, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, |file| {
            let root = file.root()?;
            read_mapping(file, &root)
        })
    }

    /// Whether a sheet, by its place in the file and its name, is the one that the mapping names; without a name, the first.
    pub fn is_of(&self, at: usize, sheet: &str) -> bool {
        self.sheet.as_deref().map_or(at == 0, |name| fits(&one_line(name), &one_line(sheet)))
    }

    /// What a mark means, if it is known.
    pub(super) fn mark(&self, text: &str) -> Option<&Mark> {
        self.marks.iter().find(|(mark, _)| mark == text).map(|(_, means)| means)
    }

    /// The marks that are known, as a list for a message.
    pub(super) fn marks_said(&self) -> String {
        let known: Vec<String> = self.marks.iter().map(|(mark, _)| format!("\"{mark}\"")).collect();
        if known.is_empty() { "none".to_string() } else { known.join(", ") }
    }

    /// The headings of all columns that the mapping names.
    pub(super) fn columns(&self) -> Vec<&str> {
        let Mapping { area, period, value, count, status, only, except, sum, .. } = self;
        let single = [&area.column, &area.check, &period.column, value, count, status];
        let mut all: Vec<&str> = single.into_iter().filter_map(|name| name.as_deref()).collect();
        let of_words = only.iter().chain(except).chain(sum.iter().flatten());
        for (name, _) in of_words {
            if !all.contains(&name.as_str()) {
                all.push(name);
            }
        }
        all
    }
}

impl Periods {
    /// The ways in which periods are written, for a message.
    pub(super) fn ways(&self) -> String {
        self.written.iter().map(|way| way.pattern.as_str()).collect::<Vec<_>>().join(" or ")
    }
}

/// Whether a text fits one of the patterns.
pub(super) fn is_passed(patterns: &[String], text: &str) -> bool {
    patterns.iter().any(|pattern| fits(pattern, text))
}

/// Checks that exactly one place is given.
fn one_place(
    file: &mut File<'_>,
    at: &Node<'_>,
    column: &Option<Option<String>>,
    across: Option<bool>,
    fixed: &Option<Option<String>>,
) {
    let (Some(column), Some(across), Some(fixed)) = (column, across, fixed) else { return };
    match usize::from(column.is_some()) + usize::from(across) + usize::from(fixed.is_some()) {
        0 => file.problem(at, "missing-field", "It needs one of \"column\", \"across\" and \"fixed\"."),
        1 => {}
        _ => file.problem(at, "twice", "Only one of \"column\", \"across\" and \"fixed\" can be right."),
    }
}

fn read_written<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Written> {
    let text = file.text(at, 120)?;
    let written = Written::parse(&text);
    if written.is_none() {
        let message = format!(
            "\"{}\" is no way to write periods: use {{yyyy}}, {{yy}}, {{month}} and * as in {{yyyy}}/{{yy}}.",
            shorten(&text)
        );
        file.problem(at, "period", &message);
    }
    written
}

impl Described for Written {
    fn schema(defs: &mut Defs) -> Value {
        defs.text(120)
    }
}
