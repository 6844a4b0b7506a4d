//! Takes a dataset's figures out of an official table, each with the cell that it is in.

use super::areas::{Areas, Named};
use super::figure::figure;
use super::heads::{Fault, Heads, dated};
use super::mapping::{Mapping, Mark, is_passed};
use super::report::{at_cell, note};
use super::sheet::{Book, Place, Sheet};
use super::written::in_data;
use crate::data::json::{Problem, nearest, shorten};
use crate::data::series::Status;
use crate::data::{Dataset, Period};
use std::collections::{BTreeMap, BTreeSet};

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// The figures, by area and then by period, in the dataset's order of areas.
    pub found: Vec<Found>,
    /// What was passed over, in words.
    pub notes: Vec<String>,
}

/// One figure and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The code of its area.
    pub area: String,
    /// Its period.
    pub period: Period,
    /// The figure; `None` if a mark stands instead of it.
    pub value: Option<f64>,
    /// The count behind a rate.
    pub count: Option<f64>,
    /// What its mark means.
    pub status: Option<Status>,
    /// The note that goes with the mark.
    pub note: Option<String>,
    /// The sheet that it is in.
    pub sheet: String,
    /// The cells that it was read from; several where figures were added up.
    pub cells: Vec<Place>,
}

/// What is looked for in one sheet: where each thing stands.
struct Columns {
    area: Option<u32>,
    check: Option<u32>,
    period: Option<u32>,
    count: Option<u32>,
    status: Option<u32>,
    only: Vec<(u32, Vec<String>)>,
    except: Vec<(u32, Vec<String>)>,
    parts: Vec<(u32, String)>,
    /// The columns of figures, each with the area or period at its top.
    figures: Vec<(u32, Top)>,
}

/// What stands at the top of a column of figures.
#[derive(Clone)]
enum Top {
    Nothing,
    Area(String),
    Period(Period),
}

/// A file that is being read.
struct Reading<'r> {
    book: &'r Book,
    mapping: &'r Mapping,
    dataset: &'r Dataset,
    areas: Areas<'r>,
    fixed: Option<Period>,
    found: BTreeMap<(String, Period), Found>,
    /// For sums: which words of each column a figure has.
    parts: BTreeMap<(String, Period), BTreeSet<(String, String)>>,
    /// Rows that were added up, to find those that are there twice.
    rows: BTreeMap<Vec<String>, (String, Place)>,
    /// Areas that were passed over, and where.
    passed: Vec<(String, String, Place)>,
    /// A cell of headings, where problems of a whole table are shown.
    head: (String, Place),
    problems: Vec<Problem>,
}

/// Reads all figures of a dataset from a file. `name` is what problems call the mapping file.
///
/// # Errors
/// Everything that doesn't fit, each at its cell.
pub fn extract(book: &Book, name: &str, mapping: &Mapping, dataset: &Dataset) -> Result<Extract, Vec<Problem>> {
    let fixed = mapping.period.fixed.as_deref().and_then(|text| Period::parse(dataset.period_kind, text));
    let mut problems = Vec::new();
    check_mapping(name, mapping, dataset, fixed, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let areas = Areas::new(dataset, mapping);
    let (found, parts, rows, passed, head) = Default::default();
    let mut reading = Reading { book, mapping, dataset, areas, fixed, found, parts, rows, passed, head, problems };
    let sheets: Vec<&Sheet> = book.sheets.iter().filter(|sheet| mapping.is_of(&sheet.name)).collect();
    // Without a name it is the first sheet; with a pattern it may be several.
    let sheets = if mapping.sheet.is_some() { sheets } else { sheets.into_iter().take(1).collect() };
    if sheets.is_empty() {
        reading.no_sheet();
    }
    for sheet in sheets {
        reading.sheet(sheet);
    }
    let mut notes = Vec::new();
    if reading.problems.is_empty() {
        reading.incomplete(&mut notes);
        reading.derived();
        reading.gaps();
    }
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let place = |code: &str| dataset.series.iter().position(|series| series.area.code == code);
    let mut found: Vec<Found> = reading.found.into_values().filter(|one| place(&one.area).is_some()).collect();
    found.sort_by_key(|one| (place(&one.area), one.period));
    let mut over: Vec<&str> = reading.passed.iter().map(|(name, ..)| name.as_str()).collect();
    over.sort_unstable();
    over.dedup();
    if !over.is_empty() {
        let said: Vec<&str> = over.iter().take(3).copied().collect();
        let more = if over.len() > 3 { format!(" and {} more", over.len() - 3) } else { String::new() };
        notes.push(format!("Passed over, as the mapping says: {}{more}.", said.join(", ")));
    }
    Ok(Extract { found, notes })
}

/// Checks that a mapping and its dataset go together.
fn check_mapping(name: &str, mapping: &Mapping, dataset: &Dataset, fixed: Option<Period>, problems: &mut Vec<Problem>) {
    let mut wrong = |message: String, mend: &str| {
        let (file, mend) = (name.to_string(), mend.to_string());
        problems.push(Problem { file, line: 1, column: 1, rule: "mapping", message, mend, ..Problem::default() });
    };
    if dataset.meta.source(&mapping.source).is_none() {
        let message = format!("The dataset has no source \"{}\".", mapping.source);
        wrong(message, "Add the edition that you import to the dataset's \"sources\", or correct the name here.");
    }
    if let (Some(text), None) = (&mapping.period.fixed, fixed) {
        let message = format!("\"{text}\" is not {}.", dataset.period_kind.example());
        wrong(message, "Write the period as the dataset does.");
    }
    let is_known =
        |code: &String| dataset.series(code).is_some() || mapping.sums.iter().any(|(_, parts)| parts.contains(code));
    let named = mapping.area.names.iter().map(|(_, code)| code).chain(&mapping.area.fixed).chain(&mapping.area.absent);
    for code in named.chain(mapping.sums.iter().map(|(code, _)| code)) {
        if !is_known(code) {
            wrong(format!("The dataset has no area \"{code}\"."), "Correct the code, or add the area to the dataset.");
        }
    }
    if dataset.compared_with.is_some() {
        wrong(
            "The dataset has the figures of a second area in each row, which can't be imported.".to_string(),
            "Edit its rows by hand.",
        );
    }
}

impl Reading<'_> {
    fn note(&mut self, sheet: &str, at: Place, rule: &'static str, message: String, mend: String) {
        let sheet = if self.book.is_text { "" } else { sheet };
        note(&mut self.problems, at_cell(&self.book.file, sheet, at, rule, message, mend));
    }

    fn fault(&mut self, sheet: &Sheet, (at, rule, message, mend): Fault) {
        self.note(&sheet.name, at, rule, message, mend);
    }

    fn no_sheet(&mut self) {
        let wanted = self.mapping.sheet.clone().unwrap_or_default();
        let names: Vec<&str> = self.book.names.iter().map(String::as_str).collect();
        let near = nearest(&wanted, &names);
        let first = names.iter().find(|name| near.contains(&shorten(name))).or(names.first()).unwrap_or(&"");
        let first = first.to_string();
        let mend = format!("{near} If it is the same table, write its new name into \"sheet\" of the mapping.");
        let message = format!("The file has no sheet \"{}\".", shorten(&wanted));
        self.note(&first, Place::default(), "sheet-name", message, mend.trim_start().to_string());
    }

    fn sheet(&mut self, sheet: &Sheet) {
        if sheet.cells.is_empty() {
            let mend = "Is it the right file? Take the official file again.".to_string();
            return self.note(&sheet.name, Place::default(), "sheet-empty", "The sheet is empty.".to_string(), mend);
        }
        let heads = match Heads::find(sheet, self.mapping) {
            Ok(heads) => heads,
            Err(faults) => return faults.into_iter().for_each(|fault| self.fault(sheet, fault)),
        };
        let Some(columns) = self.columns(sheet, &heads) else { return };
        let first = columns.area.or(columns.period).or(columns.figures.first().map(|(column, _)| *column));
        self.head = (sheet.name.clone(), Place { row: heads.row, column: first.unwrap_or(0) });
        let width = sheet.columns(heads.row).last().unwrap_or(0);
        let before = self.found.len();
        for row in sheet.rows().into_iter().filter(|row| *row > heads.row) {
            // In CSV, a comma without quotation marks makes one more column.
            if self.book.is_text
                && let Some(extra) = sheet.columns(row).find(|column| *column > width)
            {
                let at = Place { row, column: extra };
                let message = "This row has more columns than there are headings.".to_string();
                let mend = "Look for a comma in a number or a name of this row: such a cell needs quotation marks.";
                self.note(&sheet.name, at, "row-long", message, mend.to_string());
                continue;
            }
            self.row(sheet, row, &columns);
        }
        if self.found.len() == before && self.problems.is_empty() {
            let filters: Vec<String> = self.mapping.only.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let mend = match filters.is_empty() {
                true => "Is it the right sheet? If the table has changed, correct the mapping.".to_string(),
                false => format!("Do the words under \"only\" in the mapping still stand in {}?", filters.join(", ")),
            };
            let (name, at) = self.head.clone();
            self.note(&name, at, "no-figures", "No row below the headings has a figure of the dataset.".into(), mend);
        }
    }

    /// Finds out which column is which.
    fn columns(&mut self, sheet: &Sheet, heads: &Heads) -> Option<Columns> {
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
    fn across(&mut self, sheet: &Sheet, heads: &Heads, columns: &Columns) -> Vec<(u32, Top)> {
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
                    Named::Unknown(rule, message, mend) => {
                        self.note(&sheet.name, at, rule, message, mend);
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
                let mend = "Look which of the two columns is right, and take the other out.".to_string();
                self.note(&sheet.name, at, "header-twice", message, mend);
            }
            figures.push((*column, top));
        }
        if figures.is_empty() {
            let at = Place { row: heads.row, column: 0 };
            let what = if mapping.area.across { "an area" } else { "a period" };
            let message = format!("No heading in this row is {what}.");
            let mend = "Is it the right row? If the table has changed, correct the mapping.".to_string();
            self.note(&sheet.name, at, "header-row", message, mend);
        }
        figures
    }

    fn no_heading(&mut self, sheet: &Sheet, at: Place) {
        let merged = sheet.merged_with(at).filter(|from| *from != at);
        let with = merged.map(|from| format!(" It is merged with {from}.")).unwrap_or_default();
        let message = format!("The column has figures but no heading.{with}");
        let mend = "Look up its heading in the official file. If two columns share one, take the merging off and give each its own.";
        self.note(&sheet.name, at, "header-empty", message, mend.to_string());
    }

    fn not_a_period(&mut self, sheet: &Sheet, at: Place, text: &str) {
        let ways: Vec<&str> = self.mapping.period.written.iter().map(|way| way.pattern.as_str()).collect();
        let ways = ways.join(" or ");
        // A heading may be made of several rows, and any of them may have become a date.
        let upper = self.mapping.headers.iter().map(|row| Place { row: row.saturating_sub(1), ..at });
        let upper = upper.filter(|upper| upper.row < at.row && self.mapping.headers.contains(&(at.row + 1)));
        for at in std::iter::once(at).chain(upper) {
            let at = sheet.merged_with(at).unwrap_or(at);
            if let Some((message, mend)) = dated(sheet.cell(at.row, at.column), &ways) {
                return self.note(&sheet.name, at, "period-date", message, mend);
            }
        }
        let message = format!("\"{}\" is not written as periods are in this table: {ways}.", shorten(text));
        let mend = "Correct it if it is a mistake. If it is no period of the dataset, add it to \"pass\" under \"period\" in the mapping.";
        self.note(&sheet.name, at, "period-written", message, mend.to_string());
    }

    fn written(&self, text: &str) -> Option<Period> {
        let Dataset { period_kind, span, .. } = self.dataset;
        self.mapping.period.written.iter().find_map(|way| way.period(*period_kind, *span, text))
    }

    fn row(&mut self, sheet: &Sheet, row: u32, columns: &Columns) {
        let text = |column: u32| sheet.text(row, column);
        let has = |(column, words): &(u32, Vec<String>)| words.contains(&text(*column));
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
                    let mend = "Look it up in the official file. If the cell is merged with the one above, take the merging off and write the name into each row.";
                    return self.note(&sheet.name, place(column), "area-empty", message, mend.to_string());
                }
                Named::Passed => return self.passed.push((name, sheet.name.clone(), place(column))),
                Named::Unknown(rule, message, mend) => {
                    return self.note(&sheet.name, place(column), rule, message, mend);
                }
            }
        }
        if let (Some(column), Some(code)) = (columns.check, &area)
            && !self.areas.is_called(code, &text(column))
        {
            let known = self.dataset.series(code).map_or(code.as_str(), |series| &series.area.name);
            let message =
                format!("The code {code} is {known}, but the name beside it is \"{}\".", shorten(&text(column)));
            let mend = "Rows may have slipped: compare them with the official file. If it is another name of the same area, add it to \"names\" in the mapping.";
            return self.note(&sheet.name, place(column), "area-name", message, mend.to_string());
        }
        let mut period = self.fixed;
        if let Some(column) = columns.period {
            let written = text(column);
            match self.written(&written) {
                Some(read) => period = Some(read),
                None if is_passed(&self.mapping.period.pass, &written) => return,
                None if is_empty && sheet.cell(row, column).is_none_or(|cell| matches!(cell, super::Cell::Text(_))) => {
                    return;
                }
                None if written.is_empty() => {
                    let mend = "Look it up in the official file. If the cell is merged with the one above, take the merging off.";
                    let message = "The row has figures but no period.".to_string();
                    return self.note(&sheet.name, place(column), "period-empty", message, mend.to_string());
                }
                None => return self.not_a_period(sheet, place(column), &written),
            }
        }
        if self.mapping.sum.is_some() {
            let whole: Vec<String> = sheet.columns(row).map(text).collect();
            let here = (sheet.name.clone(), place(0));
            if let Some((name, first)) = self.rows.insert(whole, here) {
                let message =
                    format!("The row is the same as row {} of “{name}”, so it would count twice.", first.row + 1);
                let mend = "Take one of the two out, or take the official file again.".to_string();
                return self.note(&sheet.name, place(0), "row-twice", message, mend);
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
    fn cell(&mut self, sheet: &Sheet, at: Place, columns: &Columns, key: (String, Period)) {
        let (mapping, is_text) = (self.mapping, self.book.is_text);
        let mut mark = None;
        if let Some(column) = columns.status {
            let text = sheet.text(at.row, column);
            // The mark of an empty figure is not one for an empty cell here.
            mark = Some(text.as_str()).filter(|text| !text.is_empty()).and_then(|text| mapping.mark(text));
            if mark.is_none() && !text.is_empty() {
                let message = format!("The mark \"{}\" is not known.", shorten(&text));
                let mend =
                    format!("Say under \"marks\" in the mapping what it means. Known there: {}.", mapping.marks_said());
                return self.note(&sheet.name, Place { column, ..at }, "mark", message, mend);
            }
        }
        // Where the mark stands in a column of its own, an empty figure needs no other.
        let stands_in = mark.filter(|mark| mark.status.is_some_and(Status::replaces_value));
        let read = match stands_in {
            Some(mark) if sheet.text(at.row, at.column).is_empty() => {
                Ok(super::figure::Figure { value: None, mark: Some(mark) })
            }
            _ => figure(sheet.cell(at.row, at.column), mapping, is_text),
        };
        let read = match read {
            Ok(read) => read,
            Err((rule, message, mend)) => return self.note(&sheet.name, at, rule, message, mend),
        };
        let count = match columns.count.map(|column| (column, figure(sheet.cell(at.row, column), mapping, is_text))) {
            Some((column, Err((rule, message, mend)))) => {
                return self.note(&sheet.name, Place { column, ..at }, rule, message, mend);
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
                let mend = "Look which of the two is right, and take the other out. If the table has one for each group, choose one under \"only\" in the mapping.";
                self.note(&sheet.name, at, "figure-twice", message, mend.to_string());
            }
        }
    }

    /// Leaves out periods for which the file has not yet all parts of a sum, and refuses those that only some areas lack.
    fn incomplete(&mut self, notes: &mut Vec<String>) {
        let needed: Vec<(String, String)> = (self.mapping.sum.iter().flatten())
            .flat_map(|(name, words)| words.iter().map(|word| (name.clone(), word.clone())))
            .collect();
        let periods: BTreeSet<Period> = self.parts.keys().map(|(_, period)| *period).collect();
        for period in periods {
            let of_period: Vec<&(String, Period)> = self.parts.keys().filter(|(_, of)| *of == period).collect();
            let lacks = |key: &(String, Period)| needed.iter().find(|part| !self.parts[key].contains(*part));
            let lacking: Vec<(&(String, Period), &(String, String))> =
                of_period.iter().filter_map(|key| Some((*key, lacks(key)?))).collect();
            let Some((_, (name, word))) = lacking.first().copied() else { continue };
            if lacking.len() == of_period.len() {
                notes.push(format!("{} is left out: the file has no {name} {word} for it.", period.short()));
                self.found.retain(|(_, of), _| *of != period);
                continue;
            }
            for ((area, _), (name, word)) in
                lacking.into_iter().map(|(key, part)| (key.clone(), part.clone())).collect::<Vec<_>>()
            {
                let Some(found) = self.found.get(&(area.clone(), period)) else { continue };
                let (sheet, at) = (found.sheet.clone(), found.cells[0]);
                let area = self.dataset.series(&area).map_or(area.clone(), |series| series.area.name.clone());
                let message = format!("{area} has no {name} {word} for {}, which others have.", period.short());
                let mend = "Compare its rows with the official file.".to_string();
                self.note(&sheet, at, "part-missing", message, mend);
            }
        }
    }

    /// Works out the areas that are sums of others.
    fn derived(&mut self) {
        let periods: BTreeSet<Period> = self.found.keys().map(|(_, period)| *period).collect();
        for (code, of) in &self.mapping.sums {
            for period in &periods {
                let all: Option<Vec<&Found>> = of.iter().map(|part| self.found.get(&(part.clone(), *period))).collect();
                // A part that is missing is reported as a gap of its own area.
                let Some(all) = all.filter(|all| !all.is_empty()) else { continue };
                let value: Option<f64> = all.iter().map(|one| one.value).sum();
                let sum = Found {
                    area: code.clone(),
                    value,
                    count: None,
                    status: None,
                    note: None,
                    cells: all.iter().flat_map(|one| one.cells.iter().copied()).collect(),
                    ..all[0].clone()
                };
                if value.is_some() {
                    self.found.insert((code.clone(), *period), sum);
                }
            }
        }
    }

    /// Notes areas that the table doesn't have, and periods that some areas lack.
    fn gaps(&mut self) {
        let periods: BTreeSet<Period> = self.found.keys().map(|(_, period)| *period).collect();
        let (sheet, head) = self.head.clone();
        for series in &self.dataset.series {
            let area = &series.area;
            if self.mapping.area.absent.contains(&area.code) {
                continue;
            }
            let missing: Vec<Period> = periods
                .iter()
                .filter(|period| !self.found.contains_key(&(area.code.clone(), **period)))
                .copied()
                .collect();
            if missing.len() == periods.len() {
                let like = |(name, ..): &&(String, String, Place)| {
                    let near = self.areas.nearest(name);
                    let is_near = near.contains(&area.name.to_lowercase()) || near.contains(&area.code.to_lowercase());
                    is_near || name.to_lowercase().starts_with(&area.name.to_lowercase())
                };
                let near = self.passed.iter().find(like).cloned();
                let message = format!("The table has no row or column for {} ({}).", area.name, area.code);
                let (sheet, at, mend) = match near {
                    Some((name, sheet, at)) => {
                        let mend = format!(
                            "Is it \"{}\"? Then add that to \"names\" under \"area\" in the mapping.",
                            shorten(&name)
                        );
                        (sheet, at, mend)
                    }
                    None => {
                        let mend = "Look how the official file names it, and add that to \"names\" under \"area\" in the mapping; or to \"absent\", if it has gone.";
                        (sheet.clone(), head, mend.to_string())
                    }
                };
                self.note(&sheet, at, "area-missing", message, mend);
            } else if let Some(period) = missing.first() {
                let fill =
                    self.mapping.mark("").filter(|mark| mark.status.is_some_and(Status::replaces_value)).cloned();
                let first = self.found.iter().find(|((code, _), _)| *code == area.code).map(|(_, found)| found.clone());
                let Some(first) = first else { continue };
                if let Some(mark) = fill {
                    for period in missing {
                        let gap = Found {
                            period,
                            value: None,
                            count: None,
                            status: mark.status,
                            note: mark.note.clone(),
                            ..first.clone()
                        };
                        self.found.insert((area.code.clone(), period), Found { cells: Vec::new(), ..gap });
                    }
                    continue;
                }
                let message = format!("{} has no figure for {}, which others have.", area.name, period.short());
                let mend = "Look for it in the official file. If it has none, say under \"marks\" with the name \"\" what that means.";
                self.note(
                    &first.sheet,
                    first.cells.first().copied().unwrap_or(head),
                    "figure-missing",
                    message,
                    mend.to_string(),
                );
            }
        }
    }
}
