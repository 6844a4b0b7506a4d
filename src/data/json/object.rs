//! JSON objects. A field may occur only once, and reading takes it out, so that unknown fields are left over.

use crate::data::json::words::{escape, shorten};
use crate::data::json::{Audience, File, Index, Node};
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The fields of one object, each to be taken once.
pub struct Object<'a> {
    node: Node<'a>,
    fields: Vec<(String, Node<'a>)>,
}

impl<'a> File<'a> {
    /// The value as an object with each field once.
    pub fn object(&mut self, at: &Node<'a>) -> Option<Object<'a>> {
        let Ok(Fields(pairs)) = serde_json::from_str::<Fields<'a>>(at.raw) else {
            self.wrong_type(at, "an object");
            return None;
        };
        let repeated = Index::of(pairs.iter().map(|(key, _)| key.as_str())).is_repeated();
        let mut fields = Vec::with_capacity(pairs.len());
        for ((key, raw), repeated) in pairs.into_iter().zip(repeated) {
            let node = Node { raw: raw.get(), pointer: format!("{}/{}", at.pointer, escape(&key)) };
            if repeated {
                self.problem(&node, "twice", &format!("The field \"{}\" is here twice.", shorten(&key)));
            } else {
                fields.push((key, node));
            }
        }
        Some(Object { node: at.clone(), fields })
    }
}

impl<'a> Object<'a> {
    /// The object's own node.
    pub fn node(&self) -> &Node<'a> {
        &self.node
    }

    /// The node of a field that has not been taken yet; the object's own if there is no such field.
    pub fn place_of(&self, name: &str) -> Node<'a> {
        self.fields.iter().find(|(key, _)| key == name).map_or(&self.node, |(_, node)| node).clone()
    }

    /// Whether a field is there and has not been taken yet.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// The nodes of all fields.
    pub(super) fn into_nodes(self) -> Vec<Node<'a>> {
        self.fields.into_iter().map(|(_, node)| node).collect()
    }

    /// Takes a field that may be left out. `null` counts as left out.
    pub fn optional(&mut self, name: &str) -> Option<Node<'a>> {
        let index = self.fields.iter().position(|(key, _)| key == name)?;
        let (_, node) = self.fields.swap_remove(index);
        (node.raw != "null").then_some(node)
    }

    /// Takes a field that must be there, even if it is `null`.
    pub fn present(&mut self, file: &mut File<'a>, name: &str) -> Option<Node<'a>> {
        let index = self.fields.iter().position(|(key, _)| key == name);
        if index.is_none() {
            let message = format!("The field \"{name}\" is missing.");
            file.problem_and_mend(&self.node, "missing-field", &message, |explain| {
                (explain.misspelt)(name, &self.fields.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>())
            });
        }
        Some(self.fields.swap_remove(index?).1)
    }

    /// Takes the first field, whatever its name.
    pub fn take_first(&mut self) -> Option<(String, Node<'a>)> {
        (!self.fields.is_empty()).then(|| self.fields.remove(0))
    }

    /// Takes a required text.
    pub fn text(&mut self, file: &mut File<'a>, name: &str, longest: usize) -> Option<String> {
        let node = self.present(file, name)?;
        file.text(&node, longest)
    }

    /// Takes a text that may be left out.
    pub fn optional_text(&mut self, file: &mut File<'a>, name: &str, longest: usize) -> Option<String> {
        let node = self.optional(name)?;
        file.text(&node, longest)
    }

    /// Takes a list that may be left out, and reads each item.
    pub fn each<T>(
        &mut self,
        file: &mut File<'a>,
        name: &str,
        mut read: impl FnMut(&mut File<'a>, &Node<'a>) -> Option<T>,
    ) -> Vec<T> {
        let Some(items) = self.optional(name).and_then(|node| file.list(&node)) else {
            return Vec::new();
        };
        items.iter().filter_map(|item| read(file, item)).collect()
    }

    /// Ends the reading. For the publisher, a field that was never taken is a problem.
    pub fn finish(self, file: &mut File<'a>) {
        if file.audience() == Audience::Publisher {
            for (key, node) in self.fields.iter().filter(|(key, _)| !key.starts_with('$')) {
                file.problem(node, "unknown-field", &format!("The field \"{}\" is not known here.", shorten(key)));
            }
        }
    }
}

struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Fields(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
