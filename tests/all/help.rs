//! Help: the hub leads to every need and keeps its old addresses, and every page that names abuse can be left at once.

use crate::support::published;
use crate::support::site::site;
use altogether_safer::page::Site;
use altogether_safer::route::Route;

/// What had a place on the page of help when it was one long page.
const OLD_ANCHORS: [&str; 16] = [
    "danger",
    "watched",
    "abuse",
    "sexual-violence",
    "at-risk",
    "worry",
    "hate-crime",
    "crime",
    "victims",
    "anti-social-behaviour",
    "extremism",
    "scams",
    "drugs-and-alcohol",
    "fire",
    "roads",
    "sources",
];

/// Words for abuse in any page, also those that no page has yet.
const ABUSE: [&str; 14] = [
    "domestic abuse",
    "domestic violence",
    "abuse at home",
    "sexual violence",
    "sexual abuse",
    "sexual assault",
    "controls you",
    "someone checks your phone",
    "exploit",
    "used or controlled",
    "county lines",
    "sextortion",
    "traffick",
    "adult isn’t safe",
];

fn whole() -> Site {
    let (files, package) = published();
    site(files, package)
}

fn body(site: &Site, route: &Route) -> String {
    site.page(route).unwrap_or_else(|| panic!("{route:?} lacks its data")).body
}

fn has_id(body: &str, id: &str) -> bool {
    body.contains(&format!(" id=\"{id}\""))
}

#[test]
fn the_hub_leads_to_every_need_and_keeps_its_old_places() {
    let site = whole();
    let hub = body(&site, &Route::Help);
    assert!(site.package.needs.len() >= 12, "there are needs");
    for need in &site.package.needs {
        assert!(hub.contains(&format!("href=\"../help/{}/\"", need.meta.name)), "{}", need.meta.name);
        assert!(need.number.is_some(), "{} has no place in the list", need.meta.name);
    }
    for id in OLD_ANCHORS {
        assert!(has_id(&hub, id), "help/#{id} leads nowhere");
    }
    let call = hub.find("tel:999").expect("the hub has 999");
    assert!(call < hub.find("class=\"needs\"").expect("the hub has needs"), "999 comes first");
}

/// A contact that no page shows can't be called.
#[test]
fn every_contact_of_help_is_on_a_page() {
    let site = whole();
    let pages: String =
        site.package.needs.iter().map(|need| body(&site, &Route::HelpNeed(need.meta.name.clone()))).collect();
    for contact in site.package.contacts.list.iter().filter(|contact| contact.name != "council") {
        assert!(has_id(&pages, &format!("contact-{}", contact.name)), "{} is on no page of help", contact.name);
    }
}

#[test]
fn links_into_help_lead_to_something() {
    let site = whole();
    let mut found = 0;
    for (path, text) in site.package.words() {
        for link in text.blocks().flat_map(|block| match block {
            altogether_safer::data::text::Block::Links(links) => links.as_slice(),
            _ => &[],
        }) {
            let Some((page, id)) = link.to.split_once('#').filter(|(page, _)| page.starts_with("help/")) else {
                continue;
            };
            let route = Route::parse(page).expect("the address is a page");
            assert!(has_id(&body(&site, &route), id), "{path} links to {}, which is not there", link.to);
            found += 1;
        }
    }
    assert!(found > 0, "some page links into help");
}

#[test]
fn every_page_that_names_abuse_can_be_left_at_once() {
    let site = whole();
    let mut with = Vec::new();
    for route in site.routes() {
        let body = body(&site, &route);
        let main = body.split_once("<main").expect("there is a main part").1.to_lowercase();
        let bar = body.contains("class=\"leave ");
        if let Some(words) = ABUSE.iter().find(|words| main.contains(**words)) {
            assert!(bar, "{} says “{words}” and can't be left at once", route.path());
            let (bar, header) = (body.find("class=\"exit\""), body.find("<header"));
            assert!(bar < header, "{}: the bar comes first", route.path());
            with.push(route.path());
        } else {
            assert!(!bar, "{} names no abuse", route.path());
        }
    }
    println!("{with:#?}");
    for path in [
        "help/",
        "help/abuse/",
        "help/at-risk/",
        "help/exploited/",
        "help/sexual-violence/",
        "theme/objectives/vulnerable-people/",
    ] {
        assert!(with.contains(&path.to_string()), "{path} has no bar");
    }
    assert!(!with.contains(&"safety/water/".to_string()));
}

#[test]
fn cards_say_a_date_and_fold_the_rest() {
    let site = whole();
    for need in &site.package.needs {
        let body = body(&site, &Route::HelpNeed(need.meta.name.clone()));
        assert_eq!(body.matches("Last confirmed: ").count(), body.matches("class=\"card contact\"").count());
        for phrase in ["In doubt", "No one has rung", "Where to turn", "saved copies"] {
            assert!(!body.split_once("<main").expect("there is a main part").1.contains(phrase), "{phrase}");
        }
    }
}
