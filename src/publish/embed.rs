//! Writes the embed pages and their oEmbed files.

use super::head::{opening, whole};
use super::oembed::{discovery, oembed, oembed_xml};
use crate::page::{EmbedCode, Page, Site};
use crate::route::{Embed, Links, Route};
use maud::html;
use std::path::Path;
use std::{fs, io};

/// Writes every embed page, and its oEmbed files beside it.
pub fn write_embeds(out: &Path, site: &Site, script: &str) -> io::Result<usize> {
    let embeds = site.package.embeds();
    for embed in &embeds {
        let route = Route::Embed(embed.clone());
        // A chart's name could clash with another address in `embed/`.
        let lost = || io::Error::other(format!("There can be no page {}.", route.path()));
        if Route::parse(&route.path()).as_ref() != Some(&route) {
            return Err(lost());
        }
        let page = site.page(&route).ok_or_else(lost)?;
        let code = site.embed_code(embed).ok_or_else(lost)?;
        let folder = out.join(route.path());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), document(site, &page, embed, &code, script))?;
        let said = oembed(site, &page, &code);
        fs::write(folder.join("oembed.json"), serde_json::to_string_pretty(&said)? + "\n")?;
        fs::write(folder.join("oembed.xml"), oembed_xml(&said))?;
    }
    Ok(embeds.len())
}

/// A complete embed page. Its script is loaded without `integrity`: in a sandboxed frame the page has an opaque origin,
/// so even files of its own host are cross-origin, and a browser can't check them without a header that not every host
/// sends. For the same reason it is a classic script, not a module. It comes first, so that colours are right from
/// the start.
fn document(site: &Site, page: &Page, embed: &Embed, code: &EmbedCode, script: &str) -> String {
    let settings = &site.package.settings;
    let links = Links::from(&Route::Embed(embed.clone()), settings.base());
    let canonical = code.whole.split(['?', '#']).next().unwrap_or_default();
    let mut head = opening(&code.title, &page.description);
    head.push(html! { meta name="robots" content="noindex"; });
    head.push(html! { link rel="canonical" href=(canonical); });
    head.extend(discovery(code));
    head.extend([
        // Open links outside the frame: it is too small for a full page, and our other pages forbid framing.
        html! { base target="_blank"; },
        html! { script src=(links.file(script)) {} },
        html! { link rel="icon" href=(links.file("icon.svg")) type="image/svg+xml"; },
    ]);
    whole(&head, false, &page.body, &[])
}
