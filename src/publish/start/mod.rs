//! `site new`: a file to start from. It passes the check as it is, so that whoever fills it in is told of their own
//! mistakes only.

use super::files::{DATA, Files};
use super::load::load;
use super::outcome::Outcome;
use super::report::report;
use crate::data::lesson::Stage;
use crate::data::meta::is_slug;
use crate::data::package::{LIST, Package};
use crate::data::{Problem, Topic};
use chrono::{Days, NaiveDate};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::path::Path;
use std::{fs, io};

/// What can be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A dataset, with its line in the list.
    Dataset,
    /// A chart of the dataset with the same name.
    Chart,
    /// A page of advice, named by topic and name: `road/puddles`.
    Advice,
    /// A lesson pack, named by topic and stage: `water-ks3`.
    Lesson,
}

/// The plan of the school year, which names every lesson.
const YEAR: &str = "school-year.json";

/// The kinds of chart, the best first. Which of them fits is for the check to say.
const CHART_KINDS: [&str; 3] = ["lines", "rows", "ranked"];

impl Kind {
    /// Reads a kind as people write it.
    pub fn parse(name: &str) -> Option<Kind> {
        match name {
            "dataset" => Some(Kind::Dataset),
            "chart" => Some(Kind::Chart),
            "advice" => Some(Kind::Advice),
            "lesson" => Some(Kind::Lesson),
            _ => None,
        }
    }
}

/// New texts of files by their path, the new file first, and what to do next.
struct Start {
    files: Vec<(String, String)>,
    next: &'static str,
}

/// Writes a file to start from on a day, counted from 1 January 1970. It never writes over a file.
pub fn start(project: &Path, kind: Kind, name: &str, today: i64) -> Outcome {
    let (files, package) = match load(project) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::Failed(format!("{}: {error}", project.join(DATA).display())),
    };
    let package = match package {
        Ok(package) => package,
        Err(problems) => return Outcome::Problems(format!("{}\nPut this right first.", report(&problems))),
    };
    let files = match as_written(project, files, &package) {
        Ok(files) => files,
        Err(error) => return Outcome::Failed(error.to_string()),
    };
    let made = match kind {
        Kind::Dataset => dataset(&files, name),
        Kind::Chart => chart(&package, &files, name),
        Kind::Advice => advice(&package, name),
        Kind::Lesson => lesson(&files, name),
    };
    let made = made.and_then(|mut made| {
        for (_, text) in &mut made.files {
            *text = dated(text, today);
        }
        let (path, _) = &made.files[0];
        if files.contains_key(path) { Err(format!("{DATA}/{path} is there already.")) } else { Ok(made) }
    });
    let made = match made {
        Ok(made) => made,
        Err(why) => return Outcome::Misused(why),
    };
    if let Err(problems) = checked(&files, &made.files) {
        return Outcome::Problems(report(&problems));
    }
    match write(project, &made.files) {
        Ok(()) => {
            let paths: Vec<String> = made.files.iter().map(|(path, _)| format!("{DATA}/{path}")).collect();
            Outcome::Right(format!("Written: {}.\n{}", paths.join(", "), made.next))
        }
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

/// The files as people wrote them, without the index charts that were worked out.
fn as_written(project: &Path, mut files: Files, package: &Package) -> io::Result<Files> {
    for name in package.charts.iter().filter_map(|chart| chart.index_name()) {
        files.remove(&format!("{name}.json"));
        files.remove(&format!("charts/{name}.json"));
    }
    files.insert(LIST.to_string(), fs::read_to_string(project.join(DATA).join(LIST))?);
    Ok(files)
}

/// A text with its days: today, a year on, and the year before.
fn dated(text: &str, today: i64) -> String {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    let day = |days: i64| epoch + Days::new(u64::try_from(days).unwrap_or_default());
    let last_year = day(today - 365).format("%Y").to_string();
    let [today, later] = [day(today), day(today + 365)].map(|day| day.format("%Y-%m-%d").to_string());
    text.replace("TODAY", &today).replace("LATER", &later).replace("\"YEAR\"", &format!("\"{last_year}\""))
}

/// Whether the data is right with these files in it.
fn checked(files: &Files, new: &[(String, String)]) -> Result<(), Vec<Problem>> {
    let mut files = files.clone();
    files.extend(new.iter().cloned());
    Package::parse(DATA, &files).map(drop)
}

/// Writes the new file, and those that name it.
fn write(project: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (i, (path, text)) in files.iter().enumerate() {
        let file = project.join(DATA).join(path);
        if let (0, Some(folder)) = (i, file.parent()) {
            fs::create_dir_all(folder)?;
            fs::File::create_new(&file)?;
        }
        fs::write(file, text)?;
    }
    Ok(())
}

/// A name that addresses can hold.
fn slug<'n>(name: &'n str, example: &str) -> Result<&'n str, String> {
    if is_slug(name) {
        return Ok(name);
    }
    Err(format!("\"{name}\" can't be a name. Write small letters, digits and hyphens: {example}."))
}

/// The text of the plan of the year with a lesson added to its first month.
fn with_pack(text: &str, name: &str) -> Option<String> {
    let opening = "\"packs\": [";
    let at = text.find(opening)? + opening.len();
    // Each month has a lesson already, so another one follows.
    let new = format!("{}\"{name}\", {}", &text[..at], text[at..].trim_start());
    serde_json::from_str::<Value>(&new).ok().map(|_| new)
}

/// The text of the list with a file added at its end.
fn with_resource(text: &str, item: &str) -> Option<String> {
    let list: Resources<'_> = serde_json::from_str(text).ok()?;
    // The raw value is a part of the text, so its address tells where it ends.
    let end = list.resources.get().as_ptr() as usize - text.as_ptr() as usize + list.resources.get().len() - 1;
    let before = text[..end].trim_end();
    let comma = if before.ends_with('[') { "" } else { "," };
    Some(format!("{before}{comma}\n    {item}\n  {}", &text[end..]))
}

/// The part of the list that names files.
#[derive(Deserialize)]
struct Resources<'a> {
    #[serde(borrow)]
    resources: &'a RawValue,
}

fn dataset(files: &Files, name: &str) -> Result<Start, String> {
    let name = slug(name, "stolen-bicycles")?;
    let list = files.get(LIST).map_or("", String::as_str);
    let item = format!("{{\"name\": \"{name}\", \"path\": \"{name}.json\"}}");
    let list = with_resource(list, &item).ok_or_else(|| format!("{LIST} has no list of \"resources\"."))?;
    let text = include_str!("dataset.json").replace("NAME", name);
    Ok(Start {
        files: vec![(format!("{name}.json"), text), (LIST.to_string(), list)],
        next: "Next: write what is counted, its sources and the rows; then `site check`, then `site new chart` with the same name.",
    })
}

fn chart(package: &Package, files: &Files, name: &str) -> Result<Start, String> {
    let name = slug(name, "stolen-bicycles")?;
    let dataset = package
        .dataset(name)
        .ok_or_else(|| format!("There is no dataset \"{name}\" to chart. Start one with `site new dataset {name}`."))?;
    let group = package.settings.chart_groups.first().ok_or("site.json has no \"chartGroups\" yet.")?;
    let area = dataset.series.first().map_or("", |series| series.area.code.as_str());
    let path = format!("charts/{name}.json");
    let text = |kind: &str| {
        let text = include_str!("chart.json").replace("NAME", name).replace("KIND", kind);
        text.replace("GROUP", group).replace("AREA", area)
    };
    let fits = |kind: &&&str| checked(files, &[(path.clone(), text(kind))]).is_ok();
    let kind = CHART_KINDS.iter().find(fits).unwrap_or(&CHART_KINDS[0]);
    Ok(Start {
        files: vec![(path.clone(), text(kind))],
        next: "Next: write its title, subject and subtitle, and choose its \"group\" and areas; then `site check` and \
               `site snapshot`. Add its addresses to records/embed-addresses.json.",
    })
}

fn advice(package: &Package, name: &str) -> Result<Start, String> {
    let example = "road/puddles";
    let (topic, name) = name.split_once('/').ok_or_else(|| format!("Write the topic too: {example}."))?;
    let topic = Topic::ALL.into_iter().find(|one| one.slug() == topic).ok_or_else(|| {
        let topics: Vec<&str> = Topic::ALL.iter().map(|one| one.slug()).collect();
        format!("There is no topic \"{topic}\". The topics are {}.", topics.join(", "))
    })?;
    let name = slug(name, example)?;
    let number = 1 + package.topic(topic).filter_map(|page| page.text.number).max().unwrap_or_default();
    let text = include_str!("advice.json").replace("NAME", name).replace("TOPIC", topic.slug());
    Ok(Start {
        files: vec![(format!("advice/{name}.json"), text.replace("NUMBER", &number.to_string()))],
        next: "Next: write what to do, with its sources and the numbers of the evidence for each section; then `site \
               check`. Add its address to records/embed-addresses.json.",
    })
}

fn lesson(files: &Files, name: &str) -> Result<Start, String> {
    let parts = name.split_once('-').and_then(|(topic, stage)| {
        let topic = Topic::ALL.into_iter().find(|one| one.slug() == topic)?;
        Some((topic.slug(), Stage::ALL.into_iter().find(|one| one.slug() == stage)?.slug()))
    });
    let (topic, stage) =
        parts.ok_or_else(|| format!("\"{name}\" is no topic and stage. Write them like water-ks3."))?;
    let text = include_str!("lesson.json").replace("NAME", name).replace("TOPIC", topic).replace("STAGE", stage);
    let year = files.get(YEAR).map_or("", String::as_str);
    let year = with_pack(year, name).ok_or_else(|| format!("{YEAR} has no month with \"packs\"."))?;
    Ok(Start {
        files: vec![(format!("packs/{name}.json"), text), (YEAR.to_string(), year)],
        next: "Next: write the lesson, with the numbers of the evidence that each part rests on in place of 1, and move \
               it to its months in school-year.json; then `site check`. Add its address to records/embed-addresses.json.",
    })
}
