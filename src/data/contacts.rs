//! Contacts: services and how to reach them, each with its source and when that last confirmed it.

use crate::data::json::fields::{Kind, Text, record};
use crate::data::json::schema::{Defs, Described, has, pattern};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::{Address, Meta, Slug, Source, SourceId, read_rows, rows_schema};
use crate::data::values::Date;
use serde_json::Value;

/// The file of contacts.
#[derive(Clone, Debug, PartialEq)]
pub struct Contacts {
    /// The file's metadata.
    pub meta: Meta,
    /// The contacts, the most urgent first.
    pub list: Vec<Contact>,
}

record! {
    /// One service.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Contact read by read_contact(file, at, sources: &[Source], updated: Date) {
        /// The name that pages refer to it by.
        name: String = required Slug("a contact's name"),
        /// The service's own name.
        title: String = required Text(120),
        /// When to contact it, in one sentence.
        need: String = required Text(300),
        /// Its telephone number, as people write it.
        phone: Option<String> = optional Phone,
        /// How to reach it by text or relay, in words.
        text: Option<String> = optional Text(300),
        /// Its opening hours, in words.
        hours: Option<String> = optional Text(160),
        /// What a call costs, in words.
        cost: Option<String> = optional Text(160),
        /// Its page.
        online: Option<Online> = optional read_online,
        /// Anything else to know.
        note: Option<String> = optional Text(400),
        /// What could not be checked.
        doubt: Option<String> = optional Text(400),
        /// When its source last confirmed it, in words.
        confirmed: String = required Confirmed(updated),
        /// The short name of its source.
        source: String = required SourceId(sources),
    } {
        if let (Some(None), Some(None), Some(None)) = (&phone, &text, &online) {
            file.problem(at, "no-way", "The contact gives no way to reach it.");
        }
    }
    rule has("anyOf", &["phone", "text", "online"])
}

record! {
    /// A page of a service.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Online read by read_online(file, at) {
        /// Its web address.
        path: String = required Address,
        /// The link's text.
        text: String = required Text(120),
    }
}

impl Contacts {
    /// Reads the file of contacts and checks it.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Contacts, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }

    /// The contact with this name.
    pub fn get(&self, name: &str) -> Option<&Contact> {
        self.list.iter().find(|contact| contact.name == name)
    }
}

/// A telephone number as an address: `tel:03000267979`.
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

fn read(file: &mut File<'_>) -> Option<Contacts> {
    let (meta, rows) = read_rows(file)?;
    let mut list: Vec<Contact> = Vec::new();
    for at in rows {
        let Some(contact) = read_contact(file, &at, &meta.sources, meta.updated) else {
            continue;
        };
        if list.iter().any(|other| other.name == contact.name) {
            file.problem(&at, "contact-twice", &format!("The contact \"{}\" is here twice.", contact.name));
        }
        list.push(contact);
    }
    Some(Contacts { meta, list })
}

impl Described for Contacts {
    fn schema(defs: &mut Defs) -> Value {
        defs.refer("Contacts", |defs| {
            rows_schema(defs, "Services and how to reach them, the most urgent first.", Contact::schema)
        })
    }
}

/// The short numbers of British services: emergencies, police, power cuts, NHS, banks, helplines.
const SHORT: [&str; 9] = ["999", "112", "101", "105", "111", "119", "159", "116 000", "116 123"];

/// Childline has the shortest number with an area code: 0800 1111.
const FEWEST_DIGITS: usize = 8;

/// A telephone number: one of a British service, or one with its area code.
struct Phone;

impl<'a> Kind<'a> for Phone {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let phone = file.text(at, 30)?;
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        let known = SHORT.contains(&phone.as_str()) || phone.starts_with('0') && (FEWEST_DIGITS..=11).contains(&digits);
        if !phone.starts_with(|c: char| c.is_ascii_digit()) || !phone.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            file.problem(at, "phone", &format!("\"{phone}\" is not a telephone number."));
        } else if !known {
            file.problem(at, "phone", &format!("No British service has the number \"{phone}\"."));
        }
        Some(phone)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        pattern(30, "^[0-9][0-9 ]*$", "phone")
    }
}

/// When a source last confirmed a contact, given the day of the file: words with a year that isn't to come, or that
/// there is no date.
struct Confirmed(Date);

impl<'a> Kind<'a> for Confirmed {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let words = file.text(at, 80)?;
        let (this_year, _) = self.0.year_and_month();
        let years: Vec<u16> = words.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let undated = words.starts_with("date unknown");
        if self.0 != Date::UNREAD && !undated && !years.iter().any(|year| (1990..=this_year).contains(year)) {
            file.problem(at, "confirmed", &format!("\"{words}\" names no year up to {this_year}."));
        }
        Some(words)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.text(80)
    }
}
