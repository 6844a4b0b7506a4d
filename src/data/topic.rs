//! What advice and lessons are about.

use crate::data::json::schema::{Defs, Described, words};
use crate::data::json::{File, Node};
use serde_json::Value;

/// What advice or a lesson is about, in the order of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Rivers, lakes, the sea, ice.
    Water,
    /// Streets, on foot and as a passenger.
    Road,
    /// Fire, alarms, carbon monoxide, scams.
    Home,
    /// Railway lines and level crossings.
    Rail,
}

impl Described for Topic {
    fn schema(_: &mut Defs) -> Value {
        words(Topic::ALL.map(Topic::slug))
    }
}

impl Topic {
    /// All topics, in the order of lists.
    pub const ALL: [Topic; 4] = [Topic::Water, Topic::Road, Topic::Home, Topic::Rail];

    /// As files and addresses write it. The first page of advice on a topic has the same name.
    pub fn slug(self) -> &'static str {
        match self {
            Topic::Water => "water",
            Topic::Road => "road",
            Topic::Home => "home",
            Topic::Rail => "rail",
        }
    }

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Water => "Water",
            Topic::Road => "Road",
            Topic::Home => "Home",
            Topic::Rail => "Rail",
        }
    }

    /// Reads a topic as files write it.
    pub(in crate::data) fn read(file: &mut File<'_>, at: &Node<'_>) -> Option<Topic> {
        let word = file.text(at, 40)?;
        let topic = Topic::ALL.into_iter().find(|topic| topic.slug() == word);
        if topic.is_none() {
            file.problem(at, "topic", &format!("There is no topic \"{word}\"."));
        }
        topic
    }
}
