//! What other sites show: addresses that were offered stay, and what is pasted is sound whatever a title says.

use crate::support::site::site;
use crate::support::{project, published, source};
use altogether_safer::data::package::Package;
use altogether_safer::page::Site;
use altogether_safer::publish::{oembed, oembed_xml};
use altogether_safer::route::{Embed, Route};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// Every address that was ever offered.
fn issued() -> Vec<String> {
    let file: Value = serde_json::from_str(&source("records/embed-addresses.json")).expect("the list can be read");
    let addresses = file["addresses"].as_array().expect("the list has addresses");
    addresses.iter().map(|address| address.as_str().expect("an address is text").to_string()).collect()
}

fn addresses(package: &Package) -> Vec<String> {
    package.embeds().into_iter().map(|embed| Route::Embed(embed).path()).collect()
}

/// A withdrawn address is kept by a page at the same place below `public/`, with its last table and the reason.
#[test]
fn every_address_ever_offered_is_still_written() {
    let written: BTreeSet<String> = addresses(&published().1).into_iter().collect();
    for address in issued() {
        let kept = project().join("public").join(&address).join("index.html").is_file();
        assert!(
            written.contains(&address) || kept,
            "{address} was offered to other sites and is gone. Bring it back, or leave its last table, the reason and \
             where to look in place of it in public/{address}index.html."
        );
    }
}

#[test]
fn every_address_that_is_offered_is_on_the_list() {
    let issued: BTreeSet<String> = issued().into_iter().collect();
    let new: Vec<String> = addresses(&published().1).into_iter().filter(|path| !issued.contains(path)).collect();
    assert!(new.is_empty(), "Offered for good from now on? Then add to records/embed-addresses.json: {new:#?}");
}

#[test]
fn each_thing_has_an_address_of_its_own() {
    let embeds = published().1.embeds();
    let all: BTreeSet<String> = addresses(&published().1).into_iter().collect();
    assert_eq!(all.len(), embeds.len());
    for embed in embeds {
        let route = Route::Embed(embed);
        assert_eq!(Route::parse(&route.path()), Some(route));
    }
    for taken in ["fact", "advice", "pack", "promise", "check", "evidence"] {
        assert_ne!(Route::parse(&format!("embed/{taken}/")), Some(Route::Embed(Embed::chart(taken))));
        for rest in ["2026-11-23", "view/2026-11-23"] {
            let found = Route::parse(&format!("embed/{taken}/{rest}/"));
            assert!(!matches!(found, Some(Route::Embed(Embed::Snapshot { .. }))), "{found:?}");
        }
    }
}

proptest! {
    #[test]
    fn what_reads_as_a_frame_is_written_the_same(path in "embed/((fact|advice|pack|promise|check|evidence)/)?[a-z/-]{0,12}/?(2026-1[12]-2[0-9]/){0,2}") {
        if let Some(route) = Route::parse(&path) {
            prop_assert_eq!(route.path(), path);
        }
    }
}

/// Every form of what is pasted that was ever offered, the newest last, by its name.
fn snippets(kind: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(&source("records/embed-addresses.json")).expect("the list can be read");
    let forms = file["snippets"][kind].as_array().expect("the kind is on the list");
    forms.iter().map(|form| form.as_str().expect("a form is text").to_string()).collect()
}

/// What was pasted once stays in pages for years, so each form is tried in a browser for as long.
#[test]
fn what_is_pasted_has_the_newest_form_on_the_list() {
    let (files, package) = published();
    let embeds = package.embeds();
    let site = site(files, package);
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    for embed in embeds {
        let code = site.embed_code(&embed).expect("what is offered can be pasted");
        let path = embed.path();
        let offered = [
            ("link", Some(&code.link)),
            ("frame", Some(&code.frame)),
            ("fitted", Some(&code.fitted)),
            ("element", code.element.as_ref()),
            ("oembed", Some(&code.rich)),
        ];
        for (kind, text) in offered {
            let form = snippets(kind).pop().expect("there is a form");
            let filled = form
                .replace("{site}", &site.package.settings.address)
                .replace("{address}", &code.address)
                .replace("{whole}", &escaped(&code.whole))
                .replace("{name}", path.trim_end_matches('/'))
                .replace("{height}", &code.height.to_string())
                .replace("{digest}", &site.embed_scripts[0].1)
                .replace("{title}", &escaped(&code.title));
            if let Some(text) = text {
                assert_eq!(
                    *text, filled,
                    "Pasted in a new form from now on? Add it to records/embed-addresses.json: {kind}"
                );
            }
        }
    }
}

/// A title that tries to break out of every place that it is put.
const HOSTILE: &str = "\"><script>alert(1)</script><textarea></textarea>&'<!--";

fn hostile() -> Site {
    let (files, mut package) = published();
    for chart in &mut package.charts {
        chart.title = HOSTILE.to_string();
    }
    site(files, package)
}

#[test]
fn what_is_pasted_is_sound_whatever_a_title_says() {
    let site = hostile();
    let code = site.embed_code(&Embed::chart("recorded-crime-rate")).expect("the chart is there");
    let element = code.element.as_ref().expect("a chart has an element");
    for text in [&code.link, &code.frame, &code.fitted, element, &code.rich] {
        assert!(!text.contains("alert(1)<") && !text.contains("<textarea") && !text.contains("<!--"), "{text}");
        let scripts = text.matches("<script").count();
        assert_eq!(scripts, usize::from(text.contains("embed/v2.js")), "{text}");
        assert!(text.contains("&quot;&gt;&lt;script") || text.contains(">\"&gt;&lt;script"), "{text}");
    }
}

#[test]
fn a_page_with_such_a_title_holds_what_is_pasted_as_text() {
    let site = hostile();
    for route in [Route::Embeds, Route::Chart("re-offending".to_string()), Route::Embed(Embed::chart("re-offending"))] {
        let body = site.page(&route).expect("the page is there").body;
        let markup: String = body.split("<script type=\"application/json\"").next().unwrap_or_default().to_string();
        assert!(!markup.contains("<script>alert") && !markup.contains("<textarea></textarea>"), "{route:?}");
        assert!(markup.contains("&lt;script&gt;alert(1)"), "{route:?}");
        // A text to be pasted is escaped once more, so nothing in it ends its field.
        for field in body.split("<textarea").skip(1) {
            let text = field.split_once('>').expect("a tag ends").1.split("</textarea>").next().unwrap_or_default();
            assert!(!text.contains('<'), "{route:?}: {text}");
        }
    }
}

/// Where its answer is XML, nothing in a title ends an element or begins one.
#[test]
fn what_oembed_says_in_xml_is_text_whatever_a_title_says() {
    let site = hostile();
    let embed = Embed::chart("recorded-crime-rate");
    let page = site.page(&Route::Embed(embed.clone())).expect("the page is there");
    let said = oembed(&site, &page, &site.embed_code(&embed).expect("the chart is there"));
    let xml = oembed_xml(&said);
    let fields = serde_json::to_value(&said).expect("it can be written");
    let fields = fields.as_object().expect("it has fields");
    // The declaration, the whole, and a pair of tags for each field.
    assert_eq!(xml.matches('<').count(), 3 + 2 * fields.len(), "{xml}");
    for (name, value) in fields {
        let inner = xml.split_once(&format!("<{name}>")).expect("the field is there").1;
        let text = inner.split_once(&format!("</{name}>")).expect("the field ends").0;
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        assert_eq!(text, value.as_str().map_or_else(|| value.to_string(), str::to_string), "{name}");
    }
}

/// Every frame says where it comes from and leads to the whole, and holds nothing that only works in a whole page.
#[test]
fn every_frame_is_complete() {
    let (files, package) = published();
    let embeds = package.embeds();
    let site = site(files, package);
    for embed in embeds {
        let page = site.page(&Route::Embed(embed.clone())).unwrap_or_else(|| panic!("{embed:?} lacks its data"));
        let body = &page.body;
        assert!(page.scripts.is_empty(), "{embed:?}");
        assert_eq!(body.matches("<h1").count(), 1, "{embed:?}");
        for wanted in ["class=\"source\"", "<time datetime", "license\"", "rel=\"noopener\""] {
            assert!(body.contains(wanted), "{embed:?} lacks {wanted}");
        }
        // With every link opening a page, a link within the frame would lead out of it.
        for refused in ["href=\"#", "data-island", "<header", "<footer", "<form", " style="] {
            assert!(!body.contains(refused), "{embed:?} has {refused}");
        }
        let ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{embed:?} has an id twice: {ids:?}");
        if let Embed::Chart { .. } | Embed::Snapshot { .. } = embed {
            assert_eq!(body.matches("class=\"drawing").count(), 2, "{embed:?}");
            assert!(body.contains("<table>") && body.contains("class=\"finding\""), "{embed:?}");
        }
    }
}

/// That there is a correction is said in the frame before anything is opened, and what it is in the notes.
#[test]
fn a_correction_stands_above_the_table() {
    use altogether_safer::data::meta::Correction;
    let (files, mut package) = published();
    let chart = package.charts[0].clone();
    let dataset = package.datasets.iter_mut().find(|one| one.meta.name == chart.dataset).expect("it has a dataset");
    let date = dataset.meta.updated;
    let (what, why) = ("A figure was wrong.".to_string(), "A slip.".to_string());
    let correction = Correction { date, what, why, from: None, to: None, figures: Vec::new() };
    dataset.meta.corrections.push(correction);
    let page = site(files, package).page(&Route::Embed(Embed::chart(&chart.name))).expect("the page is there");
    let (_, after) = page.body.split_once("<details").expect("the table is folded away");
    let (folded, open) = after.rsplit_once("</details>").expect("the fold ends");
    assert!(open.contains("Corrected on") && open.contains(&date.to_string()));
    assert!(folded.contains("A figure was wrong. A slip."));
}

#[test]
fn there_is_no_frame_for_what_does_not_exist() {
    let (files, package) = published();
    let site = site(files, package);
    let view = Embed::Chart { name: "re-offending".to_string(), view: Some("nothing".to_string()) };
    for embed in [
        Embed::chart("nothing"),
        view,
        Embed::Fact("nothing".into()),
        Embed::Advice("nothing".into()),
        Embed::LessonPack("nothing".into()),
    ] {
        assert!(site.page(&Route::Embed(embed.clone())).is_none(), "{embed:?}");
        assert!(site.embed_code(&embed).is_none(), "{embed:?}");
    }
}
