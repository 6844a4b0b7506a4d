//! The printables of each lesson pack as files: the requests to the script that makes the PDF files, and the ZIP files
//! of these and of the documents.

use crate::data::lesson::LessonPack;
use crate::data::package::Package;
use crate::data::topic::Topic;
use crate::page::{Site, qr};
use crate::picture::{self, Picture};
use crate::route::{LessonResource, Route};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The ending of the PDF files' names.
const PDF: &str = "pdf";
/// The ending of the documents' names.
pub(super) const DOCX: &str = "docx";

/// One printable: what to make, which file to write, and the content. `js/build/printable-requests.mjs` checks it.
#[derive(Serialize)]
pub struct Request<'s> {
    resource: &'static str,
    file: String,
    title: &'s str,
    language: &'static str,
    site: &'s str,
    address: String,
    shown_address: String,
    /// An SVG file.
    qr: String,
    updated: String,
    colours: &'s BTreeMap<String, String>,
    /// The pictures that the pack names, by their names: SVG files.
    pictures: BTreeMap<&'s str, String>,
    /// The pack's file, with each named figure filled in.
    pack: Value,
}

/// One request for each resource of each lesson pack.
pub fn requests(site: &Site) -> Vec<Request<'_>> {
    site.package.packs.iter().flat_map(|pack| pack.resources().map(move |part| request(site, pack, part))).collect()
}

fn request<'s>(site: &'s Site, pack: &'s LessonPack, resource: LessonResource) -> Request<'s> {
    let address = site.pack_address(pack);
    let own = site.files.get(&format!("packs/{}.json", pack.meta.name));
    let own: Value = own.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    Request {
        resource: resource.slug(),
        file: file(pack, resource, PDF),
        title: &pack.meta.title,
        language: "en-GB",
        site: &site.package.settings.name,
        shown_address: address.split("://").nth(1).unwrap_or_default().to_string(),
        qr: square(&address).unwrap_or_default(),
        address,
        updated: pack.meta.updated.iso(),
        colours: &site.colours,
        pictures: pictures(pack, resource),
        pack: filled(site, own),
    }
}

fn pictures(pack: &LessonPack, resource: LessonResource) -> BTreeMap<&str, String> {
    let file = if resource == LessonResource::Colouring { Picture::outline_file } else { Picture::file };
    let named = pack.pictures().filter_map(|(_, name)| picture::get(name));
    named.map(|picture| (picture.name, file(picture))).collect()
}

/// The QR code of the address: an image of its own, without the page's style.
fn square(address: &str) -> Option<String> {
    Some(qr(address)?.into_string().replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1))
}

/// The path of a resource's file below the site's root.
pub(super) fn file(pack: &LessonPack, resource: LessonResource, ending: &str) -> String {
    format!("{}{}.{ending}", Route::LessonPack(pack.meta.name.clone()).path(), resource.slug())
}

/// The same value with each named figure filled in, in all its texts.
fn filled(site: &Site, value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(site.filled(&text)),
        Value::Array(items) => items.into_iter().map(|item| filled(site, item)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, filled(site, value))).collect(),
        other => other,
    }
}

/// Zips the PDF files and documents below `out`: one ZIP file for each pack, and one for each topic with a folder for each pack.
///
/// # Errors
/// If a file can't be read or written.
pub fn zips(out: &Path, package: &Package) -> io::Result<()> {
    for pack in &package.packs {
        let folder = out.join(Route::LessonPack(pack.meta.name.clone()).path());
        zip(out, &folder.join(format!("{}.zip", pack.meta.name)), &[pack], |_| String::new())?;
    }
    for topic in Topic::ALL {
        let packs: Vec<&LessonPack> = package.packs.iter().filter(|pack| pack.topic == topic).collect();
        if packs.is_empty() {
            continue;
        }
        let path = out.join(Route::Schools.path()).join(format!("{}.zip", topic.slug()));
        zip(out, &path, &packs, |pack| format!("{}/", pack.meta.name))?;
    }
    Ok(())
}

/// How a file stands in a ZIP file. Its time is the earliest that the format allows, so that the same files make the
/// same bytes.
pub(super) fn entry() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// Writes one ZIP file.
fn zip(out: &Path, path: &Path, packs: &[&LessonPack], folder: impl Fn(&LessonPack) -> String) -> io::Result<()> {
    let mut zip = ZipWriter::new(File::create(path)?);
    for pack in packs {
        for (resource, ending) in LessonResource::ALL.into_iter().flat_map(|one| [(one, PDF), (one, DOCX)]) {
            let printable = out.join(file(pack, resource, ending));
            if !printable.exists() {
                continue;
            }
            zip.start_file(format!("{}{}-{}.{ending}", folder(pack), pack.meta.name, resource.slug()), entry())?;
            zip.write_all(&fs::read(printable)?)?;
        }
    }
    zip.finish()?;
    Ok(())
}
