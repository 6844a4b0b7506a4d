//! A dataset as an Excel workbook: one worksheet of figures, and one of definitions, sources and licences.

use crate::data::Dataset;
use crate::data::meta::Next;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The bytes of the `.xlsx` file. All texts are written as strings, so that none can become a formula.
///
/// # Errors
/// If a text is longer than a cell can hold, or the dataset's date of change is before 1900.
pub fn workbook(dataset: &Dataset) -> Result<Vec<u8>, XlsxError> {
    let meta = &dataset.meta;
    let mut book = Workbook::new();
    // The date of the data and not of the build, so that the same data makes the same bytes.
    let day = ExcelDateTime::parse_from_str(&meta.updated.iso())?;
    book.set_properties(&DocProperties::new().set_title(&meta.title).set_creation_datetime(&day));
    let bold = Format::new().set_bold();
    let number = Format::new().set_num_format(match dataset.decimals {
        0 => "#,##0".to_string(),
        digits => format!("#,##0.{}", "0".repeat(usize::from(digits))),
    });

    let sheet = book.add_worksheet().set_name("Figures")?;
    sheet.write_string_with_format(0, 0, dataset.heading(), &bold)?;
    for (row, period) in (1..).zip(&dataset.periods) {
        sheet.write_string(row, 0, period.short())?;
    }
    for (series, column) in dataset.series.iter().zip((1..).step_by(2)) {
        sheet.write_string_with_format(0, column, &series.area.name, &bold)?;
        sheet.write_string_with_format(0, column + 1, format!("{}: symbol", series.area.name), &bold)?;
        for (row, point) in (1..).zip(&series.points) {
            if let Some(value) = point.value {
                sheet.write_number_with_format(row, column, value, &number)?;
            }
            if let Some(status) = point.status {
                sheet.write_string(row, column + 1, status.letter())?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_column_width(0, 22)?;

    let about = book.add_worksheet().set_name("About")?;
    about.set_column_width(0, 24)?.set_column_width(1, 100)?;
    let next = match &meta.next {
        Next::Due(day) => format!("New figures are due by {day}."),
        Next::Ended(why) => why.clone(),
    };
    let mut lines = vec![
        ("Title", meta.title.clone()),
        ("Measure", format!("{}, in {}", dataset.measure, dataset.unit.many)),
        ("How it’s counted", dataset.definition.clone()),
        ("Last changed", meta.updated.to_string()),
        ("What comes next", next),
    ];
    lines.extend(meta.licences.iter().map(|licence| ("Licence", format!("{}: {}", licence.title, licence.path))));
    lines.extend(meta.sources.iter().map(|source| {
        let path = source.path.as_deref().unwrap_or_default();
        ("Source", format!("{}, {} {path}", source.title, source.publisher))
    }));
    lines.extend(meta.corrections.iter().map(|one| ("Correction", format!("{}: {}", one.date, one.words()))));
    lines.extend(dataset.caution.iter().chain(&meta.doubts).map(|doubt| ("What to bear in mind", doubt.clone())));
    let symbols = dataset.statuses().into_iter();
    lines.extend(symbols.map(|one| ("Symbol", format!("[{}]: {}", one.letter(), one.meaning()))));
    for (row, (name, text)) in (0..).zip(&lines) {
        about.write_string_with_format(row, 0, *name, &bold)?;
        about.write_string(row, 1, text)?;
    }
    book.save_to_buffer()
}
