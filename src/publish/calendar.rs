//! The plan of a school year as an iCalendar file (RFC 5545), for the calendars that schools plan with.

use crate::data::lesson::{LessonPack, MonthPlan};
use crate::page::Site;
use crate::route::Route;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use std::{fs, io, path::Path};

/// Where the file lies, below the site's root.
const CALENDAR: &str = "schools/year.ics";

/// Writes the file below `out`.
///
/// # Errors
/// If it can't be written, or the plan's dates don't exist.
pub(super) fn write(out: &Path, site: &Site) -> io::Result<()> {
    let text = calendar(site).ok_or_else(|| io::Error::other("The plan of the school year has an impossible date."))?;
    fs::write(out.join(CALENDAR), text)
}

/// The whole file: an entry for each month, which comes back every year. `None` if a date of the plan can't be worked out.
pub fn calendar(site: &Site) -> Option<String> {
    let year = &site.package.year;
    let mut calendar = Calendar::empty();
    let own =
        [("VERSION", "2.0".to_string()), ("PRODID", format!("-//{}//School year//EN", site.package.settings.name))];
    for (name, value) in own {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&year.meta.title);
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
