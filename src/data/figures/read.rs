//! Reads a file of single figures and cross-checks them.

use crate::data::figures::fact::read_fact;
use crate::data::figures::{Amount, Fact, FactPicture, FactSet};
use crate::data::json::schema::{Defs, Described};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::{read_rows, rows_schema};
use crate::data::series::whole;
use crate::data::values::{decimal, plain};
use serde_json::Value;

impl FactSet {
    /// Reads a file of figures and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<FactSet, Vec<Problem>> {
        File::parse(name, text, audience, read)
    }
}

impl Described for FactSet {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("FactSet", |defs| {
            rows_schema(defs, "Single figures, in the order in which they are shown.", Fact::schema)
        })
    }
}

/// The whole file.
fn read<'a>(file: &mut File<'a>) -> Option<FactSet> {
    let (meta, rows) = read_rows(file)?;
    let mut facts: Vec<Fact> = Vec::new();
    for at in rows {
        let Some(fact) = read_fact(file, &at, &meta.sources) else {
            // A figure that names this one would only seem to be wrong.
            for rule in ["follows", "picture", "working"] {
                file.silence(rule);
            }
            continue;
        };
        if facts.iter().any(|other| other.name == fact.name) {
            file.problem(&at, "fact-twice", &format!("The figure \"{}\" is here twice.", fact.name));
        }
        check_fact(file, &at, &fact, &facts);
        facts.push(fact);
    }
    Some(FactSet { meta, facts })
}

/// Checks that a figure fits the figures it names, which must come earlier in the file.
fn check_fact(file: &mut File<'_>, at: &Node<'_>, fact: &Fact, earlier: &[Fact]) {
    let above = |name: &str| earlier.iter().find(|fact| fact.name == name);
    let number = |name: &str| above(name).and_then(|fact| fact.amount.number());
    if let Some(name) = &fact.follows
        && above(name).is_none_or(|first| first.follows.is_some())
    {
        file.problem(at, "follows", &format!("There is no figure \"{name}\" above this one."));
    }
    let drawn = match &fact.picture {
        None => true,
        Some(FactPicture::Part) => {
            fact.unit.many.contains('%') && fact.amount.number().is_some_and(|value| (0.0..=100.0).contains(&value))
        }
        Some(FactPicture::Bars { beside }) => fact.working.is_some() || number(beside).is_some(),
    };
    if !drawn {
        file.problem(at, "picture", "This figure can't be drawn like that.");
    }
    share(file, at, fact);
    let Some(working) = &fact.working else { return };
    let (Some(from), Some(to)) = (number(&working.from), number(&working.to)) else {
        let message = "The figures that this one is worked out from are not above it.";
        file.problem(at, "working", message);
        return;
    };
    let Amount::Number { value, decimals } = fact.amount else {
        return;
    };
    let exact = working.how.work_out(from, to);
    if (exact - value).abs() > 0.5 * 0.1f64.powi(i32::from(decimals)) + 1e-9 {
        let message = format!(
            "The file says {}, but its own figures, {} and {}, make {}.",
            plain(value),
            plain(from),
            plain(to),
            decimal(exact, 1)
        );
        file.problem(at, "figures-disagree", &message);
    }
}

/// Checks for the publisher that a share is not above the whole. Rises may be, and say how they were worked out.
fn share(file: &mut File<'_>, at: &Node<'_>, fact: &Fact) {
    if !file.is_explained() {
        return;
    }
    let (Some(value), Some(whole)) = (fact.amount.number(), whole(&fact.unit.many)) else { return };
    if value > whole && fact.working.is_none() {
        let message = format!("{} is more than the whole, {}.", plain(value), plain(whole));
        file.problem(at, "share", &message);
    }
}
