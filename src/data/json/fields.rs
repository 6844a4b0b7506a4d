//! [`record`] makes both a struct and the function that reads it from an object, with one declaration per field.

use crate::data::json::{File, Node, Object};

/// A kind of field value and how to read it. Any function that reads a value also counts as a kind.
pub trait Kind<'a> {
    /// The Rust type of the value.
    type Value;
    /// Reads the value, or notes a problem.
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Self::Value>;
}

impl<'a, T, F: Fn(&mut File<'a>, &Node<'a>) -> Option<T>> Kind<'a> for F {
    type Value = T;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<T> {
        self(file, at)
    }
}

/// Text of at most this many characters.
pub struct Text(pub usize);

impl<'a> Kind<'a> for Text {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        file.text(at, self.0)
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

/// Makes a struct and the function that reads it from an object, with one declaration per field:
///
/// ```text
/// record! {
///     /// A service's page.
///     #[derive(Debug)]
///     pub struct Online read by read_online(file, at) {
///         /// Its web address.
///         path: String = required read_address,
///         /// The link's text.
///         text: String = required Text(120),
///     }
/// }
/// ```
///
/// A field is `required`, `optional` (an `Option`), `or_true` (a flag that is true if left out) or a `list`
/// (empty if left out). `chart_groups as "chartGroups"` gives its name in the file. A block after the fields may check
/// several of them together; in it, each is an `Option`: `None` if it could not be read. `after` names
/// a function that looks at the object first.
macro_rules! record {
    ($(#[$about:meta])* pub struct $what:ident read by $read:ident($file:ident, $at:ident $(, $with:ident: $type:ty)?)
        $(after $before:ident)? {
        $($(#[$doc:meta])* $field:ident $(as $key:literal)?: $holds:ty = $need:ident $kind:expr),* $(,)?
    } $($check:block)?) => {
        $(#[$about])*
        pub struct $what {
            $($(#[$doc])* pub $field: $holds),*
        }

        fn $read<'a>(
            $file: &mut $crate::data::json::File<'a>,
            $at: &$crate::data::json::Node<'a>,
            $($with: $type)?
        ) -> Option<$what> {
            let mut object = $file.object($at)?;
            $($before($file, &mut object)?;)?
            $(let $field = $crate::data::json::fields::record!(
                @take $file, object, $need, $crate::data::json::fields::record!(@key $field $($key)?), $kind);)*
            object.finish($file);
            $($check)?
            Some($what { $($field: $field?),* })
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@take $file:ident, $object:ident, required, $key:expr, $kind:expr) => { $object.required($file, $key, $kind) };
    (@take $file:ident, $object:ident, optional, $key:expr, $kind:expr) => { $object.if_there($file, $key, $kind) };
    (@take $file:ident, $object:ident, or_true, $key:expr, $kind:expr) => {
        $object.if_there($file, $key, $kind).map(|given| given.unwrap_or(true))
    };
    (@take $file:ident, $object:ident, list, $key:expr, $kind:expr) => {
        Some($object.each($file, $key, |file, at| $crate::data::json::fields::Kind::read(&$kind, file, at)))
    };
}
pub(crate) use record;
