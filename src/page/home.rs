//! The home page: what the site is about, how safe the county is, what is being done, where to get help.

use super::objectives;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::contacts::tel;
use crate::data::topic::Topic;
use crate::island::{self, figures};
use crate::part::bend::bend;
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Option<Content> {
    let home = &site.package.texts.home;
    let text = &home.page;
    let sections = Sections::new(site, links);
    let body = html! {
        div class="hero" {
            div class="inside" {
                h1 { (text.meta.title) }
                p class="lead" { (text.lead) }
                ul class="doors" {
                    li { a href=(links.to(&Route::advice(Topic::Water.slug(), Topic::Water.slug()))) { "Stay safe near water" } }
                    li { a href=(links.to(&Route::Safety)) { "All safety advice" } }
                    li { a href=(links.to(&Route::Help)) { "Where to turn" } }
                    li { a href=(links.to(&Route::Schools)) { "For schools" } }
                    li { a href=(links.to(&Route::Charts)) { "See the charts" } }
                }
            }
            (bend())
        }
        (emergency(site))
        @for (i, one) in text.sections.iter().enumerate() {
            (sections.section(one))
            @if i == home.figures { (figures(site, links)?) }
            @if i == home.work { (objectives::list(site, links, |name| html! { h3 { (name) } })) }
        }
    };
    let mut content = Content::of(text, body);
    content.scripts.push(Script::Facts);
    Some(content)
}

/// Who to call when a life is in danger: the first of the contacts.
pub(super) fn emergency(site: &Site) -> Markup {
    let contact = site.package.contacts.list.first();
    html! {
        @if let Some((phone, need)) = contact.and_then(|contact| Some((contact.phone.as_ref()?, &contact.need))) {
            p class="strip" { a href=(tel(phone)) { "Call " (phone) } " " span { (need) } }
        }
    }
}

fn figures(site: &Site, links: &Links) -> Option<Markup> {
    let set = site.package.key_facts();
    let file = format!("{}.json", set.meta.name);
    let props = figures::Props {
        facts: island::raw(site.files.get(&file)?),
        address: links.file(&format!("data/{file}")),
        all: false,
    };
    Some(html! {
        (island::island("facts", &props, || figures::view(&props, set.clone())))
        p { a class="onward" href=(links.to(&Route::Facts)) { "Every figure of the document, with its source" } }
    })
}
