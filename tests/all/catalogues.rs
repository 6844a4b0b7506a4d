//! What the catalogues say of the data files to other programs.

use crate::support::fixture_site::fixture_site;
use crate::support::published;
use altogether_safer::data::package::Package;
use altogether_safer::publish::{catalogue_json, catalogue_turtle, data_package};
use altogether_safer::route::Route;
use oxjsonld::JsonLdParser;
use oxttl::TurtleParser;
use std::collections::BTreeSet;

/// What parsers of another make read in each form, one statement a line.
fn statements(package: &Package) -> [Vec<String>; 2] {
    let json = catalogue_json(package).to_string();
    let parsed = JsonLdParser::new().for_slice(json.as_bytes()).map(|quad| {
        let quad = quad.expect("it is JSON-LD");
        format!("{} {} {}", quad.subject, quad.predicate, quad.object)
    });
    let turtle = catalogue_turtle(package);
    let read = TurtleParser::new().for_slice(turtle.as_bytes()).map(|triple| {
        let triple = triple.expect("it is Turtle");
        format!("{} {} {}", triple.subject, triple.predicate, triple.object)
    });
    [parsed.collect(), read.collect()]
}

#[test]
fn both_forms_of_the_catalogue_say_the_same() {
    for package in [published().1, fixture_site().1] {
        let [json, turtle] = statements(&package);
        assert!(json.len() > 100, "something is said");
        let sets = [&json, &turtle].map(|all| all.iter().cloned().collect::<BTreeSet<String>>());
        assert_eq!(sets[0], sets[1]);
        assert_eq!(json.len(), sets[0].len(), "nothing is said twice");
        assert_eq!(turtle.len(), sets[1].len(), "nothing is said twice");
    }
}

#[test]
fn the_catalogue_has_every_file_with_its_title_its_page_and_its_download() {
    let package = published().1;
    let [json, _] = statements(&package);
    let root = &package.settings.address;
    for meta in package.files() {
        let page = format!("{root}{}", Route::DataFile(meta.name.clone()).path());
        let said = |predicate: &str, object: &str| {
            let line = format!("<{page}#file> <{predicate}> {object}");
            assert!(json.contains(&line), "{line}");
        };
        let quoted = meta.title.replace('"', "\\\"");
        said("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<http://www.w3.org/ns/dcat#Dataset>");
        said("http://purl.org/dc/terms/title", &format!("\"{quoted}\"@en"));
        said("http://www.w3.org/ns/dcat#landingPage", &format!("<{page}>"));
        let file = format!("{root}data/{}.json", meta.name);
        said("http://www.w3.org/ns/dcat#distribution", &format!("<{file}#download>"));
        let download = format!("<{file}#download> <http://www.w3.org/ns/dcat#downloadURL> <{file}>");
        assert!(json.contains(&download), "{download}");
    }
}

/// Words of people can have signs that mean something in Turtle, and addresses that none may have.
#[test]
fn awkward_words_and_addresses_are_read_back_as_they_were() {
    let mut package = fixture_site().1;
    let meta = &mut package.datasets[0].meta;
    meta.title = "A \"new\" \\ title\n\twith <signs>".to_string();
    meta.sources[0].path = Some("https://example.org/{a}|b^c".to_string());
    let [json, turtle] = statements(&package).map(|all| all.into_iter().collect::<BTreeSet<String>>());
    assert_eq!(json, turtle);
    assert!(json.iter().any(|line| line.ends_with("<https://example.org/%7Ba%7D%7Cb%5Ec>")));
    assert!(json.iter().any(|line| line.contains("A \\\"new\\\" \\\\ title")));
}

#[test]
fn the_list_of_files_has_the_size_and_the_digest_of_each_as_it_is_published() {
    let package = fixture_site().1;
    let list = data_package(&package, |path| {
        assert!(path.ends_with(".json"), "{path}");
        Ok(b"abc".to_vec())
    });
    let list = list.expect("the files are there");
    let resources = list["resources"].as_array().expect("it has resources");
    assert_eq!(resources.len(), package.files().count());
    for one in resources {
        assert_eq!(one["bytes"], 3);
        // The example of the standard, FIPS 180-4.
        assert_eq!(one["hash"], "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
