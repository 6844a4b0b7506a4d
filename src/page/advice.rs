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
use crate::route::{Embed, Links};
use maud::{Markup, html};

/// The topics, each with its pages.
pub(super) fn topics(site: &Site, links: &Links) -> Content {
    let firsts: Vec<&AdvicePage> = site.package.advice.iter().filter(|page| page.is_first()).collect();
    Content {
        scripts: Vec::new(),
        body: html! {
            (emergency(site))
            h1 { "Safety advice" }
            p class="lead" { "What to do first, in plain words. Each page says where its advice comes from, and when it was last checked." }
            @for first in firsts {
                @let meta = &first.text.meta;
                section class="prose" aria-labelledby=(meta.name) {
                    h2 id=(meta.name) { (meta.title) }
                    p { (meta.description) }
                    (pages(site, links, first.topic, None))
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
        h1 { (text.meta.title) }
        p class="lead" { (Sections::new(site, links).words(&text.lead)) }
        (Sections::new(site, links).sections(text))
        nav class="prose topic" aria-labelledby="topic" {
            h2 id="topic" { "More on this topic" }
            (pages(site, links, page.topic, Some(name)))
        }
        (prose::reviewed(text))
        (offer(site, links, "Put this advice on your own site", &[("This page", Embed::Advice(name.to_string()))])?)
    };
    let mut content = Content::of(text, body);
    content.scripts.push(Script::Embed);
    Some(content)
}

/// What to do in an emergency: the topic's own instructions if it has any, and the general ones on a page that says
/// what to do when a life is in danger.
pub(super) fn strip(site: &Site, page: &AdvicePage) -> Markup {
    let first = site.package.topic(page.topic).find(|page| page.is_first());
    let urgent = page.text.sections.iter().any(|one| one.tone == Tone::Emergency);
    let phone = site.package.contacts.list.first().and_then(|contact| contact.phone.as_ref());
    html! {
        @if let (Some(words), Some(phone)) = (first.and_then(|first| first.text.strip.as_ref()), phone) {
            p class="strip" { a href=(tel(phone)) { "Call " (phone) } " " span { (words) } }
        } @else if urgent {
            (emergency(site))
        }
    }
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
        }
    }
}
