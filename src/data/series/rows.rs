//! The rules for rows. Each is one short function; `tests/all/data_rules.rs` has a bad file for each.

use crate::data::json::schema::{Defs, Shape, words};
use crate::data::json::{File, Index, Node, shorten};
use crate::data::meta::{Source, unknown_source};
use crate::data::series::{Area, Point, Series, Status};
use crate::data::values::plain;
use crate::data::values::{Period, PeriodKind};
use serde_json::{Value, json};

/// A message names at most this many periods.
const MOST_NAMED: usize = 12;

/// A larger figure must be a typing error.
pub(super) const LARGEST: f64 = 1e12;

/// What a row is checked against.
pub struct RowRules<'r> {
    /// The dataset's kind of period; `None` if it could not be read.
    kind: Option<PeriodKind>,
    /// The digits after the point that are published; `None` if they could not be read.
    decimals: Option<u8>,
    /// Counts from 1 up to this are too small to publish: they could identify a child.
    smallest: Option<f64>,
    /// The dataset's areas, and the position of each code among them.
    areas: &'r [Area],
    by_code: Index<'r>,
    /// The dataset's sources.
    sources: &'r [Source],
}

impl<'r> RowRules<'r> {
    /// The rules of a dataset.
    pub fn new(
        kind: Option<PeriodKind>,
        decimals: Option<u8>,
        smallest: Option<f64>,
        areas: &'r [Area],
        sources: &'r [Source],
    ) -> RowRules<'r> {
        let by_code = Index::of(areas.iter().map(|area| area.code.as_str()));
        RowRules { kind, decimals, smallest, areas, by_code, sources }
    }
}

/// A row and its node in the file.
pub struct Row<'a> {
    /// The row itself.
    pub(super) at: Node<'a>,
    /// The position of its area among the dataset's.
    pub(super) area: usize,
    /// Its figure.
    pub(super) point: Point,
}

/// The schema of a row. The dataset's own adds what depends on its other fields.
pub fn schema(defs: &mut Defs) -> Value {
    defs.refer("Row", |defs| {
        let mut shape = Shape::new(defs);
        shape.required("area", "The code of the area.", json!({ "type": "string" }));
        let period = "The year: \"2014/15\", \"2015\", or \"2024-12\" for the year to December 2024.";
        shape.required("period", period, json!({ "type": "string" }));
        let value = json!({ "type": ["number", "null"], "minimum": 0, "maximum": 1e12 });
        shape.required("value", "The figure; null where there is none, and then status says why.", value);
        shape.optional("count", "The number of events behind a rate.", json!({ "type": "number" }));
        let compared = json!({ "type": "number" });
        shape.optional("compared", "The same figure for the area that the dataset is compared with.", compared);
        let meanings = Status::ALL.map(|status| format!("{}: {}", status.letter(), status.meaning())).join("; ");
        let about = format!("The symbol that qualifies the figure or stands for it. {meanings}.");
        shape.optional("status", &about, words(Status::ALL.map(Status::letter)));
        let note = shape.defs.text(600);
        shape.optional("note", "Why the figure is missing, or how it was worked out.", note);
        let source = json!({ "type": "string" });
        shape.optional("source", "The id of its source. With one source for the file, it can be left out.", source);
        let instead = Status::ALL.into_iter().filter(|status| status.replaces_value()).map(Status::letter);
        shape.rule(json!({
            "if": { "required": ["status"], "properties": { "status": words(instead) } },
            "then": { "properties": { "value": { "type": "null" } } },
            "else": { "properties": { "value": { "type": "number" } } },
        }));
        let noted = Status::ALL.into_iter().filter(|status| status.needs_note()).map(Status::letter);
        shape.rule(json!({
            "if": { "required": ["status"], "properties": { "status": words(noted) } },
            "then": { "required": ["note"] },
        }));
        shape.done("One area's figure for one year.")
    })
}

/// Reads one row and checks it.
pub fn row<'a>(file: &mut File<'a>, at: &Node<'a>, rules: &RowRules<'_>) -> Option<Row<'a>> {
    let mut object = file.object(at)?;
    let code_at = object.present(file, "area");
    let period_at = object.present(file, "period");
    let value_at = object.present(file, "value");
    let count_at = object.optional("count");
    let compared_at = object.optional("compared");
    let status_at = object.optional("status");
    let note = object.optional_text(file, "note", 600);
    let source_at = object.optional("source");
    object.finish(file);

    let area = code_at.and_then(|at| area(file, &at, rules));
    let period = period_at.and_then(|at| period(file, &at, rules.kind));
    let status = match &status_at {
        Some(at) => Some(file.one_of(at, "symbol", "symbol", &Status::ALL.map(|status| (status.letter(), status)))?),
        None => None,
    };
    let value_at = value_at?;
    let value: Option<f64> = file.value(&value_at, "a number or null")?;
    value_or_symbol(file, &value_at, value, status);
    size(file, &value_at, value, rules);
    needs_note(file, at, status, note.as_deref());
    let count: Option<f64> = count_at.and_then(|at| file.value(&at, "a number"));
    let compared: Option<f64> = compared_at.and_then(|at| file.value(&at, "a number"));
    let source = source(file, source_at.as_ref().unwrap_or(at), source_at.is_some(), rules.sources);
    let point = Point { period: period?, value, count, compared, status, note, source: source? };
    Some(Row { at: at.clone(), area: area?, point })
}

fn area(file: &mut File<'_>, at: &Node<'_>, rules: &RowRules<'_>) -> Option<usize> {
    let code: String = file.value(at, "an area code in quotation marks")?;
    let index = rules.by_code.find(&code);
    if index.is_none() {
        // Writing an area's name instead of its code is a common mistake.
        let named = match file.is_explained() {
            true => rules.areas.iter().find(|area| area.name == code).map_or(&code, |area| &area.code),
            false => &code,
        };
        let message = format!("There is no area \"{}\" in the list of areas.", shorten(&code));
        file.unknown(at, "unknown-area", &message, named, rules.areas.iter().map(|area| area.code.as_str()));
    }
    index
}

fn period(file: &mut File<'_>, at: &Node<'_>, kind: Option<PeriodKind>) -> Option<Period> {
    let text: String = file.value(at, "a period in quotation marks")?;
    let kind = kind?;
    let period = Period::parse(kind, &text);
    if period.is_none() {
        file.problem(at, "period", &format!("\"{}\" is not {}.", shorten(&text), kind.example()));
    }
    period
}

/// Checks that a row has either a figure or a symbol that says why there is none.
fn value_or_symbol(file: &mut File<'_>, at: &Node<'_>, value: Option<f64>, status: Option<Status>) {
    let replaced = status.is_some_and(Status::replaces_value);
    if value.is_none() && !replaced {
        file.problem(at, "value-or-symbol", "There is no figure and no reason.");
    }
    if value.is_some() && replaced {
        file.problem(at, "value-or-symbol", "There is a figure and a symbol that says there is none.");
    }
}

/// Checks that a figure is in range, has no more decimals than published, and is too large to identify a child.
fn size(file: &mut File<'_>, at: &Node<'_>, value: Option<f64>, rules: &RowRules<'_>) {
    let Some(value) = value else { return };
    if !(0.0..=LARGEST).contains(&value) {
        file.problem(at, "value-range", &format!("{} can't be a figure of this dataset.", plain(value)));
    }
    let decimals = rules.decimals.unwrap_or(6);
    let scale = 10f64.powi(i32::from(decimals));
    if ((value * scale).round() - value * scale).abs() > 1e-6 {
        let message =
            format!("{} has more digits after the point than the {} that are published.", plain(value), decimals);
        file.problem(at, "decimals", &message);
    }
    if rules.smallest.is_some_and(|smallest| value > 0.0 && value < smallest) {
        file.problem(at, "small-number", &format!("{} is so small that it could point to a child.", plain(value)));
    }
}

/// Checks that a figure that was worked out has a note of how, and that a missing one says why.
fn needs_note(file: &mut File<'_>, at: &Node<'_>, status: Option<Status>, note: Option<&str>) {
    if let (Some(status), None) = (status.filter(|status| status.needs_note()), note) {
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
    unknown_source(file, at, &id, sources);
    None
}

/// Puts rows into series, and checks that each area has each period once and no year is left out.
pub fn series(
    file: &mut File<'_>,
    at: &Node<'_>,
    areas: &[Area],
    rows: Vec<Row<'_>>,
) -> Option<(Vec<Period>, Vec<Series>)> {
    let before = file.found();
    let (Some(first), Some(last)) =
        (rows.iter().map(|r| r.point.period).min(), rows.iter().map(|r| r.point.period).max())
    else {
        file.problem(at, "no-row", "There are no rows.");
        return None;
    };
    let periods: Vec<Period> = match first.kind() {
        // Years that may overlap: those that some row has.
        PeriodKind::YearEnding => {
            let mut all = Vec::new();
            for period in rows.iter().map(|row| row.point.period) {
                if let Err(place) = all.binary_search(&period) {
                    all.insert(place, period);
                }
            }
            all
        }
        _ => std::iter::successors(Some(first), |p| Some(p.next())).take_while(|p| *p <= last).collect(),
    };
    let mut by_area: Vec<Vec<Row<'_>>> = areas.iter().map(|_| Vec::new()).collect();
    for row in rows {
        by_area[row.area].push(row);
    }
    let mut series = Vec::with_capacity(areas.len());
    for (area, rows) in areas.iter().zip(by_area) {
        let mut points: Vec<Option<Point>> = vec![None; periods.len()];
        for row in rows {
            let Ok(place) = periods.binary_search(&row.point.period) else { continue };
            let place = &mut points[place];
            if place.is_some() {
                let message = format!("{} already has a row for {}.", area.name, row.point.period.short());
                file.problem(&row.at, "row-twice", &message);
            } else {
                *place = Some(row.point);
            }
        }
        if points.iter().any(Option::is_none) {
            missing(file, at, area, &periods, &points);
        }
        // Once something is wrong, no series is needed: those of areas without rows would be all gaps.
        if file.found() == before {
            series.push(Series { area: area.clone(), points: points.into_iter().flatten().collect() });
        }
    }
    (file.found() == before).then_some((periods, series))
}

/// Notes the periods that an area has no row for, the first ones by name.
fn missing(file: &mut File<'_>, at: &Node<'_>, area: &Area, periods: &[Period], points: &[Option<Point>]) {
    let all = || periods.iter().zip(points).filter(|(_, point)| point.is_none()).map(|(period, _)| period.short());
    if !file.is_explained() {
        let first = all().next().unwrap_or_default();
        return file.problem(at, "row-missing", &format!("{} has no row for {first}.", area.name));
    }
    let named = all().take(MOST_NAMED).collect::<Vec<_>>().join(", ");
    let more = match all().count().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    file.problem(at, "row-missing", &format!("{} has no row for {named}{more}.", area.name));
}
