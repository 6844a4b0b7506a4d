//! Takes a dataset's figures out of an official table, each with the cell that it is in.

use super::areas::Areas;
use super::heads::Heads;
use super::mapping::Mapping;
use super::reading::{Extract, Found, Reading};
use super::sheet::{Book, Place, Sheet};
use crate::data::json::{Problem, nearest, shorten};
use crate::data::{Dataset, Period};

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
    // CSV has no sheets, so it is the one that was saved.
    let place = |sheet: &Sheet| book.names.iter().position(|name| *name == sheet.name).unwrap_or(usize::MAX);
    let is_of = |sheet: &&Sheet| book.is_text || mapping.is_of(place(sheet), &sheet.name);
    let sheets: Vec<&Sheet> = book.sheets.iter().filter(is_of).collect();
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
    let mut wrong = |message: String, hint: &str| {
        let (file, hint) = (name.to_string(), hint.to_string());
        problems.push(Problem { file, line: 1, column: 1, rule: "mapping", message, hint, ..Problem::default() });
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
    fn no_sheet(&mut self) {
        let wanted = self.mapping.sheet.clone().unwrap_or_default();
        let names: Vec<&str> = self.book.names.iter().map(String::as_str).collect();
        let near = nearest(&wanted, &names);
        let first = names.iter().find(|name| near.contains(&shorten(name))).or(names.first()).unwrap_or(&"");
        let first = first.to_string();
        let hint = format!("{near} If it is the same table, write its new name into \"sheet\" of the mapping.");
        let message = format!("The file has no sheet \"{}\".", shorten(&wanted));
        self.note(&first, Place::default(), "sheet-name", message, hint.trim_start().to_string());
    }

    /// Looks for the period in the lines above the headings. Returns whether it stands there.
    fn title(&mut self, sheet: &Sheet, heads: &Heads) -> bool {
        let lines = sheet.rows().into_iter().take_while(|row| *row < heads.row);
        let cells = lines.flat_map(|row| sheet.columns(row).map(move |column| sheet.text(row, column)));
        self.fixed = cells.into_iter().find_map(|text| self.written(&text));
        if self.fixed.is_none() {
            let message = format!(
                "The title does not name {} as the mapping writes it: {}.",
                self.dataset.period_kind.example(),
                self.mapping.period.ways()
            );
            let hint = "Look whether it is the right edition. If only the words of the title have changed, correct the mapping.";
            self.note(&sheet.name, Place::default(), "period-title", message, hint.to_string());
        }
        self.fixed.is_some()
    }

    fn sheet(&mut self, sheet: &Sheet) {
        if sheet.cells.is_empty() {
            let hint = "Look whether it is the right file, and take the official file again.".to_string();
            return self.note(&sheet.name, Place::default(), "sheet-empty", "The sheet is empty.".to_string(), hint);
        }
        let heads = match Heads::find(sheet, self.mapping) {
            Ok(heads) => heads,
            Err(faults) => return faults.into_iter().for_each(|fault| self.fault(sheet, fault)),
        };
        if self.mapping.period.titled && !self.title(sheet, &heads) {
            return;
        }
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
                let hint = "Look for a comma in a number or a name of this row: such a cell needs quotation marks.";
                self.note(&sheet.name, at, "row-long", message, hint.to_string());
                continue;
            }
            self.row(sheet, row, &columns);
        }
        if self.found.len() == before && self.problems.is_empty() {
            let filters: Vec<String> = self.mapping.only.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let hint = match filters.is_empty() {
                true => {
                    "Look whether it is the right sheet. If the table has changed, correct the mapping.".to_string()
                }
                false => format!("Do the words under \"only\" in the mapping still stand in {}?", filters.join(", ")),
            };
            let (name, at) = self.head.clone();
            self.note(&name, at, "no-figures", "No row below the headings has a figure of the dataset.".into(), hint);
        }
    }
}
