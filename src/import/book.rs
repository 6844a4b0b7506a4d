//! Reads a CSV, XLSX or ODS file as a grid of cells.

use crate::data::Date;
use crate::data::Problem;
use crate::data::import::{Book, Cell, Place, Sheet};
use crate::data::json::decode;
use calamine::{Data, Ods, Reader as _, Xlsx};
use csv::ReaderBuilder;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The most cells that a sheet may have.
const MOST_CELLS: usize = 8_000_000;

/// The largest size of a file, packed and unpacked, in bytes. A page in a browser has less memory than a computer.
const LARGEST: (usize, u64) =
    if cfg!(target_arch = "wasm32") { (50_000_000, 400_000_000) } else { (200_000_000, 2_000_000_000) };

/// The sheets of a file that are wanted, by their place and name. The kind of file is detected from its first bytes, not from
/// its name.
///
/// # Errors
/// What the file is instead, or why it can't be read.
pub fn read_book(name: &str, bytes: Vec<u8>, is_wanted: impl Fn(usize, &str) -> bool) -> Result<Book, Box<Problem>> {
    let broken = |what: &str| wrong(name, format!("The file can't be read: {what}."), "Take the official file again.");
    if bytes.len() > LARGEST.0 {
        return Err(wrong(
            name,
            format!("The file is larger than {} MB.", LARGEST.0 / 1_000_000),
            "Is it the right one?",
        ));
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let hint = "Open it and save it as .xlsx, without a password.";
        return Err(wrong(name, "This is an old Excel file (.xls), or one with a password.".into(), hint));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return csv(name, bytes);
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes[..])).map_err(|error| broken(&error.to_string()))?;
    if unpacked(&mut zip).map_err(|error| broken(&error.to_string()))? > LARGEST.1 {
        let message = format!("The file is larger than {} MB when it is unpacked.", LARGEST.1 / 1_000_000);
        return Err(wrong(name, message, "Is it the right one?"));
    }
    let is_ods = zip.index_for_name("content.xml").is_some();
    drop(zip);
    let mut book = Book { file: name.to_string(), ..Book::default() };
    let read = if is_ods { ods(&bytes, &mut book, is_wanted) } else { xlsx(&bytes, &mut book, is_wanted) };
    read.map_err(|error| broken(&error))?;
    Ok(book)
}

/// How many bytes a file has when it is unpacked, counted until there are too many. What it says itself may be a lie.
fn unpacked(zip: &mut zip::ZipArchive<Cursor<&[u8]>>) -> std::io::Result<u64> {
    let mut size = 0;
    for at in 0..zip.len() {
        // Nothing reads what is packed in another way.
        let Ok(file) = zip.by_index(at) else { continue };
        size += std::io::copy(&mut file.take(LARGEST.1 + 1 - size), &mut std::io::sink())?;
        if size > LARGEST.1 {
            break;
        }
    }
    Ok(size)
}

fn wrong(name: &str, message: String, hint: &str) -> Box<Problem> {
    let (file, hint) = (name.to_string(), hint.to_string());
    Box::new(Problem { file, line: 1, column: 1, rule: "file", message, hint, ..Problem::default() })
}

fn csv(name: &str, bytes: Vec<u8>) -> Result<Book, Box<Problem>> {
    let text = decode(name, bytes)?;
    // Programs for spreadsheets put a byte order mark in front.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut cells = BTreeMap::new();
    // The line of the last record and the byte where it starts.
    let (mut row, mut from) = (0, 0);
    for record in reader.records().filter_map(Result::ok) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        // The position of a record is before the empty lines above it.
        let start = text.len() - text[start..].trim_start_matches(['\r', '\n']).len();
        row += u32::try_from(text[from..start].matches('\n').count()).unwrap_or_default();
        from = start;
        for (column, field) in (0..).zip(&record).filter(|(_, field)| !field.is_empty()) {
            cells.insert(Place { row, column }, Cell::Text(field.to_string()));
        }
        if cells.len() > MOST_CELLS {
            return Err(wrong(name, "The file has more than 8 million cells.".into(), "Is it the right one?"));
        }
    }
    let sheet = Sheet { name: String::new(), cells, merged: None };
    Ok(Book { file: name.to_string(), is_text: true, names: vec![String::new()], sheets: vec![sheet] })
}

/// The names of the sheets that are wanted.
fn wanted(names: &[String], is_wanted: impl Fn(usize, &str) -> bool) -> Vec<String> {
    names.iter().enumerate().filter(|(at, name)| is_wanted(*at, name)).map(|(_, name)| name.clone()).collect()
}

fn xlsx(bytes: &[u8], book: &mut Book, is_wanted: impl Fn(usize, &str) -> bool) -> Result<(), String> {
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    book.names = file.sheet_names();
    // A text is once in the file, and many cells may name it.
    let mut text = 0;
    for name in wanted(&book.names, is_wanted) {
        let mut cells = BTreeMap::new();
        // A chart that is a sheet of its own has no cells.
        let Ok(mut reader) = file.worksheet_cells_reader(&name) else { continue };
        let is_percent = |format: &calamine::NumberFormat| format.format_code.contains('%');
        let percents: Vec<bool> =
            reader.styles().iter().map(|style| style.number_format.as_ref().is_some_and(is_percent)).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| error.to_string())? {
            let (row, column) = cell.get_position();
            let is_percent = percents.get(style).copied().unwrap_or_default();
            if let Some(cell) = of_cell(&Data::from(cell.get_value().clone()), Some(is_percent)) {
                if let Cell::Text(words) = &cell {
                    text += words.len();
                }
                cells.insert(Place { row, column }, cell);
            }
            if cells.len() > MOST_CELLS {
                return Err("it has more than 8 million cells".into());
            }
            if text > LARGEST.0 {
                return Err(format!("it has more than {} MB of text", LARGEST.0 / 1_000_000));
            }
        }
        drop(reader);
        let merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let place = |(row, column)| Place { row, column };
        let merged = Some(merged.into_iter().map(|block| (place(block.start), place(block.end))).collect());
        book.sheets.push(Sheet { name, cells, merged });
    }
    Ok(())
}

fn ods(bytes: &[u8], book: &mut Book, is_wanted: impl Fn(usize, &str) -> bool) -> Result<(), String> {
    let mut content = String::new();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut packed = zip.by_name("content.xml").map_err(|error| error.to_string())?;
    packed.read_to_string(&mut content).map_err(|error| error.to_string())?;
    let sizes: Vec<(usize, u64)> = tables(&content).into_iter().map(unfolded).collect();
    if sizes.iter().any(|(cells, _)| *cells > MOST_CELLS) {
        return Err("it has more than 8 million cells".into());
    }
    if sizes.iter().fold(0_u64, |sum, (_, size)| sum.saturating_add(*size)) > LARGEST.1 {
        return Err(format!("it has more than {} MB of text", LARGEST.1 / 1_000_000));
    }
    let mut file = Ods::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    book.names = file.sheet_names();
    for name in wanted(&book.names, is_wanted) {
        let range = file.worksheet_range(&name).map_err(|error| error.to_string())?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut cells = BTreeMap::new();
        for (row, column, data) in range.used_cells() {
            let place = Place { row: first_row + row as u32, column: first_column + column as u32 };
            if let Some(cell) = of_cell(data, None) {
                cells.insert(place, cell);
            }
        }
        book.sheets.push(Sheet { name, cells, merged: None });
    }
    Ok(())
}

/// Each table of an ODS file, as it is written. Other elements of tables have names that begin in the same way.
fn tables(content: &str) -> Vec<&str> {
    let starts = content.match_indices("<table:table").map(|(at, tag)| at + tag.len());
    let starts = starts.filter(|at| content[*at..].starts_with(|next: char| next.is_whitespace() || next == '>'));
    let edges: Vec<usize> = starts.chain([content.len()]).collect();
    edges.windows(2).map(|edge| &content[edge[0]..edge[1]]).collect()
}

/// How many cells a table of an ODS file has in memory, and how many bytes they were written in. It may say in a few letters
/// that a row comes a million times.
fn unfolded(table: &str) -> (usize, u64) {
    let repeated = |tag: &str, name: &str| {
        // Attributes may hold a `>`, but no `<`.
        let head = tag.split('<').next().unwrap_or_default();
        let digits = head.split_once(name).map_or("1", |(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse::<usize>().unwrap_or(usize::MAX)
    };
    let (mut rows, mut last_row, mut width, mut size) = (0_usize, 0, 0, 0_u64);
    for row in table.split("<table:table-row").skip(1) {
        let times = repeated(row, "number-rows-repeated");
        rows = rows.saturating_add(times);
        let mut columns = 0_usize;
        for cell in
            row.split("<table:").skip(1).filter(|tag| tag.starts_with("table-cell") || tag.starts_with("covered"))
        {
            let across = repeated(cell, "number-columns-repeated");
            columns = columns.saturating_add(across);
            if cell.contains("value") || cell.contains("<text:") {
                (last_row, width) = (rows, width.max(columns));
                let written = (cell.len() as u64).saturating_mul(across as u64).saturating_mul(times as u64);
                size = size.saturating_add(written);
            }
        }
    }
    (last_row.saturating_mul(width), size)
}

/// A cell as the importer knows it; `None` if it is empty.
fn of_cell(data: &Data, is_percent: Option<bool>) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        Data::Int(value) => Cell::Number(*value as f64, is_percent),
        Data::Float(value) => Cell::Number(*value, is_percent),
        Data::String(text) if text.is_empty() => return None,
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(truth) => Cell::Truth(*truth),
        // Excel's days are counted from 30 December 1899.
        Data::DateTime(day) => Cell::Day(Date::of_day_number(day.as_f64() as i64 - 25_569)),
        Data::DateTimeIso(text) => Cell::Day(text.get(..10).and_then(Date::parse)),
        Data::DurationIso(_) => Cell::Day(None),
        Data::Error(fault) => Cell::Fault(fault.to_string()),
    })
}
