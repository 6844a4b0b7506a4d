//! Lesson packs: complete, readable at their pupils' ages, and with valid evidence for each part.
//! `cargo test --test all lesson_packs -- --nocapture` prints the reading ages.

use crate::support::readability::{age, split};
use crate::support::site::site;
use crate::support::{change, fixture, published, read, source};
use altogether_safer::data::Topic;
use altogether_safer::data::lesson::{LessonPack, Pause, Stage};
use altogether_safer::publish::{requests, zips};
use altogether_safer::route::{LessonResource, Route};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// The maximum reading age of the pupils' own texts of each stage, in years: below the age of its youngest pupils,
/// except for the first two stages, where a grown-up reads along.
const OLDEST: [(Stage, f64); 4] = [(Stage::One, 6.0), (Stage::Two, 8.0), (Stage::Three, 9.0), (Stage::Four, 10.0)];

/// The maximum reading age of texts for teachers and parents, in years.
const OLDEST_ADULT: f64 = 10.0;

/// The maximum length of a sentence, in words, as in the GOV.UK style guide.
const LONGEST: usize = 25;

fn packs() -> Vec<LessonPack> {
    published().1.packs
}

#[test]
fn packs_are_in_the_order_of_topics_and_stages_without_duplicates() {
    let found: Vec<(Topic, Stage)> = packs().iter().map(|pack| (pack.topic, pack.stage)).collect();
    assert!(found.is_sorted(), "{found:?}");
    assert!(found.windows(2).all(|pair| pair[0] != pair[1]), "{found:?}");
}

#[test]
fn each_pack_has_what_a_lesson_needs() {
    for pack in packs() {
        let name = &pack.meta.name;
        assert!((5..=12).contains(&pack.slides.len()), "{name} has {} slides", pack.slides.len());
        assert!((25..=45).contains(&pack.short_minutes()), "{name} takes {} minutes", pack.short_minutes());
        assert!(pack.slides.iter().any(|slide| slide.pause.is_some()), "{name} never pauses");
        assert!(pack.quiz.len() >= 6, "{name} has a short quiz");
        assert!(pack.quiz.iter().all(|one| one.right < one.options.len()), "{name}");
        // If the right answer were always the same option, pupils would notice.
        let places: Vec<usize> = pack.quiz.iter().map(|one| one.right).collect();
        assert!(places.iter().any(|place| *place != places[0]), "{name} has every right answer in one place");
        for task in &pack.sheet.tasks {
            assert!(task.lines > 0 || task.has_box, "{name} leaves no room for “{}”", task.text);
        }
    }
}

#[test]
fn pupils_can_read_their_own_texts() {
    for pack in packs() {
        let sentences = |texts: Vec<&str>| texts.into_iter().flat_map(split).collect::<Vec<String>>();
        let (pupils, adults) = (sentences(pack.pupils_texts()), sentences(pack.adults_texts()));
        let (young, old) = (age(&pupils), age(&adults));
        println!("{young:4.1} years for pupils, {old:4.1} for adults  {}", pack.meta.name);
        let (_, oldest) = OLDEST.into_iter().find(|(stage, _)| *stage == pack.stage).expect("each stage has a limit");
        assert!(young <= oldest, "{} needs pupils of {young:.1}", pack.meta.name);
        assert!(old <= OLDEST_ADULT, "{} needs adults who read as at {old:.1}", pack.meta.name);
        for sentence in pupils.iter().chain(&adults) {
            let words = sentence.split_whitespace().count();
            assert!(words <= LONGEST, "{} has a sentence of {words} words: {sentence}", pack.meta.name);
        }
    }
}

/// Each piece of evidence exists, is confirmed, and comes from one of the sources that the part names.
#[test]
fn every_part_has_valid_evidence() {
    let all: Vec<Value> = serde_json::from_str(&source("records/advice-evidence.json")).expect("the evidence is JSON");
    let all: BTreeMap<u64, &Value> = all.iter().filter_map(|one| Some((one["number"].as_u64()?, one))).collect();
    for pack in packs() {
        for backing in pack.backings() {
            let paths: Vec<&str> =
                (backing.sources.iter()).filter_map(|id| pack.meta.source(id)?.path.as_deref()).collect();
            for number in &backing.evidence {
                let name = &pack.meta.name;
                let one =
                    all.get(&u64::from(*number)).unwrap_or_else(|| panic!("{name}: there is no evidence {number}"));
                let text = |field: &str| one[field].as_str().unwrap_or_default();
                assert!(!text("standing").starts_with("CHECK"), "{name} rests on {number}, which nobody could check");
                let address = text("address").replace("uat.rnli.org", "rnli.org");
                assert!(paths.contains(&address.as_str()), "{name} names {number} but not its source, {address}");
            }
        }
    }
}

#[test]
fn a_pause_shows_the_question_but_not_the_answer() {
    let good = read(&fixture("rules/pack/good.json"));
    let pause = |text: &str| LessonPack::parse("good.json", text).expect("it is good").slides[1].pause.clone();
    let asked = Pause {
        is_question: true,
        text: "where is your lock?".to_string(),
        listen_for: Some("Listen for: on the bicycle.".to_string()),
    };
    assert_eq!(pause(&good), Some(asked));
    let done = change(&good, "Ask: where is your lock?", "Show your lock.");
    let done = pause(&done).expect("the slide still has a pause");
    assert!(!done.is_question && done.text == "Show your lock.");
    let (files, package) = published();
    let site = site(files, package);
    let html = |part| {
        let route = Route::LessonResource("water-ks2".to_string(), part);
        site.page(&route).expect("there is such a page").body
    };
    let slides = html(LessonResource::Slides);
    let (shown, told) = slides.split_once("<div class=\"say\">").expect("slides have words to say");
    assert!(!shown.contains("Listen for") && told.contains("<p>Listen for"), "pupils see the answer");
}

/// The requests contain all printed text, with figures instead of their names.
#[test]
fn there_is_a_request_for_each_printable() {
    let (files, package) = published();
    let count = package.packs.len();
    let site = site(files, package);
    let requests = serde_json::to_value(requests(&site)).expect("requests are JSON");
    let requests = requests.as_array().expect("requests are a list");
    let young = site.package.packs.iter().filter(|pack| pack.stage == Stage::One).count();
    assert_eq!(requests.len(), count * 8 + young);
    for request in requests {
        for field in ["resource", "file", "title", "site", "address", "shown_address", "qr", "updated"] {
            assert!(request[field].as_str().is_some_and(|text| !text.is_empty()), "{field} in {}", request["file"]);
        }
        assert!(request["pack"]["slides"].is_array());
        assert!(!request.to_string().contains("{fact:"), "{} has a figure's name", request["file"]);
    }
    assert_eq!(requests[0]["file"], "schools/water-ks1/slides.pdf");
}

/// The ZIP files contain the printables as they were made, and the same input gives the same bytes.
#[test]
fn each_pack_and_topic_has_a_zip_of_its_printables() {
    let package = published().1;
    let out = std::env::temp_dir().join(format!("packs-{}", std::process::id()));
    for pack in &package.packs {
        fs::create_dir_all(out.join("schools").join(&pack.meta.name)).expect("a folder can be made");
    }
    fs::write(out.join("schools/water-ks2/sheet.pdf"), "a sheet").expect("a file can be written");
    let packed = || {
        zips(&out, &package).expect("the printables can be packed");
        ["schools/water.zip", "schools/road.zip", "schools/water-ks2/water-ks2.zip"]
            .map(|path| fs::read(out.join(path)).expect("it is there"))
    };
    let [water, road, pack] = packed();
    assert_eq!(packed(), [water.clone(), road.clone(), pack.clone()]);
    let has = |bytes: &[u8], name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    assert!(has(&water, "water-ks2/water-ks2-sheet.pdf") && has(&pack, "water-ks2-sheet.pdf"));
    assert!(!has(&pack, "water-ks2/") && !has(&road, ".pdf"));
    fs::remove_dir_all(&out).expect("the folder can be taken away");
}

#[test]
fn a_good_pack_is_read_whole() {
    let pack = LessonPack::parse("good.json", &read(&fixture("rules/pack/good.json"))).expect("it is good");
    assert_eq!((pack.topic, pack.stage, pack.quiz[0].right), (Topic::Road, Stage::Two, 1));
    assert!(pack.sheet.tasks[0].has_box && !pack.sheet.tasks[1].has_box);
    assert!(pack.slides[0].backing.evidence.is_empty());
}

/// Children of five can't read a slide; only the one that opens the lesson has no picture.
#[test]
fn the_youngest_see_a_picture_on_each_slide() {
    let young: Vec<_> = packs().into_iter().filter(|pack| pack.stage == Stage::One).collect();
    assert!(young.len() >= 3);
    for pack in young {
        let without: Vec<usize> =
            pack.slides.iter().enumerate().filter(|(_, slide)| slide.picture.is_none()).map(|(i, _)| i).collect();
        assert_eq!(without, [0], "{}", pack.meta.name);
        let drawn = pack.activity.cards.iter().filter(|card| card.picture.is_some()).count();
        assert!(drawn >= 4, "{}: {drawn} of the cards have a picture", pack.meta.name);
    }
}
