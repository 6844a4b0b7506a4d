//! The page "A year of safety lessons": which lesson packs to teach in which month. On paper it is one page.

use super::sections::Sections;
use super::site::{Content, Site};
use crate::data::lesson::{LessonPack, Month, MonthPlan, Stage};
use crate::part::prose::sources_and_dates;
use crate::route::{Links, Route};
use maud::{Markup, html};

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let year = &site.package.year;
    let sections = Sections::new(site, links);
    let address = format!("{}{}", site.package.settings.address, Route::SchoolYear.path());
    let body = html! {
        h1 { (year.meta.title) }
        p class="lead" { (sections.words(&year.lead)) }
        p class="off-paper" {
            a href=(links.file("schools/year.ics")) download { "Add it to your calendar (iCalendar file)" }
            ", or print this page."
        }
        section class="prose" aria-labelledby="stages" {
            h2 id="stages" { "By Key Stage" }
            ul class="stages" { @for stage in Stage::ALL { (of_stage(site, stage)) } }
        }
        div class="year" { @for plan in &year.months { (month(site, links, &sections, plan)) } }
        p class="on-paper" { "Lesson packs and sources: " (address.split("://").nth(1).unwrap_or(&address)) }
        div class="off-paper" { (sources_and_dates(&year.meta, year.reviewed, year.review_due)) }
    };
    Content { scripts: Vec::new(), body }
}

/// One month: why, what comes every year, and the packs, the youngest pupils' first.
fn month(site: &Site, links: &Links, sections: &Sections<'_>, plan: &MonthPlan) -> Markup {
    let mut packs: Vec<&LessonPack> = plan.packs.iter().filter_map(|name| site.package.pack(name)).collect();
    packs.sort_by_key(|pack| pack.stage);
    let id = plan.month.slug();
    html! {
        section class="prose" aria-labelledby=(id) {
            h2 id=(id) { (plan.month.name) }
            p { (sections.words(&plan.why)) }
            @for occasion in &plan.occasions { p { strong { (sections.words(occasion)) } } }
            ul {
                @for pack in packs {
                    li { a href=(links.to(&Route::LessonPack(pack.meta.name.clone()))) { (pack.short) } }
                }
            }
        }
    }
}

/// The months of a Key Stage, each with its topic and a link to it.
fn of_stage(site: &Site, stage: Stage) -> Markup {
    let packs = |plan: &'_ MonthPlan| plan.packs.iter().filter_map(|name| site.package.pack(name)).collect::<Vec<_>>();
    let all =
        site.package.year.months.iter().flat_map(|plan| packs(plan).into_iter().map(move |pack| (plan.month, pack)));
    let own: Vec<(Month, &LessonPack)> = all.filter(|(_, pack)| pack.stage == stage).collect();
    html! {
        @if !own.is_empty() {
            li {
                strong { (stage.name()) ": " }
                @for (i, (month, pack)) in own.iter().enumerate() {
                    @if i > 0 { ", " }
                    a href={ "#" (month.slug()) } { (month.name) } " (" (pack.topic.name().to_lowercase()) ")"
                }
            }
        }
    }
}
