//! [`record`] makes a struct, the function that reads it from an object and its JSON Schema, with one declaration per
//! field.

use crate::data::json::schema::{Defs, Described, DescribedPart, Shape, list, whole, words};
use crate::data::json::{File, Node, Object};
use serde_json::Value as Json;

/// A kind of field value, how to read it, and its schema. A function that reads a value also counts as a kind, if its
/// values have one form in files.
pub trait Kind<'a> {
    /// The Rust type of the value.
    type Value;
    /// Reads the value, or notes a problem.
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Self::Value>;
    /// The JSON Schema of the value.
    fn schema(&self, defs: &mut Defs) -> Json;
}

impl<'a, T: Described, F: Fn(&mut File<'a>, &Node<'a>) -> Option<T>> Kind<'a> for F {
    type Value = T;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<T> {
        self(file, at)
    }
    fn schema(&self, defs: &mut Defs) -> Json {
        T::schema(defs)
    }
}

/// Text of at most this many characters.
pub struct Text(pub usize);

impl<'a> Kind<'a> for Text {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        file.text(at, self.0)
    }
    fn schema(&self, defs: &mut Defs) -> Json {
        defs.text(self.0)
    }
}

/// A whole number, and how a problem words it: "a whole number of minutes".
pub struct Count(pub &'static str);

impl<'a> Kind<'a> for Count {
    type Value = u32;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<u32> {
        file.value(at, self.0)
    }
    fn schema(&self, _: &mut Defs) -> Json {
        whole(0)
    }
}

/// One of a few words: the rule, what the word names, and every word with its value.
pub struct OneOf<'w, T>(pub &'static str, pub &'static str, pub &'w [(&'w str, T)]);

impl<'a, T: Copy> Kind<'a> for OneOf<'_, T> {
    type Value = T;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<T> {
        file.one_of(at, self.0, self.1, self.2)
    }
    fn schema(&self, _: &mut Defs) -> Json {
        words(self.2.iter().map(|(word, _)| *word))
    }
}

/// A list of values of a kind, with at least one of them.
pub struct Filled<K>(pub K);

impl<'a, K: Kind<'a>> Kind<'a> for Filled<K> {
    type Value = Vec<K::Value>;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Vec<K::Value>> {
        let items = file.list(at)?;
        if items.is_empty() {
            file.problem(at, "empty", "The list is empty.");
        }
        Some(items.iter().filter_map(|item| self.0.read(file, item)).collect())
    }
    fn schema(&self, defs: &mut Defs) -> Json {
        list(1, self.0.schema(defs))
    }
}

/// An object whose names are free, as a list of names with their values.
pub struct Named<K>(pub K);

impl<'a, K: Kind<'a>> Kind<'a> for Named<K> {
    type Value = Vec<(String, K::Value)>;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Self::Value> {
        let mut object = file.object(at)?;
        let mut all = Vec::new();
        while let Some((name, node)) = object.take_first() {
            all.push((name, self.0.read(file, &node)?));
        }
        Some(all)
    }
    fn schema(&self, defs: &mut Defs) -> Json {
        serde_json::json!({ "type": "object", "additionalProperties": self.0.schema(defs) })
    }
}

/// A function that reads a value, or several fields, and also needs to know something else.
pub struct With<F, C>(pub F, pub C);

impl<'a, T: Described, C: Copy, F: Fn(&mut File<'a>, &Node<'a>, C) -> Option<T>> Kind<'a> for With<F, C> {
    type Value = T;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<T> {
        self.0(file, at, self.1)
    }
    fn schema(&self, defs: &mut Defs) -> Json {
        T::schema(defs)
    }
}

/// Several fields of an object that are read into one field of a struct. Any function that reads them also counts.
pub trait Part<'a> {
    /// The Rust type of what they make.
    type Value;
    /// Reads them, or notes a problem.
    fn read_part(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<Self::Value>;
    /// Adds them to the object's schema.
    fn fields(&self, shape: &mut Shape<'_>);
}

impl<'a, T: DescribedPart, F: Fn(&mut File<'a>, &mut Object<'a>) -> Option<T>> Part<'a> for F {
    type Value = T;
    fn read_part(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<T> {
        self(file, object)
    }
    fn fields(&self, shape: &mut Shape<'_>) {
        T::fields(shape);
    }
}

impl<'a, T: DescribedPart, C: Copy, F: Fn(&mut File<'a>, &mut Object<'a>, C) -> Option<T>> Part<'a> for With<F, C> {
    type Value = T;
    fn read_part(&self, file: &mut File<'a>, object: &mut Object<'a>) -> Option<T> {
        self.0(file, object, self.1)
    }
    fn fields(&self, shape: &mut Shape<'_>) {
        T::fields(shape);
    }
}

/// True or false.
pub fn flag(file: &mut File<'_>, at: &Node<'_>) -> Option<bool> {
    file.value(at, "true or false")
}

impl<'a> Object<'a> {
    /// Takes a field that must be there.
    pub fn required<K: Kind<'a>>(&mut self, file: &mut File<'a>, name: &str, kind: K) -> Option<K::Value> {
        let at = self.present(file, name)?;
        kind.read(file, &at)
    }

    /// Takes a field that may be left out; `Some(None)` if it is.
    pub fn if_there<K: Kind<'a>>(&mut self, file: &mut File<'a>, name: &str, kind: K) -> Option<Option<K::Value>> {
        match self.optional(name) {
            Some(at) => kind.read(file, &at).map(Some),
            None => Some(None),
        }
    }
}

/// Makes a struct, the function that reads it from an object, and its JSON Schema, with one declaration per field. The
/// comments say in the schema what each field is, so they are for people who write files:
///
/// ```text
/// record! {
///     /// A service's page.
///     #[derive(Debug)]
///     pub struct Online read by read_online(file, at) {
///         /// Its web address.
///         path: String = required Address,
///         /// The link's text.
///         text: String = required Text(120),
///     }
/// }
/// ```
///
/// How a field is read:
///
/// - `required Text(60)`: it must be there.
/// - `optional Text(60)`: an `Option`; with a value to use if it is left out, `optional flag => true`, the value itself.
/// - `list Text(60)`: a list, empty if left out. `required Filled(Text(60))` is a list with at least one item.
/// - `flatten read_pause`: made from several fields of the object.
/// - `given name.as_deref().map(slug)`: worked out, not read.
///
/// `chart_groups as "chartGroups"` gives a field's name in the file. A kind may use the fields above it, each an
/// `Option`: `None` if it could not be read. So may a block after the fields, which checks several of them together.
/// `rule` says as a schema what must be true of several fields together, as far as a schema can.
/// `after` names a function that looks at the object first; `with whole from read_whole`, one whose result every
/// kind may use.
macro_rules! record {
    ($(#[doc = $about:literal])* #[derive($($derive:ident),*)] pub struct $what:ident read by $read:ident($file:ident, $at:ident $(, $with:ident: $type:ty)*)
        $(after $before:ident)? $(with $whole:ident from $start:path)? {
        $($(#[doc = $doc:literal])* $field:ident $(as $key:literal)?: $holds:ty =
            $need:ident $kind:expr $(=> $default:expr)?),* $(,)?
    } $($check:block)? $(rule $rule:expr)?) => {
        $(#[doc = $about])*
        #[derive($($derive),*)]
        pub struct $what {
            $($(#[doc = $doc])* pub $field: $holds),*
        }

        impl $crate::data::json::schema::Described for $what {
            fn schema(defs: &mut $crate::data::json::schema::Defs) -> serde_json::Value {
                defs.refer(stringify!($what), |defs| {
                    $(let $with = <$type as $crate::data::json::schema::Blank>::blank();)*
                    let mut shape = $crate::data::json::schema::Shape::new(defs);
                    $($crate::data::json::fields::Part::fields(&$before, &mut shape);)?
                    $(let $whole = $crate::data::json::schema::blank_of($start); $crate::data::json::fields::Part::fields(&$start, &mut shape);
                        let _ = &$whole;)?
                    $(let $field: Option<$holds> = None; let _ = &$field;)*
                    $($crate::data::json::fields::record!(
                        @shape $need shape, $crate::data::json::fields::record!(@key $field $($key)?),
                        concat!($($doc),*), $kind);)*
                    $(shape.rule($rule);)?
                    shape.done(concat!($($about),*))
                })
            }
        }

        pub(in $crate::data) fn $read<'a>(
            $file: &mut $crate::data::json::File<'a>,
            $at: &$crate::data::json::Node<'a>,
            $($with: $type),*
        ) -> Option<$what> {
            let mut object = $file.object($at)?;
            $($before($file, &mut object)?;)?
            $(let $whole = $start($file, &mut object)?;)?
            $(let $field = $crate::data::json::fields::record!(
                @take $need $file, object, $crate::data::json::fields::record!(@key $field $($key)?), $kind
                $(, $default)?);)*
            object.finish($file);
            $($check)?
            // One way out if anything is missing: `?` on each field would add code to the browser's modules.
            let ($(Some($field),)*) = ($($field,)*) else { return None };
            Some($what { $($field),* })
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@take required $file:ident, $object:ident, $key:expr, $kind:expr) => { $object.required($file, $key, $kind) };
    (@take optional $file:ident, $object:ident, $key:expr, $kind:expr) => { $object.if_there($file, $key, $kind) };
    (@take optional $file:ident, $object:ident, $key:expr, $kind:expr, $default:expr) => {
        $object.if_there($file, $key, $kind).map(|given| given.unwrap_or_else(|| $default))
    };
    (@take list $file:ident, $object:ident, $key:expr, $kind:expr) => {
        Some($object.each($file, $key, |file, at| $crate::data::json::fields::Kind::read(&$kind, file, at)))
    };
    (@take flatten $file:ident, $object:ident, $key:expr, $part:expr) => {
        $crate::data::json::fields::Part::read_part(&$part, $file, &mut $object)
    };
    (@shape required $shape:ident, $key:expr, $about:expr, $kind:expr) => {
        let schema = $crate::data::json::fields::Kind::schema(&$kind, $shape.defs);
        $shape.required($key, $about, schema);
    };
    (@shape optional $shape:ident, $key:expr, $about:expr, $kind:expr) => {
        let schema = $crate::data::json::fields::Kind::schema(&$kind, $shape.defs);
        $shape.optional($key, $about, schema);
    };
    (@shape list $shape:ident, $key:expr, $about:expr, $kind:expr) => {
        let items = $crate::data::json::fields::Kind::schema(&$kind, $shape.defs);
        $shape.optional($key, $about, $crate::data::json::schema::list(0, items));
    };
    (@shape flatten $shape:ident, $key:expr, $about:expr, $part:expr) => {
        $crate::data::json::fields::Part::fields(&$part, &mut $shape);
    };
    (@shape given $shape:ident, $key:expr, $about:expr, $value:expr) => {};
    (@take given $file:ident, $object:ident, $key:expr, $value:expr) => { $value };
}
pub(crate) use record;
