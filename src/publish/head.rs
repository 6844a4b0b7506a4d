//! The part of a page before its body. Sections by hand, because every text in it has to be escaped.

use super::embed::{discovery, of_page};
use super::headers::content_security_policy;
use super::structured::structured;
use crate::page::{Page, Script, Site};
use crate::route::{Links, Route};
use serde::Deserialize;

/// The names of the built files, with their hashes, and the digests that pages pin them to.
#[derive(Clone, Debug, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// The typeface of headings and large figures.
    pub font: Asset,
    /// The script that wakes charts.
    pub charts: Asset,
    /// The module of charts.
    pub charts_wasm: Asset,
    /// The script that wakes lists of figures.
    pub figures: Asset,
    /// The module of figures.
    pub figures_wasm: Asset,
    /// The script of every page.
    pub page: Asset,
    /// The script that makes tabs.
    pub tabs: Asset,
    /// The script that searches.
    pub search: Asset,
    /// The script that saves and shares charts.
    pub save: Asset,
    /// The script that shares pages.
    pub share: Asset,
    /// The script that shows slides.
    pub slides: Asset,
    /// The script that checks answers.
    pub quiz: Asset,
    /// The script that leads to what other sites paste.
    pub embed_dialog: Asset,
    /// The script of the pages for frames.
    pub embed_page: Asset,
    /// The script that other sites load.
    pub embed: Asset,
}

impl Assets {
    fn script(&self, script: Script) -> &Asset {
        match script {
            Script::Charts => &self.charts,
            Script::Facts => &self.figures,
            Script::Tabs => &self.tabs,
            Script::Search => &self.search,
            Script::Save => &self.save,
            Script::Share => &self.share,
            Script::Slides => &self.slides,
            Script::Quiz => &self.quiz,
            Script::Embed => &self.embed_dialog,
        }
    }
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
        Route::Home => format!("{}: {}", settings.name, settings.tagline),
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
    if route.is_aside() {
        line("<meta name=\"robots\" content=\"noindex\">".to_string());
    } else {
        line(format!("<link rel=\"canonical\" href=\"{}\">", escape(&address)));
    }
    if let Some(code) = of_page(site, route) {
        line(discovery(&code));
    }
    let picture = format!("{}{}", settings.address, page.shared.path);
    for (name, content) in [
        ("og:title", page.title.as_str()),
        ("og:description", &page.description),
        ("og:type", "website"),
        ("og:url", &address),
        ("og:site_name", &settings.name),
        ("og:locale", "en_GB"),
        ("og:image", &picture),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", &page.shared.alt()),
    ] {
        line(format!("<meta property=\"{name}\" content=\"{}\">", escape(content)));
    }
    line("<meta name=\"twitter:card\" content=\"summary_large_image\">".to_string());
    // Data, not code: it is never run. A "<" in it could end the element all the same.
    let data = structured(site, route, page).to_string().replace('<', "\\u003c");
    line(format!("<script type=\"application/ld+json\">{data}</script>"));
    line(format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", escape(&links.file("icon.svg"))));
    line(format!("<link rel=\"manifest\" href=\"{}\">", escape(&links.file("manifest.webmanifest"))));
    line(format!("<link rel=\"apple-touch-icon\" href=\"{}\">", escape(&links.file("icons/apple-touch-icon.png"))));
    line(format!(
        "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">",
        escape(&links.file(&assets.style.path)),
        assets.style.integrity
    ));
    line(format!(
        "<link rel=\"preload\" href=\"{}\" as=\"font\" type=\"font/woff2\" crossorigin=\"anonymous\">",
        escape(&links.file(&assets.font.path))
    ));
    for (script, wasm) in [(Script::Charts, &assets.charts_wasm), (Script::Facts, &assets.figures_wasm)] {
        if !page.scripts.contains(&script) {
            continue;
        }
        line(format!(
            "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\" fetchpriority=\"low\">",
            escape(&links.file(&wasm.path))
        ));
    }
    for asset in std::iter::once(&assets.page).chain(page.scripts.iter().map(|script| assets.script(*script))) {
        line(format!(
            "<script type=\"module\" src=\"{}\" integrity=\"{}\"></script>",
            escape(&links.file(&asset.path)),
            asset.integrity
        ));
    }
    // A page with nothing to hydrate is ready as it is.
    let ready = if page.scripts.is_empty() { " data-ready" } else { "" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"{ready}>\n<head>\n{head}</head>\n<body>\n{}\n</body>\n</html>\n",
        page.body
    )
}

/// Text inside an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
