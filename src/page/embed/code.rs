//! The snippets that an editor of another site pastes to show a chart, a figure or a page of advice there.

use super::heights::EmbedHeight;
use crate::page::site::Site;
use crate::route::{Embed, Route};
use maud::html;

/// Space for the line about newer figures, which can appear long after an editor has pasted the height.
const NEWER: u32 = 70;

/// The snippets, from the one that works everywhere to the one that fits best.
pub struct EmbedCode {
    /// The title of the embed.
    pub name: String,
    /// The title with the site's name, for frames.
    pub title: String,
    /// The address of the embed page.
    pub address: String,
    /// The address of the full page.
    pub whole: String,
    /// The height of the embed page at each of the measured widths, in CSS pixels.
    pub heights: [u32; 3],
    /// The greatest height at any width: for a frame that no script resizes.
    pub height: u32,
    /// A link, as HTML.
    pub link: String,
    /// A frame with a fixed height.
    pub frame: String,
    /// A frame, and the script that resizes it to fit its content.
    pub fitted: String,
    /// The custom element, and the same script. Only charts have it.
    pub element: Option<String>,
    /// What an oEmbed consumer puts on its page: a link to the full page, then a frame.
    pub rich: String,
}

impl Site {
    /// The newest script that resizes frames.
    pub(super) fn embed_script(&self) -> Option<String> {
        let (path, digest) = self.embed_scripts.last()?;
        let address = format!("{}{path}", self.package.settings.address);
        Some(html! { script src=(address) integrity=(digest) crossorigin="anonymous" async {} }.into_string())
    }

    /// The snippets for an embed; `None` if there is no such embed.
    pub fn embed_code(&self, embed: &Embed) -> Option<EmbedCode> {
        let settings = &self.package.settings;
        let name = self.title(&Route::Embed(embed.clone()))?.title;
        let place = self.place(embed)?;
        let address = format!("{}{}", settings.address, Route::Embed(embed.clone()).path());
        let whole = format!("{}{}{}", settings.address, place.route.path(), place.after);
        let more = if matches!(embed, Embed::Snapshot { .. }) { NEWER } else { 0 };
        let EmbedHeight { at, most } = self.embed_heights.of(embed);
        let (heights, high) = (at.map(|height| height + more), most + more);
        let title = format!("{name} – {}", settings.name);
        let link = html! { a href=(whole) { (title) } };
        let frame = html! {
            iframe src=(address) title=(title) width="100%" height=(high) loading="lazy" frameborder="0" {}
        };
        let script = self.embed_script()?;
        let element = embed.chart_path().map(|chart| html! { safer-chart chart=(chart) title=(title) { (link) } });
        Some(EmbedCode {
            rich: html! {
                blockquote { (link) }
                iframe src=(address) title=(title) width="640" height=(high) frameborder="0" {}
            }
            .into_string(),
            fitted: format!("{}\n{}", frame.0, script),
            element: element.map(|element| format!("{}\n{}", element.0, script)),
            link: link.into_string(),
            frame: frame.into_string(),
            name,
            title,
            address,
            whole,
            heights,
            height: high,
        })
    }
}
