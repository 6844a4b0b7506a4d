//! On the pages themselves: the way to showing what they hold on another site. It is a link; with a script it opens a
//! dialog, for which everything to paste stands beside it.

use super::code::EmbedCode;
use super::index::{ACCESSIBILITY, PRIVACY};
use crate::data::json::in_script;
use crate::page::site::Site;
use crate::route::{Embed, Links, Route};
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

/// The link. `things` are what can be shown, the first one first, each with its name among the others.
pub(in crate::page) fn offer(site: &Site, links: &Links, text: &str, things: &[(&str, Embed)]) -> Option<Markup> {
    let (_, first) = things.first()?;
    let codes: Option<Vec<Value>> = things.iter().map(|(label, embed)| code(site, links, label, embed)).collect();
    let told = json!({ "widths": site.embed_heights.widths, "things": codes?, "privacy": PRIVACY, "accessibility": ACCESSIBILITY });
    let told = in_script(&told.to_string());
    Some(html! {
        div class="embed-offer" data-unsearched {
            a class="onward" href={ (links.to(&Route::Embeds)) "#" (place(first)) } data-embed { (text) }
            script type="application/json" data-codes { (PreEscaped(told)) }
        }
    })
}

/// Where `/embed/` has everything to paste for an embed.
pub(super) fn place(embed: &Embed) -> String {
    match embed {
        Embed::Chart { name, .. } => name.clone(),
        _ => embed.path().replace('/', "-").trim_end_matches('-').to_string(),
    }
}

fn code(site: &Site, links: &Links, label: &str, embed: &Embed) -> Option<Value> {
    let code = site.embed_code(embed)?;
    // What stays as it is today has another title, address and height.
    let kept = site.package.kept(embed).and_then(|kept| Some(texts(links, &kept, &site.embed_code(&kept)?)));
    let mut all = texts(links, embed, &code);
    all["label"] = json!(label);
    all["name"] = json!(code.name);
    all["kept"] = json!(kept);
    Some(all)
}

fn texts(links: &Links, embed: &Embed, code: &EmbedCode) -> Value {
    json!({
        "address": code.address, "whole": code.whole, "local": links.to(&Route::Embed(embed.clone())),
        "height": code.height, "link": code.link, "frame": code.frame, "fitted": code.fitted, "element": code.element,
    })
}
