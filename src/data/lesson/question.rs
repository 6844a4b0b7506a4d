//! A question of a lesson's quiz.

use crate::data::json::fields::{Kind, record};
use crate::data::json::schema::{Defs, list, whole};
use crate::data::json::{File, Node};
use crate::data::lesson::parts::{Backed, Backing};
use crate::data::text::{Prose, Whole};
use serde_json::{Value, json};

/// With as many options, a schema no longer says that the right one is among them.
const MOST_OPTIONS: usize = 7;

record! {
    /// One question of the quiz.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Question read by read_question(file, at, whole: &Whole<'_>) {
        /// What is asked.
        question: String = required Prose(whole),
        /// What to choose from.
        options: Vec<String> = required Options(whole),
        /// The number of the right option; in files, the first is 1.
        right: usize = required Right(options.as_deref()),
        /// Why it is right.
        why: String = required Prose(whole),
        /// What that rests on.
        backing: Backing = flatten Backed(whole),
    }
    rule json!({ "allOf": (2..MOST_OPTIONS).map(|most| json!({
        "if": { "properties": { "options": { "maxItems": most } } },
        "then": { "properties": { "right": { "maximum": most } } },
    })).collect::<Vec<_>>() })
}

/// What to choose from.
struct Options<'w, 'a>(&'w Whole<'a>);

impl<'a> Kind<'a> for Options<'_, '_> {
    type Value = Vec<String>;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Vec<String>> {
        let items = file.list(at)?;
        let options: Vec<String> = items.iter().filter_map(|at| Prose(self.0).read(file, at)).collect();
        let twice = options.iter().enumerate().any(|(i, option)| options[..i].contains(option));
        if options.len() < 2 || twice {
            file.problem(at, "quiz", "A question needs two options or more, each a different one.");
        }
        Some(options)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        let mut options = list(2, Prose(self.0).schema(defs));
        options["uniqueItems"] = json!(true);
        options
    }
}

/// Which option is right. Files count options from 1, the program from 0.
struct Right<'o>(Option<&'o [String]>);

impl<'a> Kind<'a> for Right<'_> {
    type Value = usize;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<usize> {
        let right: usize = file.value(at, "a whole number")?;
        if let Some(options) = self.0
            && !(1..=options.len()).contains(&right)
        {
            file.problem(at, "quiz", &format!("The right option is number {right}, but there are {}.", options.len()));
        }
        right.checked_sub(1)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        whole(1)
    }
}
