//! Who a lesson is for.

use crate::data::json::schema::{Defs, Described, words};
use crate::data::json::{File, Node};
use serde_json::Value;

/// Who a lesson is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Ages five to seven.
    One,
    /// Ages seven to eleven.
    Two,
    /// Ages eleven to fourteen.
    Three,
    /// Ages fourteen to sixteen.
    Four,
}
impl Stage {
    /// All stages, the youngest first.
    pub const ALL: [Stage; 4] = [Stage::One, Stage::Two, Stage::Three, Stage::Four];

    /// As files and addresses write it.
    pub fn slug(self) -> &'static str {
        match self {
            Stage::One => "ks1",
            Stage::Two => "ks2",
            Stage::Three => "ks3",
            Stage::Four => "ks4",
        }
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Stage::One => "Key Stage 1",
            Stage::Two => "Key Stage 2",
            Stage::Three => "Key Stage 3",
            Stage::Four => "Key Stage 4",
        }
    }

    /// The pupils' ages, in words.
    pub fn ages(self) -> &'static str {
        match self {
            Stage::One => "ages 5 to 7",
            Stage::Two => "ages 7 to 11",
            Stage::Three => "ages 11 to 14",
            Stage::Four => "ages 14 to 16",
        }
    }

    pub(super) fn read(file: &mut File<'_>, at: &Node<'_>) -> Option<Stage> {
        file.one_of(at, "stage", "stage", &Stage::ALL.map(|stage| (stage.slug(), stage)))
    }
}

impl Described for Stage {
    fn schema(_: &mut Defs) -> Value {
        words(Stage::ALL.map(Stage::slug))
    }
}
