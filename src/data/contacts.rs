//! Where to turn: services and how to reach them, each with its source and the time when it was last confirmed.

use crate::data::json::Problem;
use crate::data::json::{Audience, File, Node};
use crate::data::meta::{Meta, read_address, read_name, read_rows, read_source_id};

/// The file of contacts.
#[derive(Clone, Debug, PartialEq)]
pub struct Contacts {
    /// What the file says of itself.
    pub meta: Meta,
    /// The contacts, the most urgent first.
    pub list: Vec<Contact>,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The name that pages use.
    pub name: String,
    /// The service.
    pub title: String,
    /// When to turn to it, in one sentence.
    pub need: String,
    /// Its telephone number, as people write it.
    pub phone: Option<String>,
    /// How to reach it by text or relay, in words.
    pub text: Option<String>,
    /// When it answers, in words.
    pub hours: Option<String>,
    /// What a call costs, in words.
    pub cost: Option<String>,
    /// Its page.
    pub online: Option<Online>,
    /// Anything else to know.
    pub note: Option<String>,
    /// What could not be checked.
    pub doubt: Option<String>,
    /// When its source last confirmed it, in words.
    pub confirmed: String,
    /// The short name of its source.
    pub source: String,
}

/// A page of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Online {
    /// Its web address.
    pub path: String,
    /// The words to follow.
    pub text: String,
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
        let Some(contact) = read_contact(file, &at, &meta) else {
            continue;
        };
        if list.iter().any(|other| other.name == contact.name) {
            file.problem(&at, "contact-twice", &format!("The contact \"{}\" is here twice.", contact.name));
        }
        list.push(contact);
    }
    Some(Contacts { meta, list })
}

fn read_contact<'a>(file: &mut File<'a>, at: &Node<'a>, meta: &Meta) -> Option<Contact> {
    let mut object = file.object(at)?;
    let name = read_name(file, &mut object, "contact");
    let title = object.text(file, "title", 120);
    let need = object.text(file, "need", 300);
    let phone_at = object.optional("phone");
    let phone = phone_at.as_ref().and_then(|at| file.text(at, 30));
    if let (Some(at), Some(phone)) = (&phone_at, &phone)
        && !(phone.starts_with(|c: char| c.is_ascii_digit()) && phone.chars().all(|c| c.is_ascii_digit() || c == ' '))
    {
        file.problem(at, "phone", &format!("\"{phone}\" is not a telephone number."));
    }
    let text = object.optional_text(file, "text", 300);
    let hours = object.optional_text(file, "hours", 160);
    let cost = object.optional_text(file, "cost", 160);
    let online_at = object.optional("online");
    let online = online_at.as_ref().and_then(|at| read_online(file, at));
    if phone_at.is_none() && text.is_none() && online_at.is_none() {
        file.problem(at, "no-way", "The contact gives no way to reach it.");
    }
    let note = object.optional_text(file, "note", 400);
    let doubt = object.optional_text(file, "doubt", 400);
    let confirmed = object.text(file, "confirmed", 80);
    let source = read_source_id(file, &mut object, meta);
    object.finish(file);
    Some(Contact {
        name: name?,
        title: title?,
        need: need?,
        phone,
        text,
        hours,
        cost,
        online,
        note,
        doubt,
        confirmed: confirmed?,
        source: source?,
    })
}

fn read_online<'a>(file: &mut File<'a>, at: &Node<'a>) -> Option<Online> {
    let mut object = file.object(at)?;
    let path = object.present(file, "path").and_then(|at| read_address(file, &at));
    let text = object.text(file, "text", 120);
    object.finish(file);
    Some(Online { path: path?, text: text? })
}
