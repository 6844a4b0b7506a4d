//! The rules between the search's best bets and what they lead to.

use crate::data::package::names::known;
use crate::data::package::{Note, Package};
use crate::data::search::{BestBet, words};
use crate::route::Route;
use std::collections::BTreeMap;

/// The file of synonyms and best bets.
pub(super) const SEARCH: &str = "search.json";

/// The numbers for an emergency.
const EMERGENCY: [&str; 2] = ["999", "112"];

/// Checks that each best bet leads to a place that exists, that its contacts can be called, and that no two answer the
/// same query.
pub(super) fn best_bets(package: &Package, routes: &[Route], note: &mut Note<'_>) {
    if let Some(name) = &package.search.emergency {
        call(package, name, "/emergency", note);
        let phone = package.contacts.get(name).and_then(|contact| contact.phone.as_ref());
        if let Some(phone) = phone.filter(|phone| !EMERGENCY.contains(&phone.as_str())) {
            let message = format!("The contact \"{name}\" has the number {phone}.");
            note(SEARCH, "/emergency", "emergency", message);
        }
    }
    let mut taken = BTreeMap::new();
    for (i, bet) in package.search.best_bets.iter().enumerate() {
        let at = format!("/bestBets/{i}");
        target(routes, bet, &at, note);
        for (j, name) in bet.call.iter().enumerate() {
            call(package, name, &format!("{at}/call/{j}"), note);
        }
        for (field, queries) in [("queries", &bet.queries), ("alone", &bet.alone)] {
            for (j, query) in queries.iter().enumerate() {
                if let Some(other) = taken.insert((field, words(query)), query) {
                    let message = format!("\"{query}\" has the same words as \"{other}\" before it.");
                    note(SEARCH, &format!("{at}/{field}/{j}"), "search-twice", message);
                }
            }
        }
    }
}

/// Checks that a best bet leads to a page that the search lists. The script that makes the index checks the section,
/// because code adds sections that no file has.
fn target(routes: &[Route], bet: &BestBet, at: &str, note: &mut Note<'_>) {
    let page = bet.to.split('#').next().unwrap_or(&bet.to);
    let listed = |route: &Route| routes.contains(route) && !route.is_aside() && !route.is_part();
    if !Route::parse(page).is_some_and(|route| listed(&route)) {
        let pages: Vec<String> = routes.iter().filter(|route| listed(route)).map(Route::path).collect();
        let help = known(page, pages.iter().map(String::as_str));
        note(SEARCH, &format!("{at}/to"), "link", format!("The search has no page at \"{page}\".{help}"));
    }
}

/// Checks that a contact exists and has a telephone number.
fn call(package: &Package, name: &str, at: &str, note: &mut Note<'_>) {
    match package.contacts.get(name) {
        None => {
            let help = known(name, package.contacts.list.iter().map(|contact| contact.name.as_str()));
            note(SEARCH, at, "unknown-contact", format!("There is no contact \"{name}\".{help}"));
        }
        Some(contact) if contact.phone.is_none() => {
            note(SEARCH, at, "no-phone", format!("The contact \"{name}\" has no telephone number."));
        }
        Some(_) => {}
    }
}
