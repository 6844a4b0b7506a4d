//! Who publishes the site, and where.

use crate::data::json::fields::{Kind, Text, flag, record};
use crate::data::json::schema::{Defs, pattern};
use crate::data::json::{Audience, File, Node, Problem};
use crate::data::meta::{Address, AnyAddress, check_schema, read_date};
use crate::data::values::Date;
use serde_json::Value;

record! {
    /// The site's settings, chosen by the publisher.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Settings read by read_settings(file, at) after check_schema {
        /// The site's name.
        name: String = required Text(60),
        /// What it is about, in a few words.
        tagline: String = required Text(80),
        /// Who publishes it.
        publisher: String = required Text(160),
        /// The address of a page to contact the publisher, if there is one.
        contact: Option<String> = optional Address,
        /// How to report a hole in its security, if somebody answers.
        security: Option<Security> = optional read_security,
        /// The full address of the home page, with a slash at the end.
        address: String = required SiteAddress,
        /// Whether the publisher says that this is an official site.
        official: bool = required flag,
        /// The document that the site presents.
        document: Document = required read_document,
        /// Whether browsers store pages for offline use. `false` also removes what they have already stored.
        offline: bool = optional flag => true,
        /// The questions under which charts are listed, in this order.
        chart_groups as "chartGroups": Vec<String> = list Text(60),
    }
}

record! {
    /// What `/.well-known/security.txt` says (RFC 9116).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Security read by read_security(file, at) {
        /// The address of a page to report to.
        contact: String = required Address,
        /// The day until which this holds, at most a year ahead.
        expires: Date = required read_date,
    }
}

record! {
    /// The document that the site presents.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Document read by read_document(file, at) {
        /// Its title.
        title: String = required Text(160),
        /// Who wrote it.
        publisher: String = required Text(160),
        /// When, in words.
        date: String = required Text(40),
        /// The day on which the site's texts were last checked against it.
        checked: Date = required read_date,
    }
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
    read_settings(file, &root)
}

/// The address of the site.
struct SiteAddress;

impl<'a> Kind<'a> for SiteAddress {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let address = AnyAddress.read(file, at)?;
        if !address.ends_with('/') || address.contains(['?', '#']) {
            file.problem(at, "site-address", "The address must end with a slash.");
        }
        Some(address)
    }
    fn schema(&self, _: &mut Defs) -> Value {
        pattern(400, r#"^https?://[A-Za-z0-9][^\s"<>\\`?#]*/$"#, "site-address")
    }
}
