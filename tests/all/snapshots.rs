//! Charts that stay as they were: each day's figures are kept once and for good, and say what has come since.

use crate::support::dataset_builder::Made;
use crate::support::fixture_site::fixture_site;
use crate::support::site::site;
use crate::support::{Files, change, fixture, published, read, shown};
use altogether_safer::chart::{Selection, Table};
use altogether_safer::data::chart::ChartFile;
use altogether_safer::data::meta::Correction;
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Status;
use altogether_safer::data::snapshot::{Snapshot, difference, path};
use altogether_safer::data::{Audience, Date};
use altogether_safer::part::data_table::data_table;
use altogether_safer::publish::{CORRECTION_RECORDS, DATA, SNAPSHOT_RECORDS, snapshot_text, write_snapshots};
use altogether_safer::route::{Embed, Route};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const NAME: &str = "bicycles";
const LATER: &str = "2096-12-05";

fn day(text: &str) -> Date {
    Date::parse(text).expect("it is a day")
}

/// The body of a page for frames.
fn body(files: &Files, package: &Package, embed: &Embed) -> String {
    let page = site(files.clone(), package.clone()).page(&Route::Embed(embed.clone()));
    page.unwrap_or_else(|| panic!("{embed:?} has no page")).body
}

/// A chart as it is kept today, in its first view.
fn kept(package: &Package) -> Embed {
    package.kept(&Embed::chart(NAME)).expect("the chart is kept")
}

/// What stands above a kept chart's title, without the hidden notice that a script shows.
fn above(body: &str) -> &str {
    let after =
        body.split_once("data-newer").and_then(|(_, rest)| rest.split_once("</p>")).map_or(body, |(_, rest)| rest);
    after.split("<h1").next().unwrap_or_default()
}

#[test]
fn the_figures_of_today_are_kept() {
    let package = published().1;
    for chart in &package.charts {
        let dataset = package.dataset(&chart.dataset).expect("the chart has a dataset");
        let (name, date) = (&chart.name, dataset.meta.updated);
        let snapshot = package.snapshot(name, &date.iso()).unwrap_or_else(|| {
            panic!("{DATA}/{} is missing. Run `cargo run --bin site snapshot`, which writes it.", path(name, date))
        });
        assert_eq!(difference(&snapshot.dataset, dataset), None, "{name}");
    }
}

#[test]
fn everything_kept_has_its_page_and_its_table() {
    let (files, package) = published();
    assert!(package.snapshots.len() >= package.charts.len());
    let site = site(files, package);
    for snapshot in &site.package.snapshots {
        for embed in snapshot.embeds() {
            let page = site.page(&Route::Embed(embed.clone())).unwrap_or_else(|| panic!("{embed:?} has no page"));
            let day = format!("Fixed on <time datetime=\"{}\">", snapshot.date().iso());
            assert!(above(&page.body).contains(&day), "{embed:?}");
            let Embed::Snapshot { view, .. } = &embed else { panic!("{embed:?} is not kept") };
            let shown =
                Selection::named(view.as_deref(), &snapshot.chart, &snapshot.dataset).expect("there is such a view");
            let table = data_table(&Table::of(&snapshot.dataset, &shown), "figures").into_string();
            assert!(page.body.contains(&table), "{embed:?} has another table");
            // It never shows anything newer, but can say that it is out.
            assert!(!page.body.contains("data-live"), "{embed:?}");
            assert_eq!(page.body.matches("data-newer").count(), 1, "{embed:?}");
        }
    }
}

/// Figures of one area and their symbols, by year.
type Years = Vec<(&'static str, Option<f64>, Option<&'static str>)>;

/// Words make no difference; a value, its symbol and its row do.
#[test]
fn the_first_figure_that_differs_is_named() {
    let years = [("2014", Some(1.5), None), ("2015", Some(2.5), Some("p")), ("2016", None, Some("x"))];
    let made = |change: fn(&mut Years)| {
        let mut years = years.to_vec();
        change(&mut years);
        Made::of("calendar-year").decimals(1).marked("Ham", &years).read()
    };
    let kept = made(|_| {});
    let mut words = made(|_| {});
    words.meta.title = "Others".to_string();
    words.series[0].area.name = "The town".to_string();
    assert_eq!(difference(&kept, &words), None);
    let said = |now| difference(&kept, &now).expect("they differ");
    assert_eq!(said(made(|years| years[0].1 = Some(1.6))), "Ham, 2014: it was 1.5, now it is 1.6.");
    assert_eq!(said(made(|years| years[1].2 = None)), "Ham, 2015: it was 2.5 [p], now it is 2.5.");
    assert_eq!(said(made(|years| years[2].2 = Some("c"))), "Ham, 2016: it was [x], now it is [c].");
    assert_eq!(said(made(|years| _ = years.pop())), "Ham, 2016: it was [x], now it is missing.");
    let more = made(|years| years.push(("2017", Some(9.0), None)));
    assert_eq!(said(more), "Ham, 2017: it was missing, now it is 9.");
}

/// The problems of the made-up files with one dataset changed and nothing but the snapshot of it to tell.
fn problems(change: fn(&mut Value)) -> String {
    let (mut files, package) = fixture_site();
    let dataset = format!("{NAME}.json");
    let date = package.dataset(NAME).expect("there is such a dataset").meta.updated;
    let text = snapshot_text(&files[&format!("charts/{NAME}.json")], &files[&dataset]).expect("both are JSON");
    files.insert(path(NAME, date), text);
    let mut value: Value = serde_json::from_str(&files[&dataset]).expect("it is JSON");
    change(&mut value);
    files.insert(dataset, value.to_string());
    let problems = Package::parse(DATA, &files).err().unwrap_or_default();
    shown(&problems.into_iter().filter(|problem| problem.rule == "snapshot").collect::<Vec<_>>())
}

#[test]
fn figures_do_not_change_in_silence() {
    assert_eq!(problems(|_| {}), "");
    let said = problems(|dataset| dataset["rows"][0]["value"] = json!(4321));
    for words in [
        "public/data/bicycles.json:",
        " at /updated\n",
        "editions/bicycles/",
        "now it is 4321.",
        "Give the dataset the day of this change",
    ] {
        assert!(said.contains(words), "{words} is not in: {said}");
    }
    let said = problems(|dataset| {
        dataset["rows"][0]["value"] = json!(4321);
        dataset["updated"] = json!(LATER);
        dataset["nextUpdate"] = Value::Null;
        dataset["ended"] = json!("It has ended.");
    });
    assert_eq!(said, "", "a new day may have new figures");
    assert_eq!(problems(|dataset| dataset["title"] = json!("Another title")), "", "words may be put better");
}

/// A view that is called like a day could not be told from what is kept.
#[test]
fn no_view_is_called_like_a_day() {
    let good = read(&fixture("rules/chart/good.json"));
    for (name, refused) in [("2026-01-06", true), ("2015-16", false)] {
        let text = change(&good, "\"name\": \"before\"", &format!("\"name\": \"{name}\""));
        assert_eq!(ChartFile::parse("good.json", &text, Audience::Publisher).is_err(), refused, "{name}");
    }
}

#[test]
fn what_is_kept_is_written_once() {
    let (files, mut package) = fixture_site();
    package.snapshots.clear();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of the last run can go");
    }
    let mut written = write_snapshots(&folder, &package, &files).expect("there is room for the files");
    // Their records, and those of corrections.
    assert_eq!(written.split_off(written.len() - 2), [SNAPSHOT_RECORDS, CORRECTION_RECORDS]);
    assert_eq!(written.len(), package.charts.len());
    for name in &written {
        let text = fs::read_to_string(folder.join(name)).expect("the file was written");
        package.snapshots.push(Snapshot::parse(name, &text).unwrap_or_else(|problems| panic!("{}", shown(&problems))));
    }
    assert_eq!(write_snapshots(&folder, &package, &files).expect("nothing is to be done"), Vec::<String>::new());
    for snapshot in &package.snapshots {
        assert!(package.charts.contains(&snapshot.chart), "{}", snapshot.name);
        assert_eq!(Some(&snapshot.dataset), package.dataset(&snapshot.chart.dataset), "{}", snapshot.name);
    }
    // A file that is there already is left, even where nobody has read it.
    package.snapshots.clear();
    assert!(write_snapshots(&folder, &package, &files).is_err());
}

#[test]
fn as_long_as_nothing_is_newer_a_kept_chart_says_its_day_and_no_more() {
    let (files, package) = fixture_site();
    let body = body(&files, &package, &kept(&package));
    let said = above(&body);
    assert!(!["<a ", "newer", "Corrected"].iter().any(|words| said.contains(words)), "{said}");
    assert!(body.contains("class=\"way-on\"") && body.contains("href=\"../../../charts/bicycles/\""));
}

/// Whatever is published later, what is kept shows the same figures under what it says of them.
#[test]
fn newer_figures_are_said_and_not_shown() {
    let (files, mut package) = fixture_site();
    let embed = kept(&package);
    let before = body(&files, &package, &embed);
    let dataset = package.datasets.iter_mut().find(|one| one.meta.name == NAME).expect("there is such a dataset");
    dataset.meta.updated = day(LATER);
    let same = body(&files, &package, &embed);
    assert_eq!(above(&same), above(&before), "a later day with the same figures is nothing newer");
    assert!(package.kept(&Embed::chart(NAME)).is_none(), "today's figures are not kept yet");
    let dataset = package.datasets.iter_mut().find(|one| one.meta.name == NAME).expect("there is such a dataset");
    dataset.series[0].points[0].value = Some(4321.0);
    dataset.series[0].points[0].status = Some(Status::Revised);
    let after = body(&files, &package, &embed);
    let said = above(&after);
    assert!(
        said.contains("There are newer figures, from <time datetime=\"2096-12-05\">5 December 2096</time>: "),
        "{said}"
    );
    assert!(said.contains("<a href=\"../../../charts/bicycles/\" target=\"_blank\" rel=\"noopener\">see them<"));
    assert_eq!(after.split_once("<h1").map(|(_, rest)| rest), before.split_once("<h1").map(|(_, rest)| rest));
}

#[test]
fn a_later_correction_is_said_at_once() {
    let (files, mut package) = fixture_site();
    let embed = kept(&package);
    let dataset = package.datasets.iter_mut().find(|one| one.meta.name == NAME).expect("there is such a dataset");
    let correction = |date, what: &str| {
        let (what, why) = (what.to_string(), "A slip.".to_string());
        Correction { date, what, why, from: None, to: None, figures: Vec::new() }
    };
    dataset.meta.corrections =
        vec![correction(day(LATER), "A figure was wrong."), correction(day("2020-01-01"), "Long known.")];
    let body = body(&files, &package, &embed);
    let said = above(&body);
    assert!(said.contains("<strong>Corrected since</strong>: see the notes."), "{said}");
    assert!(body.contains("A figure was wrong. A slip."));
    assert!(!body.contains("Long known."));
    // What was corrected before the chart was kept stands where a living chart has it.
    let snapshot = package.snapshots.iter_mut().rfind(|one| one.chart.name == NAME).expect("the chart is kept");
    snapshot.dataset.meta.corrections.push(correction(day(LATER), "A figure was wrong."));
    assert!(!above(&self::body(&files, &package, &embed)).contains("Corrected since"));
}

#[test]
fn a_withdrawn_chart_is_kept_and_says_so() {
    let (files, mut package) = fixture_site();
    let embed = kept(&package);
    package.charts.retain(|chart| chart.name != NAME);
    let site = site(files.clone(), package.clone());
    let body = body(&files, &package, &embed);
    assert!(above(&body).contains("This chart has been withdrawn: <a href=\"../../../charts/\""), "{}", above(&body));
    assert!(body.contains("<table>") && !body.contains("charts/bicycles"));
    assert!(body.contains("See all charts on "));
    assert_eq!(site.place(&embed).expect("there is a way on").route, Route::Charts);
    let code = site.embed_code(&embed).expect("it can still be pasted");
    assert!(code.whole.ends_with("/charts/"));
}

/// A view that the chart no longer has is kept, and leads to the chart.
#[test]
fn a_view_that_has_gone_leads_to_its_chart() {
    let (_, package) = fixture_site();
    let view = Embed::Chart { name: NAME.to_string(), view: Some("before".to_string()) };
    let embed = package.kept(&view).expect("the view is kept");
    let (files, mut package) = fixture_site();
    let with = site(files.clone(), package.clone()).place(&embed).expect("it leads on");
    assert!(with.after.starts_with('?'), "{}", with.after);
    package.charts.iter_mut().for_each(|chart| chart.views.clear());
    let without = site(files, package).place(&embed).expect("it leads on");
    assert_eq!((without.route, without.after.as_str()), (Route::Chart(NAME.to_string()), ""));
}

#[test]
fn the_embed_that_stays_can_be_copied_where_all_embeds_can() {
    let (files, package) = published();
    let site = site(files, package);
    let page = site.page(&Route::Embeds).expect("the page is there").body;
    for embed in site.package.embeds().into_iter().filter(|embed| matches!(embed, Embed::Chart { .. })) {
        let kept = site.package.kept(&embed).unwrap_or_else(|| panic!("{embed:?} is not kept"));
        let address = site.embed_code(&kept).expect("what is kept can be pasted").address;
        assert!(page.contains(&format!("src=&quot;{address}&quot;")), "{address}");
    }
}
