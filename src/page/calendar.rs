//! The page "When new figures are due": the days by which they should come, and which files have ended.

use super::site::{Content, Site};
use crate::data::meta::{Meta, Next};
use crate::data::values::Date;
use crate::part::about_data::day;
use crate::route::{Links, Route};
use maud::html;

/// The same days for calendars, below the site's root.
pub const CALENDAR: &str = "calendar/figures.ics";

pub(super) fn page(site: &Site, links: &Links) -> Content {
    let ended: Vec<(&Meta, Route, &String)> = (site.figures().into_iter())
        .filter_map(|(meta, to)| if let Next::Ended(why) = &meta.next { Some((meta, to, why)) } else { None })
        .collect();
    let due = site.due();
    Content {
        scripts: Vec::new(),
        body: html! {
            h1 { "When new figures are due" }
            p class="lead" { "When we expect to have the next figures." }
            @if due.is_empty() {
                p { "No new figures are due." }
            } @else {
                p { a href=(links.file(CALENDAR)) download { "Add these days to your calendar (iCalendar file)" } }
                ul class="prose" {
                    @for (date, meta, to) in due {
                        li {
                            (day(date)) ": " a href=(links.to(&to)) { (meta.title) }
                            // `js/page/overdue.js` shows it after that day.
                            span data-due=(date.iso()) hidden { strong { " Overdue. " } "What we show is the latest we have." }
                        }
                    }
                }
            }
            @if !ended.is_empty() {
                section class="prose" aria-labelledby="ended" {
                    h2 id="ended" { "Figures with no date set" }
                    ul { @for (meta, to, why) in ended { li { a href=(links.to(&to)) { (meta.title) } ": " (why) } } }
                }
            }
            p { a class="onward" href=(links.to(&Route::Corrections)) { "Corrections, and feeds of new figures" } }
        },
    }
}

impl Site {
    /// The files of figures, each with the page that shows it.
    fn figures(&self) -> Vec<(&Meta, Route)> {
        let is_figures = |to: &Route| matches!(to, Route::Chart(_) | Route::Data | Route::Facts);
        let texts = &self.package.texts.facts.meta;
        self.published().into_iter().filter(|(meta, to)| is_figures(to) && *meta != texts).collect()
    }

    /// The days by which new figures are due, the earliest first.
    pub fn due(&self) -> Vec<(Date, &Meta, Route)> {
        let due = |(meta, to): (_, Route)| -> Option<(Date, &Meta, Route)> {
            let meta: &Meta = meta;
            if let Next::Due(date) = meta.next { Some((date, meta, to)) } else { None }
        };
        let mut all: Vec<(Date, &Meta, Route)> = self.figures().into_iter().filter_map(due).collect();
        all.sort_by_key(|(date, ..)| *date);
        all
    }
}
