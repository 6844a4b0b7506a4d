//! The plan of a school year: which lesson packs to teach in which month, and why then.

use crate::data::json::fields::{Filled, Kind, Text, record};
use crate::data::json::schema::{Defs, Described, list, words};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::lesson::parts::{Backing, PerhapsBacked};
use crate::data::meta::{Meta, read_date};
use crate::data::text::{Prose, ReviewAfter, Whole};
use crate::data::values::Date;
use serde_json::Value;

record! {
    /// The plan.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SchoolYear read by read_year(file, at) with whole from Whole::read {
        /// The file's metadata; its title is the page's.
        meta: Meta = given whole.meta.clone(),
        /// The one or two sentences under the title.
        lead: String = required Prose(&whole),
        /// The day on which someone last checked it against its sources.
        reviewed: Date = required read_date,
        /// The day by which someone should check it again.
        review_due as "reviewDue": Date = required ReviewAfter(reviewed),
        /// The months that have lessons, in the order of a school year.
        months: Vec<MonthPlan> = required Months(&whole),
    }
}

record! {
    /// What to teach in a month.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct MonthPlan read by read_month_plan(file, at, whole: &Whole<'_>) {
        /// The month.
        month: Month = required read_month,
        /// Why these lessons fit then.
        why: String = required Prose(whole),
        /// Weeks and days that come every year, with the time of the month as far as it is known.
        occasions: Vec<String> = list Prose(whole),
        /// The names of the lesson packs.
        packs: Vec<String> = required Filled(Text(40)),
        /// What the reason and the occasions rest on; nothing where they are only about the season.
        backing: Backing = flatten PerhapsBacked(whole),
    }
}

/// A month of the school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// As people and files write it.
    pub name: &'static str,
    /// Its number in the calendar, from 1.
    pub number: u8,
}

impl Month {
    /// The months from the start of a school year to its end. In August there is no school.
    pub const ALL: [Month; 11] = [
        Month { name: "September", number: 9 },
        Month { name: "October", number: 10 },
        Month { name: "November", number: 11 },
        Month { name: "December", number: 12 },
        Month { name: "January", number: 1 },
        Month { name: "February", number: 2 },
        Month { name: "March", number: 3 },
        Month { name: "April", number: 4 },
        Month { name: "May", number: 5 },
        Month { name: "June", number: 6 },
        Month { name: "July", number: 7 },
    ];

    /// The name in addresses and file formats: `september`.
    pub fn slug(self) -> String {
        self.name.to_lowercase()
    }

    /// How many months after the start of the school year it is.
    fn place(self) -> Option<usize> {
        Month::ALL.iter().position(|month| *month == self)
    }
}

impl SchoolYear {
    /// Reads the plan and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<SchoolYear, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, |file| {
            let root = file.root()?;
            read_year(file, &root)
        })
    }

    /// Its sentences, without titles.
    pub fn texts(&self) -> Vec<&str> {
        let months = self.months.iter().flat_map(|plan| std::iter::once(&plan.why).chain(&plan.occasions));
        std::iter::once(&self.lead).chain(months).map(String::as_str).collect()
    }
}

fn read_month(file: &mut File<'_>, at: &Node<'_>) -> Option<Month> {
    file.one_of(at, "month", "month of school", &Month::ALL.map(|month| (month.name, month)))
}

impl Described for Month {
    fn schema(_: &mut Defs) -> Value {
        words(Month::ALL.map(|month| month.name))
    }
}

/// The months, which follow one another as in a school year.
struct Months<'w, 'a>(&'w Whole<'a>);

impl<'a> Kind<'a> for Months<'_, '_> {
    type Value = Vec<MonthPlan>;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<Vec<MonthPlan>> {
        let mut months: Vec<MonthPlan> = Vec::new();
        for item in file.list(at)? {
            let Some(plan) = read_month_plan(file, &item, self.0) else { continue };
            if let Some(before) = months.last().filter(|before| before.month.place() >= plan.month.place()) {
                let message = format!("{} stands after {}.", plan.month.name, before.month.name);
                file.problem(&item, "month", &message);
            }
            months.push(plan);
        }
        Some(months)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        list(0, MonthPlan::schema(defs))
    }
}
