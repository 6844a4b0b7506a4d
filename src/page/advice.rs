//! Safety advice: the topics, and the pages of each topic. Emergency instructions come first.

use super::embed::offer;
use super::home::emergency;
use super::sections::Sections;
use super::site::{Content, Script, Site};
use crate::data::contacts::tel;
use crate::data::package::AdvicePage;
use crate::data::text::Tone;
use crate::data::topic::Topic;
use crate::part::prose;
use crate::route::{Embed, LessonResource, Links, Route};
use maud::{Markup, html};

/// How many other pages of its topic a page names.
const NEXT: usize = 3;

/// The topics, each with its pages.
pub(super) fn topics(site: &Site, links: &Links) -> Content {
    let firsts: Vec<&AdvicePage> = site.package.advice.iter().filter(|page| page.is_first()).collect();
    Content {
        scripts: Vec::new(),
        body: html! {
            (emergency(site))
            div class="advice" {
                h1 { "Safety advice" }
                p class="lead" { "What to do first, in plain words. Every page gives its sources and when it was last checked." }
                @for first in firsts {
                    @let meta = &first.text.meta;
                    section class="prose" aria-labelledby=(meta.name) {
                        h2 id=(meta.name) { (meta.title) }
                        p { (meta.description) }
                        (pages(site, links, first.topic, None))
                    }
                }
            }
        },
    }
}

/// One page.
pub(super) fn page(site: &Site, links: &Links, name: &str) -> Option<Content> {
    let page = site.package.advice(name)?;
    let text = &page.text;
    let body = html! {
        (strip(site, page))
        div class="advice" {
            h1 { (text.meta.title) }
            // The steps of an emergency say the same, and come first.
            @if !text.is_urgent() { p class="lead" { (Sections::new(site, links).words(&text.lead)) } }
            (Sections::new(site, links).sections_around(text, &html! {
                @if text.where_am_i { (where_am_i()) }
                (share(site, links, page))
            }))
            (more(site, links, page))
            (prose::reviewed_folded(text))
            (offer(site, links, "Embed this advice", &[("This page", Embed::Advice(name.to_string()))])?)
        }
    };
    let mut content = Content::of(text, body);
    if text.where_am_i {
        content.scripts.push(Script::Where);
    }
    content.scripts.extend([Script::Share, Script::Embed]);
    Some(content)
}

/// The device's own place, to read out on the phone. It stays hidden until a script runs: only that can ask the device.
fn where_am_i() -> Markup {
    html! {
        section class="where-am-i" aria-labelledby="where" data-where data-unsearched hidden {
            h2 id="where" { "Where am I?" }
            p { "Call 999 first: they may already see where your phone is. Your location stays on this device." }
            button type="button" data-do="locate" { "Show my grid reference" }
            p class="place" hidden {}
            p class="more" hidden {}
            p class="buttons" hidden {
                button type="button" data-do="copy-place" { "Copy" } " "
                button type="button" data-do="share-place" { "Share" }
            }
            p class="status" role="status" {}
        }
    }
}

/// The way to the other pages of the topic: all of them on its first page, and on the others a link.
fn more(site: &Site, links: &Links, page: &AdvicePage) -> Markup {
    let first = site.package.advice(page.topic.slug());
    let is_alone = site.package.topic(page.topic).nth(1).is_none() && !has_board(site, page.topic);
    if page.is_first() && is_alone {
        return html! {};
    }
    html! {
        nav class="prose topic" aria-labelledby="topic" {
            @if page.is_first() {
                h2 id="topic" { "More on this topic" }
                (pages(site, links, page.topic, Some(&page.text.meta.name)))
            } @else if let Some(first) = first {
                h2 id="topic" { "More on this topic" }
                ul class="ways-on" {
                    @for other in next(site, page) { li { a href=(links.to(&other.route())) { (other.text.short()) } } }
                    li { a href={ (links.to(&first.route())) "#topic" } { "All pages: " (first.text.short()) } }
                }
            }
        }
    }
}

/// The row for passing a page on. Its buttons stay hidden until a script runs; the poster is a plain link.
fn share(site: &Site, links: &Links, page: &AdvicePage) -> Markup {
    let address = format!("{}{}", site.package.settings.address, page.route().path());
    html! {
        div class="share-row" data-unsearched {
            span class="buttons" data-share=(address) hidden {
                button type="button" data-do="share" hidden { "Share" }
                button type="button" data-do="copy" { "Copy link" }
                button type="button" data-do="copy-text" { "Copy as text" }
                button type="button" data-do="print" { "Print" }
            }
            @if let Some(pack) = &page.text.poster {
                a class="onward" href=(links.to(&Route::LessonResource(pack.clone(), LessonResource::Poster))) { "Poster for schools" }
            }
            span class="status" role="status" {}
        }
    }
}

/// What to do in an emergency: the topic's own instructions if it has any, and the general ones on a page that says
/// what to do when a life is in danger.
pub(super) fn strip(site: &Site, page: &AdvicePage) -> Markup {
    let first = site.package.advice(page.topic.slug());
    let urgent = page.text.sections.iter().any(|one| one.tone == Tone::Emergency);
    let phone = site.package.contacts.list.first().and_then(|contact| contact.phone.as_ref());
    html! {
        @if let (true, Some(phone)) = (page.text.is_urgent(), phone) {
            // Whoever reads the steps of an emergency needs the button alone.
            p class="strip" { a href=(tel(phone)) { "Call " (phone) } }
        } @else if let (Some(words), Some(phone)) = (first.and_then(|first| first.text.strip.as_ref()), phone) {
            p class="strip" { a href=(tel(phone)) { "Call " (phone) } " " span { (words) } }
        } @else if urgent {
            (emergency(site))
        }
    }
}

/// The pages that follow in the topic's list, which begins again at its end. The first page is told apart.
fn next<'s>(site: &'s Site, page: &AdvicePage) -> Vec<&'s AdvicePage> {
    let all: Vec<&AdvicePage> = site.package.topic(page.topic).filter(|one| !one.is_first()).collect();
    let at = all.iter().position(|one| one.text.meta.name == page.text.meta.name).unwrap_or_default();
    all.iter().cycle().skip(at + 1).take(NEXT.min(all.len().saturating_sub(1))).copied().collect()
}

/// The pages of a topic. The current page is listed, but is not a link.
fn pages(site: &Site, links: &Links, topic: Topic, here: Option<&str>) -> Markup {
    html! {
        ul class="ways-on many" {
            @for page in site.package.topic(topic) {
                @if Some(page.text.meta.name.as_str()) != here {
                    li { a href=(links.to(&page.route())) { (page.text.short()) } }
                }
            }
            @if has_board(site, topic) {
                li { a href=(links.to(&Route::Board)) { "Make a sign for your place" } }
            }
        }
    }
}

/// Whether the board for a place belongs to a topic.
fn has_board(site: &Site, topic: Topic) -> bool {
    site.package.board().is_some_and(|page| page.topic == topic)
}
