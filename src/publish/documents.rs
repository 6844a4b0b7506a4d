//! Worksheets, answers and letters as DOCX files, for teachers who want to change them. Their words are those of the
//! resources' pages.

use super::printables::{DOCX, file};
use crate::data::lesson::{LessonPack, Sheet, Stage};
use crate::data::text::Item;
use crate::page::Site;
use crate::route::LessonResource;
use docx_rs::{
    AbstractNumbering, Docx, HeightRule, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering,
    NumberingId, PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, Tab, TabLeaderType,
    TabValueType, Table, TableCell, TableRow, WidthType,
};
use std::io::{self, Cursor};
use std::{fs, path::Path};

/// The width of an A4 page without its margins, in twentieths of a point, as all lengths here.
const WIDTH: usize = 9638;
const MARGIN: i32 = 1134;

/// Writes the documents of all packs below `out`.
///
/// # Errors
/// If a file can't be written.
pub(super) fn write(out: &Path, site: &Site) -> io::Result<()> {
    for pack in &site.package.packs {
        for resource in LessonResource::ALL {
            if let Some(document) = document(site, pack, resource) {
                fs::write(out.join(file(pack, resource, DOCX)), packed(document)?)?;
            }
        }
    }
    Ok(())
}

/// The bytes of a document.
///
/// # Errors
/// If it can't be packed.
pub fn packed(document: Docx) -> io::Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    document.build().pack(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

/// The document of a resource; `None` if it has none.
pub fn document(site: &Site, pack: &LessonPack, resource: LessonResource) -> Option<Docx> {
    let filled = |text: &str| site.filled(text);
    let empty = empty(site, pack, resource);
    let document = match resource {
        LessonResource::Sheet => sheet(site, blanks(empty, ["Name", "Date"]), &pack.sheet),
        LessonResource::EasySheet => {
            let document = sheet(site, blanks(empty, ["Name", "Date"]), &pack.easy_sheet);
            document.add_paragraph(heading(2, "Word bank")).add_table(meanings(site, &pack.words))
        }
        LessonResource::Answers => {
            let title = format!("Answers: {}", pack.sheet.title);
            pack.sheet.tasks.iter().fold(empty.add_paragraph(heading(1, &title)), |document, task| {
                let answer = Paragraph::new().indent(Some(360), None, None, None);
                document
                    .add_paragraph(numbered(&filled(&task.text)))
                    .add_paragraph(answer.add_run(Run::new().add_text(filled(&task.answer)).bold()))
            })
        }
        LessonResource::Letter => {
            let document = blanks(empty, ["School", "Date"]).add_paragraph(heading(1, &pack.meta.title));
            let document =
                pack.letter.paragraphs.iter().fold(document, |all, one| all.add_paragraph(text(&filled(one))));
            document.add_paragraph(blank("Signed", WIDTH / 2))
        }
        LessonResource::Slides
        | LessonResource::Cards
        | LessonResource::Quiz
        | LessonResource::Poster
        | LessonResource::Colouring => return None,
    };
    Some(foot(site, document, pack))
}

/// A document with its page and its styles, which a word processor lists by these names.
fn empty(site: &Site, pack: &LessonPack, resource: LessonResource) -> Docx {
    // As on the pages: the youngest pupils and those with the easier sheet get larger letters.
    let is_large =
        resource == LessonResource::EasySheet || resource == LessonResource::Sheet && pack.stage == Stage::One;
    let half_points = if is_large { 28 } else { 24 };
    let brand = site.colours.get("brand").map_or("", String::as_str).trim_start_matches('#').to_string();
    let style = |level: usize, size: usize| {
        Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .outline_lvl(level - 1)
            .size(size)
            .color(&brand)
            .bold()
    };
    let numbers =
        Level::new(0, Start::new(1), NumberFormat::new("decimal"), LevelText::new("%1."), LevelJc::new("left")).indent(
            Some(360),
            Some(SpecialIndentType::Hanging(360)),
            None,
            None,
        );
    let changed = format!("{}T00:00:00Z", pack.meta.updated.iso());
    let margins = PageMargin::new().top(MARGIN).right(MARGIN).bottom(MARGIN).left(MARGIN);
    Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margins)
        .default_fonts(RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial"))
        .default_size(half_points)
        .default_line_spacing(LineSpacing::new().after(160))
        .add_style(style(1, 44))
        .add_style(style(2, 32))
        .add_abstract_numbering(AbstractNumbering::new(1).add_level(numbers))
        .add_numbering(Numbering::new(1, 1))
        .created_at(&changed)
        .updated_at(&changed)
}

fn text(words: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(words))
}

fn heading(level: usize, words: &str) -> Paragraph {
    text(words).style(&format!("Heading{level}")).keep_next(true)
}

/// An item of the list of tasks, which a word processor numbers.
fn numbered(words: &str) -> Paragraph {
    text(words).numbering(NumberingId::new(1), IndentLevel::new(0)).keep_next(true)
}

/// A line to write on, `end` away from the margin, after a word.
fn blank(word: &str, end: usize) -> Paragraph {
    let line = Tab::new().val(TabValueType::Left).leader(TabLeaderType::Underscore).pos(end);
    let run = if word.is_empty() { Run::new() } else { Run::new().add_text(format!("{word} ")) };
    Paragraph::new().add_tab(line).add_run(run.add_tab())
}

/// The two blanks at the top, side by side.
fn blanks(document: Docx, [first, second]: [&str; 2]) -> Docx {
    let gap = Tab::new().val(TabValueType::Left).pos(WIDTH * 2 / 3 + 200);
    let line = Tab::new().val(TabValueType::Left).leader(TabLeaderType::Underscore).pos(WIDTH);
    let second = Run::new().add_tab().add_text(format!("{second} ")).add_tab();
    document.add_paragraph(blank(first, WIDTH * 2 / 3).add_tab(gap).add_tab(line).add_run(second))
}

/// A worksheet: what to do, and the tasks with room for the answers.
fn sheet(site: &Site, document: Docx, sheet: &Sheet) -> Docx {
    let document = document.add_paragraph(heading(1, &sheet.title)).add_paragraph(text(&site.filled(&sheet.intro)));
    sheet.tasks.iter().fold(document, |document, task| {
        let document = document.add_paragraph(numbered(&site.filled(&task.text)));
        let document = (0..task.lines).fold(document, |document, _| document.add_paragraph(blank("", WIDTH)));
        // A table needs a paragraph behind it, or the next one would grow together with it.
        if task.has_box { document.add_table(drawing_box()).add_paragraph(Paragraph::new()) } else { document }
    })
}

/// An empty box to draw in.
fn drawing_box() -> Table {
    let cell = TableCell::new().add_paragraph(Paragraph::new()).width(WIDTH, WidthType::Dxa);
    let row = TableRow::new(vec![cell]).row_height(2_800.0).height_rule(HeightRule::AtLeast).cant_split();
    Table::new(vec![row]).set_grid(vec![WIDTH]).width(WIDTH, WidthType::Dxa)
}

/// The table of words with their meanings.
fn meanings(site: &Site, words: &[Item]) -> Table {
    let widths = [WIDTH / 3, WIDTH - WIDTH / 3];
    let row = |word: &Item| {
        let lead = Paragraph::new().add_run(Run::new().add_text(site.filled(&word.lead)).bold());
        let cells = [lead, text(&site.filled(&word.text))].into_iter().zip(widths);
        let cells = cells.map(|(words, width)| TableCell::new().add_paragraph(words).width(width, WidthType::Dxa));
        TableRow::new(cells.collect()).cant_split()
    };
    Table::new(words.iter().map(row).collect()).set_grid(widths.to_vec()).width(WIDTH, WidthType::Dxa)
}

/// Where the resource comes from and its version, in small letters.
fn foot(site: &Site, document: Docx, pack: &LessonPack) -> Docx {
    let address = site.pack_address(pack);
    let lines = [
        format!("{}, {}", site.package.settings.name, pack.short),
        address.split("://").nth(1).unwrap_or(&address).to_string(),
        format!("Version of {}. Sources are on that page.", pack.meta.updated),
    ];
    let small = |line: &String| Paragraph::new().add_run(Run::new().add_text(line.as_str()).size(18));
    lines.iter().fold(document.add_paragraph(Paragraph::new()), |document, line| document.add_paragraph(small(line)))
}
