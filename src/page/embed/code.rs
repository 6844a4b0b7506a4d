//! What an editor of another site pastes to show a chart, a figure or a piece of advice there.

use super::heights::EmbedHeight;
use crate::page::site::Site;
use crate::route::{Embed, Route};
use maud::html;

/// Room for the line that says that there are newer figures, which comes long after somebody has pasted a height.
const NEWER: u32 = 70;

/// The pieces of text to paste, from the one that works everywhere to the one that fits best.
pub struct EmbedCode {
    /// The name of what is shown.
    pub name: String,
    /// The same with the site's name, for frames.
    pub title: String,
    /// The address of the page for frames.
    pub address: String,
    /// The address of the whole page.
    pub whole: String,
    /// The height of the page for frames at each of the measured widths, in CSS pixels.
    pub heights: [u32; 3],
    /// The most that any width needs: the height of a frame that nothing fits.
    pub height: u32,
    /// A link, as HTML.
    pub link: String,
    /// A frame with a fixed height.
    pub frame: String,
    /// A frame, and the script that fits it to its content.
    pub fitted: String,
    /// The element, and the same script. Only charts have it.
    pub element: Option<String>,
    /// What an oEmbed consumer puts on its page: words that lead on, then a frame.
    pub rich: String,
}

impl Site {
    /// What is pasted for an embed; `None` where there is no such embed.
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
        let script = html! {
            script src={ (settings.address) "embed/v1.js" } integrity=(self.embed_integrity) crossorigin="anonymous" async {}
        };
        let element = matches!(embed, Embed::Chart { .. } | Embed::Snapshot { .. }).then(|| {
            let path = embed.path();
            html! { safer-chart chart=(path.trim_end_matches('/')) title=(title) { (link) } }
        });
        Some(EmbedCode {
            rich: html! {
                blockquote { (link) }
                iframe src=(address) title=(title) width="640" height=(high) frameborder="0" {}
            }
            .into_string(),
            fitted: format!("{}\n{}", frame.0, script.0),
            element: element.map(|element| format!("{}\n{}", element.0, script.0)),
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
