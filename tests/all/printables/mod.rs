//! Every printable: made from a request by the script that the build runs, and read back as another program reads it.

mod pdf;
mod requests;

use crate::support::script::Script;
use pdf::Pdf;
use requests::{RESOURCES, sample};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const SCRIPT: Script = Script("js/build/printables.mjs");

fn make(requests: &[Value]) -> Vec<Vec<u8>> {
    SCRIPT.make(requests)
}

fn refused(requests: &[Value]) -> String {
    SCRIPT.refuse(requests)
}

/// The sample of each resource as it comes out.
fn read(resource: &str) -> &'static Pdf {
    static FILES: LazyLock<BTreeMap<&str, Pdf>> = LazyLock::new(|| {
        let files = make(&RESOURCES.map(sample));
        RESOURCES.into_iter().zip(files.iter().map(|bytes| Pdf::new(bytes))).collect()
    });
    &FILES[resource]
}

#[test]
fn every_printable_is_tagged_named_and_in_a_language() {
    for resource in RESOURCES {
        let file = read(resource);
        assert!(file.is_marked(), "{resource} is not marked as tagged");
        assert_eq!(file.language(), "en-GB", "{resource}");
        assert_eq!(file.title(), format!("A {resource} on water"), "{resource}");
        assert!(file.shows_title(), "{resource} is shown by its file's name");
        let metadata = file.metadata();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{resource} claims no PDF/UA: {metadata}");
        let tags = file.tags();
        for tag in ["Document", "H1", "P", "Link", "Figure"] {
            assert!(tags.iter().any(|found| found == tag), "{resource} has no {tag} in {tags:?}");
        }
        assert_eq!(file.alternatives(), ["QR code for https://safer.example/schools/water-ks2/"], "{resource}");
    }
}

#[test]
fn tasks_questions_and_points_are_lists() {
    for (resource, items) in
        [("sheet", 3), ("easy-sheet", 1), ("answers", 3), ("poster", 4), ("slides", 5), ("quiz", 2 + 6 + 2)]
    {
        let tags = read(resource).tags();
        assert!(tags.iter().any(|tag| tag == "L"), "{resource} has no list in {tags:?}");
        assert_eq!(tags.iter().filter(|tag| *tag == "LI").count(), items, "{resource}");
    }
}

#[test]
fn headings_start_at_the_first_level_and_leave_none_out() {
    for resource in RESOURCES {
        let tags = read(resource).tags();
        let levels: Vec<u32> = tags.iter().filter_map(|tag| tag.strip_prefix('H')?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{resource}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{resource}: {levels:?}");
    }
}

#[test]
fn pages_are_as_many_as_a_class_expects() {
    for resource in ["sheet", "easy-sheet", "colouring", "answers", "letter", "poster"] {
        assert_eq!(read(resource).pages(), 1, "{resource}");
    }
    assert_eq!(read("quiz").pages(), 2, "questions, and the answers on a page of their own");
    assert_eq!(read("slides").pages(), 3, "two slides, and what to say");
}

#[test]
fn a_printable_says_where_it_is_from() {
    for resource in RESOURCES {
        let text = read(resource).text();
        for words in ["safer.example/schools/water-ks2/", "Version of", "23", "November", "Not an official council"] {
            assert!(text.contains(words), "{resource} does not say {words:?}: {text}");
        }
    }
}

#[test]
fn quiz_answers_stand_on_the_last_page_alone() {
    let file = read("quiz");
    assert!(!file.page_text(1).contains("Because it is cold"), "{}", file.page_text(1));
    assert!(file.page_text(2).contains("Because it is cold"), "{}", file.page_text(2));
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let list = || RESOURCES.map(sample);
    assert!(make(&list()) == make(&list()));
}

/// Readers and libraries tell documents apart by their ids.
#[test]
fn each_printable_has_an_id_of_its_own() {
    let list = RESOURCES.map(|resource| {
        let mut request = sample(resource);
        request["title"] = "Water safety".into();
        request
    });
    let ids: BTreeSet<Vec<u8>> = make(&list).iter().map(|bytes| Pdf::new(bytes).id()).collect();
    assert_eq!(ids.len(), RESOURCES.len());
}

/// The second run reads what the first has cached; a change of one word is another printable.
#[test]
fn a_cached_printable_is_the_printable() {
    let mut other = sample("poster");
    other["pack"]["poster"]["title"] = "Look around".into();
    for list in [[sample("poster"), sample("letter")], [other, sample("letter")]] {
        let fresh = make(&list);
        assert!(SCRIPT.make_or_take_cached(&list) == fresh);
        assert!(SCRIPT.make_or_take_cached(&list) == fresh);
    }
}

#[test]
fn words_are_never_markup() {
    let hostile = [
        "#panic(\"no\") #eval(\"1+1\")",
        "$ x^2 $ and $",
        "\"quoted\" and \\ and \\u{41}",
        "*bold* _thin_ `code` <label> @name // no comment /* none */",
        "= Heading",
        "]] }} #import \"common.typ\": *",
        "https://example.org/#fragment",
        "</svg><script>",
        "اللغة العربية من اليمين",
        "\u{200b}\u{ad}\u{a0}–—…‘’“”",
    ];
    let mut list = Vec::new();
    for resource in RESOURCES {
        for (at, words) in hostile.into_iter().enumerate() {
            let mut request = sample(resource);
            requests::say_everywhere(&mut request, words);
            request["file"] = format!("{at}/{resource}.pdf").into();
            list.push(request);
        }
    }
    for (request, bytes) in list.iter().zip(make(&list)) {
        assert!(Pdf::new(&bytes).is_marked(), "{}", request["file"]);
    }
    let mut request = sample("answers");
    requests::say_everywhere(&mut request, "#panic() *now* $x$ \\");
    let text = Pdf::new(&make(&[request]).remove(0)).text();
    assert!(text.contains("#panic() *now* $x$ \\"), "{text}");
}

#[test]
fn a_long_word_stays_on_the_page() {
    let word = "W".repeat(70);
    let list = ["sheet", "answers", "letter", "quiz", "slides"].map(|resource| {
        let mut request = sample(resource);
        requests::say_everywhere(&mut request, &word);
        request
    });
    for (request, bytes) in list.iter().zip(make(&list)) {
        // Broken onto a second line, no piece is as long as the word.
        assert!(!Pdf::new(&bytes).text().contains(&word), "{}", request["file"]);
    }
}

#[test]
fn a_letter_that_no_typeface_has_is_told() {
    let mut request = sample("letter");
    requests::say_everywhere(&mut request, "水");
    let words = refused(&[request]);
    assert!(words.starts_with("schools/water-ks2/letter.pdf: ") && words.contains('水'), "{words}");
}

#[test]
fn too_much_text_for_a_page_is_refused_by_name_and_nothing_is_written() {
    for resource in ["sheet", "easy-sheet", "colouring", "answers", "letter", "poster"] {
        let mut request = sample(resource);
        requests::say_everywhere(&mut request, &"Look out for each other near the river. ".repeat(60));
        let words = refused(&[sample("quiz"), request]);
        assert!(words.starts_with(&format!("schools/water-ks2/{resource}.pdf: its ")), "{resource}: {words}");
        assert!(words.contains(" fit on ") && words.contains("Shorten"), "{resource}: {words}");
    }
}

#[test]
fn a_title_too_long_for_a_poster_is_refused() {
    for title in ["Look out for each other near the river. ".repeat(60), "W".repeat(19), String::new()] {
        let mut request = sample("poster");
        request["pack"]["poster"]["title"] = title.into();
        let words = refused(&[request]);
        assert!(words.contains("poster.pdf: its title does not fit"), "{words}");
    }
}

#[test]
fn a_fuller_page_is_set_in_smaller_letters() {
    let size = |times| {
        let mut request = sample("letter");
        request["pack"]["letter"]["paragraphs"] =
            vec!["Look out for each other near the river. ".repeat(8); times].into();
        Pdf::new(&make(&[request]).remove(0)).font_sizes()
    };
    let (few, many) = (size(2), size(7));
    assert!(few.contains(&13.0) && !few.contains(&10.5), "{few:?}");
    assert!(!many.contains(&13.0) && many.iter().all(|size| *size >= 10.0), "{many:?}");
}

#[test]
fn a_request_that_is_not_sound_is_told() {
    let cases = [
        ("file", "../out.pdf", "path inside the folder"),
        ("file", "/out.pdf", "path inside the folder"),
        ("file", "out.html", "ends in .pdf"),
        ("updated", "23 November", "no date"),
        ("updated", "2026-02-31", "date"),
        ("language", "English", "no language"),
        ("title", " ", "its title is empty"),
        ("resource", "book", "no printable"),
        ("qr", "<svg", "SVG"),
    ];
    for (field, value, told) in cases {
        let mut request = sample("letter");
        request[field] = value.into();
        let words = refused(&[request.clone()]);
        assert!(words.contains(told), "{field} = {value:?}: {words}");
        assert!(words.starts_with(request["file"].as_str().unwrap_or_default()), "{field} = {value:?}: {words}");
    }
    let mut request = sample("slides");
    request["pack"]["slides"][0]["say"] = "In all {fact:deaths} died.".into();
    assert!(refused(&[request]).contains("{fact:deaths}"));
    assert!(refused(&[sample("quiz"), sample("quiz")]).contains("requested twice"));
    let mut request = sample("quiz");
    request["colour"] = "blue".into();
    assert!(refused(&[request]).contains("\"colour\""));
    let mut request = sample("sheet");
    request["pack"]["sheet"] = Value::Null;
    assert!(refused(&[request]).starts_with("schools/water-ks2/sheet.pdf: "));
}

#[test]
fn every_problem_is_told_at_once() {
    let (mut sheet, mut letter) = (sample("sheet"), sample("letter"));
    sheet["updated"] = "today".into();
    letter["title"] = "".into();
    assert_eq!(refused(&[sheet, sample("quiz"), letter]).lines().count(), 2);
    let (mut sheet, mut letter) = (sample("sheet"), sample("letter"));
    for request in [&mut sheet, &mut letter] {
        requests::say_everywhere(request, &"Look out for each other near the river. ".repeat(60));
    }
    assert_eq!(refused(&[sheet, sample("quiz"), letter]).lines().count(), 2);
}
