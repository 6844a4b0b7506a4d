//! Single figures: worked out, ranked, drawn; and a slip in them is refused.

use crate::support::fixture_site::fixture_site;
use crate::support::{change as altered, fixture, published, read, shown};
use altogether_safer::data::figures::{Amount, Fact};
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Status;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::values::{Period, PeriodKind};
use altogether_safer::data::{Audience, FactSet};
use altogether_safer::words::number;
use std::collections::BTreeMap;

/// The document names no similar forces, so neither may the site. Councils have an official list of similar areas.
#[test]
fn no_force_is_called_similar() {
    let package = published().1;
    let areas = package.datasets.iter().flat_map(|dataset| &dataset.series).map(|series| &series.area);
    for area in areas.filter(|area| ["E23", "W15"].contains(&&area.code[..3])) {
        let said = format!("{} {} {}", area.kind, area.said, area.note.clone().unwrap_or_default()).to_lowercase();
        assert!(!said.contains("similar"), "{area:?}");
    }
}

#[test]
fn every_series_has_a_point_for_every_period_and_every_gap_says_why() {
    for dataset in published().1.datasets {
        // Years that may overlap are ranked one by one, so one is enough, and there are no gaps between them.
        let ranked = dataset.period_kind == PeriodKind::YearEnding;
        assert!(!dataset.series.is_empty() && (ranked || dataset.periods.len() > 1), "{}", dataset.meta.name);
        let follow = |pair: &[Period]| pair[0].next() == pair[1] || ranked && pair[0] < pair[1];
        assert!(dataset.periods.windows(2).all(follow), "{}", dataset.meta.name);
        for series in &dataset.series {
            let periods: Vec<Period> = series.points.iter().map(|point| point.period).collect();
            assert_eq!(periods, dataset.periods, "{}, {}", dataset.meta.name, series.area.name);
            for point in &series.points {
                let replaced = point.status.is_some_and(Status::replaces_value);
                assert_eq!(point.value.is_none(), replaced, "{}, {}, {point:?}", dataset.meta.name, series.area.name);
                assert!(dataset.meta.source(&point.source).is_some(), "{point:?}");
            }
        }
    }
}

#[test]
fn a_share_that_the_source_gives_in_words_stays_words() {
    let (_, package) = fixture_site();
    let (_, fact) = package.fact("found").expect("the figure is there");
    assert_eq!(fact.amount, Amount::MoreThan { part: 1, whole: 3 });
    assert_eq!(number::fact(fact), "more than one third");
}

/// The good file of figures with other numbers: from, to, and what is said of them.
fn worked_out(from: &str, to: &str, said: &str) -> Result<FactSet, String> {
    let good = read(&fixture("rules/facts/good.json"));
    let text = altered(&altered(&good, "\"value\": 40,", &format!("\"value\": {from},")), "\"value\": 50,", said);
    let text = altered(&text, "\"value\": 20,", &format!("\"value\": {to},"));
    FactSet::parse("figures.json", &text, Audience::Publisher).map_err(|problems| shown(&problems))
}

#[test]
fn a_percentage_that_its_own_figures_do_not_make_is_refused() {
    let slip = worked_out("5334", "7544", "\"value\": 30,").expect_err("it rose, and not by 30%");
    assert!(
        slip.contains("The file says 30, but its own figures, 5334 and 7544, make -41.4. [figures-disagree]"),
        "{slip}"
    );
    let near = worked_out("7544", "5334", "\"value\": 30,").expect_err("it fell by 29.3%");
    assert!(near.contains("make 29.3. [figures-disagree]"), "{near}");
    assert!(worked_out("7544", "5334", "\"value\": 29,").is_ok());
    assert!(worked_out("7544", "5334", "\"value\": 29.3, \"decimals\": 1,").is_ok());
    assert!(worked_out("7544", "5334", "\"value\": 29.4, \"decimals\": 1,").is_err());
    assert!(worked_out("1129", "193", "\"value\": 82.9, \"decimals\": 1,").is_ok());
}

#[test]
fn a_slip_in_a_figure_is_no_slip_in_those_that_name_it() {
    let slip = worked_out("\"40\"", "20", "\"value\": 50,").expect_err("a figure is no text");
    assert_eq!(slip.matches("figures.json:").count(), 1, "{slip}");
    assert!(slip.contains("[type]"), "{slip}");
}

#[test]
fn a_percentage_in_loose_words_is_refused() {
    let good = read(&fixture("rules/text/good.json"));
    let with = |words: &str| {
        TextPage::parse("home.json", &altered(&good, "Lock both wheels.", words)).map_err(|problems| shown(&problems))
    };
    let slip = with("Crime rose by 30%, from 5,334 to 7,544.").expect_err("no dataset backs it");
    assert!(
        slip.contains("The figure \"30%\" stands in the text, but comes from no dataset. [unbound-figure]"),
        "{slip}"
    );
    for words in
        ["Crime rose by 30 %.", "From 5,334 to 7,544.", "£3m was spent.", "In 20165 years.", "Call 0999.", "½ of it"]
    {
        assert!(with(words).is_err(), "{words}");
    }
    for words in
        ["In 2016 call 999.", "(999)", "From 2016, as said.", "{fact:stolen-before} were stolen.", "Crime rose."]
    {
        assert_eq!(with(words).err(), None, "{words}");
    }
}

/// The made-up files with one of them changed.
fn made_up_but(path: &str, from: &str, to: &str) -> BTreeMap<String, String> {
    let (mut files, _) = fixture_site();
    let text = altered(&files[path], from, to);
    files.insert(path.to_string(), text);
    files
}

/// The same figure in a dataset and in a file of figures can't drift apart.
#[test]
fn changing_a_figure_in_one_place_only_is_refused() {
    let row = "\"period\": \"2013/14\", \"value\": 40";
    let slip = made_up_but("bicycles.json", row, "\"period\": \"2013/14\", \"value\": 41");
    let problems = Package::parse("data", &slip).expect_err("the key facts still say 40");
    assert_eq!(
        problems.iter().map(|p| (p.file.as_str(), p.rule)).collect::<Vec<_>>(),
        [("data/key-facts.json", "figures-disagree")]
    );
    let slip = made_up_but("key-facts.json", "\"value\": 50", "\"value\": 55");
    let problems = Package::parse("data", &slip).expect_err("the fall is 50%");
    assert_eq!(problems.iter().map(|p| p.rule).collect::<Vec<_>>(), ["figures-disagree"]);
}

#[test]
fn a_rank_that_the_dataset_does_not_give_is_refused() {
    let problems = Package::parse("data", &made_up_but("key-facts.json", "\"place\": 1,", "\"place\": 5,"))
        .expect_err("Anyshire was first, not fifth");
    let [problem] = problems.as_slice() else { panic!("one thing is wrong: {problems:?}") };
    assert_eq!(problem.rule, "figures-disagree");
    assert_eq!(
        problem.message,
        "\"theft-rank\" is number 5 of 13 here, but thefts-rate.json has number 1 of 13 for Anyshire force area, 2013."
    );
}

/// A later figure stands on the card of the figure that it follows.
#[test]
fn later_figures_stand_beside_the_first() {
    let (_, package) = fixture_site();
    let (set, fact) = package.fact("stolen-fall").expect("the figure is there");
    let later: Vec<String> = set.later("stolen-fall").map(number::fact).collect();
    assert_eq!(later, ["22 bicycles"]);
    let card = altogether_safer::part::fact_card::fact_card(set, fact).into_string();
    for name in ["stolen-fall", "stolen-later"] {
        assert_eq!(card.matches(&format!("id=\"fact-{name}\"")).count(), 1, "{name}");
    }
}

/// The newest year of a period in words.
#[test]
fn a_figure_is_of_the_newest_year_that_its_period_names() {
    let (_, package) = fixture_site();
    let (_, fact) = package.fact("stolen-fall").expect("the figure is there");
    let year = |period: &str| Fact { period: period.to_string(), ..fact.clone() }.year();
    assert_eq!(year("2013/14 to 2017/18"), Some(2018));
    assert_eq!(year("1999/00"), Some(2000));
    assert_eq!(year("year ending March 2021"), Some(2021));
    assert_eq!(year("since 2009 (last year not named)"), Some(2009));
    assert_eq!(year("people counted from 2020 to June 2018"), Some(2020));
    assert_eq!(year("January 2015/February"), Some(2015));
    for undated in ["edition in force when read, undated", "", "12 to 123", "20100", "the 3 years"] {
        assert_eq!(year(undated), None, "{undated}");
    }
}

/// The table has every figure once, by topic and the newest first, and what is behind it.
#[test]
fn the_table_has_every_figure_in_order() {
    let package = published().1;
    let (sets, first) = (&package.fact_sets, &package.texts.facts.first);
    let table = altogether_safer::part::fact_list::table(sets, first).into_string();
    for set in sets {
        assert_eq!(table.matches(&format!("<span id=\"{}\"></span>", set.meta.name)).count(), 1);
        for fact in &set.facts {
            assert!(fact.topic.is_some(), "{} has no topic", fact.name);
            assert_eq!(table.matches(&format!("<tr id=\"fact-{}\">", fact.name)).count(), 1, "{}", fact.name);
        }
    }
    let find = |name: &str| sets.iter().find_map(|set| set.fact(name)).expect("the figure is there");
    let groups: Vec<Vec<&Fact>> = (table.split("<tbody>").skip(1))
        .map(|group| {
            group.split("<tr id=\"fact-").skip(1).map(|row| find(row.split('"').next().unwrap_or_default())).collect()
        })
        .collect();
    let mut topics: Vec<_> = groups.iter().map(|group| &group[0].topic).collect();
    assert_eq!(topics[0], &find(&first[0]).topic, "the topic of the first figure comes first");
    for group in &groups {
        assert!(group.windows(2).all(|pair| pair[0].topic == pair[1].topic && pair[0].year() >= pair[1].year()));
    }
    topics.dedup();
    assert_eq!(topics.len(), groups.len());
}

/// The first figures are cards, each with its figure, what it counts, where and when, and lead to their rows.
#[test]
fn the_first_figures_lead_to_their_rows() {
    let package = published().1;
    let first = &package.texts.facts.first;
    let cards = altogether_safer::part::fact_list::small_cards(&package.fact_sets, first).into_string();
    assert_eq!(cards.matches("<li>").count(), 12);
    for (name, card) in first.iter().zip(cards.split("<li>").skip(1)) {
        let (_, fact) = package.fact(name).expect("the figure is there");
        assert!(card.starts_with(&format!("<a href=\"#fact-{name}\">")), "{card}");
        assert!(card.contains(&format!("{}, {}</p>", fact.area.name, fact.period)), "{card}");
    }
}

/// A picture has as many full dots as its figure has whole percents, and bars as long as their figures.
#[test]
fn pictures_are_drawn_from_the_figures() {
    use altogether_safer::part::fact_picture::fact_picture;
    let (_, package) = fixture_site();
    let drawn = |name: &str| {
        let (set, fact) = package.fact(name).expect("the figure is there");
        fact_picture(set, fact).expect("it has a picture").into_string()
    };
    let dots = drawn("helmets");
    let paths: Vec<usize> = dots.split("<path").skip(1).map(|path| path.matches("h0").count()).collect();
    assert_eq!(paths, [59, 41]);
    assert!(dots.contains("About 41 in every 100"));
    let bars = drawn("stolen-fall");
    assert!(bars.contains("width=\"100.0\"") && bars.contains("width=\"50.0\""), "{bars}");
    assert!(bars.contains("40 bicycles") && bars.contains("20 bicycles"), "{bars}");
}
