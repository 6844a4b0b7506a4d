//! The board for a place near water: what to do, and where the place is, on one sheet of A4. A script fills it in from the
//! form; without one it is printed with lines to write on.

use super::advice::strip;
use super::qr::qr;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::text::Section;
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let advice = site.package.board()?;
    let body = html! {
        (strip(site, advice))
        h1 { "Make a safety sign for a place near water" }
        p class="lead off-paper" { "Help people say where they are. Fill in the sign, print it on A4 and put it up." }
        p class="off-paper without-script" {
            "This page needs JavaScript to fill in the sign. You can still print it, and write on the lines by hand."
        }
        (form(links.to(&advice.route())))
        (board(site, links, advice.text.sections.first()?))
    };
    Some(Content { scripts: vec![Script::Board], body })
}

/// The fields stay hidden until a script runs, which alone can fill in the board. `advice` says where the reader is.
fn form(advice: String) -> Markup {
    let reference = html! {
        "At least six figures, such as NZ 273 421. If you’re there now, "
        a href=(advice) { "find it with your phone" }
        "."
    };
    html! {
        form class="maker off-paper" data-unsearched novalidate hidden {
            (field("place", "Name of the place", None))
            (field("grid", "Grid reference", Some(&reference)))
            (field("road", "Nearest road (if there is one)", None))
            p class="source" { "What you type stays in the address of this page. It isn’t sent to us." }
            p { button type="submit" { "Make the sign" } " " button type="button" data-do="print" { "Print" } }
            p class="status" role="status" {}
        }
    }
}

/// A field, with the room for what is wrong in it.
fn field(name: &str, label: &str, hint: Option<&Markup>) -> Markup {
    let [about, wrong] = ["hint", "wrong"].map(|end| format!("{name}-{end}"));
    let described = if hint.is_some() { format!("{about} {wrong}") } else { wrong.clone() };
    html! {
        p {
            label for=(name) { (label) }
            input id=(name) name=(name) type="text" autocomplete="off" spellcheck="false" maxlength="50" aria-describedby=(described);
        }
        @if let Some(hint) = hint { p class="source" id=(about) { (hint) } }
        p class="notice warning" id=(wrong) hidden {}
    }
}

/// The sheet. Its steps are those of the advice, and what is empty is a line to write on.
fn board(site: &Site, links: &Links, steps: &Section) -> Markup {
    let phone = site.package.contacts.list.first().and_then(|contact| contact.phone.as_ref());
    let address = format!("{}{}", site.package.settings.address, Route::Board.path());
    html! {
        article class="paper board" aria-labelledby="board" data-unsearched {
            h2 id="board" { "Someone in the water?" @if let Some(phone) = phone { " " strong { "Call " (phone) } } }
            dl {
                dt { "Say you’re at" } dd id="board-place" {}
                dt { "Grid reference" } dd id="board-grid" {}
                dt { "Nearest road" } dd id="board-road" {}
            }
            (Sections::new(site, links).section(steps))
            div class="foot" {
                @if let Some(square) = qr(&address) { (square) }
                p {
                    strong { "Scan to see this on your phone" } br;
                    (site.package.settings.name) br;
                    (address.split("://").nth(1).unwrap_or(&address))
                }
            }
        }
    }
}
