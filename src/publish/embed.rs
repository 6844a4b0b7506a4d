//! What other sites show: the pages for frames, and what oEmbed says of each.

use super::head::{Asset, escape};
use super::headers::content_security_policy;
use crate::page::{EmbedCode, Page, Site};
use crate::route::{Embed, Links, Route};
use serde_json::{Value, json};
use std::path::Path;
use std::{fs, io};

/// The built files that the pages for frames use.
pub struct EmbedAssets<'a> {
    /// The style sheet.
    pub style: &'a Asset,
    /// The script that sends the height.
    pub script: &'a Asset,
}

/// Writes every page for frames, and its oEmbed files beside it.
pub fn write_embeds(out: &Path, site: &Site, assets: &EmbedAssets<'_>) -> io::Result<usize> {
    let embeds = site.package.embeds();
    for embed in &embeds {
        let route = Route::Embed(embed.clone());
        // A chart could have a name that is an address of ours.
        let lost = || io::Error::other(format!("There can be no page {}.", route.path()));
        if Route::parse(&route.path()).as_ref() != Some(&route) {
            return Err(lost());
        }
        let page = site.page(&route).ok_or_else(lost)?;
        let code = site.embed_code(embed).ok_or_else(lost)?;
        let folder = out.join(route.path());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), document(site, &page, embed, &code, assets))?;
        let said = oembed(site, &page, &code);
        fs::write(folder.join("oembed.json"), format!("{said:#}\n"))?;
        fs::write(folder.join("oembed.xml"), oembed_xml(&said))?;
    }
    Ok(embeds.len())
}

/// The whole of a page for frames. Its files come without `integrity`: in a sandboxed frame the page has no origin, so
/// that even files of its own host are somebody else's, and a browser can't check those without a header that not every
/// host sends. The script is a plain one for the same reason, and stands first, so that colours are right from the start.
fn document(site: &Site, page: &Page, embed: &Embed, code: &EmbedCode, assets: &EmbedAssets<'_>) -> String {
    let settings = &site.package.settings;
    let links = Links::from(&Route::Embed(embed.clone()), settings.base());
    let canonical = code.whole.split(['?', '#']).next().unwrap_or_default();
    let head = [
        "<meta charset=\"utf-8\">".to_string(),
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            escape(&content_security_policy(false))
        ),
        format!("<title>{}</title>", escape(&code.title)),
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".to_string(),
        format!("<meta name=\"description\" content=\"{}\">", escape(&page.description)),
        "<meta name=\"color-scheme\" content=\"light dark\">".to_string(),
        "<meta name=\"robots\" content=\"noindex\">".to_string(),
        format!("<link rel=\"canonical\" href=\"{}\">", escape(canonical)),
        discovery(code),
        // A frame is no place for a whole page, and our other pages can't be framed.
        "<base target=\"_blank\">".to_string(),
        format!("<script src=\"{}\"></script>", escape(&links.file(&assets.script.path))),
        format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", escape(&links.file("icon.svg"))),
        format!("<link rel=\"stylesheet\" href=\"{}\">", escape(&links.file(&assets.style.path))),
    ];
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n{}\n</head>\n<body>\n{}\n</body>\n</html>\n",
        head.join("\n"),
        page.body
    )
}

/// The lines by which systems find the oEmbed files. They want a whole address.
pub fn discovery(code: &EmbedCode) -> String {
    let (address, title) = (escape(&code.address), escape(&code.title));
    let line = |kind: &str, file: &str| {
        format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{address}{file}\" title=\"{title}\">")
    };
    format!("{}\n{}", line("application/json+oembed", "oembed.json"), line("text/xml+oembed", "oembed.xml"))
}

/// What is embedded where somebody pastes the address of a page.
pub fn of_page(site: &Site, route: &Route) -> Option<EmbedCode> {
    match route {
        Route::Chart(name) => site.embed_code(&Embed::chart(name)),
        Route::Advice { name, .. } => site.embed_code(&Embed::Advice(name.clone())),
        Route::LessonPack(name) => site.embed_code(&Embed::LessonPack(name.clone())),
        _ => None,
    }
}

/// What oEmbed 1.0 says. It is a file, so it can't follow a wish for another size; the frame follows its page.
pub fn oembed(site: &Site, page: &Page, code: &EmbedCode) -> Value {
    let settings = &site.package.settings;
    json!({
        "version": "1.0", "type": "rich", "title": page.title,
        "provider_name": settings.name, "provider_url": settings.address, "cache_age": 86400,
        "width": 640, "height": code.height, "html": code.rich,
        "thumbnail_url": format!("{}{}", settings.address, page.shared.path),
        "thumbnail_width": 1200, "thumbnail_height": 630,
    })
}

/// The same as XML, for systems that ask for that.
pub fn oembed_xml(said: &Value) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), escape);
    let lines =
        said.as_object().into_iter().flatten().map(|(name, value)| format!("  <{name}>{}</{name}>\n", text(value)));
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n{}</oembed>\n",
        lines.collect::<String>()
    )
}
