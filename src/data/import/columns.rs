//! Which column of a sheet is which.

use super::areas::Named;
use super::heads::{Heads, dated};
use super::mapping::is_passed;
use super::reading::{Columns, Reading, Top};
use super::sheet::{Place, Sheet};
use super::written::in_data;
use crate::data::json::shorten;
use crate::data::{Dataset, Period};
use std::collections::{BTreeMap, BTreeSet};

impl Reading<'_> {
    /// Finds out which column is which.
    pub(super) fn columns(&mut self, sheet: &Sheet, heads: &Heads) -> Option<Columns> {
        let before = self.problems.len();
        let mapping = self.mapping;
        let mut one = |name: &str| match heads.one(name) {
            Ok(column) => Some(column),
            Err(fault) => {
                self.fault(sheet, fault);
                None
            }
        };
        let mut maybe = |name: &Option<String>| name.as_deref().and_then(&mut one);
        let (area, check, period) =
            (maybe(&mapping.area.column), maybe(&mapping.area.check), maybe(&mapping.period.column));
        let (value, count, status) = (maybe(&mapping.value), maybe(&mapping.count), maybe(&mapping.status));
        let mut words = |list: &[(String, Vec<String>)]| -> Vec<(u32, Vec<String>)> {
            list.iter().filter_map(|(name, words)| Some((one(name)?, words.clone()))).collect()
        };
        let (only, except) = (words(&mapping.only), words(&mapping.except));
        let parts = mapping.sum.iter().flatten().filter_map(|(name, _)| Some((one(name)?, name.clone()))).collect();
        let mut columns = Columns { area, check, period, count, status, only, except, parts, figures: Vec::new() };
        match value {
            Some(column) => columns.figures.push((column, Top::Nothing)),
            None => columns.figures = self.across(sheet, heads, &columns),
        }
        (self.problems.len() == before && !columns.figures.is_empty()).then_some(columns)
    }

    /// The columns of figures, where areas or periods stand across the top.
    pub(super) fn across(&mut self, sheet: &Sheet, heads: &Heads, columns: &Columns) -> Vec<(u32, Top)> {
        let mapping = self.mapping;
        let Columns { area, check, period, count, status, only, except, parts, .. } = columns;
        let mut taken: Vec<u32> = [area, check, period, count, status].into_iter().flatten().copied().collect();
        taken.extend(
            only.iter().chain(except).map(|(column, _)| *column).chain(parts.iter().map(|(column, _)| *column)),
        );
        let below: BTreeSet<u32> =
            sheet.cells.keys().filter(|place| place.row > heads.row).map(|place| place.column).collect();
        let pass = if mapping.area.across { &mapping.area.pass } else { &mapping.period.pass };
        let (mut figures, mut seen) = (Vec::new(), BTreeMap::new());
        // In CSV, more columns than headings are the fault of a row.
        let nameless = below.iter().filter(|_| !self.book.is_text);
        let nameless = nameless.filter(|column| heads.columns.iter().all(|(one, _)| one != *column));
        let nameless = nameless.map(|column| (*column, String::new())).collect::<Vec<_>>();
        let columns = heads.columns.iter().chain(&nameless);
        for (column, label) in columns.filter(|(column, _)| !taken.contains(column)) {
            let at = Place { row: heads.row, column: *column };
            if label.is_empty() {
                if below.contains(column) {
                    self.no_heading(sheet, at);
                }
                continue;
            }
            let top = if mapping.area.across {
                match self.areas.named(label, sheet.cell(heads.row, *column)) {
                    Named::Area(code) => Top::Area(code.to_string()),
                    Named::Passed => {
                        self.passed.push((label.clone(), sheet.name.clone(), at));
                        continue;
                    }
                    Named::Unknown(rule, message, hint) => {
                        self.note(&sheet.name, at, rule, message, hint);
                        continue;
                    }
                }
            } else if let Some(period) = self.written(label) {
                Top::Period(period)
            } else {
                // A date is a period that was lost, even where other headings are passed over.
                if !is_passed(pass, label) || dated(sheet.cell(heads.row, *column), "").is_some() {
                    self.not_a_period(sheet, at, label);
                }
                continue;
            };
            let key = match &top {
                Top::Area(code) => code.clone(),
                Top::Period(period) => in_data(*period),
                Top::Nothing => String::new(),
            };
            if let Some(first) = seen.insert(key.clone(), at) {
                let message = format!("\"{}\" stands here and in {first}.", shorten(label));
                let hint = "Look which of the two columns is right, and take the other out.".to_string();
                self.note(&sheet.name, at, "header-twice", message, hint);
            }
            figures.push((*column, top));
        }
        if figures.is_empty() {
            let at = Place { row: heads.row, column: 0 };
            let what = if mapping.area.across { "an area" } else { "a period" };
            let message = format!("No heading in this row is {what}.");
            let hint = "Look whether it is the right row. If the table has changed, correct the mapping.".to_string();
            self.note(&sheet.name, at, "header-row", message, hint);
        }
        figures
    }

    pub(super) fn no_heading(&mut self, sheet: &Sheet, at: Place) {
        let merged = sheet.merged_with(at).filter(|from| *from != at);
        let with = merged.map(|from| format!(" It is merged with {from}.")).unwrap_or_default();
        let message = format!("The column has figures but no heading.{with}");
        let hint = "Look up its heading in the official file. If two columns share one, take the merging off and give each its own.";
        self.note(&sheet.name, at, "header-empty", message, hint.to_string());
    }

    pub(super) fn not_a_period(&mut self, sheet: &Sheet, at: Place, text: &str) {
        let ways = self.mapping.period.ways();
        // A heading may be made of several rows, and any of them may have become a date.
        let upper = self.mapping.headers.iter().map(|row| Place { row: row.saturating_sub(1), ..at });
        let upper = upper.filter(|upper| upper.row < at.row && self.mapping.headers.contains(&(at.row + 1)));
        for at in std::iter::once(at).chain(upper) {
            let at = sheet.merged_with(at).unwrap_or(at);
            if let Some((message, hint)) = dated(sheet.cell(at.row, at.column), &ways) {
                return self.note(&sheet.name, at, "period-date", message, hint);
            }
        }
        let message = format!("\"{}\" is not written as periods are in this table: {ways}.", shorten(text));
        let hint = "Correct it if it is a mistake. If it is no period of the dataset, add it to \"pass\" under \"period\" in the mapping.";
        self.note(&sheet.name, at, "period-written", message, hint.to_string());
    }

    pub(super) fn written(&self, text: &str) -> Option<Period> {
        let Dataset { period_kind, span, .. } = self.dataset;
        self.mapping.period.written.iter().find_map(|way| way.period(*period_kind, *span, text))
    }
}
