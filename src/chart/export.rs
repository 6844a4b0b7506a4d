//! A chart's figures as files. The build writes them beside a chart's page, and the buttons under a chart make them of
//! what is on the screen: the same code, so the same bytes for the same choice.

use super::cell::{Cell, digits};
use super::metadata::ChartMetadata;
use super::plot::Plot;
use crate::data::series::Status;
use crate::data::values::decimal;
use serde::Serialize;
use serde_json::value::RawValue;

/// The figures as CSV (RFC 4180): a column for each series, with the symbols in columns of their own.
pub fn csv(plot: &Plot) -> String {
    let mut text = String::new();
    let heads = plot.lines.iter().flat_map(|line| [safe(&line.name), safe(&format!("{}: symbol", line.name))]);
    csv_row(&mut text, std::iter::once(safe(&plot.heading)).chain(heads));
    for (at, year) in plot.years.iter().enumerate() {
        let cells = plot.lines.iter().flat_map(|line| {
            let cell = &line.cells[at];
            let figure = cell.value.map_or_else(String::new, |value| decimal(value, plot.decimals));
            [figure, cell.status.map_or("", Status::letter).to_string()]
        });
        csv_row(&mut text, std::iter::once(safe(year)).chain(cells));
    }
    text
}

/// Adds a row to CSV. Texts that people wrote go through [`safe`] first; figures don't, as a minus is no formula.
pub fn csv_row(to: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            to.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            to.push('"');
            to.push_str(&cell.replace('"', "\"\""));
            to.push('"');
        } else {
            to.push_str(&cell);
        }
    }
    to.push_str("\r\n");
}

/// Makes a text safe from being taken for a formula by a spreadsheet.
pub fn safe(text: &str) -> String {
    let starts = |text: &str| text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let risky = starts(text.trim_start()) || text.starts_with(['\t', '\r', '\n']);
    if risky { format!("'{text}") } else { text.to_string() }
}

/// A chart's JSON file, for programs. The fields are in alphabetical order.
#[derive(Serialize)]
struct File<'f> {
    address: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caution: Option<&'f str>,
    columns: Vec<&'f str>,
    date: &'f str,
    finding: &'f str,
    licence: &'f str,
    marks: &'f [String],
    notes: &'f [String],
    rows: Vec<Row<'f>>,
    sentences: &'f [String],
    source: &'f str,
    subtitle: &'f str,
    symbols: Vec<(String, &'static str)>,
    title: &'f str,
}

/// One year: the figures as people write them, the symbols alone, and the figures as numbers.
#[derive(Serialize)]
struct Row<'f> {
    figures: Vec<String>,
    period: &'f str,
    statuses: Vec<Option<Status>>,
    values: Vec<Box<RawValue>>,
}

/// The figures as JSON, with their metadata.
pub fn json(plot: &Plot, metadata: &ChartMetadata) -> String {
    let file = File {
        address: &metadata.address,
        caution: metadata.caution.as_deref(),
        columns: plot.lines.iter().map(|line| line.name.as_str()).collect(),
        date: &metadata.date,
        finding: &metadata.finding,
        licence: &metadata.licence,
        marks: &metadata.marks,
        notes: &metadata.notes,
        rows: (0..plot.years.len()).map(|at| row(plot, at)).collect(),
        sentences: &metadata.sentences,
        source: &metadata.source,
        subtitle: &metadata.subtitle,
        symbols: plot.statuses().into_iter().map(|one| (format!("[{}]", one.letter()), one.meaning())).collect(),
        title: &metadata.title,
    };
    format!("{}\n", serde_json::to_string_pretty(&file).unwrap_or_default())
}

fn row(plot: &Plot, at: usize) -> Row<'_> {
    let cells: Vec<&Cell> = plot.lines.iter().map(|line| &line.cells[at]).collect();
    Row {
        figures: cells.iter().map(ToString::to_string).collect(),
        period: &plot.years[at],
        statuses: cells.iter().map(|cell| cell.status).collect(),
        values: cells.iter().map(|cell| digits(cell.value)).collect(),
    }
}
