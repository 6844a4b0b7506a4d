//! Reads a dataset's file.

use crate::data::json::fields::{Kind, Text};
use crate::data::json::schema::{Defs, Described, DescribedPart, Shape, list, words};
use crate::data::json::{Audience, File, Index, Node, Object, Problem};
use crate::data::meta::{Format, Meta, SLUG, check_schema};
use crate::data::series::area::{Area, GSS_CODE, Place, read_area, read_dimension, read_place};
use crate::data::series::plausible::{self, Places};
use crate::data::series::unit::{Decimals, Unit, read_unit};
use crate::data::series::{Dataset, Limits, rows};
use crate::data::values::PeriodKind;
use serde_json::{Value, json};

impl Dataset {
    /// Reads a dataset and checks it.
    ///
    /// # Errors
    /// Every problem in the file. A dataset with one bad row is refused whole.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<Dataset, Vec<Problem>> {
        File::parse(name, text, audience, |file| {
            let root = file.root()?;
            let (dataset, places) = read_with_places(file, &root)?;
            // Asked again, so that the compiler leaves the check out of what pages load.
            if let Some(places) = places.filter(|_| file.is_explained()) {
                plausible::check(file, &dataset, &places);
            }
            Some(dataset)
        })
    }
}

/// What the limits of chance are worked out from, as files write it.
const LIMITS: [(&str, Limits); 2] = [("counts", Limits::Counts), ("rates", Limits::Rates)];

impl Described for Dataset {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("Dataset", |defs| {
            let mut shape = Shape::new(defs);
            Format::fields(&mut shape);
            Meta::fields(&mut shape);
            let text = shape.defs.text(120);
            shape.required("measure", "What is measured, worded to start a sentence.", text);
            let text = shape.defs.text(1500);
            shape.required("definition", "How it’s counted, and what is included and excluded.", text);
            let unit = Unit::schema(shape.defs);
            shape.required("unit", "What is counted, in singular and plural.", unit.clone());
            let decimals = Kind::schema(&Decimals, shape.defs);
            shape.required("decimals", "How many digits after the point are published.", decimals);
            let kinds = words(PeriodKind::NAMES.map(|(name, _)| name));
            shape.required("periodKind", "The kind of year that each figure covers.", kinds);
            let text = shape.defs.text(60);
            shape.optional("periodHeading", "The heading of the years, if their kind has no suitable one.", text);
            let smallest = json!({ "type": "number" });
            shape.optional("smallest", "Figures above zero and below this are too small to publish.", smallest);
            let span = json!({ "type": "integer", "minimum": 0, "maximum": u8::MAX });
            shape.optional("span", "How many years each figure covers; 1 if left out.", span);
            let limits = "Whether chance can be worked out: from counts of events, or from rates with their counts.";
            shape.optional("limits", limits, words(LIMITS.map(|(name, _)| name)));
            let whole = "What the series add up to: the name of the dataset with the whole, or \"100\" for shares.";
            let name = shape.defs.text(60);
            shape.optional("addsUpTo", whole, name);
            let text = shape.defs.text(160);
            shape.optional("caution", "What to bear in mind wherever the figures go, in one sentence.", text);
            shape.optional("dimension", "What the series are, if they are not areas but parts of one area.", unit);
            let place = Place::schema(shape.defs);
            shape.optional("area", "With a dimension: the area that all series are part of.", place.clone());
            shape.optional("comparedWith", "The area whose figures stand beside those of each row.", place);
            let areas = list(1, Area::schema(shape.defs));
            shape.required("areas", "The areas, or what the dataset has series of instead.", areas);
            let rows = list(1, rows::schema(shape.defs));
            shape.required("rows", "One row for each area and year.", rows);
            rules().into_iter().for_each(|rule| shape.rule(rule));
            shape.done("One measure for some areas over some years.")
        })
    }
}

/// What must be true of several fields of a dataset together.
fn rules() -> Vec<Value> {
    let codes = |pattern: &str| json!({ "items": { "properties": { "code": { "pattern": pattern } } } });
    let each_row = |row: Value| json!({ "properties": { "rows": { "items": row } } });
    let mut rules = vec![
        json!({
            "if": { "required": ["dimension"] },
            "then": { "required": ["area"], "properties": { "areas": codes(SLUG) } },
            "else": { "properties": { "area": false, "areas": codes(GSS_CODE) } },
        }),
        json!({
            "if": { "properties": { "decimals": { "const": 0 } } },
            "then": each_row(json!({ "properties": { "value": { "type": ["integer", "null"] } } })),
        }),
        json!({
            "if": { "properties": { "sources": { "minItems": 2 } } },
            "then": each_row(json!({ "required": ["source"] })),
        }),
        json!({
            "if": { "required": ["comparedWith"] },
            "then": each_row(json!({
                "if": { "properties": { "value": { "type": "number" } } },
                "then": { "required": ["compared"] },
                "else": { "properties": { "compared": false } },
            })),
            "else": each_row(json!({ "properties": { "compared": false } })),
        }),
    ];
    rules.extend(PeriodKind::NAMES.map(|(name, kind)| {
        let expected = format!("Write {}.", kind.example());
        json!({
            "if": { "properties": { "periodKind": { "const": name } } },
            "then": each_row(json!({ "properties": { "period": { "pattern": kind.pattern(), "patternErrorMessage": expected } } })),
        })
    }));
    rules
}

/// Reads a dataset from a node of a file.
pub fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Dataset> {
    Some(read_with_places(file, at)?.0)
}

/// Reads a dataset; for the publisher, also where each row is.
fn read_with_places<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<(Dataset, Option<Places<'a>>)> {
    let mut object = file.object(at)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let measure = object.text(file, "measure", 120);
    let definition = object.text(file, "definition", 1500);
    let unit = object.required(file, "unit", read_unit);
    let decimals = object.required(file, "decimals", Decimals);
    let kind_at = object.present(file, "periodKind");
    let kind = kind_at.and_then(|at| file.one_of(&at, "period-kind", "kind of period", &PeriodKind::NAMES));
    let period_heading = object.optional_text(file, "periodHeading", 60);
    let smallest: Option<f64> = object.optional("smallest").and_then(|at| file.value(&at, "a number"));
    let span: Option<u8> = match object.optional("span") {
        Some(at) => file.value(&at, "a whole number of years"),
        None => Some(1),
    };
    let limits_at = object.optional("limits");
    let limits = limits_at.and_then(|at| file.one_of(&at, "limits", "way to work out limits", &LIMITS));
    let mut caution = object.optional_text(file, "caution", 160);
    if let Some(text) = caution.as_mut().filter(|text| !text.ends_with('.')) {
        text.push('.');
    }
    let are_areas = !object.has("dimension");
    let dimension = read_dimension(file, &mut object);
    let compared_with = object.if_there(file, "comparedWith", read_place).flatten();
    let adds_up_to = match file.is_explained() && !are_areas {
        true => object.if_there(file, "addsUpTo", Text(60)).flatten(),
        false => None,
    };
    let areas = read_areas(file, &mut object, are_areas);
    let rows_at = object.present(file, "rows");
    object.finish(file);
    let (meta, rows_at) = (meta?, rows_at?);
    let rules = rows::RowRules::new(kind, decimals, smallest, &areas, &meta.sources);
    let all = file.list(&rows_at)?;
    let rows: Vec<rows::Row<'a>> = all.iter().filter_map(|at| rows::row(file, at, &rules)).collect();
    // If a row could not be read, its problem is noted already; without it, a year would only seem to be missing.
    if rows.len() < all.len() {
        return None;
    }
    let places = file.is_explained().then(|| Places::of(&rows, &areas, smallest));
    let (periods, series) = rows::series(file, &rows_at, &areas, rows)?;
    let dataset = Dataset {
        meta,
        measure: measure?,
        definition: definition?,
        unit: unit?,
        decimals: decimals?,
        period_kind: kind?,
        period_heading,
        periods,
        series,
        span: span?,
        limits,
        caution,
        dimension,
        adds_up_to,
        compared_with,
    };
    Some((dataset, places))
}

/// Reads the list of areas: at least one, with no duplicate code or name.
fn read_areas<'a>(file: &mut File<'a>, object: &mut Object<'a>, are_areas: bool) -> Vec<Area> {
    let at = object.present(file, "areas");
    let items = at.as_ref().and_then(|at| file.list(at));
    if let (Some(at), Some([])) = (&at, items.as_deref()) {
        file.problem(at, "no-area", "There is no area.");
    }
    let items = items.unwrap_or_default();
    let (mut areas, mut places) = (Vec::new(), Vec::new());
    for item in &items {
        if let Some(area) = read_area(file, item, are_areas) {
            areas.push(area);
            places.push(item);
        }
    }
    if areas.is_empty() || areas.len() < items.len() {
        file.silence("unknown-area");
    }
    let codes = Index::of(areas.iter().map(|area: &Area| area.code.as_str())).is_repeated();
    let slugs = Index::of(areas.iter().map(|area| area.slug.as_str())).is_repeated();
    for (i, (area, at)) in areas.iter().zip(places).enumerate() {
        if codes[i] || slugs[i] {
            let message = format!("The area {} ({}) is listed twice.", area.name, area.code);
            file.problem(at, "area-twice", &message);
        }
    }
    areas
}
