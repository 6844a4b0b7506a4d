//! What is told of changes: the page of corrections, the feeds, which another parser reads, and the calendar of due days.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use crate::support::site::site;
use altogether_safer::data::Date;
use altogether_safer::data::meta::{Correction, Next};
use altogether_safer::data::package::Package;
use altogether_safer::page::Site;
use altogether_safer::publish::{due_calendar, feed};
use altogether_safer::route::Route;
use ical::IcalParser;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::io::BufReader;

/// An element of a feed: its name, its attributes and its text.
#[derive(Clone, Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

/// The elements of a feed by another parser: those of the feed itself, and those of each entry.
fn read(text: &str) -> (Vec<Element>, Vec<Vec<Element>>) {
    let mut reader = Reader::from_str(text);
    let (mut own, mut entries, mut open): (Vec<Element>, Vec<Vec<Element>>, Vec<String>) = Default::default();
    loop {
        let event = reader.read_event().expect("it is well-formed");
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let name = start.name().as_ref().to_string();
                let attributes = start.attributes().map(|one| {
                    let one = one.expect("it is an attribute");
                    let value = one.value.to_string();
                    (one.key.as_ref().to_string(), value)
                });
                let element = Element { name: name.clone(), attributes: attributes.collect(), text: String::new() };
                match (name.as_str(), entries.last_mut().filter(|_| open.iter().any(|one| one == "entry"))) {
                    ("entry", _) => entries.push(Vec::new()),
                    (_, Some(entry)) => entry.push(element),
                    (_, None) => own.push(element),
                }
                if matches!(event, Event::Start(_)) {
                    open.push(name);
                }
            }
            Event::Text(words) => add(&mut own, &mut entries, &open, &words),
            Event::GeneralRef(name) => {
                let name: &str = &name;
                let letter =
                    quick_xml::escape::unescape(&format!("&{name};")).expect("it is a known entity").into_owned();
                add(&mut own, &mut entries, &open, &letter);
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} never end");
    (own, entries)
}

fn add(own: &mut [Element], entries: &mut [Vec<Element>], open: &[String], text: &str) {
    let inside = open.iter().any(|one| one == "entry");
    let last = if inside { entries.last_mut().and_then(|entry| entry.last_mut()) } else { own.last_mut() };
    if let Some(last) = last.filter(|last| open.last() == Some(&last.name)) {
        last.text.push_str(text);
    }
}

fn one<'e>(all: &'e [Element], name: &str) -> &'e str {
    let mut found = all.iter().filter(|element| element.name == name);
    let first = found.next().unwrap_or_else(|| panic!("{name} is missing"));
    assert!(found.next().is_none(), "{name} is there twice");
    &first.text
}

fn link<'e>(all: &'e [Element], rel: &str) -> &'e str {
    let has = |element: &&Element| element.name == "link" && element.attributes.contains(&("rel".into(), rel.into()));
    let link = all.iter().find(has).unwrap_or_else(|| panic!("there is no link of the kind {rel}"));
    link.attributes.iter().find(|(name, _)| name == "href").map(|(_, to)| to.as_str()).expect("it leads somewhere")
}

/// What RFC 4287 asks of a feed. Returns the ids of its entries.
fn sound(text: &str, site: &Site) -> Vec<String> {
    let (own, entries) = read(text);
    let address = &site.package.settings.address;
    assert!(
        own[0].name == "feed" && own[0].attributes.contains(&("xmlns".into(), "http://www.w3.org/2005/Atom".into()))
    );
    let is_moment = |text: &str| text.len() == 20 && text.ends_with("T00:00:00Z") && Date::parse(&text[..10]).is_some();
    assert!(one(&own, "id").starts_with("tag:") && !one(&own, "title").is_empty() && !one(&own, "name").is_empty());
    assert!(is_moment(one(&own, "updated")));
    assert!(link(&own, "self").starts_with(address.as_str()) && link(&own, "self").ends_with("/feed.xml"));
    let paths: Vec<String> = site.routes().iter().map(|route| format!("{address}{}", route.path())).collect();
    assert!(paths.iter().any(|path| path == link(&own, "alternate")));
    let mut last = one(&own, "updated").to_string();
    for entry in &entries {
        assert!(!one(entry, "title").is_empty() && one(entry, "summary").len() > 1, "{entry:?}");
        assert!(is_moment(one(entry, "updated")) && *one(entry, "updated") <= *last, "the newest come first");
        last = one(entry, "updated").to_string();
        assert!(paths.iter().any(|path| path == link(entry, "alternate")), "{entry:?}");
    }
    let ids: Vec<String> = entries.iter().map(|entry| one(entry, "id").to_string()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    ids
}

#[test]
fn every_feed_is_sound_and_leads_to_pages() {
    for (files, package) in [published(), fixture_site()] {
        let site = site(files, package);
        assert!(!sound(&feed(&site, None), &site).is_empty());
        for chart in &site.package.charts {
            let kept = site.package.snapshots.iter().any(|one| one.chart.name == chart.name);
            assert_eq!(!sound(&feed(&site, Some(&chart.name)), &site).is_empty(), kept, "{}", chart.name);
        }
    }
}

/// Puts a correction in front of the others of a dataset.
fn correct(package: &mut Package, what: &str) {
    let dataset = package.datasets.iter_mut().find(|one| one.meta.name == "bicycles").expect("there is such a dataset");
    let date = dataset.meta.corrections.first().expect("it has one").date;
    let (what, why) = (what.to_string(), "A slip & more.".to_string());
    let (from, to) = (Some("<31>".to_string()), Some("30".to_string()));
    dataset.meta.corrections.insert(0, Correction { date, what, why, from, to, figures: Vec::new() });
}

#[test]
fn ids_never_change_and_corrections_say_all() {
    let (files, mut package) = fixture_site();
    let before = sound(&feed(&site(files.clone(), package.clone()), None), &site(files.clone(), package.clone()));
    correct(&mut package, "The year was wrong.");
    let site = site(files, package);
    for chart in [None, Some("bicycles")] {
        let text = feed(&site, chart);
        let now = sound(&text, &site);
        assert!(chart.is_some() || before.iter().all(|id| now.contains(id)), "{before:?} {now:?}");
        assert!(now.iter().any(|id| id.ends_with(":correction/bicycles/2026-01-06/1")), "{now:?}");
        let (_, entries) = read(&text);
        let said = "The year was wrong. It said <31>, and now says 30. A slip & more.";
        assert!(entries.iter().any(|entry| one(entry, "summary") == said), "{text}");
    }
    let page = site.page(&Route::Corrections).expect("there is a page").body;
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(place("The year was wrong. It said &lt;31&gt;") < place("2016/17 was 31 and is 30."));
    assert!(page.contains("<a href=\"../charts/bicycles/\">Stolen bicycles</a>"), "{page}");
}

/// A correction stands on every page with the figures, not only where the chart is.
#[test]
fn a_correction_of_a_single_figure_stands_wherever_the_figure_does() {
    let (files, mut package) = fixture_site();
    let set = package.fact_sets.iter_mut().find(|set| set.meta.name == "key-facts").expect("there is such a file");
    let name = set.facts.first().expect("it has figures").name.clone();
    let (what, why) = ("The figure was wrong.".to_string(), "A slip.".to_string());
    let date = set.meta.updated;
    set.meta.corrections = vec![Correction { date, what, why, from: None, to: None, figures: vec![name.clone()] }];
    let site = site(files, package);
    let names = format!("#fact-{name}\"");
    let mut count = 0;
    // The page of a data file links to figures, and shows none.
    let shows = |route: &Route| !matches!(route, Route::LessonResource(..) | Route::Style | Route::DataFile(_));
    for route in site.routes().into_iter().filter(shows) {
        let body = site.page(&route).expect("it has its data").body;
        if body.contains(&names) {
            count += 1;
            assert!(body.contains("The figure was wrong. A slip."), "{route:?}");
        }
    }
    assert!(count > 1, "{name} stands on one page alone");
}

/// Each page that names a figure has the notice for its file; pages that follow their files need none.
#[test]
fn every_page_with_figures_can_say_that_newer_ones_are_out() {
    for (files, package) in [published(), fixture_site()] {
        let site = site(files, package);
        let shows = |route: &Route| !matches!(route, Route::Facts | Route::Style | Route::DataFile(_));
        for route in site.routes().into_iter().filter(shows) {
            let body = site.page(&route).expect("it has its data").body;
            let has = |name: &str| body.contains(&format!("data-newer=\"{name} "));
            for rest in body.split("#fact-").skip(1) {
                let name = rest.split('"').next().unwrap_or_default();
                let Some((set, _)) = site.package.fact(name) else { continue };
                assert!(has(&set.meta.name), "{route:?} shows {name}, of {}", set.meta.name);
            }
            for rest in body.split("data-newer=\"").skip(1) {
                let (name, rest) = rest.split_once(' ').expect("the day follows");
                let known = site.package.dataset(name).map(|one| &one.meta);
                let set = || site.package.fact_sets.iter().find(|set| set.meta.name == name).map(|set| &set.meta);
                let meta = known.or_else(set).unwrap_or_else(|| panic!("{route:?}: there is no file {name}"));
                assert!(rest.starts_with(&meta.updated.iso()), "{route:?}");
            }
        }
        let charts = site.page(&Route::Charts).expect("it has its data").body;
        for dataset in &site.package.datasets {
            let shown = site
                .package
                .charts
                .iter()
                .any(|chart| chart.dataset == dataset.meta.name && !site.package.is_index(chart));
            assert_eq!(
                charts.contains(&format!("data-newer=\"{} ", dataset.meta.name)),
                shown,
                "{}",
                dataset.meta.name
            );
        }
    }
}

#[test]
fn the_calendar_has_every_day_that_is_due_and_no_other() {
    for (files, package) in [published(), fixture_site()] {
        let site = site(files, package);
        let text = due_calendar(&site);
        let unfolded = text.replace("\r\n ", "");
        let calendar =
            IcalParser::new(BufReader::new(unfolded.as_bytes())).next().expect("there is one").expect("it is right");
        let value = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
            let found = event.properties.iter().find(|one| one.name == name).and_then(|one| one.value.clone());
            found.unwrap_or_else(|| panic!("an entry lacks {name}"))
        };
        let mut found: Vec<(String, String)> =
            calendar.events.iter().map(|event| (value(event, "DTSTART"), value(event, "URL"))).collect();
        found.sort();
        let metas = (site.package.datasets.iter().map(|one| &one.meta))
            .chain(site.package.fact_sets.iter().map(|one| &one.meta));
        let due =
            metas.filter(|meta| matches!(meta.next, Next::Due(_)) && !site.package.is_worked_out(&meta.name)).count();
        assert!(due > 0 && found.len() == due, "{found:?}");
        let page = site.page(&Route::Calendar).expect("there is a page").body;
        for ((day, url), (date, _, to)) in found.iter().zip(site.due()) {
            assert_eq!(*day, date.iso().replace('-', ""));
            assert!(url.starts_with(&site.package.settings.address));
            assert!(
                page.contains(&format!(
                    "<time datetime=\"{}\">{date}</time>: <a href=\"../{}\">",
                    date.iso(),
                    to.path()
                )),
                "{page}"
            );
        }
        let uids: BTreeSet<String> = calendar.events.iter().map(|event| value(event, "UID")).collect();
        assert_eq!(uids.len(), due);
    }
}
