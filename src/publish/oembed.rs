//! oEmbed: how other systems find an embed, and what they learn about it.

use crate::page::{EmbedCode, Page, Site};
use crate::route::{Embed, Route};
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

/// The oEmbed 1.0 response for an embed. The names are the standard's.
#[derive(Clone, Debug, Serialize)]
pub struct OEmbed {
    /// How long it may be kept, in seconds.
    pub cache_age: u32,
    /// The height in pixels. The response is a static file, so it can't adapt to a requested size; a script resizes the frame to fit.
    pub height: u32,
    /// The markup to put into a page.
    pub html: String,
    /// The site's name.
    pub provider_name: String,
    /// The site's address.
    pub provider_url: String,
    /// The picture's height in pixels.
    pub thumbnail_height: u32,
    /// The address of a picture of it.
    pub thumbnail_url: String,
    /// The picture's width in pixels.
    pub thumbnail_width: u32,
    /// What it shows.
    pub title: String,
    /// The kind of resource: always `rich`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The standard's version, 1.0.
    pub version: &'static str,
    /// The width in pixels for which the height holds.
    pub width: u32,
}

/// The oEmbed response for an embed.
pub fn oembed(site: &Site, page: &Page, code: &EmbedCode) -> OEmbed {
    let settings = &site.package.settings;
    OEmbed {
        cache_age: 86400,
        height: code.height,
        html: code.rich.clone(),
        provider_name: settings.name.clone(),
        provider_url: settings.address.clone(),
        thumbnail_height: 630,
        thumbnail_url: format!("{}{}", settings.address, page.shared.path),
        thumbnail_width: 1200,
        title: page.title.clone(),
        kind: "rich",
        version: "1.0",
        width: 640,
    }
}

/// The same as XML, for systems that ask for that.
pub fn oembed_xml(said: &OEmbed) -> String {
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n"))
        oembed {
            "\n  " cache_age { (said.cache_age) }
            "\n  " height { (said.height) }
            "\n  " html { (said.html) }
            "\n  " provider_name { (said.provider_name) }
            "\n  " provider_url { (said.provider_url) }
            "\n  " thumbnail_height { (said.thumbnail_height) }
            "\n  " thumbnail_url { (said.thumbnail_url) }
            "\n  " thumbnail_width { (said.thumbnail_width) }
            "\n  " title { (said.title) }
            "\n  " type { (said.kind) }
            "\n  " version { (said.version) }
            "\n  " width { (said.width) }
            "\n"
        }
        "\n"
    }
    .into_string()
}

/// The `link` elements by which systems find the oEmbed files. The standard needs absolute addresses.
pub fn discovery(code: &EmbedCode) -> [Markup; 2] {
    [("application/json+oembed", "oembed.json"), ("text/xml+oembed", "oembed.xml")].map(|(kind, file)| {
        html! { link rel="alternate" type=(kind) href={ (code.address) (file) } title=(code.title); }
    })
}

/// What is embedded if someone pastes the address of a page.
pub fn of_page(site: &Site, route: &Route) -> Option<EmbedCode> {
    match route {
        Route::Chart(name) => site.embed_code(&Embed::chart(name)),
        Route::Advice { name, .. } => site.embed_code(&Embed::Advice(name.clone())),
        Route::LessonPack(name) => site.embed_code(&Embed::LessonPack(name.clone())),
        _ => None,
    }
}
