//! Every page as it is drawn from the published data, kept in `fixtures/pages`. `cargo xtask expect` accepts a change.

use crate::support::golden::Golden;
use crate::support::published;
use crate::support::site::{data_in, file_name, site};
use altogether_safer::data::chart::ChartFile;
use altogether_safer::island::{chart, figures};
use altogether_safer::page::{Page, Script, Site};
use altogether_safer::route::Route;

fn drawn() -> Vec<(Route, Page)> {
    let (files, package) = published();
    let site: Site = site(files, package);
    let draw = |route: Route| {
        let page = site.page(&route).unwrap_or_else(|| panic!("{route:?} lacks its data"));
        (route, page)
    };
    site.routes().into_iter().map(draw).collect()
}

/// One element or row of data to a line, so that a difference is small.
fn in_lines(page: &Page) -> String {
    let head = [
        format!("title: {}", page.title),
        format!("description: {}", page.description),
        format!("scripts: {:?}", page.scripts),
        format!("shared: {}: {}", page.shared.path, page.shared.alt()),
    ];
    format!("{}\n\n{}\n", head.join("\n"), page.body.replace("><", ">\n<").replace("},{", "},\n{"))
}

#[test]
fn pages_are_as_kept() {
    let mut golden = Golden::new("pages");
    // The page of parts holds again what the others hold; one pack of lessons stands for all.
    let kept = |route: &Route| match route {
        Route::LessonPack(name) | Route::LessonResource(name, _) => name == "water-ks2",
        _ => *route != Route::Style,
    };
    for (route, page) in drawn().into_iter().filter(|(route, _)| kept(route)) {
        golden.hold(&format!("{}.html", file_name(&route)), &in_lines(&page));
    }
    golden.end(".html");
}

/// The same data makes the same page, to the byte.
#[test]
fn drawing_twice_gives_the_same() {
    for ((route, one), (_, two)) in drawn().into_iter().zip(drawn()) {
        assert!(one.body == two.body, "{route:?} differs from one drawing to the next");
    }
}

/// What stands in a page for its island is read by the island into the very data that the page was drawn from.
#[test]
fn islands_wake_with_the_data_that_was_published() {
    let (_, package) = published();
    for (route, page) in drawn() {
        let islands = data_in(&page.body);
        assert_eq!(
            !islands.is_empty(),
            page.scripts.iter().any(|script| [Script::Charts, Script::Facts].contains(script)),
            "{route:?}"
        );
        for props in islands {
            if let Some((read, set)) = figures::read(props) {
                assert_eq!(Some(&set), package.fact_sets.iter().find(|other| other.meta.name == set.meta.name));
                assert!(read.address.ends_with(&format!("data/{}.json", set.meta.name)), "{}", read.address);
                assert_eq!(read.all, route == Route::Facts);
                continue;
            }
            let (read, definition, dataset) = chart::read(props).expect("the island can read its props");
            // The page has the links to views and measures already: what hydrates it does not read them.
            let whole = package.charts.iter().find(|chart| chart.name == definition.name).expect("it is published");
            let shown = ChartFile { views: Vec::new(), measure: None, index: None, ..whole.clone() };
            assert_eq!(definition, shown, "{route:?}");
            assert_eq!(Some(&dataset), package.dataset(&definition.dataset), "{route:?}");
            assert_eq!(read.address, format!("../../data/{}.json", definition.dataset));
            let shape = read.points.map(|lines| (lines.len(), lines[0].len()));
            assert_eq!(shape, [(definition.areas.len(), dataset.periods.len()); 2], "{route:?}");
        }
    }
}

/// Every page has one main heading, the links to the other parts, and nothing that the policy would refuse.
#[test]
fn every_page_keeps_the_rules_of_pages() {
    for (route, page) in drawn() {
        let body = &page.body;
        assert_eq!(body.matches("<h1").count(), 1, "{route:?}");
        assert_eq!(body.matches("<main id=\"main\"").count(), 1, "{route:?}");
        assert!(!page.title.is_empty() && !page.description.is_empty(), "{route:?}");
        for refused in
            [" style=", "<style", "<iframe", "<object", " onclick", " onload", "javascript:", "<script>", "<script src"]
        {
            assert!(!body.contains(refused), "{route:?} has {refused}");
        }
        let ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{route:?} has an id twice: {ids:?}");
        for named in body.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&named), "{route:?} names {named}, which is not there");
        }
    }
}

#[test]
fn there_is_no_page_for_a_chart_that_does_not_exist() {
    let (files, package) = published();
    assert!(site(files, package).page(&Route::Chart("no-such-chart".to_string())).is_none());
}

/// Whatever the words say first is in the HTML before any script runs.
#[test]
fn a_chart_page_says_its_finding_and_its_figures_without_scripts() {
    let (_, page) = drawn()
        .into_iter()
        .find(|(route, _)| *route == Route::Chart("first-time-entrants".to_string()))
        .expect("the chart has a page");
    let shown = page.body.split("data-root").nth(1).expect("the island has a first view");
    for words in ["in County Durham fell by 89.5% between 2007/08 and 2017/18", "1,129", "210 [e]", "[x]", "119"] {
        assert!(shown.contains(words), "{words} is not in the page");
    }
}
