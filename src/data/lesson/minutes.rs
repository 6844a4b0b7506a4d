//! How long a lesson and its parts take.

use crate::data::json::fields::{Count, Kind};
use crate::data::json::schema::Defs;
use crate::data::json::{File, Node};
use serde_json::Value;

/// The most minutes that slides, activity and worksheet may take together.
const LESSON: u32 = 45;

pub(super) const MINUTES: Count = Count("a whole number of minutes");

/// How long the sheet takes. With what comes before it must fit into one lesson.
pub(super) struct SheetMinutes(pub Option<u32>);

impl<'a> Kind<'a> for SheetMinutes {
    type Value = u32;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<u32> {
        let minutes = MINUTES.read(file, at)?;
        let sum = self.0.map(|before| before + minutes);
        if let Some(sum) = sum.filter(|sum| *sum > LESSON) {
            let message = format!("Slides, activity and worksheet take {sum} minutes; a lesson has {LESSON}.");
            file.problem(at, "minutes", &message);
        }
        Some(minutes)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        MINUTES.schema(defs)
    }
}

/// How long the lesson takes: as long as its slides, whose minutes are given.
pub(super) struct Minutes(pub Option<u32>);

impl<'a> Kind<'a> for Minutes {
    type Value = u32;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<u32> {
        let minutes = MINUTES.read(file, at)?;
        if let Some(sum) = self.0.filter(|sum| *sum != minutes) {
            file.problem(at, "minutes", &format!("The lesson takes {minutes} minutes, but its slides take {sum}."));
        }
        Some(minutes)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        MINUTES.schema(defs)
    }
}
