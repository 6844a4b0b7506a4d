//! What readers see: the words of charts, cards, pages and lessons, with their figures put in as the pages do it.

use super::{Listing, Places, State, Subject};
use crate::chart::{Selection, Table};
use crate::data::chart::ChartFile;
use crate::data::contacts::Contact;
use crate::data::figures::{Fact, FactSet};
use crate::data::lesson::{LessonPack, Sheet};
use crate::data::package::Package;
use crate::data::series::Dataset;
use crate::data::text::{Block, Item, TextPage};
use crate::part::fact_card::{sentence, working};
use crate::route::Route;
use crate::words::{fill::fill, number};

/// What a page's key figure is.
pub(super) const CARD: &str = "Figure of its social card";

/// Everything that is shown, place by place.
pub(super) fn shown(state: State<'_>) -> Places {
    let package = state.package;
    let charts = package.charts.iter().filter_map(|chart| Some((chart, package.dataset(&chart.dataset)?)));
    let mut all: Places = charts
        .map(|(chart, dataset)| (Subject::Chart, Route::Chart(chart.name.clone()).path(), chart_words(chart, dataset)))
        .collect();
    for set in &package.fact_sets {
        let card = |fact: &Fact| (Subject::Card, format!("facts/#fact-{}", fact.name), card_words(set, fact));
        all.extend(set.facts.iter().map(card));
    }
    all.extend(pages(package));
    for pack in &package.packs {
        let place = Route::LessonPack(pack.meta.name.clone()).path();
        all.push((Subject::Lesson, place, lesson_words(package, pack)));
    }
    all.push((Subject::Lesson, Route::SchoolYear.path(), year_words(package)));
    all
}

/// A text with the figures that it names.
fn filled(package: &Package, text: &str) -> String {
    fill(text, |name| package.fact(name).map(|(_, fact)| fact))
}

/// What a chart and each of its views say. `super::embeds` compares their figures.
fn chart_words(chart: &ChartFile, dataset: &Dataset) -> Listing {
    let mut listing = vec![("Title".to_string(), chart.title.clone())];
    for view in chart.view_names() {
        listing.extend(view_words(chart, dataset, view.as_deref()));
    }
    listing.extend(chart.notes.iter().map(|note| ("Note".to_string(), note.clone())));
    listing.extend(dataset.caution.iter().map(|caution| ("Caution".to_string(), caution.clone())));
    listing
}

/// What a chart says in one view: `None` is what it shows at first.
pub(super) fn view_words(chart: &ChartFile, dataset: &Dataset, view: Option<&str>) -> Listing {
    let label = chart.views.iter().find(|one| Some(one.name.as_str()) == view).map(|view| view.label.as_str());
    let name = |what: &str| label.map_or_else(|| what.to_string(), |label| format!("{what}, \u{201C}{label}\u{201D}"));
    let Some(selection) = Selection::named(view, chart, dataset) else { return Listing::new() };
    let mut listing = vec![
        (name("Headline"), selection.headline(chart, dataset)),
        (name("Subtitle"), selection.subtitle(chart, dataset)),
    ];
    listing.extend(selection.sentences(dataset).into_iter().map(|text| (name("Finding"), text)));
    let notes = Table::of(dataset, &selection).notes;
    listing.extend(notes.into_iter().map(|(of, note)| (name("Note of a figure"), format!("{of}: {note}"))));
    listing
}

/// What the card of a figure says.
pub(super) fn card_words(set: &FactSet, fact: &Fact) -> Listing {
    let (figure, unit) = number::fact_and_unit(fact);
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    let mut listing = vec![
        ("Figure".to_string(), format!("{figure}{unit} {}", sentence(set, fact))),
        ("Where and when".to_string(), format!("{}, {}", fact.area.name, fact.period)),
        ("What it means".to_string(), fact.definition.clone()),
    ];
    listing.extend(working(set, fact).map(|text| ("How it\u{2019}s worked out".to_string(), text)));
    listing.extend(fact.doubt.iter().map(|doubt| ("Note".to_string(), doubt.clone())));
    for later in set.later(&fact.name) {
        let text = format!("{}: {}. {}, {}.", number::fact(later), later.label, later.area.name, later.period);
        listing.push(("Later figure".to_string(), text));
    }
    listing
}

/// Every page that has words of its own.
fn pages(package: &Package) -> Places {
    let texts = &package.texts;
    let named = [
        (Route::Home, &texts.home.page),
        (Route::Theme, &texts.theme),
        (Route::Objectives, &texts.objectives),
        (Route::Facts, &texts.facts),
        (Route::Schools, &texts.schools.page),
        (Route::Help, &texts.help),
        (Route::About, &texts.about),
    ];
    let objectives = package.objectives.iter().map(|text| (Route::Objective(text.meta.name.clone()), text));
    let advice = package.advice.iter().map(|page| (page.route(), &page.text));
    let needs = package.needs.iter().map(|text| (Route::HelpNeed(text.meta.name.clone()), text));
    let all = named.into_iter().chain(objectives).chain(advice).chain(needs);
    all.map(|(route, text)| (Subject::Page, address(&route), page_words(package, text))).collect()
}

/// The address of a page; the first page has a name, because its path is empty.
fn address(route: &Route) -> String {
    let path = route.path();
    if path.is_empty() { "first page".to_string() } else { path }
}

/// The words of a page, section by section.
pub(super) fn page_words(package: &Package, page: &TextPage) -> Listing {
    let mut listing = vec![
        ("Title".to_string(), page.meta.title.clone()),
        ("Opening".to_string(), filled(package, &page.lead)),
        ("Reviewed".to_string(), page.reviewed.to_string()),
        ("Next review".to_string(), page.review_due.to_string()),
    ];
    listing.extend(page.strip.iter().map(|strip| ("In an emergency".to_string(), filled(package, strip))));
    let key = page.key_figure.as_ref().and_then(|name| package.fact(name));
    listing.extend(key.map(|(_, fact)| (CARD.to_string(), number::fact(fact))));
    for section in &page.sections {
        let what = format!("Section \u{201C}{}\u{201D}", filled(package, &section.heading));
        listing.push(("Heading".to_string(), filled(package, &section.heading)));
        for block in &section.blocks {
            listing.extend(block_words(package, block).into_iter().map(|text| (what.clone(), text)));
        }
    }
    listing
}

/// What a block says, with what its cards say.
fn block_words(package: &Package, block: &Block) -> Vec<String> {
    match block {
        Block::Chart(name) => {
            let chart = package.chart(name);
            let words = chart.and_then(|(chart, dataset)| {
                let selection = Selection::default_for(chart, dataset)?;
                Some(format!("Chart: {}. {}", chart.title, selection.headline(chart, dataset)))
            });
            words.into_iter().collect()
        }
        Block::Contacts(names) => names.iter().filter_map(|name| package.contacts.get(name)).map(contact).collect(),
        Block::Facts(names) => {
            let card = |(set, fact): (&FactSet, &Fact)| format!("{} {}", number::fact(fact), sentence(set, fact));
            names.iter().filter_map(|name| package.fact(name)).map(card).collect()
        }
        Block::Bars(list) => {
            let bar = |bar: &crate::data::text::Bar| {
                let figure = package.fact(&bar.fact).map(|(_, fact)| number::fact(fact));
                format!("Bar: {}, {}", filled(package, &bar.text), figure.unwrap_or_default())
            };
            std::iter::once(filled(package, &list.caption)).chain(list.bars.iter().map(bar)).collect()
        }
        Block::Steps(items) => items.iter().map(|one| item(package, one)).collect(),
        Block::Links(links) => {
            links.iter().map(|link| format!("{} ({})", filled(package, &link.text), link.to)).collect()
        }
        Block::Text(_) | Block::Points(_) | Block::Actions(_) | Block::Notice(_) | Block::Warning(_) => {
            block.texts().into_iter().map(|text| filled(package, text)).collect()
        }
    }
}

/// A step or a card: its first words, the rest and its picture.
fn item(package: &Package, one: &Item) -> String {
    let picture = one.picture.as_ref().map(|name| format!(" (picture: {name})")).unwrap_or_default();
    format!("{} {}{picture}", filled(package, &one.lead), filled(package, &one.text))
}

/// What the card of a contact says.
fn contact(one: &Contact) -> String {
    let online = one.online.as_ref().map(|online| format!("{} ({})", online.text, online.path));
    let parts = [
        Some(one.need.clone()),
        one.phone.clone(),
        one.text.clone(),
        online,
        one.hours.clone(),
        one.cost.clone(),
        one.note.clone(),
        one.doubt.clone(),
        Some(format!("confirmed {}", one.confirmed)),
    ];
    format!("{}: {}", one.title, parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

/// The words of a lesson, part by part.
fn lesson_words(package: &Package, pack: &LessonPack) -> Listing {
    let mut listing = Listing::new();
    let mut say = |what: &str, text: &str| listing.push((what.to_string(), filled(package, text)));
    say("Title", &pack.meta.title);
    say("Opening", &pack.lead);
    say("Minutes", &pack.all_minutes().to_string());
    say("Curriculum", &pack.curriculum.text);
    pack.outcomes.iter().for_each(|text| say("Outcome", text));
    pack.needs.iter().for_each(|text| say("What you need", text));
    pack.warning.iter().for_each(|text| say("Warning", text));
    for (i, slide) in pack.slides.iter().enumerate() {
        let what = format!("Slide {}", i + 1);
        say(&what, &slide.heading);
        slide.points.iter().chain([&slide.say]).chain(&slide.picture).for_each(|text| say(&what, text));
        if let Some(pause) = &slide.pause {
            [Some(&pause.text), pause.listen_for.as_ref()].into_iter().flatten().for_each(|text| say(&what, text));
        }
    }
    say("Activity", &pack.activity.title);
    pack.activity.steps.iter().for_each(|text| say("Activity", text));
    let items = [("Card", &pack.activity.cards), ("Word", &pack.words), ("Poster", &pack.poster.lines)];
    say("Poster", &pack.poster.title);
    for (what, one) in items.into_iter().flat_map(|(what, items)| items.iter().map(move |one| (what, one))) {
        say(what, &item(package, one));
    }
    for (what, Sheet { title, intro, tasks, .. }) in [("Worksheet", &pack.sheet), ("Easy worksheet", &pack.easy_sheet)]
    {
        [title, intro].into_iter().for_each(|text| say(what, text));
        tasks.iter().flat_map(|task| [&task.text, &task.answer]).for_each(|text| say(what, text));
    }
    pack.letter.paragraphs.iter().for_each(|text| say("Letter home", text));
    for one in &pack.quiz {
        let right = one.options.get(one.right).map(|right| format!("The right answer: {right}"));
        [&one.question].into_iter().chain(&one.options).chain([&one.why]).chain(&right).for_each(|t| say("Quiz", t));
    }
    listing
}

/// The words of the plan of the year.
fn year_words(package: &Package) -> Listing {
    let year = &package.year;
    let mut listing =
        vec![("Title".to_string(), year.meta.title.clone()), ("Opening".to_string(), filled(package, &year.lead))];
    for plan in &year.months {
        let what = plan.month.name.to_string();
        let packs = format!("Lessons: {}", plan.packs.join(", "));
        let texts = [&plan.why].into_iter().chain(&plan.occasions).map(|text| filled(package, text));
        listing.extend(texts.chain([packs]).map(|text| (what.clone(), text)));
    }
    listing
}
