//! The page "For schools": all lesson packs by Key Stage, and what to ask other services for.

use super::lesson::{resource_name, resource_route};
use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::lesson::{LessonPack, Stage};
use crate::data::text::Section;
use crate::data::topic::Topic;
use crate::part::prose;
use crate::route::{LessonResource, Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let schools = &site.package.texts.schools;
    let text = &schools.page;
    let sections = Sections::new(site, links);
    let before = &text.sections[schools.before_packs];
    let after: Vec<&Section> = text.sections.iter().filter(|section| !std::ptr::eq(*section, before)).collect();
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (sections.section(before))
        @for stage in Stage::ALL {
            section aria-labelledby=(stage.slug()) {
                h2 id=(stage.slug()) { (stage.name()) ", " (stage.ages()) }
                ul class="cards packs" {
                    @for pack in site.package.packs.iter().filter(|pack| pack.stage == stage) { (card(links, pack)) }
                }
            }
        }
        section class="prose" aria-labelledby="whole-topics" {
            h2 id="whole-topics" { "A whole topic at once" }
            p { "Everything for all Key Stages as PDFs, in one ZIP file per topic:" }
            ul class="ways-on" {
                @for topic in Topic::ALL.into_iter().filter(|topic| site.package.packs.iter().any(|pack| pack.topic == *topic)) {
                    li { a href=(links.file(&format!("schools/{}.zip", topic.slug()))) download { (topic.name()) " (ZIP)" } }
                }
            }
        }
        @for one in after { (sections.open_or_folded(one)) }
        (prose::reviewed_folded(text))
    };
    Content::of(text, body)
}

/// The card of a lesson pack: how long it takes, and its slides; the rest stands on the pack's own page.
fn card(links: &Links, pack: &LessonPack) -> Markup {
    let part = LessonResource::Slides;
    html! {
        li class="card" {
            h3 { a href=(links.to(&Route::LessonPack(pack.meta.name.clone()))) { (pack.meta.title) } }
            p class="subtitle" {
                (pack.all_minutes()) " minutes. "
                a href=(links.to(&resource_route(pack, part))) aria-label={ (resource_name(part)) ": " (pack.short) } { (resource_name(part)) }
            }
        }
    }
}
