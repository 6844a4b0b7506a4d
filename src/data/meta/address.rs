//! Web addresses. Only `https:` and `http:` pass, so that no data can carry a script.

use crate::data::json::fields::Kind;
use crate::data::json::schema::{Defs, pattern};
use crate::data::json::{File, Node, shorten};
use serde_json::Value;

/// The address of a page that people are sent to; from the publisher only `https:`.
pub struct Address;

impl<'a> Kind<'a> for Address {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let address = SourceAddress.read(file, at)?;
        if file.is_explained() && address.starts_with("http://") {
            file.problem(at, "address", "Others can read and change what goes over http://.");
        }
        Some(address)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.refer("address", |_| pattern(400, r#"^https://[A-Za-z0-9][^\s"<>\\`]*$"#, "address"))
    }
}

/// The address of a source. It says where something was read, which may have been before the page had `https:`.
pub struct SourceAddress;

impl<'a> Kind<'a> for SourceAddress {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let text = AnyAddress.read(file, at)?;
        let host = text.split_once("://").map_or("", |(_, host)| host);
        if file.is_explained()
            && let Some(why) = odd_host(host)
        {
            file.problem(at, "address", &why);
        }
        Some(text)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        AnyAddress.schema(defs)
    }
}

/// The address of any host, also of the computer that one sits at.
pub struct AnyAddress;

impl<'a> Kind<'a> for AnyAddress {
    type Value = String;
    fn read(&self, file: &mut File<'a>, at: &Node<'a>) -> Option<String> {
        let text = file.text(at, 400)?;
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        if !host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
            || text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`'))
        {
            file.problem(at, "address", &format!("\"{}\" is not a web address.", shorten(&text)));
            return None;
        }
        Some(text)
    }
    fn schema(&self, defs: &mut Defs) -> Value {
        defs.refer("anyAddress", |_| pattern(400, r#"^https?://[A-Za-z0-9][^\s"<>\\`]*$"#, "address"))
    }
}

/// Why an address may lead elsewhere than it seems to, given what follows its `https://`.
fn odd_host(rest: &str) -> Option<String> {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((before, after)) = host.rsplit_once('@') {
        let (before, after) = (shorten(before), shorten(after));
        return Some(format!("The address leads to \"{after}\", not to \"{before}\", which only stands before the @."));
    }
    let host = host.split(':').next().unwrap_or_default();
    if let Some(c) = host.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '_')) {
        let code = c as u32;
        return Some(format!("\"{}\" has the letter {c} (U+{code:04X}), which addresses don't have.", shorten(host)));
    }
    let whole = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    (!whole).then(|| format!("\"{}\" is not the whole name of a site: it has no dot inside.", shorten(host)))
}
