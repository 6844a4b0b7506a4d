//! A dataset: one measure, for areas, over years.

use super::checks;
use super::meta::{Meta, check_schema, is_slug};
use super::period::{Period, PeriodKind};
use super::problem::Problem;
use super::read::{File, Node, Object, Reader};

/// One measure for some areas over some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// What the file says of itself.
    pub meta: Meta,
    /// What is measured, as the first part of a sentence: "First time entrants to the youth justice system".
    pub measure: String,
    /// How it is counted, and who and what is in and out.
    pub definition: String,
    /// What one of it is called.
    pub unit: Unit,
    /// How many digits after the point are published.
    pub decimals: u8,
    /// How time is cut up.
    pub period_kind: PeriodKind,
    /// What the column of years is called, where the kind of period does not say it.
    pub period_heading: Option<String>,
    /// Every period, in order, without gaps: a year with no figure is still there.
    pub periods: Vec<Period>,
    /// One series for each area, in the file's order.
    pub series: Vec<Series>,
    /// Where the series are not areas but parts of one: what they are, and of which area.
    pub dimension: Option<Dimension>,
}

/// What series are where they are not areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// What one of them is called: "offence group".
    pub name: Unit,
    /// The code of the area that all of them are for.
    pub code: String,
    /// The name of that area.
    pub area: String,
}

/// What one of a measure is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// For one: "child".
    pub one: String,
    /// For any other number: "children".
    pub many: String,
}

/// The figures of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The area that the figures are for.
    pub area: Area,
    /// One point for each of the dataset's periods, in order.
    pub points: Vec<Point>,
}

/// A place that figures are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its Government Statistical Service code: `E06000047`.
    pub code: String,
    /// Its name, as readers know it.
    pub name: String,
    /// What kind of place it is: "police force area".
    pub kind: String,
    /// The name inside a sentence: "the North East".
    pub said: String,
    /// The name in addresses, made from the name: `county-durham`.
    pub slug: String,
    /// What to know about it: "County Durham and Darlington together".
    pub note: Option<String>,
}

/// One area's figure for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The figure, in the dataset's unit; `None` where there is none, and `status` says why.
    pub value: Option<f64>,
    /// The symbol that qualifies the figure or stands for it.
    pub status: Option<Status>,
    /// Why it is missing, or how it was worked out.
    pub note: Option<String>,
    /// The short name of its source.
    pub source: String,
}

/// The Government Statistical Service's symbols, in square brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `[x]`: not available.
    NotAvailable,
    /// `[c]`: held back, so that nobody can be recognised.
    Suppressed,
    /// `[e]`: an estimate, or worked out from other figures.
    Estimated,
    /// `[p]`: provisional.
    Provisional,
    /// `[r]`: revised.
    Revised,
    /// `[b]`: the way of counting changed just before.
    Break,
}

impl Status {
    /// Every symbol, for the key under a table.
    pub const ALL: [Status; 6] = [
        Status::NotAvailable,
        Status::Suppressed,
        Status::Estimated,
        Status::Provisional,
        Status::Revised,
        Status::Break,
    ];

    /// Reads the letter.
    pub fn parse(letter: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.letter() == letter)
    }

    /// The letter inside the brackets.
    pub fn letter(self) -> &'static str {
        match self {
            Status::NotAvailable => "x",
            Status::Suppressed => "c",
            Status::Estimated => "e",
            Status::Provisional => "p",
            Status::Revised => "r",
            Status::Break => "b",
        }
    }

    /// What the symbol means.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::NotAvailable => "no figure found",
            Status::Suppressed => "held back, so that nobody can be recognised",
            Status::Estimated => "worked out from other figures",
            Status::Provisional => "provisional: it may change",
            Status::Revised => "revised since it was first published",
            Status::Break => "the way of counting changed just before this",
        }
    }

    /// Whether the symbol stands in place of a figure.
    pub fn replaces_value(self) -> bool {
        matches!(self, Status::NotAvailable | Status::Suppressed)
    }
}

impl Dataset {
    /// Reads a dataset and checks it.
    ///
    /// # Errors
    /// Every problem in the file. A dataset with one bad row is refused whole.
    pub fn parse(name: &str, text: &str, reader: Reader) -> Result<Dataset, Vec<Problem>> {
        File::parse(name, text, reader, read)
    }

    /// What the column of years is called.
    pub fn heading(&self) -> &str {
        self.period_heading.as_deref().unwrap_or(self.period_kind.heading())
    }

    /// What one series is called: an area, unless the dataset says otherwise.
    pub fn one(&self) -> &str {
        self.dimension.as_ref().map_or("area", |dimension| &dimension.name.one)
    }

    /// What its series are called.
    pub fn many(&self) -> &str {
        self.dimension.as_ref().map_or("areas", |dimension| &dimension.name.many)
    }

    /// The series of the area with this code.
    pub fn series(&self, code: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.area.code == code)
    }

    /// The symbols used, in the order of [`Status::ALL`].
    pub fn statuses(&self) -> Vec<Status> {
        let used = |status: &Status| self.series.iter().flat_map(|s| &s.points).any(|p| p.status == Some(*status));
        Status::ALL.into_iter().filter(used).collect()
    }
}

impl Series {
    /// The point of a period.
    pub fn point(&self, period: Period) -> Option<&Point> {
        self.points.iter().find(|point| point.period == period)
    }

    /// The figure of a period, if there is one.
    pub fn value(&self, period: Period) -> Option<f64> {
        self.point(period)?.value
    }
}

fn read(file: &mut File<'_>) -> Option<Dataset> {
    let root = file.root()?;
    read_at(file, &root)
}

/// Reads a dataset at a place in a file.
pub(super) fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Dataset> {
    let mut object = file.object(at)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let measure = object.text(file, "measure", 120);
    let definition = object.text(file, "definition", 1500);
    let unit = object.present(file, "unit").and_then(|at| read_unit(file, &at));
    let decimals = object.present(file, "decimals").and_then(|at| read_decimals(file, &at));
    let kind_at = object.present(file, "periodKind");
    let kind = kind_at.as_ref().and_then(|at| read_kind(file, at));
    let period_heading = object.optional_text(file, "periodHeading", 60);
    let smallest: Option<f64> = object.optional("smallest").and_then(|at| file.value(&at, "a number"));
    let dimension = read_dimension(file, &mut object);
    let areas = object.present(file, "areas").and_then(|at| file.list(&at)).unwrap_or_default();
    let areas: Vec<Area> = areas.iter().filter_map(|at| read_area(file, at, dimension.is_none())).collect();
    checks::areas(file, object.node(), &areas);
    let rows_at = object.present(file, "rows");
    object.finish(file);
    let (meta, kind, decimals, rows_at) = (meta?, kind?, decimals?, rows_at?);
    let rules =
        checks::RowRules { kind, decimals, smallest, areas: &areas, sources: &meta.sources, last: Default::default() };
    let all = file.list(&rows_at)?;
    let rows: Vec<checks::Row<'a>> = all.iter().filter_map(|at| checks::row(file, at, &rules)).collect();
    // A row that could not be read has been named; without it a year would seem to be missing.
    if rows.len() < all.len() {
        return None;
    }
    let (periods, series) = checks::series(file, &rows_at, &areas, rows)?;
    Some(Dataset {
        meta,
        measure: measure?,
        definition: definition?,
        unit: unit?,
        decimals,
        period_kind: kind,
        period_heading,
        periods,
        series,
        dimension,
    })
}

/// What the series are, where they are not areas.
fn read_dimension<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Dimension> {
    let name = object.optional("dimension").and_then(|at| read_unit(file, &at))?;
    let at = object.present(file, "area")?;
    let mut area = file.object(&at)?;
    let (code, text) = (area.text(file, "code", 9), area.text(file, "name", 80));
    area.finish(file);
    let (code, area) = (code?, text?);
    check_code(file, &at, &code);
    Some(Dimension { name, code, area })
}

/// Reads `{"one": "child", "many": "children"}`.
pub fn read_unit<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Unit> {
    let mut object = file.object(at)?;
    let one = object.text(file, "one", 80);
    let many = object.text(file, "many", 80);
    object.finish(file);
    Some(Unit { one: one?, many: many? })
}

/// Reads how many digits after the point are published.
pub fn read_decimals(file: &mut File<'_>, at: &Node<'_>) -> Option<u8> {
    let expected = "a whole number from 0 to 3";
    let decimals: u8 = file.value(at, expected)?;
    if decimals > 3 {
        file.problem(at, "type", &format!("This should be {expected}, but it is {decimals}."));
        return None;
    }
    Some(decimals)
}

fn read_kind(file: &mut File<'_>, at: &Node<'_>) -> Option<PeriodKind> {
    let text: String = file.value(at, "a kind of period")?;
    let kind = PeriodKind::parse(&text);
    if kind.is_none() {
        file.problem(at, "period-kind", "This kind of period is not known.");
    }
    kind
}

/// The code of the Government Statistical Service for areas.
fn check_code(file: &mut File<'_>, at: &Node<'_>, code: &str) {
    let well_formed = code.len() == 9
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code[1..].bytes().all(|b| b.is_ascii_digit());
    if !well_formed {
        file.problem(at, "area-code", &format!("\"{code}\" is not an area code."));
    }
}

fn read_area<'a>(file: &mut File<'a>, at: &Node<'a>, is_area: bool) -> Option<Area> {
    let mut object = file.object(at)?;
    let code = object.text(file, "code", 40);
    let name = object.text(file, "name", 80);
    let kind = object.text(file, "kind", 60);
    let said = object.optional_text(file, "said", 90);
    let note = object.optional_text(file, "note", 300);
    object.finish(file);
    let (code, name) = (code?, name?);
    if is_area {
        check_code(file, at, &code);
    } else if !is_slug(&code) {
        file.problem(at, "name", &format!("\"{code}\" can't be part of an address."));
    }
    let slug = slug(&name);
    if !is_slug(&slug) {
        file.problem(at, "area-name", "The name has no letters that an address can hold.");
    }
    Some(Area { code, said: said.unwrap_or_else(|| name.clone()), name, kind: kind?, slug, note })
}

/// A name as addresses write it: "Avon and Somerset" becomes `avon-and-somerset`.
pub fn slug(name: &str) -> String {
    let words: Vec<String> = (name.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}
