//! iCalendar files (RFC 5545): the plan of a school year, for the calendars that schools plan with, and the days by which new
//! figures are due.

use crate::data::lesson::{LessonPack, MonthPlan};
use crate::page::{self, Site};
use crate::route::Route;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use std::{fs, io, path::Path};

/// Where the file lies, below the site's root.
const CALENDAR: &str = "schools/year.ics";

/// Writes the files below `out`.
///
/// # Errors
/// If one can't be written, or the plan's dates don't exist.
pub(super) fn write(out: &Path, site: &Site) -> io::Result<()> {
    let text = calendar(site).ok_or_else(|| io::Error::other("The plan of the school year has an impossible date."))?;
    fs::write(out.join(CALENDAR), text)?;
    fs::write(out.join(page::CALENDAR), due_calendar(site))
}

/// A calendar with this name, without entries.
fn empty(site: &Site, name: &str, title: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    let own = [("VERSION", "2.0".to_string()), ("PRODID", format!("-//{}//{name}//EN", site.package.settings.name))];
    for (name, value) in own {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(title);
    calendar
}

/// The days by which new figures are due. An entry keeps its id, so that a calendar moves it when the next day is set.
pub fn due_calendar(site: &Site) -> String {
    let settings = &site.package.settings;
    let mut calendar = empty(site, "Figures", &format!("New figures – {}", settings.name));
    let host = settings.address.split("://").nth(1).unwrap_or_default().trim_end_matches('/');
    for (date, meta, to) in site.due() {
        let (Some(starts), Some(updated)) = (day(&date.iso()), day(&meta.updated.iso())) else { continue };
        let event = Event::new()
            .uid(&format!("figures-{}@{host}", meta.name))
            .all_day(starts)
            .add_property("TRANSP", "TRANSPARENT")
            .summary(&format!("New figures due: {}", meta.title))
            .description("The day by which they should be on the page. The producer may be earlier or later.")
            .url(&format!("{}{}", settings.address, to.path()))
            .timestamp(updated.and_time(NaiveTime::MIN).and_utc())
            .done();
        calendar.push(event);
    }
    calendar.to_string()
}

/// The whole file: an entry for each month, which comes back every year. `None` if a date of the plan can't be worked out.
pub fn calendar(site: &Site) -> Option<String> {
    let year = &site.package.year;
    let mut calendar = empty(site, "School year", &year.meta.title);
    let created = day(&year.meta.created.iso())?;
    // The school year in which the plan was made, so that the first entries stay where they are.
    let autumn = if created.month() < 8 { created.year() - 1 } else { created.year() };
    let updated = day(&year.meta.updated.iso())?.and_time(NaiveTime::MIN).and_utc();
    for plan in &year.months {
        let mut event = entry(site, plan, autumn)?;
        calendar.push(event.timestamp(updated).done());
    }
    Some(calendar.to_string())
}

fn day(iso: &str) -> Option<NaiveDate> {
    iso.parse().ok()
}

/// The entry of a month. It lies on a day and not on the whole month, which would fill a calendar; on a Tuesday, because a
/// calendar of school days doesn't show a Sunday, and bank holidays fall on Mondays.
fn entry(site: &Site, plan: &MonthPlan, autumn: i32) -> Option<Event> {
    let month = u32::from(plan.month.number);
    let year = if month < 8 { autumn + 1 } else { autumn };
    let first = NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Tue, 1)?;
    let address = format!("{}{}", site.package.settings.address, Route::SchoolYear.path());
    let packs: Vec<&LessonPack> = plan.packs.iter().filter_map(|name| site.package.pack(name)).collect();
    let short: Vec<&str> = packs.iter().map(|pack| pack.short.as_str()).collect();
    let lines = std::iter::once(site.filled(&plan.why))
        .chain(plan.occasions.iter().map(|text| site.filled(text)))
        .chain(packs.iter().map(|pack| format!("{}: {}", pack.short, site.pack_address(pack))));
    let event = Event::new()
        .uid(&format!("{}@{}", plan.month.slug(), address.split("://").nth(1)?.trim_end_matches('/')))
        .starts(first)
        .add_property("RRULE", format!("FREQ=YEARLY;BYMONTH={month};BYDAY=1TU"))
        // An idea for a lesson makes nobody busy.
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&format!("{} lessons: {}", plan.month.name, short.join("; ")))
        .description(&lines.collect::<Vec<_>>().join("\n"))
        .url(&format!("{address}#{}", plan.month.slug()))
        .done();
    Some(event)
}
