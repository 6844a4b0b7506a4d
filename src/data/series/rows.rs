//! The rules that rows must keep. Each is one short function; `tests/all/data_rules.rs` has a bad file for each.

use crate::data::json::{File, Node};
use crate::data::meta::Source;
use crate::data::series::{Area, Point, Series, Status};
use crate::data::values::plain;
use crate::data::values::{Period, PeriodKind};
use std::cell::Cell;

/// What a row is held against.
pub struct RowRules<'r> {
    /// The dataset's kind of period.
    pub kind: PeriodKind,
    /// The digits after the point that are published.
    pub decimals: u8,
    /// Counts from 1 up to this are too small to publish: they could point to a child.
    pub smallest: Option<f64>,
    /// The dataset's areas.
    pub areas: &'r [Area],
    /// The dataset's sources.
    pub sources: &'r [Source],
    /// The area of the row before: most often, the next row is of the same.
    pub last: Cell<usize>,
}

/// A row and its place.
pub struct Row<'a> {
    at: Node<'a>,
    area: usize,
    point: Point,
}

/// Area codes and names are each used once.
pub fn areas(file: &mut File<'_>, at: &Node<'_>, areas: &[Area]) {
    if areas.is_empty() {
        file.problem(at, "no-area", "There is no area.");
    }
    for (i, area) in areas.iter().enumerate() {
        if areas[..i].iter().any(|other| other.code == area.code || other.slug == area.slug) {
            let message = format!("The area {} ({}) is listed twice.", area.name, area.code);
            file.problem(at, "area-twice", &message);
        }
    }
}

/// Reads one row and holds it against the rules.
pub fn row<'a>(file: &mut File<'a>, at: &Node<'a>, rules: &RowRules<'_>) -> Option<Row<'a>> {
    let mut object = file.object(at)?;
    let code_at = object.present(file, "area");
    let period_at = object.present(file, "period");
    let value_at = object.present(file, "value");
    let status_at = object.optional("status");
    let note = object.optional_text(file, "note", 600);
    let source_at = object.optional("source");
    object.finish(file);

    let area = code_at.and_then(|at| area(file, &at, rules));
    let period = period_at.and_then(|at| period(file, &at, rules.kind));
    let status = match &status_at {
        Some(at) => Some(status(file, at)?),
        None => None,
    };
    let value_at = value_at?;
    let value: Option<f64> = file.value(&value_at, "a number or null")?;
    value_or_symbol(file, &value_at, value, status);
    size(file, &value_at, value, rules);
    needs_note(file, at, status, note.as_deref());
    let source = source(file, source_at.as_ref().unwrap_or(at), source_at.is_some(), rules.sources);
    let point = Point { period: period?, value, status, note, source: source? };
    Some(Row { at: at.clone(), area: area?, point })
}

fn area(file: &mut File<'_>, at: &Node<'_>, rules: &RowRules<'_>) -> Option<usize> {
    let code: String = file.value(at, "an area code in quotation marks")?;
    let last = rules.last.get();
    if rules.areas.get(last).is_some_and(|area| area.code == code) {
        return Some(last);
    }
    let index = rules.areas.iter().position(|area| area.code == code);
    match index {
        Some(index) => rules.last.set(index),
        None => file.problem(at, "unknown-area", "This area is not in the list of areas."),
    }
    index
}

fn period(file: &mut File<'_>, at: &Node<'_>, kind: PeriodKind) -> Option<Period> {
    let text: String = file.value(at, "a period in quotation marks")?;
    let period = Period::parse(kind, &text);
    if period.is_none() {
        file.problem(at, "period", "This is not a period of this dataset's kind.");
    }
    period
}

fn status(file: &mut File<'_>, at: &Node<'_>) -> Option<Status> {
    let letter: String = file.value(at, "a symbol in quotation marks")?;
    let status = Status::parse(&letter);
    if status.is_none() {
        file.problem(at, "symbol", "This symbol is not known.");
    }
    status
}

/// A figure, or a symbol that says why there is none: never both, never neither.
fn value_or_symbol(file: &mut File<'_>, at: &Node<'_>, value: Option<f64>, status: Option<Status>) {
    let replaced = status.is_some_and(Status::replaces_value);
    if value.is_none() && !replaced {
        file.problem(at, "value-or-symbol", "There is no figure and no reason.");
    }
    if value.is_some() && replaced {
        file.problem(at, "value-or-symbol", "There is a figure and a symbol that says there is none.");
    }
}

/// Figures are not negative, not absurd, not finer than published, and not so small that they point to a child.
fn size(file: &mut File<'_>, at: &Node<'_>, value: Option<f64>, rules: &RowRules<'_>) {
    let Some(value) = value else { return };
    if !(0.0..=1e12).contains(&value) {
        file.problem(at, "value-range", &format!("{} can't be a figure of this dataset.", plain(value)));
    }
    let scale = 10f64.powi(i32::from(rules.decimals));
    if ((value * scale).round() - value * scale).abs() > 1e-6 {
        let message =
            format!("{} has more digits after the point than the {} that are published.", plain(value), rules.decimals);
        file.problem(at, "decimals", &message);
    }
    if rules.smallest.is_some_and(|smallest| value > 0.0 && value < smallest) {
        file.problem(at, "small-number", &format!("{} is so small that it could point to a child.", plain(value)));
    }
}

/// A figure that was worked out shows its working; one that is missing says why.
fn needs_note(file: &mut File<'_>, at: &Node<'_>, status: Option<Status>, note: Option<&str>) {
    if let (Some(status @ (Status::Estimated | Status::NotAvailable | Status::Break)), None) = (status, note) {
        let message = format!("The symbol [{}] has no note.", status.letter());
        file.problem(at, "note", &message);
    }
}

fn source(file: &mut File<'_>, at: &Node<'_>, named: bool, sources: &[Source]) -> Option<String> {
    if !named {
        if let [only] = sources {
            return Some(only.id.clone());
        }
        file.problem(at, "row-source", "The row does not say which source it is from.");
        return None;
    }
    let id: String = file.value(at, "a source's id in quotation marks")?;
    if sources.iter().any(|source| source.id == id) {
        return Some(id);
    }
    file.problem(at, "row-source", "This source is not in the list of sources.");
    None
}

/// Puts rows into series: each area has each period once, and no year is left out.
pub fn series(
    file: &mut File<'_>,
    at: &Node<'_>,
    areas: &[Area],
    rows: Vec<Row<'_>>,
) -> Option<(Vec<Period>, Vec<Series>)> {
    let before = file.problems.len();
    let (Some(first), Some(last)) =
        (rows.iter().map(|r| r.point.period).min(), rows.iter().map(|r| r.point.period).max())
    else {
        file.problem(at, "no-row", "There are no rows.");
        return None;
    };
    let periods: Vec<Period> =
        std::iter::successors(Some(first), |p| Some(p.next())).take_while(|p| *p <= last).collect();
    let mut table: Vec<Vec<Option<Point>>> = vec![vec![None; periods.len()]; areas.len()];
    for row in rows {
        let index = periods.iter().position(|period| *period == row.point.period)?;
        let place = &mut table[row.area][index];
        if place.is_some() {
            let message = format!("{} already has a row for {}.", areas[row.area].name, row.point.period.short());
            file.problem(&row.at, "row-twice", &message);
        } else {
            *place = Some(row.point);
        }
    }
    for (area, points) in areas.iter().zip(&table) {
        let missing: Vec<String> =
            (periods.iter().zip(points)).filter(|(_, p)| p.is_none()).map(|(p, _)| p.short()).collect();
        if !missing.is_empty() {
            let message = format!("{} has no row for {}.", area.name, missing.join(", "));
            file.problem(at, "row-missing", &message);
        }
    }
    if file.problems.len() > before {
        return None;
    }
    let series = (areas.iter().zip(table))
        .map(|(area, points)| Series { area: area.clone(), points: points.into_iter().flatten().collect() })
        .collect();
    Some((periods, series))
}
