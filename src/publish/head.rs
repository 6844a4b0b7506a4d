//! The part of a page before its body. Written by hand, because every text in it has to be escaped.

use super::headers::content_security_policy;
use super::structured::structured;
use crate::page::{Page, Site};
use crate::route::{Links, Route};
use serde::Deserialize;

/// The names of the built files, with their hashes, and the digests that pages pin them to.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// The script that wakes islands.
    pub boot: Asset,
    /// The WebAssembly module.
    pub wasm: Asset,
}

/// One built file.
#[derive(Clone, Debug, Deserialize)]
pub struct Asset {
    /// Its path below the site's root.
    pub path: String,
    /// Its digest for `integrity`.
    pub integrity: String,
}

/// A whole page.
pub fn document(site: &Site, page: &Page, route: &Route, assets: &Assets) -> String {
    let settings = &site.package.settings;
    let links = Links::from(route, settings.base());
    let title = match route {
        Route::Home => format!("{}: community safety in County Durham", settings.name),
        _ => format!("{} – {}", page.title, settings.name),
    };
    let address = format!("{}{}", settings.address, route.path());
    let mut head = String::new();
    let mut line = |text: String| {
        head.push_str(&text);
        head.push('\n');
    };
    line("<meta charset=\"utf-8\">".to_string());
    line(format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        escape(&content_security_policy(false))
    ));
    line(format!("<title>{}</title>", escape(&title)));
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".to_string());
    line(format!("<meta name=\"description\" content=\"{}\">", escape(&page.description)));
    line("<meta name=\"color-scheme\" content=\"light dark\">".to_string());
    if *route == Route::NotFound {
        line("<meta name=\"robots\" content=\"noindex\">".to_string());
    } else {
        line(format!("<link rel=\"canonical\" href=\"{}\">", escape(&address)));
    }
    for (name, content) in [
        ("og:title", page.title.as_str()),
        ("og:description", &page.description),
        ("og:type", "website"),
        ("og:url", &address),
        ("og:site_name", &settings.name),
        ("og:locale", "en_GB"),
    ] {
        line(format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
    }
    // Data, not code: it is never run. A "<" in it could end the element all the same.
    let data = structured(site, route, page).to_string().replace('<', "\\u003c");
    line(format!("<script type=\"application/ld+json\">{data}</script>"));
    line(format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", escape(&links.file("icon.svg"))));
    line(format!(
        "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">",
        escape(&links.file(&assets.style.path)),
        assets.style.integrity
    ));
    if page.has_islands {
        line(format!(
            "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" fetchpriority=\"low\">",
            escape(&links.file(&assets.wasm.path))
        ));
        line(format!(
            "<script type=\"module\" src=\"{}\" integrity=\"{}\"></script>",
            escape(&links.file(&assets.boot.path)),
            assets.boot.integrity
        ));
    }
    // A page with nothing to wake is ready as it is.
    let ready = if page.has_islands { "" } else { " data-ready" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"{ready}>\n<head>\n{head}</head>\n<body>\n{}\n</body>\n</html>\n",
        page.body
    )
}

/// Text inside an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
