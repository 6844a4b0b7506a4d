//! Areas, or what a dataset has series of instead.

use crate::data::json::fields::{Kind, Text, record};
use crate::data::json::schema::{Defs, pattern};
use crate::data::json::{File, Node, Object};
use crate::data::meta::is_slug;
use crate::data::series::unit::{Unit, read_unit};
use serde_json::Value;

record! {
    /// A place that figures are for, or a part of one area's figures.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Area read by read_area(file, at, is_area: bool) {
        /// Its Government Statistical Service code: `E06000047`. For part of one area's figures, a short name.
        code: String = required Code(is_area),
        /// Its name, as readers know it.
        name: String = required AreaName,
        /// The kind of area: "police force area".
        kind: String = required Text(60),
        /// The name inside a sentence: "the North East".
        said: String = optional Text(90) => name.clone().unwrap_or_default(),
        /// The name in addresses, made from the name: `county-durham`.
        slug: String = given name.as_deref().map(slug),
        /// A note about the area: "County Durham and Darlington together".
        note: Option<String> = optional Text(300),
    }
}

record! {
    /// An area that is named but has no series.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Place read by read_place(file, at) {
        /// Its Government Statistical Service code: `E06000047`.
        code: String = required GssCode,
        /// Its name.
        name: String = required Text(80),
    }
}

/// What series are, if they are not areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// What one of them is called: "offence group".
    pub name: Unit,
    /// The code of the area that all of them are for.
    pub code: String,
    /// The name of that area.
    pub area: String,
}

/// Reads what the series are, if they are not areas.
pub(super) fn read_dimension<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<Dimension> {
    let name = object.if_there(file, "dimension", read_unit)??;
    let Place { code, name: area } = object.required(file, "area", read_place)?;
    Some(Dimension { name, code, area })
}

/// A Government Statistical Service code, as a pattern.
pub(super) const GSS_CODE: &str = "^[A-Z][0-9]{8}$";

/// A Government Statistical Service code.
struct GssCode;

impl<'a> Kind<'a> for GssCode {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        Code(true).read(file, at)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        pattern(40, GSS_CODE, "area-code")
    }
}

/// A Government Statistical Service code, or of a series that is no area, a name that addresses can hold. The dataset's
/// schema says which.
struct Code(bool);

impl<'a> Kind<'a> for Code {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let code = file.text(at, 40)?;
        let well_formed = code.len() == 9
            && code.starts_with(|c: char| c.is_ascii_uppercase())
            && code[1..].bytes().all(|b| b.is_ascii_digit());
        if self.0 && !well_formed {
            file.problem(at, "area-code", &format!("\"{code}\" is not an area code."));
        } else if !self.0 && !is_slug(&code) {
            file.problem(at, "name", &format!("\"{code}\" can't be part of an address."));
        }
        Some(code)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.text(40)
    }
}

/// An area's name, which addresses are made from.
struct AreaName;

impl<'a> Kind<'a> for AreaName {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let name = file.text(at, 80)?;
        if !is_slug(&slug(&name)) {
            file.problem(at, "area-name", "The name has no letters that an address can hold.");
        }
        Some(name)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        pattern(80, "[A-Za-z0-9]", "area-name")
    }
}

/// A name as addresses write it: "Avon and Somerset" becomes `avon-and-somerset`.
pub fn slug(name: &str) -> String {
    let words: Vec<String> = (name.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}
