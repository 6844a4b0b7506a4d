//! The papers of each pack as files: the orders for the program that draws PDF files, and the ZIP files of what it drew.

use crate::data::lesson::{LessonPack, Topic};
use crate::data::package::Package;
use crate::page::{Site, qr};
use crate::route::{LessonResource, Route};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One order for each part of each pack: what to draw, where to put it, and what goes on it.
pub fn orders(site: &Site) -> Vec<Value> {
    let parts = |pack| LessonResource::ALL.map(|part| order(site, pack, part));
    site.package.packs.iter().flat_map(parts).collect()
}

fn order(site: &Site, pack: &LessonPack, part: LessonResource) -> Value {
    let address = site.pack_address(pack);
    let own = site.files.get(&format!("packs/{}.json", pack.meta.name));
    let own: Value = own.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    json!({
        "kind": part.slug(),
        "file": file(pack, part),
        "title": pack.meta.title,
        "language": "en-GB",
        "site": site.package.settings.name,
        "address": address,
        "shown_address": address.split("://").nth(1),
        "qr": square(&address),
        "updated": pack.meta.updated.iso(),
        "pack": filled(site, own),
    })
}

/// The address as a square for a camera: a picture by itself, without the page's style.
fn square(address: &str) -> Option<String> {
    Some(qr(address)?.into_string().replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1))
}

/// A part's PDF file, seen from the site's root.
fn file(pack: &LessonPack, part: LessonResource) -> String {
    format!("{}{}.pdf", Route::LessonPack(pack.meta.name.clone()).path(), part.slug())
}

/// The same value with each named figure in its place in all its texts.
fn filled(site: &Site, value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(site.filled(&text)),
        Value::Array(items) => items.into_iter().map(|item| filled(site, item)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, filled(site, value))).collect(),
        other => other,
    }
}

/// Packs the PDF files below `out`: one ZIP file for each pack, and one for each topic with a folder for each pack.
///
/// # Errors
/// When a file can't be read or sections.
pub fn zips(out: &Path, package: &Package) -> io::Result<()> {
    for pack in &package.packs {
        let folder = out.join(Route::LessonPack(pack.meta.name.clone()).path());
        zip(out, &folder.join(format!("{}.zip", pack.meta.name)), &[pack], |_| String::new())?;
    }
    for topic in Topic::ALL {
        let packs: Vec<&LessonPack> = package.packs.iter().filter(|pack| pack.topic == topic).collect();
        let path = out.join(Route::Schools.path()).join(format!("{}.zip", topic.slug()));
        zip(out, &path, &packs, |pack| format!("{}/", pack.meta.name))?;
    }
    Ok(())
}

/// Writes one ZIP file. Its times are those of the format's first day, so that the same files make the same bytes.
fn zip(out: &Path, path: &Path, packs: &[&LessonPack], folder: impl Fn(&LessonPack) -> String) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(path)?);
    for pack in packs {
        for part in LessonResource::ALL {
            let pdf = out.join(file(pack, part));
            if !pdf.exists() {
                continue;
            }
            zip.start_file(format!("{}{}-{}.pdf", folder(pack), pack.meta.name, part.slug()), options)?;
            zip.write_all(&fs::read(pdf)?)?;
        }
    }
    zip.finish()?;
    Ok(())
}
