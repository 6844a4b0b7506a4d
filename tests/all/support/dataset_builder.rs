//! Builds a small dataset for one test.

use altogether_safer::chart::{Cell, Plot, PlotLine};
use altogether_safer::data::chart::ChartKind;
use altogether_safer::data::{Audience, Dataset};
use serde_json::{Map, Value, json};

/// A builder for a dataset of stolen bicycles.
pub struct Made {
    kind: &'static str,
    decimals: u8,
    areas: Vec<Value>,
    rows: Vec<Value>,
    unit: [&'static str; 2],
    more: Map<String, Value>,
}

impl Made {
    /// A dataset with this kind of period and without areas.
    pub fn of(kind: &'static str) -> Made {
        Made { kind, decimals: 0, areas: Vec::new(), rows: Vec::new(), unit: ["bicycle", "bicycles"], more: Map::new() }
    }

    /// Sets the number of decimal places.
    pub fn decimals(self, decimals: u8) -> Made {
        Made { decimals, ..self }
    }

    /// Sets the unit.
    pub fn unit(self, one: &'static str, many: &'static str) -> Made {
        Made { unit: [one, many], ..self }
    }

    /// Sets a field that most datasets lack: `limits`, `span`, `caution`.
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Made {
        self.more.insert(field.to_string(), value.into());
        self
    }

    /// Gives the last area another code, and its rows the counts behind its rates.
    pub fn counted(mut self, code: &'static str, counts: &[u32]) -> Made {
        let area = self.areas.last_mut().expect("there is an area");
        let old = std::mem::replace(&mut area["code"], code.into());
        let mut counts = counts.iter();
        for row in self.rows.iter_mut().filter(|row| row["area"] == old) {
            row["area"] = code.into();
            if let Some(count) = counts.next() {
                row["count"] = (*count).into();
            }
        }
        self
    }

    /// Adds an area with a figure for each period; `None` if it is not available.
    pub fn area(self, name: &str, figures: &[(&str, Option<f64>)]) -> Made {
        let all: Vec<_> =
            figures.iter().map(|(period, value)| (*period, *value, value.is_none().then_some("x"))).collect();
        self.marked(name, &all)
    }

    /// Adds an area with figures and their symbols.
    pub fn marked(mut self, name: &str, figures: &[(&str, Option<f64>, Option<&str>)]) -> Made {
        let code = format!("E{:08}", self.areas.len() + 1);
        for (period, value, status) in figures {
            let note = status.map(|_| "It is said so here.");
            self.rows.push(json!({ "area": code, "period": period, "value": value, "status": status, "note": note }));
        }
        self.areas.push(json!({ "code": code, "name": name, "kind": "town", "said": format!("the town of {name}") }));
        self
    }

    /// The content of the dataset's file.
    pub fn text(&self) -> String {
        let [one, many] = self.unit;
        let mut text = json!({
            "schema": 1, "name": "bicycles", "title": "Stolen bicycles", "description": "For tests.",
            "sources": [{ "id": "desk", "title": "The book", "publisher": "The desk", "note": "It lies on the desk." }],
            "licenses": [{ "name": "CC0-1.0", "title": "No rights reserved", "path": "https://desk.example/terms" }],
            "created": "2026-01-05", "updated": "2026-01-06", "ended": "It is only a test.",
            "measure": "Stolen bicycles", "definition": "Bicycles said to be stolen.",
            "unit": { "one": one, "many": many },
            "decimals": self.decimals, "periodKind": self.kind, "areas": self.areas, "rows": self.rows,
        });
        text.as_object_mut().expect("it is an object").extend(self.more.clone());
        text.to_string()
    }

    /// The parsed dataset.
    pub fn read(&self) -> Dataset {
        Dataset::parse("made", &self.text(), Audience::Page)
            .unwrap_or_else(|problems| panic!("{}", super::shown(&problems)))
    }
}

/// A line or the bars of one area, without symbols.
pub fn line(name: &str, figures: &[Option<f64>]) -> PlotLine {
    let cell = |value: &Option<f64>| Cell {
        value: *value,
        status: None,
        text: value.map_or_else(String::new, |value| value.to_string()),
    };
    PlotLine { name: name.to_string(), cells: figures.iter().map(cell).collect() }
}

/// A plot without a band and without a break.
pub fn plot(kind: ChartKind, years: &[&str], lines: Vec<PlotLine>) -> Plot {
    Plot {
        kind,
        heading: "Year".to_string(),
        decimals: 0,
        years: years.iter().map(|year| year.to_string()).collect(),
        lines,
        band: None,
        marked: Vec::new(),
    }
}
