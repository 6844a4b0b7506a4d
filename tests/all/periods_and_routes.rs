//! Periods, dates and routes: each parses the form that it writes, and refuses every other form.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use altogether_safer::data::lesson::Stage;
use altogether_safer::data::values::Date;
use altogether_safer::data::values::{Period, PeriodKind};
use altogether_safer::publish::due;
use altogether_safer::route::{Embed, LessonResource, Links, Route};
use altogether_safer::words::years::years as said_years;
use proptest::prelude::*;

/// The kinds that are written by years alone.
const KINDS: [PeriodKind; 3] = [PeriodKind::FinancialYear, PeriodKind::CalendarYear, PeriodKind::YearEndingMarch];

fn period(kind: PeriodKind, text: &str) -> Period {
    Period::parse(kind, text).unwrap_or_else(|| panic!("{text} is no period"))
}

fn any_kind() -> impl Strategy<Value = PeriodKind> {
    proptest::sample::select(KINDS.to_vec())
}

proptest! {
    #[test]
    fn a_period_parses_both_forms_that_it_writes(kind in any_kind(), year in 1900u16..=2200) {
        let text = match kind {
            PeriodKind::FinancialYear => format!("{year}/{:02}", (year + 1) % 100),
            PeriodKind::CalendarYear | PeriodKind::YearEndingMarch | PeriodKind::YearEnding => year.to_string(),
        };
        let period = period(kind, &text);
        prop_assert_eq!(period.short(), text.clone());
        prop_assert_eq!(period.slug(), text.replace('/', "-"));
        prop_assert_eq!(Period::from_slug(kind, &period.slug()), Some(period));
        prop_assert!(period.next() > period);
        prop_assert!(period.slug().bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    }

    #[test]
    fn a_parsed_period_is_written_the_same(kind in any_kind(), text in "[0-9/-]{0,8}|\\PC{0,8}") {
        if let Some(period) = Period::parse(kind, &text) {
            prop_assert_eq!(period.short(), text.clone());
        }
        if let Some(period) = Period::from_slug(kind, &text) {
            prop_assert_eq!(period.slug(), text.replace('/', "-"));
        }
    }

    #[test]
    fn a_parsed_date_is_written_the_same(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9-]{0,12}|\\PC{0,12}") {
        if let Some(date) = Date::parse(&text) {
            prop_assert_eq!(date.iso(), text);
        }
    }

    #[test]
    fn a_later_date_compares_as_greater(
        a in (1900u16..2200, 1u8..=12, 1u8..=28), b in (1900u16..2200, 1u8..=12, 1u8..=28)
    ) {
        let day = |(y, m, d): (u16, u8, u8)| Date::parse(&format!("{y}-{m:02}-{d:02}")).expect("it is a day");
        prop_assert_eq!(day(a).cmp(&day(b)), a.cmp(&b));
    }

    #[test]
    fn a_parsed_route_is_written_the_same(path in "(charts/)?[a-z0-9/-]{0,12}/?|404.html|\\PC{0,12}") {
        if let Some(route) = Route::parse(&path) {
            prop_assert_eq!(route.path(), path);
        }
    }
}

#[test]
fn periods_of_another_form_or_out_of_range_are_refused() {
    let bad = [
        (
            PeriodKind::FinancialYear,
            ["2014/16", "2014/2015", "2014-15", "2014", "14/15", "2014/5", "2014/15/", "2014/15 "],
        ),
        (PeriodKind::CalendarYear, ["2014/15", "14", "02014", "2014 ", " 2014", "-2014", "+201", "20l4"]),
        (PeriodKind::YearEnding, ["2014", "2014-13", "2014-00", "2014-1", "2014/12", "2014-012", "2014--1", "1899-12"]),
        (PeriodKind::YearEndingMarch, ["2014/15", "1899", "2201", "9999", "", "²014", "March 2014", "2014/"]),
    ];
    for (kind, texts) in bad {
        for text in texts {
            assert_eq!(Period::parse(kind, text), None, "{kind:?} {text:?}");
        }
    }
    assert_eq!(period(PeriodKind::FinancialYear, "1999/00").next(), period(PeriodKind::FinancialYear, "2000/01"));
}

/// A year to any month is named by the month, short on an axis and whole in a sentence.
#[test]
fn a_year_to_a_month_is_named_by_it() {
    let december = period(PeriodKind::YearEnding, "2024-12");
    assert_eq!((december.short(), december.slug()), ("Dec 2024".to_string(), "2024-12".to_string()));
    assert_eq!(december.to_string(), "the year to December 2024");
    assert_eq!(Period::from_slug(PeriodKind::YearEnding, "2024-12"), Some(december));
    let may = period(PeriodKind::YearEnding, "2025-05");
    assert!(may > december && december < december.next());
    assert_eq!(said_years(may, may), "year to May 2025");
    assert_eq!(said_years(december, may), "years to December 2024 and May 2025");
}

#[test]
fn kinds_of_period_have_one_name_each_and_a_heading() {
    let names = ["financial-year", "calendar-year", "year-ending-march"];
    assert_eq!(names.map(PeriodKind::parse), KINDS.map(Some));
    assert_eq!(PeriodKind::parse("year-ending"), Some(PeriodKind::YearEnding));
    for other in ["", "year", "Financial-year", "school-year"] {
        assert_eq!(PeriodKind::parse(other), None);
    }
    assert_eq!(
        KINDS.map(PeriodKind::heading),
        ["Financial year (April to March)", "Year (January to December)", "Year ending March"]
    );
    assert_eq!(period(PeriodKind::FinancialYear, "2014/15").to_string(), "2014/15");
    assert_eq!(period(PeriodKind::CalendarYear, "2014").to_string(), "2014");
    assert_eq!(period(PeriodKind::YearEndingMarch, "2014").to_string(), "the year ending March 2014");
}

#[test]
fn dates_are_days_of_the_calendar() {
    for text in ["2026-11-23", "2024-02-29", "2000-02-29", "2026-12-31", "2026-04-30", "2026-01-01"] {
        assert_eq!(Date::parse(text).map(|date| date.iso()).as_deref(), Some(text));
    }
    for text in [
        "2026-02-29",
        "1900-02-29",
        "2026-02-30",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-11-00",
        "2026-11-32",
        "2026-1-2",
        "26-11-23",
        "2026/11/23",
        "2026-11-23T00:00",
        "2026-11-23-",
        "-026-11-23",
        "+026-11-23",
        "",
        "two",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    let long = |text: &str| Date::parse(text).expect("it is a day").to_string();
    assert_eq!(long("2026-11-23"), "23 November 2026");
    assert_eq!(long("2024-02-09"), "9 February 2024");
}

#[test]
fn every_page_is_found_at_its_address_and_in_its_file() {
    let package = published().1;
    let all = package.routes();
    // Only the youngest have pictures to colour in.
    let young = package.packs.iter().filter(|pack| pack.stage == Stage::One).count();
    let pages_of_packs = package.packs.len() * LessonResource::ALL.len() + young;
    let tables = all.iter().filter(|route| matches!(route, Route::ChartTable(_))).count();
    assert_eq!(
        all.len(),
        package.charts.len()
            + tables
            + package.objectives.len()
            + package.advice.len()
            + package.needs.len()
            + pages_of_packs
            + package.files().count()
            + 27
    );
    for route in &all {
        assert_eq!(Route::parse(&route.path()).as_ref(), Some(route));
        assert!(route.file().ends_with(".html"), "{route:?}");
    }
    let files: std::collections::BTreeSet<String> = all.iter().map(Route::file).collect();
    assert_eq!(files.len(), all.len(), "two pages have one file");
    assert_eq!(Route::Home.file(), "index.html");
    assert_eq!(Route::advice("water", "water").file(), "safety/water/index.html");
    assert_eq!(Route::advice("water", "ice").file(), "safety/water/ice/index.html");
    assert_eq!(Route::Chart("rate".to_string()).file(), "charts/rate/index.html");
    assert_eq!(Route::NotFound.file(), "404.html");
}

/// A date at the end of a path is never the name of a view.
#[test]
fn a_chart_and_its_snapshots_have_different_addresses() {
    let (name, date) = ("rate".to_string(), "2026-11-23".to_string());
    for view in [None, Some("document".to_string())] {
        let current = Route::Embed(Embed::Chart { name: name.clone(), view: view.clone() });
        let snapshot = Route::Embed(Embed::Snapshot { name: name.clone(), view, date: date.clone() });
        assert_eq!(snapshot.path(), format!("{}{date}/", current.path()));
        for route in [current, snapshot] {
            assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}

#[test]
fn other_paths_are_no_route() {
    for path in [
        "/",
        "charts",
        "charts//",
        "charts/a/b/",
        "charts/a",
        "theme/objectives/a/b/",
        "theme/a/",
        "about",
        "schools/water-ks1/games/",
        "schools//sheet/",
        "schools/water-ks1/sheet/a/",
        "safety//",
        "help//",
        "help/abuse",
        "help/abuse/men/",
        "embed",
        "embed/a",
        "embed//",
        "embed/fact/",
        "embed/a/b/c/",
        "embed/a/b/2026-11-23",
        "embed/a/b/2026-11-2x/",
        "embed/a/2026-11-23/b/",
        "embed/a/2026-11-23/2026-11-23/",
        "embed/a/b/c/2026-11-23/",
        "404.html/",
        "index.html",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
}

#[test]
fn every_page_below_the_home_page_has_a_parent() {
    let ups = [
        (Route::Home, None),
        (Route::Charts, Some(Route::Home)),
        (Route::Chart("rate".to_string()), Some(Route::Charts)),
        (Route::ChartTable("rate".to_string()), Some(Route::Chart("rate".to_string()))),
        (Route::Theme, Some(Route::Home)),
        (Route::Objectives, Some(Route::Theme)),
        (Route::Objective("roads".to_string()), Some(Route::Objectives)),
        (Route::Facts, Some(Route::Home)),
        (Route::Safety, Some(Route::Home)),
        (Route::advice("water", "water"), Some(Route::Safety)),
        (Route::advice("water", "ice"), Some(Route::advice("water", "water"))),
        (Route::Board, Some(Route::advice("water", "water"))),
        (Route::Schools, Some(Route::Home)),
        (Route::SchoolYear, Some(Route::Schools)),
        (Route::LessonPack("water-ks1".to_string()), Some(Route::Schools)),
        (
            Route::LessonResource("water-ks1".to_string(), LessonResource::Quiz),
            Some(Route::LessonPack("water-ks1".to_string())),
        ),
        (Route::Help, Some(Route::Home)),
        (Route::HelpNeed("abuse".to_string()), Some(Route::Help)),
        (Route::Style, Some(Route::Home)),
        (Route::Pictures, Some(Route::Style)),
        (Route::About, Some(Route::Home)),
        (Route::Privacy, Some(Route::Home)),
        (Route::Accessibility, Some(Route::Home)),
        (Route::Data, Some(Route::Home)),
        (Route::StillTrue, Some(Route::Data)),
        (Route::Publish, Some(Route::Data)),
        (Route::DataFile("rate".to_string()), Some(Route::Data)),
        (Route::Corrections, Some(Route::Home)),
        (Route::Calendar, Some(Route::Home)),
        (Route::EmbedCheck, Some(Route::Embeds)),
        (Route::Speed, Some(Route::Home)),
        (Route::SiteIndex, Some(Route::Home)),
        (Route::NotFound, None),
    ];
    for (route, up) in ups {
        assert_eq!(route.parent(), up, "{route:?}");
    }
}

#[test]
fn links_are_relative_at_each_depth() {
    let chart = Route::Chart("rate".to_string());
    let seen_from = |route: &Route| {
        let links = Links::from(route, "/safer/");
        [links.to(&Route::Home), links.to(&Route::advice("water", "water")), links.to(&chart), links.file("icon.svg")]
    };
    assert_eq!(seen_from(&Route::Home), ["./", "safety/water/", "charts/rate/", "icon.svg"]);
    assert_eq!(seen_from(&Route::About), ["../", "../safety/water/", "../charts/rate/", "../icon.svg"]);
    assert_eq!(seen_from(&chart), ["../../", "../../safety/water/", "../../charts/rate/", "../../icon.svg"]);
    assert_eq!(
        seen_from(&Route::advice("water", "water")),
        ["../../", "../../safety/water/", "../../charts/rate/", "../../icon.svg"]
    );
}

/// A host shows the 404 page at any address, so only its links start from the site's root.
#[test]
fn links_from_the_404_page_start_at_the_root() {
    let under = |base: &str| {
        let links = Links::from(&Route::NotFound, base);
        [links.to(&Route::Home), links.to(&Route::advice("water", "water")), links.file("icon.svg")]
    };
    assert_eq!(under("/"), ["/", "/safety/water/", "/icon.svg"]);
    assert_eq!(under("/safer/"), ["/safer/", "/safer/safety/water/", "/safer/icon.svg"]);
}

/// The relative link from any page to any other leads to its path.
#[test]
fn every_link_leads_to_its_page() {
    let all = Route::all(
        &["roads".to_string()],
        vec![Route::Chart("rate".to_string()), Route::ChartTable("rate".to_string())],
        vec![Route::advice("water", "ice")],
        vec![Route::LessonPack("water-ks1".to_string())],
        &["abuse".to_string()],
        &["rate".to_string()],
    );
    for from in all.iter().filter(|route| **route != Route::NotFound) {
        for to in &all {
            let mut place: Vec<String> = from.path().split('/').map(str::to_string).collect();
            place.pop();
            for part in Links::from(from, "/").to(to).split('/') {
                match part {
                    ".." => assert!(place.pop().is_some(), "the link from {from:?} to {to:?} leaves the site"),
                    "." | "" => {}
                    name => place.push(name.to_string()),
                }
            }
            assert_eq!(place.join("/"), to.path().trim_end_matches('/'), "from {from:?} to {to:?}");
        }
    }
}

#[test]
fn days_are_counted_from_1970() {
    let day = |text: &str| Date::parse(text).expect("it is a date").day_number();
    assert_eq!(day("1970-01-01"), 0);
    assert_eq!(day("1969-12-31"), -1);
    assert_eq!(day("2000-02-29") + 1, day("2000-03-01"));
    assert_eq!(day("2026-11-29"), 20_786);
    assert_eq!(day("2100-03-01") - day("2100-02-28"), 1);
}

#[test]
fn what_needs_a_review_within_ninety_days_is_listed_with_who_and_why() {
    let package = fixture_site().1;
    let page = &package.advice[0].text;
    let day = page.review_due.day_number();
    let line =
        |today| due(&package, today).into_iter().find(|line| line.contains(&format!("advice/{}.json", page.meta.name)));
    assert_eq!(line(day - 91), None);
    let soon = line(day - 90).expect("it is due");
    assert!(
        soon.starts_with(&format!("Due {}: ", page.review_due.iso())) && soon.contains("Desk lead. Look for: "),
        "{soon}"
    );
    assert!(line(day + 1).expect("it is overdue").starts_with("Overdue since "));
}
