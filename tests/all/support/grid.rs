//! Small tables that tests write as XLSX, ODS or CSV files.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// What a test puts into a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Put {
    #[default]
    Nothing,
    Text(String),
    Number(f64),
    /// 0.25, shown as 25%.
    Percent(f64),
    /// A date: year, month, day.
    Day(u16, u8, u8),
    /// What a formula left: "#REF!".
    Fault(String),
}

/// A sheet of a test's file.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub name: String,
    pub rows: Vec<Vec<Put>>,
    /// Blocks that are merged: first row, first column, last row, last column.
    pub merged: Vec<[u32; 4]>,
}

impl From<&str> for Put {
    /// Digits become a number, nothing an empty cell, all else text.
    fn from(text: &str) -> Put {
        match text {
            "" => Put::Nothing,
            _ if text.starts_with('0') && text.len() > 1 && !text.contains('.') => Put::Text(text.into()),
            _ => text.parse().map_or_else(|_| Put::Text(text.into()), Put::Number),
        }
    }
}

/// A cell's row and column, from its name: `C12`.
pub fn place(cell: &str) -> (usize, usize) {
    let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (cell[letters.len()..].parse::<usize>().expect("a cell has a row") - 1, column - 1)
}

impl Grid {
    /// A sheet from lines with `|` between cells.
    pub fn of(name: &str, lines: &str) -> Grid {
        let rows = lines.lines().map(|line| line.split('|').map(|cell| Put::from(cell.trim())).collect());
        Grid { name: name.into(), rows: rows.collect(), merged: Vec::new() }
    }

    /// Puts something into a cell.
    pub fn set(&mut self, cell: &str, put: Put) {
        let (row, column) = place(cell);
        if self.rows[row].len() <= column {
            self.rows[row].resize(column + 1, Put::Nothing);
        }
        self.rows[row][column] = put;
    }

    /// Puts text into a cell, whatever it looks like.
    pub fn text(&mut self, cell: &str, text: &str) {
        self.set(cell, Put::Text(text.into()));
    }
}

/// The sheets as an XLSX file.
pub fn xlsx(grids: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let (percent, date) = (Format::new().set_num_format("0.0%"), Format::new().set_num_format("mmm-yy"));
    for grid in grids {
        let sheet = book.add_worksheet().set_name(&grid.name).expect("it is a sheet's name");
        for [row, column, last_row, last_column] in &grid.merged {
            let at = (*row, *column as u16, *last_row, *last_column as u16);
            sheet.merge_range(at.0, at.1, at.2, at.3, "", &Format::new()).expect("cells can be merged");
        }
        for (row, cells) in (0..).zip(&grid.rows) {
            for (column, put) in (0..).zip(cells) {
                let done = match put {
                    Put::Nothing => continue,
                    Put::Text(text) => sheet.write_string(row, column, text),
                    Put::Number(value) => sheet.write_number(row, column, *value),
                    Put::Percent(value) => sheet.write_number_with_format(row, column, *value, &percent),
                    Put::Day(year, month, day) => {
                        let day = ExcelDateTime::from_ymd(*year, *month, *day).expect("it is a day");
                        sheet.write_datetime_with_format(row, column, &day, &date)
                    }
                    Put::Fault(fault) => sheet.write_formula(row, column, Formula::new("=A1").set_result(fault)),
                };
                done.expect("the cell can be written");
            }
        }
    }
    book.save_to_buffer().expect("the workbook can be written")
}

/// The sheets as an ODS file.
pub fn ods(grids: &[Grid]) -> Vec<u8> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let mut tables = String::new();
    for grid in grids {
        tables.push_str(&format!("<table:table table:name=\"{}\">", escape(&grid.name)));
        for row in &grid.rows {
            tables.push_str("<table:table-row>");
            for put in row {
                let (kind, text) = match put {
                    Put::Nothing => (String::new(), String::new()),
                    Put::Text(text) | Put::Fault(text) => ("office:value-type=\"string\"".into(), escape(text)),
                    Put::Number(value) => {
                        (format!("office:value-type=\"float\" office:value=\"{value}\""), value.to_string())
                    }
                    Put::Percent(value) => (
                        format!("office:value-type=\"percentage\" office:value=\"{value}\""),
                        format!("{}%", value * 100.0),
                    ),
                    Put::Day(year, month, day) => (
                        format!("office:value-type=\"date\" office:date-value=\"{year:04}-{month:02}-{day:02}\""),
                        "a date".into(),
                    ),
                };
                tables.push_str(&format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"));
            }
            tables.push_str("</table:table-row>");
        }
        tables.push_str("</table:table>");
    }
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"></manifest:manifest>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).expect("a file can be started");
        zip.write_all(text.as_bytes()).expect("a file can be written");
    }
    zip.finish().expect("the zip can be ended").into_inner()
}

/// The first sheet as a CSV file.
pub fn csv(grids: &[Grid]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in &grids[0].rows {
        let cells = row.iter().map(|put| match put {
            Put::Nothing => String::new(),
            Put::Text(text) | Put::Fault(text) => text.clone(),
            Put::Number(value) => value.to_string(),
            Put::Percent(value) => format!("{}%", value * 100.0),
            // As Excel saves a date that it made of "2014/15".
            Put::Day(year, month, _) => {
                let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
                format!("{}-{:02}", months[usize::from(*month) - 1], year % 100)
            }
        });
        writer.write_record(cells).expect("a row can be written");
    }
    writer.into_inner().expect("the file can be written")
}
