//! The home page: the search and what to do in an emergency first, then help, whether crime is going up, the topics of
//! advice, and the theme with its objectives. A phone shows all of it in four screens.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::contacts::tel;
use crate::data::topic::Topic;
use crate::picture;
use crate::route::{Links, Route};
use maud::{Markup, html};

/// The id of the section on crime.
const CRIME: &str = "crime";

/// Crime street by street, which this site does not have.
const POLICE_UK: &str = "https://www.police.uk/pu/your-area/";

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let home = &site.package.texts.home;
    let text = &home.page;
    let sections = Sections::small(site, links);
    let body = html! {
        div class="hero" {
            div class="inside" {
                div {
                    h1 { (text.lead) }
                    (search(links))
                }
                @if let Some(one) = text.sections.get(home.emergency) {
                    div class="at-once" { (emergency(site)) (sections.section(one)) }
                }
            }
            div class="bend" { div class="straight" {} }
        }
        // Each part has a class of its own, from its section's id, for its place in the two columns of wide screens.
        div class="home" {
            @for (i, one) in text.sections.iter().enumerate().filter(|(i, _)| *i != home.emergency) {
                div class={ "home-" (one.id) } {
                    (sections.section(one))
                    @if one.id == CRIME {
                        p { a class="onward" href=(POLICE_UK) rel="external" { "Your street: police.uk" } }
                    }
                    @if i == home.topics { (topics(site, links)) }
                    @if i == home.work { (objectives(site, links)) }
                }
            }
        }
    };
    Content { scripts: Vec::new(), body }
}

/// The search of the whole site. Without a script it leads to the list of all pages.
fn search(links: &Links) -> Markup {
    html! {
        form class="search" role="search" action=(links.to(&Route::SiteIndex)) {
            label for="need" { "What do you need?" }
            div class="search-line" {
                input id="need" name="q" type="search" autocomplete="off" enterkeyhint="search";
                button type="submit" { "Search" }
            }
        }
    }
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

/// The first page of each topic of advice, as tiles.
fn topics(site: &Site, links: &Links) -> Markup {
    let firsts = Topic::ALL.into_iter().filter_map(|topic| site.package.advice(topic.slug()));
    html! {
        ul class="ways-on tiles" {
            @for first in firsts {
                li {
                    a href=(links.to(&first.route())) {
                        @if let Some(picture) = picture::beside(Some(picture_of(first.topic))) { (picture) }
                        span { (first.text.short()) }
                    }
                }
            }
        }
    }
}

/// The picture that stands for a topic.
fn picture_of(topic: Topic) -> &'static str {
    match topic {
        Topic::Water => "throw-ring",
        Topic::Road => "zebra",
        Topic::Home => "smoke-alarm-place",
        Topic::Rail => "train-wide-fast",
    }
}

/// The theme's objectives: the document's own titles, with plain words beneath.
fn objectives(site: &Site, links: &Links) -> Markup {
    html! {
        ol class="named" {
            @for one in &site.package.objectives {
                li { a href=(links.to(&Route::Objective(one.meta.name.clone()))) { (one.meta.title) " " span { (one.lead) } } }
            }
        }
    }
}
