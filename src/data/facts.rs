//! Single figures that text and cards use by name.

use super::dataset::{Area, Unit, read_decimals, read_unit};
use super::decimal::{decimal, plain};
use super::meta::{Meta, check_schema, is_slug};
use super::problem::Problem;
use super::read::{File, Node, Reader};

/// A file of single figures.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSet {
    /// What the file says of itself.
    pub meta: Meta,
    /// The figures, in the order in which they are shown.
    pub facts: Vec<Fact>,
}

/// One cited figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name that text uses: `{fact:recovery-centres}`.
    pub name: String,
    /// What it counts, in a few words.
    pub label: String,
    /// The figure.
    pub amount: Amount,
    /// What one of it is called; `%` stands straight behind the figure.
    pub unit: Unit,
    /// The area that it is for.
    pub area: Area,
    /// The time that it is for, in words.
    pub period: String,
    /// The short name of its source.
    pub source: String,
    /// How it is counted.
    pub definition: String,
    /// One sentence with the figure, for its card; `{value}` and `{fact:...}` are filled in.
    pub sentence: Option<String>,
    /// How it follows from other figures of the file.
    pub working: Option<Working>,
    /// The place in a dataset that holds the same figure.
    pub cell: Option<Cell>,
    /// What could not be checked.
    pub doubt: Option<String>,
    /// Whether it has a card of its own on the first page.
    pub headline: bool,
}

/// How a figure is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number, with the digits after the point that its source printed.
    Number {
        /// The number.
        value: f64,
        /// The digits after the point.
        decimals: u8,
    },
    /// A part that the source gives in words only: more than 1 of 3.
    MoreThan {
        /// The part.
        part: u32,
        /// Out of this many.
        whole: u32,
    },
}

/// How a figure follows from two others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The sum that was done.
    pub how: How,
    /// The earlier figure's name.
    pub from: String,
    /// The later figure's name.
    pub to: String,
}

/// The sums that the site does on two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// How much less the later is, in percent of the earlier.
    PercentFall,
    /// How much less the later is.
    Fall,
}

/// A place in a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The dataset's name.
    pub dataset: String,
    /// The period, as the dataset writes it. The area is the fact's own.
    pub period: String,
}

impl How {
    /// Does the sum.
    pub fn work_out(self, from: f64, to: f64) -> f64 {
        match self {
            How::PercentFall => (from - to) / from * 100.0,
            How::Fall => from - to,
        }
    }
}

impl FactSet {
    /// Reads a file of figures and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str, reader: Reader) -> Result<FactSet, Vec<Problem>> {
        File::parse(name, text, reader, read)
    }

    /// The figure with this name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }
}

fn read<'a>(file: &mut File<'a>) -> Option<FactSet> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let meta = Meta::read(file, &mut object);
    let rows_at = object.present(file, "rows");
    object.finish(file);
    let (meta, rows_at) = (meta?, rows_at?);
    let mut facts: Vec<Fact> = Vec::new();
    for at in file.list(&rows_at)? {
        let Some(fact) = read_fact(file, &at, &meta) else {
            continue;
        };
        if facts.iter().any(|other| other.name == fact.name) {
            file.problem(&at, "fact-twice", &format!("The figure \"{}\" is here twice.", fact.name));
        }
        if let Some(working) = &fact.working {
            check_working(file, &at, &fact, working, &facts);
        }
        facts.push(fact);
    }
    Some(FactSet { meta, facts })
}

fn read_fact<'a>(file: &mut File<'a>, at: &Node<'a>, meta: &Meta) -> Option<Fact> {
    let mut object = file.object(at)?;
    let name = object.text(file, "name", 60).filter(|name| {
        let good = is_slug(name);
        if !good {
            file.problem(at, "name", &format!("\"{name}\" can't be a figure's name."));
        }
        good
    });
    let label = object.text(file, "label", 120);
    let amount = read_amount(file, &mut object);
    let unit = object.present(file, "unit").and_then(|at| read_unit(file, &at));
    let area = object.present(file, "area").and_then(|at| read_place(file, &at));
    let period = object.text(file, "period", 80);
    let source_at = object.present(file, "source");
    let source: Option<String> = source_at.as_ref().and_then(|at| file.text(at, 60));
    if let (Some(at), Some(id)) = (&source_at, &source)
        && meta.source(id).is_none()
    {
        file.problem(at, "row-source", "This source is not in the list of sources.");
    }
    let definition = object.text(file, "definition", 600);
    let sentence = object.optional_text(file, "sentence", 300);
    let working = object.optional("working").and_then(|at| read_working(file, &at));
    let cell = object.optional("cell").and_then(|at| read_cell(file, &at));
    let doubt = object.optional_text(file, "doubt", 600);
    let headline = object.optional("headline").and_then(|at| file.value(&at, "true or false")).unwrap_or(false);
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
    })
}

fn read_amount<'a>(file: &mut File<'a>, object: &mut super::read::Object<'a>) -> Option<Amount> {
    if let Some(at) = object.optional("moreThan") {
        let mut share = file.object(&at)?;
        let part = share.present(file, "part").and_then(|at| file.value(&at, "a whole number"));
        let whole = share.present(file, "whole").and_then(|at| file.value(&at, "a whole number"));
        share.finish(file);
        return Some(Amount::MoreThan { part: part?, whole: whole? });
    }
    let at = object.present(file, "value")?;
    let value: f64 = file.value(&at, "a number")?;
    let decimals = object.optional("decimals").and_then(|at| read_decimals(file, &at)).unwrap_or(0);
    if !(0.0..=1e12).contains(&value) {
        file.problem(&at, "value-range", &format!("{} can't be a figure here.", plain(value)));
    }
    Some(Amount::Number { value, decimals })
}

fn read_place<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Area> {
    let mut object = file.object(at)?;
    let code = object.optional_text(file, "code", 9).unwrap_or_default();
    let name = object.text(file, "name", 80);
    object.finish(file);
    let name = name?;
    Some(Area { code, slug: super::dataset::slug(&name), said: name.clone(), name, kind: String::new(), note: None })
}

fn read_working<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Working> {
    let mut object = file.object(at)?;
    let how_at = object.present(file, "how");
    let how = how_at.and_then(|at| {
        let text = file.text(&at, 40)?;
        let how = match text.as_str() {
            "percent-fall" => Some(How::PercentFall),
            "fall" => Some(How::Fall),
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
    Some(Cell { dataset: dataset?, period: period? })
}

/// A figure that was worked out agrees with the figures that it was worked out from.
fn check_working(file: &mut File<'_>, at: &Node<'_>, fact: &Fact, working: &Working, earlier: &[Fact]) {
    let number = |name: &str| {
        earlier.iter().find(|fact| fact.name == name).and_then(|fact| match fact.amount {
            Amount::Number { value, .. } => Some(value),
            Amount::MoreThan { .. } => None,
        })
    };
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
