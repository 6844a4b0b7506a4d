//! Reads a dataset's file.

use crate::data::json::{Audience, File, Index, Node, Object, Problem};
use crate::data::meta::{Meta, check_schema, is_slug};
use crate::data::series::{Area, Dataset, Dimension, Unit, rows, slug};
use crate::data::values::PeriodKind;

impl Dataset {
    /// Reads a dataset and checks it.
    ///
    /// # Errors
    /// Every problem in the file. A dataset with one bad row is refused whole.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<Dataset, Vec<Problem>> {
        File::parse(name, text, audience, read)
    }
}

fn read(file: &mut File<'_>) -> Option<Dataset> {
    let root = file.root()?;
    read_at(file, &root)
}

/// Reads a dataset from a node of a file.
pub fn read_at<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Dataset> {
    let mut object = file.object(at)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let measure = object.text(file, "measure", 120);
    let definition = object.text(file, "definition", 1500);
    let unit = object.present(file, "unit").and_then(|at| read_unit(file, &at));
    let decimals = object.present(file, "decimals").and_then(|at| read_decimals(file, &at));
    let kind_at = object.present(file, "periodKind");
    let kind = kind_at.and_then(|at| file.one_of(&at, "period-kind", "kind of period", &PeriodKind::NAMES));
    let period_heading = object.optional_text(file, "periodHeading", 60);
    let smallest: Option<f64> = object.optional("smallest").and_then(|at| file.value(&at, "a number"));
    let are_areas = !object.has("dimension");
    let dimension = read_dimension(file, &mut object);
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
    let (periods, series) = rows::series(file, &rows_at, &areas, rows)?;
    Some(Dataset {
        meta,
        measure: measure?,
        definition: definition?,
        unit: unit?,
        decimals: decimals?,
        period_kind: kind?,
        period_heading,
        periods,
        series,
        dimension,
    })
}

/// Reads what the series are, if they are not areas.
fn read_dimension<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Dimension> {
    let name = object.optional("dimension").and_then(|at| read_unit(file, &at))?;
    let at = object.present(file, "area")?;
    let mut area = file.object(&at)?;
    let code_at = area.place_of("code");
    let (code, text) = (area.text(file, "code", 9), area.text(file, "name", 80));
    area.finish(file);
    let (code, area) = (code?, text?);
    check_code(file, &code_at, &code);
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

/// Reads an area's Government Statistical Service code.
fn check_code(file: &mut File<'_>, at: &Node<'_>, code: &str) {
    let well_formed = code.len() == 9
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code[1..].bytes().all(|b| b.is_ascii_digit());
    if !well_formed {
        file.problem(at, "area-code", &format!("\"{code}\" is not an area code."));
    }
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

fn read_area<'a>(file: &mut File<'a>, at: &Node<'a>, is_area: bool) -> Option<Area> {
    let mut object = file.object(at)?;
    let (code_at, name_at) = (object.place_of("code"), object.place_of("name"));
    let code = object.text(file, "code", 40);
    let name = object.text(file, "name", 80);
    let kind = object.text(file, "kind", 60);
    let said = object.optional_text(file, "said", 90);
    let note = object.optional_text(file, "note", 300);
    object.finish(file);
    let (code, name) = (code?, name?);
    if is_area {
        check_code(file, &code_at, &code);
    } else if !is_slug(&code) {
        file.problem(&code_at, "name", &format!("\"{code}\" can't be part of an address."));
    }
    let slug = slug(&name);
    if !is_slug(&slug) {
        file.problem(&name_at, "area-name", "The name has no letters that an address can hold.");
    }
    Some(Area { code, said: said.unwrap_or_else(|| name.clone()), name, kind: kind?, slug, note })
}
