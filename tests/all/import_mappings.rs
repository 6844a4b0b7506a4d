//! The mappings of the project: each finds the published figures in a table of the layout that it describes.

use crate::support::grid::{Grid, Put, csv, xlsx};
use crate::support::{dataset as published, project, read, shown};
use altogether_safer::data::import::{Mapping, extract, merge};
use altogether_safer::data::{Dataset, PeriodKind};
use altogether_safer::import::read_book;
use altogether_safer::publish::IMPORTS;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period as a mapping's pattern writes it, from its first year to its last.
fn written(pattern: &str, first: u16, last: u16) -> String {
    let count = pattern.matches("{yy").count();
    let years: &[u16] = match count {
        1 => &[last],
        2 => &[first, last],
        _ => &[first, first + 1, last - 1, last],
    };
    years.iter().fold(pattern.to_string(), |text, year| {
        let token = if text.find("{yyyy}").unwrap_or(usize::MAX) < text.find("{yy}").unwrap_or(usize::MAX) {
            "{yyyy}"
        } else {
            "{yy}"
        };
        let digits = if token == "{yyyy}" { year.to_string() } else { format!("{:02}", year % 100) };
        text.replacen(token, &digits, 1)
    })
}

/// The first and the last year of a period that data files write like this.
fn first_and_last(dataset: &Dataset, period: &str) -> (u16, u16) {
    let start: u16 = period[..4].parse().expect("it begins with a year");
    let span = u16::from(dataset.span);
    match dataset.period_kind {
        PeriodKind::FinancialYear => (start + 1 - span, start + 1),
        PeriodKind::YearEndingMarch => (start - 1, start),
        _ => (start + 1 - span, start),
    }
}

/// The table that a mapping describes, filled with the published figures, with a row for each.
fn table_of(mapping: &Value, dataset: &Dataset) -> Grid {
    let texts = |value: &Value| -> Vec<String> {
        value
            .as_array()
            .map_or(Vec::new(), |all| all.iter().map(|one| one.as_str().unwrap_or_default().into()).collect())
    };
    let pattern = texts(&mapping["period"]["written"])[0].clone();
    let area_column = mapping["area"]["column"].as_str().unwrap_or_default();
    let sums: Vec<(String, Vec<String>)> =
        mapping["sums"].as_object().into_iter().flatten().map(|(code, of)| (code.clone(), texts(of))).collect();
    let is_sum = |code: &str| sums.iter().any(|(sum, _)| sum == code);
    let name = |code: &str, known: &str| {
        let names = mapping["area"]["names"].as_object();
        names
            .and_then(|names| names.iter().find(|(_, of)| *of == code))
            .map_or(known.to_string(), |(name, _)| name.clone())
    };
    let text = |period: altogether_safer::data::Period| {
        let (first, last) = first_and_last(dataset, &period.short());
        written(&pattern, first, last)
    };
    let put = |value: Option<f64>| value.map_or(Put::Text("-".into()), Put::Number);
    let mut rows = Vec::new();
    if mapping["period"]["titled"] == json!(true) {
        return titled(mapping, dataset, &pattern);
    }
    if mapping["period"]["across"] == json!(true) {
        let heads = dataset.periods.iter().map(|period| Put::Text(text(*period)));
        rows.push([Put::Text(area_column.into()), Put::Text("Area name".into())].into_iter().chain(heads).collect());
        for series in &dataset.series {
            let figures = series.points.iter().map(|point| put(point.value));
            let name = Put::Text(name(&series.area.code, &series.area.name));
            rows.push([Put::Text(series.area.code.clone()), name].into_iter().chain(figures).collect());
        }
        return Grid { name: mapping["sheet"].as_str().unwrap_or_default().into(), rows, merged: Vec::new() };
    }
    // A row for each part that a figure is the sum of: the first has all of it.
    let parts = mapping["sum"].as_object().into_iter().flatten();
    let (mut names, mut parts_of): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), vec![Vec::new()]);
    for (name, words) in parts {
        names.push(name.clone());
        let with = |before: &Vec<String>, word: &String| before.iter().chain([word]).cloned().collect();
        parts_of = parts_of
            .iter()
            .flat_map(|before| texts(words).iter().map(|word| with(before, word)).collect::<Vec<_>>())
            .collect();
    }
    let only = mapping["only"].as_object().into_iter().flatten().filter(|(name, _)| !names.contains(name));
    let only: Vec<(String, String)> = only.map(|(name, words)| (name.clone(), texts(words)[0].clone())).collect();
    let heads = [
        area_column,
        mapping["period"]["column"].as_str().expect("periods are in a column"),
        mapping["value"].as_str().expect("figures have one"),
    ];
    rows.push(
        heads
            .into_iter()
            .map(String::from)
            .chain(names)
            .chain(only.iter().map(|(name, _)| name.clone()))
            .map(Put::Text)
            .collect(),
    );
    let mut add = |name: String, period: String, value: Option<f64>| {
        for (at, parts) in parts_of.iter().enumerate() {
            let value = if at == 0 { put(value) } else { Put::Number(0.0) };
            let more = parts.iter().chain(only.iter().map(|(_, word)| word)).cloned().map(Put::Text);
            rows.push([Put::Text(name.clone()), Put::Text(period.clone()), value].into_iter().chain(more).collect());
        }
    };
    let own = dataset.series.iter().filter(|series| !is_sum(&series.area.code));
    for series in own {
        for point in &series.points {
            add(name(&series.area.code, &series.area.name), text(point.period), point.value);
        }
    }
    // What a sum has besides the dataset's areas.
    for (sum, of) in &sums {
        for other in of.iter().filter(|code| dataset.series(code).is_none()) {
            for period in &dataset.periods {
                let value =
                    |code: &String| dataset.series(code).and_then(|series| series.value(*period)).unwrap_or_default();
                add(name(other, other), text(*period), Some(value(sum) - of.iter().map(value).sum::<f64>()));
            }
        }
    }
    Grid { name: String::new(), rows, merged: Vec::new() }
}

/// The table of the dataset's last period, which stands in the title.
fn titled(mapping: &Value, dataset: &Dataset, pattern: &str) -> Grid {
    let last = *dataset.periods.last().expect("it has periods");
    let (year, month) = last.last_month();
    let text = |text: &str| Put::Text(text.into());
    let title = pattern.replace("{month}", MONTHS[usize::from(month) - 1]).replace("{yyyy}", &year.to_string());
    let title = title.replacen('*', "Table P1: offences, ", 1).replace('*', " [note 1]");
    let mut rows = vec![vec![text(&title)], vec![text("This worksheet contains one table.")]];
    let name = |code: &str, known: &str| {
        let names = mapping["area"]["names"].as_object().into_iter().flatten();
        names.into_iter().find(|(_, of)| *of == code).map_or(known.to_string(), |(name, _)| name.clone())
    };
    let only: Vec<(&String, String)> = (mapping["only"].as_object().into_iter().flatten())
        .map(|(column, words)| (column, words[0].as_str().expect("a word").replace('*', "1")))
        .collect();
    let (heads, words): (Vec<Put>, Vec<Put>) = only.iter().map(|(head, word)| (text(head), text(word))).unzip();
    let of_last =
        |series: &altogether_safer::data::series::Series| Put::Number(series.value(last).expect("it has a figure"));
    if mapping["area"]["across"] == json!(true) {
        let areas = dataset.series.iter().map(|series| Put::Text(name(&series.area.code, &series.area.name)));
        rows.push(heads.into_iter().chain(areas).collect());
        rows.push(words.into_iter().chain(dataset.series.iter().map(of_last)).collect());
    } else {
        let column = mapping["area"]["column"].as_str().expect("areas are in a column");
        let value = mapping["value"].as_str().expect("figures have a column");
        let check = mapping["area"]["check"].as_str().unwrap_or("Name");
        rows.push([text(column), text(check), text(value)].into_iter().chain(heads).collect());
        for series in dataset.series.iter().filter(|series| series.value(last).is_some()) {
            let area = &series.area;
            let code = if column.ends_with("name") { &area.name } else { &area.code };
            let row = [text(code), Put::Text(name(&area.code, &area.name)), of_last(series)];
            let words = only.iter().map(|(_, word)| text(word));
            rows.push(row.into_iter().chain(words).collect());
        }
    }
    Grid { name: mapping["sheet"].as_str().unwrap_or_default().into(), rows, merged: Vec::new() }
}

/// A table in the layout that a mapping describes, with the published figures, changes nothing.
#[test]
fn the_mappings_of_the_project_find_the_published_figures() {
    let mut tried = 0;
    for entry in fs::read_dir(project().join(IMPORTS)).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let (text, dataset) = (read(&path), published(&name));
        let mapping = Mapping::parse(&name, &text).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        let mut grid = table_of(&serde_json::from_str(&text).expect("it is JSON"), &dataset);
        let bytes = if grid.name.is_empty() { csv(&[grid]) } else { xlsx(&[std::mem::take(&mut grid)]) };
        let book = read_book("made", bytes, |at, sheet| mapping.is_of(at, sheet)).expect("it can be read");
        let found = extract(&book, &name, &mapping, &dataset).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
        let changes = merge(&dataset, &found.found, &mapping).changes;
        assert!(changes.is_empty(), "{name}: {changes:#?}");
        let absent = dataset.series.len() - found.found.iter().map(|one| &one.area).collect::<BTreeSet<_>>().len();
        assert!(absent <= 1, "{name}: {absent} areas were not found");
        tried += 1;
    }
    assert!(tried > 0);
}

/// A table of another month than the dataset's, or without its title, is refused: no figure may get another year.
#[test]
fn a_title_of_another_period_is_refused() {
    let name = "recorded-crime-calendar";
    let (text, dataset) = (read(&project().join(IMPORTS).join(format!("{name}.json"))), published(name));
    let mapping = Mapping::parse(name, &text).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let grid = || table_of(&serde_json::from_str(&text).expect("it is JSON"), &dataset);
    for title in ["Table P1: offences, year ending June 2024", "Table P1: offences"] {
        let mut grid = grid();
        grid.rows[0] = vec![Put::Text(title.into())];
        let book = read_book("made", xlsx(&[grid]), |at, sheet| mapping.is_of(at, sheet)).expect("it can be read");
        let refused = shown(&extract(&book, name, &mapping, &dataset).expect_err("the title is of another period"));
        let message =
            "The title does not name a year, like \"2015\" as the mapping writes it: *year ending December {yyyy}*.";
        assert!(refused.contains(message), "{refused}");
    }
}
