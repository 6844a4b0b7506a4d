//! Takes the figures out of one row.

use super::areas::Named;
use super::figure::{Figure, figure};
use super::mapping::{Mark, is_passed};
use super::reading::{Columns, Found, Reading, Top};
use super::sheet::{Cell, Place, Sheet};
use crate::data::Period;
use crate::data::json::shorten;
use crate::data::series::Status;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

impl Reading<'_> {
    pub(super) fn row(&mut self, sheet: &Sheet, row: u32, columns: &Columns) {
        let text = |column: u32| sheet.text(row, column);
        let has = |(column, words): &(u32, Vec<String>)| is_passed(words, &text(*column));
        if !columns.only.iter().all(has) || columns.except.iter().any(has) {
            return;
        }
        let place = |column: u32| Place { row, column };
        let is_empty = columns.figures.iter().all(|(column, _)| sheet.text(row, *column).is_empty());
        // The area and the period of the row, unless they stand across the top.
        let mut area = self.mapping.area.fixed.clone();
        if let Some(column) = columns.area {
            // Bodies without a code, such as the British Transport Police, have only a name.
            let name = match (text(column), columns.check) {
                (code, Some(check)) if code.is_empty() => text(check),
                (code, _) => code,
            };
            match self.areas.named(&name, sheet.cell(row, column)) {
                Named::Area(code) => area = Some(code.to_string()),
                // Words below or between the figures.
                _ if is_empty => return,
                _ if name.is_empty() => {
                    let message = "The row has figures but no area.".to_string();
                    let hint = "Look it up in the official file. If the cell is merged with the one above, take the merging off and write the name into each row.";
                    return self.note(&sheet.name, place(column), "area-empty", message, hint.to_string());
                }
                Named::Passed => return self.passed.push((name, sheet.name.clone(), place(column))),
                Named::Unknown(rule, message, hint) => {
                    return self.note(&sheet.name, place(column), rule, message, hint);
                }
            }
        }
        if let (Some(column), Some(code)) = (columns.check, &area)
            && !self.areas.is_called(code, &text(column))
        {
            let known = self.dataset.series(code).map_or(code.as_str(), |series| &series.area.name);
            let message =
                format!("The code {code} is {known}, but the name beside it is \"{}\".", shorten(&text(column)));
            let hint = "Rows may have slipped: compare them with the official file. If it is another name of the same area, add it to \"names\" in the mapping.";
            return self.note(&sheet.name, place(column), "area-name", message, hint.to_string());
        }
        let mut period = self.fixed;
        if let Some(column) = columns.period {
            let written = text(column);
            match self.written(&written) {
                Some(read) => period = Some(read),
                None if is_passed(&self.mapping.period.pass, &written) => return,
                None if is_empty && sheet.cell(row, column).is_none_or(|cell| matches!(cell, Cell::Text(_))) => {
                    return;
                }
                None if written.is_empty() => {
                    let hint = "Look it up in the official file. If the cell is merged with the one above, take the merging off.";
                    let message = "The row has figures but no period.".to_string();
                    return self.note(&sheet.name, place(column), "period-empty", message, hint.to_string());
                }
                None => return self.not_a_period(sheet, place(column), &written),
            }
        }
        if self.mapping.sum.is_some() {
            // Open data have hundreds of thousands of rows, so each is kept as one number.
            let mut whole = DefaultHasher::new();
            sheet.columns(row).for_each(|column| (column, text(column)).hash(&mut whole));
            if let Some((name, first)) = self.rows.insert(whole.finish(), (sheet.name.clone(), row)) {
                let of = if name.is_empty() { String::new() } else { format!(" of “{name}”") };
                let message = format!("The row is the same as row {}{of}, so it would count twice.", first + 1);
                let hint = "Take one of the two out, or take the official file again.".to_string();
                return self.note(&sheet.name, place(0), "row-twice", message, hint);
            }
        }
        for (column, top) in &columns.figures {
            let (area, period) = match top {
                Top::Nothing => (area.clone(), period),
                Top::Area(code) => (Some(code.clone()), period),
                Top::Period(period) => (area.clone(), Some(*period)),
            };
            if let (Some(area), Some(period)) = (area, period) {
                self.cell(sheet, place(*column), columns, (area, period));
            }
        }
    }

    /// Takes one figure.
    pub(super) fn cell(&mut self, sheet: &Sheet, at: Place, columns: &Columns, key: (String, Period)) {
        let (mapping, is_text) = (self.mapping, self.book.is_text);
        let mut mark = None;
        if let Some(column) = columns.status {
            let text = sheet.text(at.row, column);
            // The mark of an empty figure is not one for an empty cell here.
            mark = Some(text.as_str()).filter(|text| !text.is_empty()).and_then(|text| mapping.mark(text));
            if mark.is_none() && !text.is_empty() {
                let message = format!("The mark \"{}\" is not known.", shorten(&text));
                let hint =
                    format!("Say under \"marks\" in the mapping what it means. Known there: {}.", mapping.marks_said());
                return self.note(&sheet.name, Place { column, ..at }, "mark", message, hint);
            }
        }
        // Where the mark stands in a column of its own, an empty figure needs no other.
        let stands_in = mark.filter(|mark| mark.status.is_some_and(Status::replaces_value));
        let read = match stands_in {
            Some(mark) if sheet.text(at.row, at.column).is_empty() => Ok(Figure { value: None, mark: Some(mark) }),
            _ => figure(sheet.cell(at.row, at.column), mapping, is_text),
        };
        let read = match read {
            Ok(read) => read,
            Err((rule, message, hint)) => return self.note(&sheet.name, at, rule, message, hint),
        };
        let count = match columns.count.map(|column| (column, figure(sheet.cell(at.row, column), mapping, is_text))) {
            Some((column, Err((rule, message, hint)))) => {
                return self.note(&sheet.name, Place { column, ..at }, rule, message, hint);
            }
            Some((_, Ok(count))) => count.value,
            None => None,
        };
        let mark: Option<&Mark> = read.mark.or(mark);
        let scale = 10f64.powi(i32::from(self.dataset.decimals));
        let value = match mapping.round {
            true => read.value.map(|value| (value * scale).round() / scale),
            false => read.value,
        };
        let found = Found {
            area: key.0.clone(),
            period: key.1,
            value,
            count,
            status: mark.and_then(|mark| mark.status),
            note: mark.and_then(|mark| mark.note.clone()),
            sheet: sheet.name.clone(),
            cells: vec![at],
        };
        for (column, name) in &columns.parts {
            self.parts.entry(key.clone()).or_default().insert((name.clone(), sheet.text(at.row, *column)));
        }
        match self.found.get_mut(&key) {
            None => drop(self.found.insert(key, found)),
            Some(first) if mapping.sum.is_some() => {
                first.value = first.value.zip(found.value).map(|(sum, more)| sum + more);
                first.status = first.status.or(found.status);
                first.note = first.note.take().or(found.note);
                first.cells.push(at);
            }
            Some(first) => {
                let (sheet_name, cell) = (first.sheet.clone(), first.cells[0]);
                let name = self.dataset.series(&key.0).map_or(key.0.as_str(), |series| &series.area.name);
                let message = format!("{name}, {}, is here and in “{sheet_name}”, cell {cell}.", key.1.short());
                let hint = "Look which of the two is right, and take the other out. If the table has one for each group, choose one under \"only\" in the mapping.";
                self.note(&sheet.name, at, "figure-twice", message, hint.to_string());
            }
        }
    }
}
