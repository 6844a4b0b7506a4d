//! Every kind of paper: made from an order, and read back as another program reads it.

mod support;

use support::{KINDS, Read, print, refused, sample};

fn read(kind: &str) -> Read {
    let order = sample(kind);
    Read::new(&print(&[order]).remove(0))
}

#[test]
fn every_kind_is_tagged_named_and_in_a_language() {
    for kind in KINDS {
        let paper = read(kind);
        assert!(paper.is_marked(), "{kind} is not marked as tagged");
        assert_eq!(paper.language(), "en-GB", "{kind}");
        assert_eq!(paper.title(), format!("A {kind} on water"), "{kind}");
        assert!(paper.shows_title(), "{kind} is shown by its file's name");
        let metadata = paper.metadata();
        assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{kind} claims no PDF/UA: {metadata}");
        let tags = paper.tags();
        for tag in ["Document", "H1", "P", "Link", "Figure"] {
            assert!(tags.iter().any(|found| found == tag), "{kind} has no {tag} in {tags:?}");
        }
        assert_eq!(paper.alternatives(), ["QR code for https://safer.example/schools/water-ks2/"], "{kind}");
    }
}

#[test]
fn tasks_questions_and_points_are_lists() {
    for (kind, items) in [("sheet", 3), ("answers", 3), ("poster", 4), ("slides", 5), ("quiz", 2 + 6 + 2)] {
        let tags = read(kind).tags();
        assert!(tags.iter().any(|tag| tag == "L"), "{kind} has no list in {tags:?}");
        assert_eq!(tags.iter().filter(|tag| *tag == "LI").count(), items, "{kind}");
    }
}

#[test]
fn headings_start_at_the_first_level_and_leave_none_out() {
    for kind in KINDS {
        let tags = read(kind).tags();
        let levels: Vec<u32> = tags.iter().filter_map(|tag| tag.strip_prefix('H')?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{kind}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{kind}: {levels:?}");
    }
}

#[test]
fn pages_are_as_many_as_a_class_expects() {
    for kind in ["sheet", "answers", "letter", "poster"] {
        assert_eq!(read(kind).pages(), 1, "{kind}");
    }
    assert_eq!(read("quiz").pages(), 2, "questions, and the answers on a page of their own");
    assert_eq!(read("slides").pages(), 3, "two slides, and what to say");
}

#[test]
fn a_paper_says_where_it_is_from() {
    for kind in KINDS {
        let text = read(kind).text();
        for words in ["safer.example/schools/water-ks2/", "Version of", "23", "November", "Not an official council"] {
            assert!(text.contains(words), "{kind} does not say {words:?}: {text}");
        }
    }
}

#[test]
fn quiz_answers_stand_on_the_last_page_alone() {
    let paper = read("quiz");
    assert!(!paper.page_text(1).contains("Because it is cold"), "{}", paper.page_text(1));
    assert!(paper.page_text(2).contains("Because it is cold"), "{}", paper.page_text(2));
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let orders = || KINDS.map(sample);
    assert!(print(&orders()) == print(&orders()));
}

/// The second run reads what the first has kept; a change of one word is another paper.
#[test]
fn a_kept_paper_is_the_paper() {
    let mut other = sample("poster");
    other["pack"]["poster"]["title"] = "Look around".into();
    for orders in [[sample("poster"), sample("letter")], [other, sample("letter")]] {
        let fresh = print(&orders);
        assert!(support::print_or_take_kept(&orders) == fresh);
        assert!(support::print_or_take_kept(&orders) == fresh);
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
    for kind in KINDS {
        let mut order = sample(kind);
        for words in hostile {
            support::say_everywhere(&mut order, words);
            let paper = Read::new(&print(&[order.clone()]).remove(0));
            assert!(paper.is_marked(), "{kind} with {words:?}");
        }
    }
    let mut order = sample("answers");
    support::say_everywhere(&mut order, "#panic() *now* $x$ \\");
    let text = Read::new(&print(&[order]).remove(0)).text();
    assert!(text.contains("#panic() *now* $x$ \\"), "{text}");
}

#[test]
fn a_long_word_stays_on_the_page() {
    for kind in KINDS.into_iter().filter(|kind| *kind != "poster") {
        let mut order = sample(kind);
        support::say_everywhere(&mut order, &"W".repeat(70));
        let paper = Read::new(&print(&[order]).remove(0));
        // Broken onto a second line, no piece is as long as the word.
        assert!(!paper.text().contains(&"W".repeat(70)), "{kind}");
    }
}

#[test]
fn a_letter_that_no_typeface_has_is_told() {
    let mut order = sample("letter");
    support::say_everywhere(&mut order, "水");
    let words = refused(&[order]);
    assert!(words.starts_with("schools/water-ks2/letter.pdf: ") && words.contains('水'), "{words}");
}

#[test]
fn too_much_text_for_a_page_is_refused_by_name_and_nothing_is_written() {
    for kind in ["sheet", "answers", "letter", "poster"] {
        let mut order = sample(kind);
        support::say_everywhere(&mut order, &"Look out for each other near the river. ".repeat(60));
        let words = refused(&[sample("quiz"), order]);
        assert!(words.starts_with(&format!("schools/water-ks2/{kind}.pdf: its ")), "{kind}: {words}");
        assert!(words.contains(" fit on ") && words.contains("Shorten"), "{kind}: {words}");
    }
}

#[test]
fn a_title_too_long_for_a_poster_is_refused() {
    for title in ["Look out for each other near the river. ".repeat(60), "W".repeat(19), String::new()] {
        let mut order = sample("poster");
        order["pack"]["poster"]["title"] = title.into();
        let words = refused(&[order]);
        assert!(words.contains("poster.pdf: its title does not fit"), "{words}");
    }
}

#[test]
fn a_fuller_page_is_set_in_smaller_letters() {
    let size = |times| {
        let mut order = sample("letter");
        order["pack"]["letter"]["paragraphs"] =
            vec!["Look out for each other near the river. ".repeat(8); times].into();
        Read::new(&print(&[order]).remove(0)).font_sizes()
    };
    let (few, many) = (size(2), size(7));
    assert!(few.contains(&13.0) && !few.contains(&10.5), "{few:?}");
    assert!(!many.contains(&13.0) && many.iter().all(|size| *size >= 10.0), "{many:?}");
}

#[test]
fn an_order_that_is_not_sound_is_told() {
    let cases = [
        ("file", "../out.pdf", "path inside the folder"),
        ("file", "/out.pdf", "path inside the folder"),
        ("file", "out.html", "ends in .pdf"),
        ("updated", "23 November", "no date"),
        ("updated", "2026-02-31", "date"),
        ("language", "English", "no language"),
        ("title", " ", "its title is empty"),
        ("kind", "book", "unknown variant"),
        ("qr", "<svg", "SVG"),
    ];
    for (field, value, told) in cases {
        let mut order = sample("letter");
        order[field] = value.into();
        let words = refused(&[order.clone()]);
        assert!(words.contains(told), "{field} = {value:?}: {words}");
        assert!(words.starts_with(order["file"].as_str().unwrap_or_default()), "{field} = {value:?}: {words}");
    }
    let mut order = sample("slides");
    order["pack"]["slides"][0]["say"] = "In all {fact:deaths} died.".into();
    assert!(refused(&[order]).contains("{fact:deaths}"));
    assert!(refused(&[sample("quiz"), sample("quiz")]).contains("ordered twice"));
    let mut order = sample("sheet");
    order["pack"]["sheet"] = serde_json::Value::Null;
    assert!(refused(&[order]).starts_with("schools/water-ks2/sheet.pdf: "));
}
