//! Atom feeds (RFC 4287) of corrections and new figures: one of all, and one for each chart.

use crate::page::{Event, FEED, Site};
use crate::route::Route;
use quick_xml::escape::escape;
use std::path::Path;
use std::{fs, io};

/// The file of a chart's feed, beside its page.
pub const CHART_FEED: &str = "feed.xml";

/// Writes all feeds below `out`.
///
/// # Errors
/// If one can't be written.
pub(super) fn write(out: &Path, site: &Site) -> io::Result<()> {
    fs::write(out.join(FEED), feed(site, None))?;
    for chart in &site.package.charts {
        let folder = Route::Chart(chart.name.clone()).path();
        fs::write(out.join(folder).join(CHART_FEED), feed(site, Some(&chart.name)))?;
    }
    Ok(())
}

/// A feed: of one chart, or of everything. Ids are tags (RFC 4151), which stay if a page moves.
pub fn feed(site: &Site, chart: Option<&str>) -> String {
    let package = &site.package;
    let settings = &package.settings;
    let host = settings.address.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    let tag = |id: &str| format!("tag:{host},{}:{id}", &package.list.created.iso()[..4]);
    let route = chart.map_or(Route::Corrections, |name| Route::Chart(name.to_string()));
    let page = format!("{}{}", settings.address, route.path());
    let about = chart.and_then(|name| package.chart(name)).map(|(chart, _)| chart.title.as_str());
    let title = match about {
        Some(title) => format!("{title} – {}", settings.name),
        None => format!("Corrections and new figures – {}", settings.name),
    };
    let events = site.events(chart);
    let updated = events.first().map_or(package.list.created, |event| event.date);
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n",
    );
    text.push_str(&format!(
        "<id>{}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}feed.xml\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        escape(tag(&format!("feed/{}", chart.unwrap_or("all")))),
        escape(&title),
        updated.iso(),
        escape(&settings.publisher),
        escape(&page),
        escape(&page),
    ));
    for event in &events {
        text.push_str(&entry(event, &tag(&event.id), &settings.address));
    }
    text.push_str("</feed>\n");
    text
}

fn entry(event: &Event, id: &str, address: &str) -> String {
    format!(
        "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
        escape(id),
        escape(&event.title),
        event.date.iso(),
        escape(format!("{address}{}", event.page.path())),
        escape(&event.words),
    )
}
