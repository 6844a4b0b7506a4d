//! JSON Schemas (2020-12) of published files, made by the declarations that read the files.
//!
//! Nothing of this runs in the browser, so nothing of it is in the browser's modules.

use crate::data::json::rules::hint;
use crate::data::json::{File, Object};
use serde_json::{Map, Value, json};

/// What every text must be: not empty, and free of hidden characters ([`super::is_unsafe`]).
const TEXT: &str = {
    macro_rules! hidden {
        () => {
            r"\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF"
        };
    }
    concat!("^[^", hidden!(), "]*[^", hidden!(), r"\s][^", hidden!(), "]*$")
};

/// A type whose values have one form in files.
pub trait Described {
    /// The schema of such a value.
    fn schema(defs: &mut Defs) -> Value;
}

/// A type that is made from several fields of an object.
pub trait DescribedPart {
    /// Adds the fields to the object's schema.
    fn fields(shape: &mut Shape<'_>);
}

/// What a reader has to know, when only its schema is wanted.
pub trait Blank {
    /// Nothing in particular.
    fn blank() -> Self;
}

impl Blank for bool {
    fn blank() -> bool {
        false
    }
}

impl<T> Blank for &[T] {
    fn blank() -> Self {
        &[]
    }
}

/// The blank result of a function that reads a part.
pub fn blank_of<T: Blank>(_: impl Fn(&mut File<'static>, &mut Object<'static>) -> Option<T>) -> T {
    T::blank()
}

/// The schemas that a file's schema refers to by name.
#[derive(Default)]
pub struct Defs(Map<String, Value>);

impl Defs {
    /// A reference to a schema, which is made unless it is there already.
    pub fn refer(&mut self, name: &str, make: impl FnOnce(&mut Defs) -> Value) -> Value {
        if !self.0.contains_key(name) {
            let schema = make(self);
            self.0.insert(name.to_string(), schema);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// Text of at most this many characters.
    pub fn text(&mut self, longest: usize) -> Value {
        let mut text = self.refer("text", |_| {
            let wrong = "Write it, without hidden characters.";
            json!({ "type": "string", "pattern": TEXT, "patternErrorMessage": wrong })
        });
        text["type"] = json!("string");
        text["maxLength"] = json!(longest);
        text
    }
}

/// The schema of a whole file, which holds a `T`.
pub fn file_schema<T: Described>(title: &str) -> Value {
    let mut defs = Defs::default();
    let mut schema = T::schema(&mut defs);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["$defs"] = Value::Object(defs.0);
    schema
}

/// One of a few words.
pub fn words<'w>(all: impl IntoIterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": all.into_iter().collect::<Vec<_>>() })
}

/// Text of a form. Editors that know how show the rule's hint, not the pattern.
pub fn pattern(longest: usize, pattern: &str, rule: &str) -> Value {
    json!({ "type": "string", "maxLength": longest, "pattern": pattern, "patternErrorMessage": hint(rule) })
}

/// How many of these fields must be there: `oneOf`, exactly one; `anyOf`, one or more.
pub fn has(how: &str, names: &[&str]) -> Value {
    json!({ how: names.iter().map(|name| json!({ "required": [name] })).collect::<Vec<_>>() })
}

/// A list, with at least this many items.
pub fn list(least: usize, items: Value) -> Value {
    let mut list = json!({ "type": "array", "items": items });
    if least > 0 {
        list["minItems"] = json!(least);
    }
    list
}

/// A whole number from `least`, as large as 32 bits can hold.
pub fn whole(least: u32) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": u32::MAX })
}

/// The schema of an object, as far as it is put together.
pub struct Shape<'d> {
    /// The schemas that it refers to.
    pub defs: &'d mut Defs,
    properties: Map<String, Value>,
    required: Vec<String>,
    rules: Vec<Value>,
}

impl<'d> Shape<'d> {
    /// An object without fields.
    pub fn new(defs: &'d mut Defs) -> Shape<'d> {
        Shape { defs, properties: Map::new(), required: Vec::new(), rules: Vec::new() }
    }

    /// Adds a field that must be there.
    pub fn required(&mut self, name: &str, about: &str, schema: Value) {
        self.required.push(name.to_string());
        self.optional(name, about, schema);
    }

    /// Adds a field that may be left out.
    pub fn optional(&mut self, name: &str, about: &str, mut schema: Value) {
        if let Value::Object(fields) = &mut schema {
            fields.insert("description".to_string(), json!(about.trim()));
        }
        self.properties.insert(name.to_string(), schema);
    }

    /// Adds what must be true of several fields together.
    pub fn rule(&mut self, rule: Value) {
        self.rules.push(rule);
    }

    /// The schema. Like the reader, it lets names pass that begin with a dollar sign, such as `$comment`.
    pub fn done(self, about: &str) -> Value {
        let mut schema = json!({
            "type": "object",
            "description": about.trim(),
            "properties": self.properties,
            "patternProperties": { "^\\$": true },
            "additionalProperties": false,
        });
        if !self.required.is_empty() {
            schema["required"] = json!(self.required);
        }
        if !self.rules.is_empty() {
            schema["allOf"] = json!(self.rules);
        }
        schema
    }
}

impl Described for bool {
    fn schema(_: &mut Defs) -> Value {
        json!({ "type": "boolean" })
    }
}
