//! The link on a page that offers its content as an embed. With a script it opens a dialog, which reads from beside the
//! link what the snippets to paste are made of.

use super::code::EmbedCode;
use super::ways::anchor;
use crate::data::json::in_script;
use crate::page::site::Site;
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

/// What can be embedded, as data for `js/embed/dialog.js`.
#[derive(Serialize)]
struct Thing<'a> {
    /// Its name in the list of choices.
    label: &'a str,
    name: String,
    #[serde(flatten)]
    texts: Texts,
    /// The snapshot of it, which has another title, address and height.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Texts>,
}

/// What the snippets to paste are made of (`js/embed/snippets.js`).
#[derive(Serialize)]
struct Texts {
    title: String,
    address: String,
    whole: String,
    /// The embed, as seen from this page.
    local: String,
    height: u32,
    /// A chart's name for the element.
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<String>,
}

/// The offer as a line of its own. `things` are what can be embedded, the default first, each with its name in the list of
/// choices.
pub(in crate::page) fn offer(site: &Site, links: &Links, text: &str, things: &[(&str, Embed)]) -> Option<Markup> {
    let link = offer_link(site, links, "onward", &html! { (text) }, things)?;
    Some(html! { div class="embed-offer" data-unsearched { (link) } })
}

/// The link with this class and content, and what can be embedded. They need an element of their own around them, in which
/// the script finds it.
pub(in crate::page) fn offer_link(
    site: &Site,
    links: &Links,
    class: &str,
    content: &Markup,
    things: &[(&str, Embed)],
) -> Option<Markup> {
    let (_, first) = things.first()?;
    let all: Option<Vec<Thing>> = things.iter().map(|(label, embed)| thing(site, links, label, embed)).collect();
    let all = in_script(&serde_json::to_string(&all?).ok()?);
    Some(html! {
        a class=(class) href={ (links.to(&Route::Embeds)) "#" (anchor(first)) } data-embed { (content) }
        script type="application/json" data-codes { (PreEscaped(all)) }
    })
}

fn thing<'a>(site: &Site, links: &Links, label: &'a str, embed: &Embed) -> Option<Thing<'a>> {
    let code = site.embed_code(embed)?;
    let kept = site.package.kept(embed).and_then(|kept| Some(texts(links, &kept, site.embed_code(&kept)?)));
    Some(Thing { label, name: code.name.clone(), texts: texts(links, embed, code), kept })
}

fn texts(links: &Links, embed: &Embed, code: EmbedCode) -> Texts {
    Texts {
        title: code.title,
        address: code.address,
        whole: code.whole,
        local: links.to(&Route::Embed(embed.clone())),
        height: code.height,
        chart: embed.chart_path(),
    }
}
