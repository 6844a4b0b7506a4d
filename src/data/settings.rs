//! Who publishes the site, and where.

use crate::data::json::Problem;
use crate::data::json::{Audience, File};
use crate::data::meta::{check_schema, read_address, read_date};
use crate::data::values::Date;

/// The publisher's own choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The site's name.
    pub name: String,
    /// What it is about, in a few words.
    pub tagline: String,
    /// Who publishes it.
    pub publisher: String,
    /// How to reach the publisher, when there is a page for it.
    pub contact: Option<String>,
    /// The address of the first page, with a slash at the end.
    pub address: String,
    /// Whether the publisher says that this is an official site.
    pub official: bool,
    /// The document that the site presents.
    pub document: Document,
    /// Whether readers' devices keep pages for times without signal. `false` takes back what they keep.
    pub offline: bool,
    /// The headings under which charts are listed, in this order.
    pub chart_groups: Vec<String>,
}

/// The document that the site presents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub publisher: String,
    /// When, in words.
    pub date: String,
    /// The day on which the site's words were last held against it.
    pub checked: Date,
}

impl Settings {
    /// Reads the site's settings and checks them.
    ///
    /// # Errors
    /// Every problem in the file.
    pub fn parse(name: &str, text: &str) -> Result<Settings, Vec<Problem>> {
        File::parse(name, text, Audience::Publisher, read)
    }

    /// The part of the address after the host: `/` or `/safer/`.
    pub fn base(&self) -> &str {
        let after = self.address.find("://").map_or(0, |i| i + 3);
        self.address[after..].find('/').map_or("/", |i| &self.address[after + i..])
    }
}

fn read(file: &mut File<'_>) -> Option<Settings> {
    let root = file.root()?;
    let mut object = file.object(&root)?;
    check_schema(file, &mut object)?;
    let name = object.text(file, "name", 60);
    let tagline = object.text(file, "tagline", 80);
    let publisher = object.text(file, "publisher", 160);
    let contact = object.optional("contact").and_then(|at| read_address(file, &at));
    let address_at = object.present(file, "address");
    let address = address_at.as_ref().and_then(|at| read_address(file, at));
    if let (Some(at), Some(address)) = (&address_at, &address)
        && (!address.ends_with('/') || address.contains(['?', '#']))
    {
        file.problem(at, "site-address", "The address must end with a slash.");
    }
    let official = object.present(file, "official").and_then(|at| file.value(&at, "true or false"));
    let document = object.present(file, "document").and_then(|at| {
        let mut object = file.object(&at)?;
        let title = object.text(file, "title", 160);
        let publisher = object.text(file, "publisher", 160);
        let date = object.text(file, "date", 40);
        let checked = object.present(file, "checked").and_then(|at| read_date(file, &at));
        object.finish(file);
        Some(Document { title: title?, publisher: publisher?, date: date?, checked: checked? })
    });
    let offline = object.optional("offline").and_then(|at| file.value(&at, "true or false")).unwrap_or(true);
    let chart_groups = object.each(file, "chartGroups", |file, at| file.text(at, 60));
    object.finish(file);
    Some(Settings {
        name: name?,
        tagline: tagline?,
        publisher: publisher?,
        contact,
        address: address?,
        official: official?,
        document: document?,
        offline,
        chart_groups,
    })
}
