//! Reads a file of single figures and cross-checks them.

use crate::data::figures::{Amount, Cell, Fact, FactSet, How, Picture, Working};
use crate::data::json::{Audience, File, Node, Object, Problem};
use crate::data::meta::{Meta, read_name, read_rows, read_source_id};
use crate::data::series::{Area, read_decimals, read_unit, slug};
use crate::data::values::{decimal, plain};

impl FactSet {
    /// Reads a file of figures and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str, audience: Audience) -> Result<FactSet, Vec<Problem>> {
        File::parse(name, text, audience, read)
    }
}

/// The whole file.
fn read<'a>(file: &mut File<'a>) -> Option<FactSet> {
    let (meta, rows) = read_rows(file)?;
    let mut facts: Vec<Fact> = Vec::new();
    for at in rows {
        let Some(fact) = read_fact(file, &at, &meta) else {
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

fn read_fact<'a>(file: &mut File<'a>, at: &Node<'a>, meta: &Meta) -> Option<Fact> {
    let mut object = file.object(at)?;
    let name = read_name(file, &mut object, "figure");
    let label = object.text(file, "label", 120);
    let (amount, ranked) = read_amount(file, &mut object).unzip();
    let ranked = ranked.flatten();
    let unit = object.present(file, "unit").and_then(|at| read_unit(file, &at));
    let area = object.present(file, "area").and_then(|at| read_place(file, &at));
    let period = object.text(file, "period", 80);
    let source = read_source_id(file, &mut object, meta);
    let definition = object.text(file, "definition", 600);
    let sentence = object.optional_text(file, "sentence", 300);
    let working = object.optional("working").and_then(|at| read_working(file, &at));
    let cell = object.optional("cell").and_then(|at| read_cell(file, &at)).or(ranked);
    let doubt = object.optional_text(file, "doubt", 600);
    let headline = object.optional("headline").and_then(|at| file.value(&at, "true or false")).unwrap_or(false);
    let picture = read_picture(file, at, &mut object, working.as_ref());
    let follows = object.optional_text(file, "follows", 60);
    object.finish(file);
    Some(Fact {
        name: name?,
        label: label?,
        amount: amount?,
        unit: unit?,
        area: area?,
        period: period?,
        source: source?,
        definition: definition?,
        sentence,
        working,
        cell,
        doubt,
        headline,
        picture,
        follows,
    })
}

/// Reads the amount and, for a rank, the dataset and period that it comes from.
fn read_amount<'a>(file: &mut File<'a>, object: &mut Object<'a>) -> Option<(Amount, Option<Cell>)> {
    if let Some(at) = object.optional("moreThan") {
        let mut share = file.object(&at)?;
        let (part, whole) = (whole_number(file, &mut share, "part"), whole_number(file, &mut share, "whole"));
        share.finish(file);
        return Some((Amount::MoreThan { part: part?, whole: whole? }, None));
    }
    if let Some(at) = object.optional("rank") {
        let mut rank = file.object(&at)?;
        let (place, of) = (whole_number(file, &mut rank, "place"), whole_number(file, &mut rank, "of"));
        let (dataset, period) = (rank.text(file, "dataset", 60), rank.text(file, "period", 20));
        let among = rank.text(file, "kind", 60);
        rank.finish(file);
        let cell = Cell { dataset: dataset?, period: period?, among: Some(among?) };
        return Some((Amount::Rank { place: place?, of: of? }, Some(cell)));
    }
    let at = object.present(file, "value")?;
    let value: f64 = file.value(&at, "a number")?;
    let decimals = object.optional("decimals").and_then(|at| read_decimals(file, &at)).unwrap_or(0);
    if !(0.0..=1e12).contains(&value) {
        file.problem(&at, "value-range", &format!("{} can't be a figure here.", plain(value)));
    }
    Some((Amount::Number { value, decimals }, None))
}

fn whole_number<'a>(file: &mut File<'a>, object: &mut Object<'a>, name: &str) -> Option<u32> {
    object.present(file, name).and_then(|at| file.value(&at, "a whole number"))
}

/// Reads a figure's picture. Bars go with the figure that it is compared with or worked out from.
fn read_picture<'a>(
    file: &mut File<'a>,
    at: &Node<'a>,
    object: &mut Object<'a>,
    working: Option<&Working>,
) -> Option<Picture> {
    let beside = object.optional_text(file, "beside", 60).or_else(|| working.map(|working| working.from.clone()));
    match (object.optional_text(file, "picture", 20)?.as_str(), beside) {
        ("part", _) => Some(Picture::Part),
        ("bars", Some(beside)) => Some(Picture::Bars { beside }),
        _ => {
            file.problem(at, "picture", "This figure can't be drawn like that.");
            None
        }
    }
}

fn read_place<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Area> {
    let mut object = file.object(at)?;
    let code = object.optional_text(file, "code", 9).unwrap_or_default();
    let name = object.text(file, "name", 80);
    object.finish(file);
    let name = name?;
    Some(Area { code, slug: slug(&name), said: name.clone(), name, kind: String::new(), note: None })
}

fn read_working<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Working> {
    let mut object = file.object(at)?;
    let how_at = object.present(file, "how");
    let how = how_at.and_then(|at| {
        let text = file.text(&at, 40)?;
        let how = match text.as_str() {
            "percent-fall" => Some(How::PercentFall),
            "percent-rise" => Some(How::PercentRise),
            "fall" => Some(How::Fall),
            "points" => Some(How::Points),
            "times" => Some(How::Times),
            _ => None,
        };
        if how.is_none() {
            file.problem(&at, "working", "This sum is not known.");
        }
        how
    });
    let from = object.text(file, "from", 60);
    let to = object.text(file, "to", 60);
    object.finish(file);
    Some(Working { how: how?, from: from?, to: to? })
}

fn read_cell<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Cell> {
    let mut object = file.object(at)?;
    let dataset = object.text(file, "dataset", 60);
    let period = object.text(file, "period", 20);
    object.finish(file);
    Some(Cell { dataset: dataset?, period: period?, among: None })
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
        Some(Picture::Part) => {
            fact.unit.many.contains('%') && fact.amount.number().is_some_and(|value| (0.0..=100.0).contains(&value))
        }
        Some(Picture::Bars { beside }) => fact.working.is_some() || number(beside).is_some(),
    };
    if !drawn {
        file.problem(at, "picture", "This figure can't be drawn like that.");
    }
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
