//! The list of days, `data/days.json`: when each file of figures last changed.

use crate::data::package::{Holds, Package, Resource};
use serde_json::{Map, Value};

impl Package {
    /// The list, a line for each file.
    pub fn days(&self) -> String {
        let is_published = |one: &&Resource| one.holds != Holds::Contacts && !self.is_worked_out(&one.name);
        let resources = self.list.resources.iter().filter(is_published);
        let day = |name: &str| {
            let dataset = self.dataset(name).map(|dataset| &dataset.meta);
            let set = || self.fact_sets.iter().find(|set| set.meta.name == name).map(|set| &set.meta);
            dataset.or_else(set).map(|meta| meta.updated.iso())
        };
        let list: Map<String, Value> =
            resources.filter_map(|one| Some((one.name.clone(), Value::String(day(&one.name)?)))).collect();
        format!("{:#}\n", Value::Object(list))
    }
}
