//! The pages of data files: each says what is in it, and who uses it.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use crate::support::site::site;
use altogether_safer::data::text::Block;
use altogether_safer::route::Route;

fn body(package: (crate::support::Files, altogether_safer::data::package::Package), name: &str) -> String {
    let page = site(package.0, package.1).page(&Route::DataFile(name.to_string()));
    page.unwrap_or_else(|| panic!("{name} has no page")).body
}

#[test]
fn the_page_of_a_dataset_has_its_doubts_its_corrections_and_its_snapshots() {
    let (files, package) = fixture_site();
    let dataset = package.dataset("bicycles").expect("it is there").clone();
    let days: Vec<String> = package.snapshots.iter().map(|one| one.date().iso()).collect();
    let body = body((files, package), "bicycles");
    for doubt in &dataset.meta.doubts {
        assert!(body.contains(&maud::html! { (doubt) }.into_string()), "{doubt}");
    }
    assert!(body.contains(&maud::html! { (dataset.definition) }.into_string()));
    assert!(!days.is_empty() && !dataset.meta.corrections.is_empty());
    for day in days {
        assert!(body.contains(&format!("href=\"../../embed/bicycles/{day}/\"")), "{day}");
    }
    for one in &dataset.meta.corrections {
        assert!(body.contains(&maud::html! { (one.what) }.into_string()), "{}", one.what);
    }
}

/// A page with a chart or a figure in its words stands on the page of the file, and no other page does.
#[test]
fn who_uses_a_file_is_found_in_the_words_of_pages() {
    let (files, mut package) = fixture_site();
    let home = |package: &altogether_safer::data::package::Package| {
        let body = body((files.clone(), package.clone()), "bicycles");
        let used = body.split("id=\"used\"").nth(1).expect("it says who uses it").to_string();
        let used = used.split("id=\"sources\"").next().unwrap_or_default().to_string();
        used.contains("href=\"../../theme/\"")
    };
    let sections = &mut package.texts.theme.sections;
    for section in sections.iter_mut() {
        section.blocks.clear();
        section.heading = "Words".to_string();
    }
    package.texts.theme.lead = "Words".to_string();
    assert!(!home(&package));
    package.texts.theme.sections[0].blocks = vec![Block::Chart("bicycles".to_string())];
    assert!(home(&package));
    let fact = package
        .fact_sets
        .iter()
        .flat_map(|set| &set.facts)
        .find(|fact| fact.cell.as_ref().is_some_and(|cell| cell.dataset == "bicycles"));
    let name = fact.expect("a figure is from the dataset").name.clone();
    package.texts.theme.sections[0].blocks = vec![Block::Text(format!("It was {{fact:{name}}}."))];
    assert!(home(&package));
}

#[test]
fn every_file_is_used_somewhere() {
    let (files, package) = published();
    let site = site(files, package);
    for meta in site.package.files() {
        let page = site.page(&Route::DataFile(meta.name.clone())).expect("it has a page");
        let used = page.body.split("id=\"used\"").nth(1).and_then(|rest| rest.split("id=\"sources\"").next());
        assert!(used.is_some_and(|used| used.contains("<a ")), "{} is used nowhere", meta.name);
    }
}
