//! The published figures are the ones that sources give, and a slip in them is refused.

use crate::support::{change as altered, dataset, fixture, published, read, shown};
use altogether_safer::data::figures::{Amount, How};
use altogether_safer::data::package::Package;
use altogether_safer::data::series::Status;
use altogether_safer::data::text::TextPage;
use altogether_safer::data::values::{Period, PeriodKind};
use altogether_safer::data::{Audience, Dataset, FactSet};
use altogether_safer::words::{change, number};
use std::collections::BTreeMap;

/// The only area of the count, year by year: the figure and its symbol.
const FIRST_TIME_ENTRANTS: [(&str, Option<f64>, Option<Status>); 11] = [
    ("2007/08", Some(1129.0), None),
    ("2008/09", None, Some(Status::NotAvailable)),
    ("2009/10", None, Some(Status::NotAvailable)),
    ("2010/11", None, Some(Status::NotAvailable)),
    ("2011/12", None, Some(Status::NotAvailable)),
    ("2012/13", None, Some(Status::NotAvailable)),
    ("2013/14", Some(210.0), Some(Status::Estimated)),
    ("2014/15", Some(193.0), None),
    ("2015/16", Some(161.0), None),
    ("2016/17", None, Some(Status::NotAvailable)),
    ("2017/18", Some(119.0), None),
];

/// A period of a dataset.
fn year(dataset: &Dataset, text: &str) -> Period {
    Period::parse(dataset.period_kind, text).unwrap_or_else(|| panic!("{text} is no period"))
}

#[test]
fn first_time_entrants_are_as_found_and_the_missing_years_say_so() {
    let dataset = dataset("first-time-entrants");
    let [series] = dataset.series.as_slice() else { panic!("the count is for one area") };
    assert_eq!(series.area.code, "E06000047");
    let found: Vec<_> = series.points.iter().map(|p| (p.period.short(), p.value, p.status)).collect();
    assert_eq!(found, FIRST_TIME_ENTRANTS.map(|(period, value, status)| (period.to_string(), value, status)));
    for point in series.points.iter().filter(|point| point.value.is_none()) {
        assert_eq!(point.note.as_deref(), Some("No published figure was found for this year."), "{point:?}");
    }
}

/// 193 was printed as 8.1% lower than the year before: only 210 fits.
#[test]
fn the_worked_out_year_follows_from_its_note() {
    let dataset = dataset("first-time-entrants");
    let point = dataset.series[0].point(year(&dataset, "2013/14")).expect("the year is there").clone();
    let note = point.note.expect("a worked-out figure says how");
    assert!(note.contains("193 ÷ (1 − 0.081) = 210"), "{note}");
    let fits: Vec<u32> = (194..240)
        .filter(|before| number::percent(How::PercentFall.work_out(f64::from(*before), 193.0)) == "8.1%")
        .collect();
    assert_eq!(fits, [210]);
}

#[test]
fn the_fall_in_first_time_entrants_is_82_9_percent() {
    let (_, package) = published();
    let (set, fall) = package.fact("first-time-entrants-fall").expect("the figure is there");
    let working = fall.working.as_ref().expect("the figure says how it is worked out");
    let value = |name: &str| set.fact(name).expect("the figure is there").amount.number();
    assert_eq!((value(&working.from), value(&working.to)), (Some(1129.0), Some(193.0)));
    assert_eq!(number::percent(working.how.work_out(1129.0, 193.0)), "82.9%");
    assert_eq!(number::fact(fall), "82.9%");
    let dataset = dataset("first-time-entrants");
    let (first, last) = (year(&dataset, "2007/08"), year(&dataset, "2014/15"));
    let change = change::Change::of(&dataset.series[0], first, last).expect("both years have a figure");
    let change::Direction::Fell(by) = change.direction() else { panic!("{change:?}") };
    assert_eq!(number::percent(by), "82.9%");
}

#[test]
fn the_rate_of_recorded_crime_is_for_42_forces_the_region_and_the_country() {
    let dataset = dataset("recorded-crime-rate");
    let forces = dataset.series.iter().filter(|series| series.area.kind == "police force area").count();
    assert_eq!(forces, 42);
    let others: Vec<&str> = (dataset.series.iter().filter(|series| series.area.kind != "police force area"))
        .map(|series| series.area.name.as_str())
        .collect();
    assert_eq!(others, ["North East", "England and Wales"]);
    let durham = dataset.series("E23000008").expect("Durham is there");
    assert_eq!(durham.value(year(&dataset, "2010")), Some(65.3));
    assert_eq!(durham.value(year(&dataset, "2018")), Some(97.1));
    assert_eq!(dataset.period_kind, PeriodKind::YearEndingMarch);
}

/// The document names no similar forces, so neither may the site.
#[test]
fn no_force_is_called_similar() {
    for area in dataset("recorded-crime-rate").series.iter().map(|series| &series.area) {
        let said = format!("{} {} {}", area.kind, area.said, area.note.clone().unwrap_or_default()).to_lowercase();
        assert!(!said.contains("similar"), "{area:?}");
    }
}

#[test]
fn every_series_has_a_point_for_every_period_and_every_gap_says_why() {
    for dataset in published().1.datasets {
        assert!(!dataset.series.is_empty() && dataset.periods.len() > 1, "{}", dataset.meta.name);
        assert!(dataset.periods.windows(2).all(|pair| pair[0].next() == pair[1]), "{}", dataset.meta.name);
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
fn a_share_that_the_document_gives_in_words_stays_words() {
    let (_, package) = published();
    let (_, fact) = package.fact("conferences-domestic-abuse").expect("the figure is there");
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

/// The same figure in a dataset and in a text can't drift apart, in the published files themselves.
#[test]
fn changing_a_published_figure_in_one_place_only_is_refused() {
    let (files, _) = published();
    let changed = |path: &str, from: &str, to: &str| -> BTreeMap<String, String> {
        let mut files = files.clone();
        let text = altered(&files[path], from, to);
        files.insert(path.to_string(), text);
        files
    };
    let row = "\"period\": \"2014/15\", \"value\": 193";
    let slip = changed("first-time-entrants.json", row, "\"period\": \"2014/15\", \"value\": 139");
    let problems = Package::parse("data", &slip).expect_err("the key facts still say 193");
    assert_eq!(
        problems.iter().map(|p| (p.file.as_str(), p.rule)).collect::<Vec<_>>(),
        [("data/key-facts.json", "figures-disagree")]
    );
    let slip = changed("key-facts.json", "\"value\": 82.9", "\"value\": 89.2");
    let problems = Package::parse("data", &slip).expect_err("the fall is 82.9%");
    assert_eq!(problems.iter().map(|p| p.rule).collect::<Vec<_>>(), ["figures-disagree"]);
}

/// What the site says of how Durham stands, and how the rise in violence differs from the one printed.
#[test]
fn ranks_ratios_gaps_and_rises_are_worked_out_from_the_data() {
    let (_, package) = published();
    let said = |name: &str| number::fact(package.fact(name).expect("the figure is there").1);
    assert_eq!(said("crime-rank-2010"), "20th lowest of 42");
    assert_eq!(said("crime-rank-2015"), "19th lowest of 42");
    assert_eq!(said("crime-rank-2018"), "37 of 42");
    assert_eq!(said("reoffending-gap"), "0.9 percentage points");
    assert_eq!(said("treatment-opiates-times"), "1.5 times");
    assert_eq!(said("violence-rise"), "41.4%");
}

#[test]
fn a_rank_that_the_dataset_does_not_give_is_refused() {
    let (mut files, _) = published();
    let text = altered(&files["key-facts.json"], "\"place\": 19,", "\"place\": 1,");
    files.insert("key-facts.json".to_string(), text);
    let problems = Package::parse("data", &files).expect_err("Durham was 19th, not first");
    let [problem] = problems.as_slice() else { panic!("one thing is wrong: {problems:?}") };
    assert_eq!(problem.rule, "figures-disagree");
    assert_eq!(
        problem.message,
        "\"crime-rank-2015\" is number 1 of 42 here, but number 19 of 42 in recorded-crime-rate for 2015."
    );
}

/// A later figure stands on the card of the figure that it follows, and nowhere else.
#[test]
fn later_figures_stand_beside_the_documents() {
    let (_, package) = published();
    let (set, _) = package.fact("reoffending-local").expect("the figure is there");
    let later: Vec<String> = set.later("reoffending-local").map(number::fact).collect();
    assert_eq!(later, ["30%"]);
    let cards = altogether_safer::part::fact_card::fact_cards(set, true).into_string();
    assert_eq!(
        cards.matches("<li class=\"card fact\"").count(),
        set.facts.iter().filter(|f| f.follows.is_none()).count()
    );
    for fact in &set.facts {
        assert_eq!(cards.matches(&format!("id=\"fact-{}\"", fact.name)).count(), 1, "{}", fact.name);
    }
}

/// A picture has as many full dots as its figure has whole percents, and bars as long as their figures.
#[test]
fn pictures_are_drawn_from_the_figures() {
    use altogether_safer::part::fact_picture::fact_picture;
    let (_, package) = published();
    let drawn = |name: &str| {
        let (set, fact) = package.fact(name).expect("the figure is there");
        fact_picture(set, fact).expect("it has a picture").into_string()
    };
    let dots = drawn("treatment-opiates");
    let paths: Vec<usize> = dots.split("<path").skip(1).map(|path| path.matches("h0").count()).collect();
    assert_eq!(paths, [49, 51]);
    assert!(dots.contains("About 51 in every 100"));
    let bars = drawn("first-time-entrants-fall");
    assert!(bars.contains("width=\"100.0\"") && bars.contains("width=\"17.1\""), "{bars}");
    assert!(bars.contains("1,129 children") && bars.contains("193 children"), "{bars}");
}
