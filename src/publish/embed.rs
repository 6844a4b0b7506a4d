//! Writes the embed pages, and what oEmbed says of each.

use super::assets::Asset;
use super::head::{opening, whole};
use super::oembed::{discovery, oembed, oembed_xml};
use crate::page::{EmbedCode, Page, Site};
use crate::route::{Embed, Links, Route};
use maud::html;
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
        fs::write(folder.join("oembed.json"), serde_json::to_string_pretty(&said)? + "\n")?;
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
    let mut head = opening(&code.title, &page.description);
    head.push(html! { meta name="robots" content="noindex"; });
    head.push(html! { link rel="canonical" href=(canonical); });
    head.extend(discovery(code));
    head.extend([
        // A frame is no place for a whole page, and our other pages can't be framed.
        html! { base target="_blank"; },
        html! { script src=(links.file(&assets.script.path)) {} },
        html! { link rel="icon" href=(links.file("icon.svg")) type="image/svg+xml"; },
        html! { link rel="stylesheet" href=(links.file(&assets.style.path)); },
    ]);
    whole(&head, false, &page.body)
}
