//! What the search index is made from: the pages with their kinds, the synonyms, and the best bets with their numbers.

use crate::data::contacts::{Contact, tel};
use crate::data::package::Package;
use crate::data::search::PageKind;
use crate::route::Route;
use serde_json::{Value, json};

/// The request for the script that makes the search index.
pub(super) fn request(package: &Package, routes: &[Route]) -> Value {
    let pages = routes.iter().filter(|route| !route.is_aside());
    let pages: Vec<Value> = pages.map(|route| json!({"file": route.file(), "kind": kind(route).slug()})).collect();
    let search = &package.search;
    let kinds = search.kinds.iter().map(|one| json!({"kind": one.kind.slug(), "words": one.words}));
    let synonyms = search.synonyms.iter().map(|one| json!({"words": one.words, "means": one.means}));
    let best_bets = search.best_bets.iter().map(
        |bet| json!({"queries": bet.queries, "alone": bet.alone, "to": bet.to, "call": calls(package, &bet.call)}),
    );
    json!({
        "pages": pages,
        "emergency": calls(package, search.emergency.as_slice()),
        "kinds": kinds.collect::<Vec<_>>(),
        "synonyms": synonyms.collect::<Vec<_>>(),
        "bestBets": best_bets.collect::<Vec<_>>(),
    })
}

/// The numbers of contacts, each with its address and whose it is.
fn calls(package: &Package, names: &[String]) -> Vec<Value> {
    let contacts = names.iter().filter_map(|name| package.contacts.get(name));
    let call = |contact: &Contact| {
        let phone = contact.phone.as_ref()?;
        Some(json!({"phone": phone, "tel": tel(phone), "name": contact.title}))
    };
    contacts.filter_map(call).collect()
}

/// What people want from a page.
fn kind(route: &Route) -> PageKind {
    match route {
        Route::Safety | Route::Advice { .. } => PageKind::Advice,
        Route::Help | Route::HelpNeed(_) => PageKind::Help,
        Route::Facts | Route::Charts | Route::Chart(_) | Route::ChartTable(_) => PageKind::Chart,
        Route::Schools | Route::SchoolYear | Route::LessonPack(_) | Route::LessonResource(..) => PageKind::Lesson,
        Route::Theme | Route::Objectives | Route::Objective(_) => PageKind::Plan,
        Route::Home
        | Route::Board
        | Route::About
        | Route::Privacy
        | Route::Accessibility
        | Route::Data
        | Route::StillTrue
        | Route::Publish
        | Route::DataFile(_)
        | Route::Corrections
        | Route::Calendar
        | Route::Embeds
        | Route::EmbedPromise
        | Route::EmbedCheck
        | Route::EmbedEvidence
        | Route::Speed
        | Route::Embed(_)
        | Route::SiteIndex
        | Route::Style
        | Route::Pictures
        | Route::NotFound => PageKind::Other,
    }
}
