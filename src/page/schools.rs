//! The page "For schools": all lesson packs by Key Stage, and what to ask other services for.

use super::lesson::{resource_name, resource_route};
use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::lesson::{LessonPack, Stage};
use crate::data::text::Section;
use crate::data::topic::Topic;
use crate::part::prose;
use crate::part::section_nav::section_nav;
use crate::route::{LessonResource, Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let schools = &site.package.texts.schools;
    let text = &schools.page;
    let sections = Sections::new(site, links);
    let before = &text.sections[schools.before_packs];
    let after: Vec<&Section> = text.sections.iter().filter(|section| !std::ptr::eq(*section, before)).collect();
    let nav: Vec<(&str, &str)> = std::iter::once(heading(&before))
        .chain(Stage::ALL.map(|stage| (stage.slug(), stage.name())))
        .chain([("whole-topics", "A whole topic at once")])
        .chain(after.iter().map(heading))
        .collect();
    let body = html! {
        h1 { (text.meta.title) }
        p class="lead" { (text.lead) }
        (section_nav(&nav))
        (sections.section(before))
        @for stage in Stage::ALL {
            section aria-labelledby=(stage.slug()) {
                h2 id=(stage.slug()) { (stage.name()) ", " (stage.ages()) }
                ul class="cards packs" {
                    @for pack in site.package.packs.iter().filter(|pack| pack.stage == stage) { (card(&sections, links, pack)) }
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
        @for one in after { (sections.section(one)) }
        (prose::reviewed(text))
    };
    Content::of(text, body)
}

fn heading<'s>(one: &&'s Section) -> (&'s str, &'s str) {
    (&one.id, &one.heading)
}

/// The card of a lesson pack: what it teaches, how long it takes, what it needs, and links to its resources.
fn card(sections: &Sections<'_>, links: &Links, pack: &LessonPack) -> Markup {
    let name = &pack.meta.name;
    html! {
        li class="card" {
            h3 { a href=(links.to(&Route::LessonPack(name.clone()))) { (pack.meta.title) } }
            p { (sections.words(&pack.lead)) }
            p class="subtitle" { (pack.topic.name()) ". " (pack.all_minutes()) " minutes." }
            // The pack's own page has the same text, and is in the search index.
            details data-unsearched {
                summary { "What it needs" span class="visually-hidden" { ": " (pack.short) } }
                ul { @for need in &pack.needs { li { (sections.words(need)) } } }
                @if let Some(warning) = &pack.warning { p { strong { "Take care: " } (sections.words(warning)) } }
                p { strong { "Curriculum: " } (sections.words(&pack.curriculum.text)) }
            }
            ul class="ways-on in-row" data-unsearched {
                @for part in LessonResource::ALL {
                    li { a href=(links.to(&resource_route(pack, part))) aria-label={ (resource_name(part)) ": " (pack.short) } { (resource_name(part)) } }
                }
            }
        }
    }
}
