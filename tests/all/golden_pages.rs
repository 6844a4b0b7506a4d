//! One page of each kind, rendered from the made-up site and kept in `fixtures/pages`; `cargo xtask expect` accepts a
//! change. What must hold of any page is held on the published site too.

use crate::support::fixture_site::fixture_site;
use crate::support::golden::Golden;
use crate::support::published;
use crate::support::site::{file_name, props_of, site};
use altogether_safer::chart::{Plot, Selection};
use altogether_safer::data::chart::{ChartFile, ChartKind};
use altogether_safer::data::package::Package;
use altogether_safer::island::{PropsFile, chart, figures};
use altogether_safer::page::{Page, Script};
use altogether_safer::route::{Embed, LessonResource, Links, Route};
use std::mem::{Discriminant, discriminant};

/// All golden pages together, in bytes: what a reviewer can still read.
const MOST: usize = 300_000;

fn rendered((files, package): (crate::support::Files, Package)) -> Vec<(Route, Page)> {
    let site = site(files, package);
    let render = |route: Route| {
        let page = site.page(&route).unwrap_or_else(|| panic!("{route:?} lacks its data"));
        (route, page)
    };
    let embeds = site.package.embeds().into_iter().map(Route::Embed);
    site.routes().into_iter().chain(embeds).map(render).collect()
}

/// One element or row of data to a line, so that a difference is small. The layout is the first page's subject alone,
/// and what an island is made from is held by a test of its own.
fn in_lines(route: &Route, page: &Page) -> String {
    let head = [
        format!("title: {}", page.title),
        format!("description: {}", page.description),
        format!("scripts: {:?}", page.scripts),
        format!("social card: {}: {}", page.shared.path, page.shared.alt()),
    ];
    let mut body = page.body.clone();
    if *route != Route::Home {
        for (start, end) in
            [("<header class=\"site-header\"", "</header>"), ("<footer class=\"site-footer\"", "</footer>")]
        {
            if let (Some(from), Some(to)) = (body.find(start), body.find(end)) {
                body.replace_range(from..to + end.len(), "");
            }
        }
    }
    for props in props_of(page).into_iter().chain(page.props.iter().map(|file| file.path.as_str())) {
        body = body.replace(props, "…");
    }
    format!("{}\n\n{}\n", head.join("\n"), body.replace("><", ">\n<").replace("},{", "},\n{"))
}

/// The kind of a page: of embeds, the kind of what they show.
fn kind(route: &Route) -> (Discriminant<Route>, Option<Discriminant<Embed>>, String) {
    let embed = if let Route::Embed(embed) = route { Some(discriminant(embed)) } else { None };
    // Charts are made in different ways by kind, resources and first pages of topics by name.
    let name = match route {
        Route::Chart(name) => fixture_site().1.chart(name).map_or_else(String::new, |(chart, dataset)| {
            // Rows are made as bars are; `horizontal.rs` and the options tell them apart.
            let kind = if chart.kind == ChartKind::Rows { ChartKind::Bars } else { chart.kind };
            format!("{kind:?}, parts: {}", dataset.dimension.is_some())
        }),
        // The easier sheet is a sheet with a word bank.
        Route::LessonResource(_, LessonResource::Sheet) => LessonResource::EasySheet.slug().to_string(),
        Route::LessonResource(_, resource) => resource.slug().to_string(),
        Route::Advice { topic, name } => (topic == name).to_string(),
        _ => String::new(),
    };
    (discriminant(route), embed, name)
}

#[test]
fn one_page_of_each_kind_is_as_expected() {
    let (mut golden, mut seen, mut bytes) = (Golden::new("pages"), Vec::new(), 0);
    // The page of the design's parts shows what the others show, the pictures are looked at and not read, and two pages
    // about embeds are long, and have tests of their own, as has what was measured.
    let aside = [Route::Style, Route::Pictures, Route::Embeds, Route::EmbedCheck, Route::Speed];
    for (route, page) in rendered(fixture_site()).into_iter().filter(|(route, _)| !aside.contains(route)) {
        if seen.contains(&kind(&route)) {
            continue;
        }
        seen.push(kind(&route));
        let text = in_lines(&route, &page);
        bytes += text.len();
        golden.compare(&format!("{}.html", file_name(&route)), &text);
    }
    golden.end(".html");
    assert!(bytes <= MOST, "{bytes} bytes of golden pages are more than a reviewer reads");
}

/// The same data makes the same page, to the byte.
#[test]
fn rendering_twice_gives_the_same() {
    for ((route, one), (_, two)) in rendered(fixture_site()).into_iter().zip(rendered(fixture_site())) {
        assert!(one.body == two.body, "{route:?} differs from one rendering to the next");
    }
}

/// What comes with a page for its island is read by the island into the very data that the page was rendered from.
#[test]
fn islands_are_hydrated_with_the_data_of_the_page() {
    let (_, package) = fixture_site();
    for (route, page) in rendered(fixture_site()).into_iter().filter(|(route, _)| !matches!(route, Route::Embed(_))) {
        let islands = props_of(&page);
        assert_eq!(
            !islands.is_empty(),
            page.scripts.iter().any(|script| [Script::Charts, Script::Facts].contains(script)),
            "{route:?}"
        );
        for props in islands {
            if let Some((read, sets)) = figures::read(props) {
                assert_eq!(sets, package.fact_sets);
                for (file, set) in read.files.iter().zip(&sets) {
                    assert_eq!(file.address, format!("../data/{}.json", set.meta.name));
                }
                continue;
            }
            let (read, definition, dataset) = chart::read(props).expect("the island can read its props");
            // What a page offers beside a chart is no matter of the island.
            let published = package.chart(&definition.name).map(|(chart, _)| chart.clone());
            let shown = published.map(|chart| ChartFile { views: Vec::new(), measure: None, index: None, ..chart });
            assert_eq!(shown, Some(definition.clone()), "{route:?}");
            assert_eq!(Some(&dataset), package.dataset(&definition.dataset), "{route:?}");
            assert_eq!(read.address, format!("../../data/{}.json", definition.dataset));
            let shape = read.points.map(|lines| (lines.len(), lines[0].len()));
            let selection = Selection::default_for(&definition, &dataset).expect("the dataset has areas and years");
            let plot = Plot::of(&dataset, &selection);
            assert_eq!(shape, [(plot.lines.len(), plot.years.len()); 2], "{route:?}");
        }
    }
}

/// A file is fetched from the address in the page, and kept for good: other text has another name, of the form that the
/// service worker stores.
#[test]
fn the_file_of_an_islands_props_is_named_by_its_text() {
    let site = site(fixture_site().0, fixture_site().1);
    let route = Route::Chart("bicycles".to_string());
    let page = site.page(&route).expect("the chart has a page");
    let file = page.props.expect("a chart's props lie in a file");
    let address = Links::from(&route, site.package.settings.base()).file(&file.path);
    assert!(page.body.contains(&format!("data-props=\"{address}\"></script>")));
    let hash = file.path.strip_prefix("assets/props-bicycles-").and_then(|rest| rest.strip_suffix(".json"));
    let hash = hash.expect("the file is named by its chart");
    assert!(hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()), "{hash}");
    assert_ne!(PropsFile::new("bicycles", &1).path, PropsFile::new("bicycles", &2).path);
}

/// Every page has one main heading, the links to the other parts, and nothing that the policy would refuse.
#[test]
fn every_page_keeps_the_rules_of_pages() {
    for (route, page) in rendered(published()).into_iter().chain(rendered(fixture_site())) {
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
    let (files, package) = fixture_site();
    assert!(site(files, package).page(&Route::Chart("no-such-chart".to_string())).is_none());
}

/// Whatever the words say first is in the HTML before any script runs.
#[test]
fn a_chart_page_says_its_finding_and_its_figures_without_scripts() {
    let (_, page) = rendered(fixture_site())
        .into_iter()
        .find(|(route, _)| *route == Route::Chart("bicycles".to_string()))
        .expect("the chart has a page");
    let shown = page.body.split("data-root").nth(1).expect("the island has a first view");
    for words in [
        "The number of stolen bicycles in Anyshire: 20 bicycles in 2017/18, compared with 40 in 2013/14",
        ">40<",
        "25 [e]",
        "[x]",
        "20 [p]",
    ] {
        assert!(shown.contains(words), "{words} is not in the page");
    }
}
