//! A complete HTML document: the head of a page, around its body.

use super::assets::parts;
use super::feeds::CHART_FEED;
use super::oembed::{discovery, of_page};
use super::policy::page_policy;
use super::structured::structured;
use crate::data::json::in_script;
use crate::page::{FEED, Page, Site};
use crate::route::{Links, Route};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A complete page.
pub fn document(site: &Site, page: &Page, route: &Route) -> String {
    let settings = &site.package.settings;
    let links = Links::from(route, settings.base());
    let title = match route {
        Route::Home => format!("{}: {}", settings.name, settings.tagline),
        _ => format!("{} – {}", page.title, settings.name),
    };
    let address = format!("{}{}", settings.address, route.path());
    let embed = of_page(site, route);
    let mut head = opening(&title, &page.description);
    head.push(if route.is_aside() {
        html! { meta name="robots" content="noindex"; }
    } else {
        html! { link rel="canonical" href=(address); }
    });
    head.extend(embed.iter().flat_map(discovery));
    head.extend(feed(&links, route));
    head.extend(shared(site, page, &address));
    head.extend([
        html! { link rel="icon" href=(links.file("icon.svg")) type="image/svg+xml"; },
        html! { link rel="manifest" href=(links.file("manifest.webmanifest")); },
        html! { link rel="apple-touch-icon" href=(links.file("icons/apple-touch-icon.png")); },
    ]);
    // A page with nothing to hydrate is ready at once.
    // Data, not code: browsers don't run it.
    let data = in_script(&structured(site, route, page).to_string());
    let mut last = vec![html! { script type="application/ld+json" { (PreEscaped(data)) } }];
    last.extend(fetched(page, &links));
    whole(&head, page.scripts.is_empty(), &page.body, &last)
}

/// The feed that a page stands for.
fn feed(links: &Links, route: &Route) -> Option<Markup> {
    let (address, title) = match route {
        Route::Chart(_) => (CHART_FEED.to_string(), "Changes of this chart"),
        Route::Home | Route::Charts | Route::Facts | Route::Data | Route::Corrections | Route::Calendar => {
            (links.file(FEED), "Corrections and new figures")
        }
        _ => return None,
    };
    Some(html! { link rel="alternate" type="application/atom+xml" title=(title) href=(address); })
}

/// What the page fetches. It stands at its end, so that nothing is fetched before the whole page has come.
fn fetched(page: &Page, links: &Links) -> Vec<Markup> {
    let props = page.props.iter().map(|props| {
        html! { link rel="preload" href=(links.file(&props.path)) as="fetch" type="application/json" crossorigin="anonymous"; }
    });
    // `js/build/finish-pages.mjs` puts the page's script here, and before it the module that it starts with.
    let script = html! { script data-parts=(parts(&page.scripts)) {} };
    props.chain([script]).collect()
}

/// A document with these head elements, this body, and these lines at its end. `js/build/finish-pages.mjs` fills in the
/// style.
pub fn whole(head: &[Markup], is_ready: bool, body: &str, last: &[Markup]) -> String {
    html! {
        (DOCTYPE) "\n"
        html lang="en-GB" data-ready[is_ready] {
            "\n"
            head { "\n" @for line in head { (line) "\n" } style {} "\n" }
            "\n"
            body { "\n" (PreEscaped(body)) "\n" @for line in last { (line) "\n" } }
            "\n"
        }
        "\n"
    }
    .into_string()
}

/// What every document begins with.
pub fn opening(title: &str, description: &str) -> Vec<Markup> {
    vec![
        html! { meta charset="utf-8"; },
        html! { meta http-equiv="Content-Security-Policy" content=(page_policy()); },
        html! { title { (title) } },
        html! { meta name="viewport" content="width=device-width, initial-scale=1"; },
        html! { meta name="description" content=(description); },
        html! { meta name="color-scheme" content="light dark"; },
    ]
}

/// The social card.
fn shared(site: &Site, page: &Page, address: &str) -> Vec<Markup> {
    let settings = &site.package.settings;
    let picture = format!("{}{}", settings.address, page.shared.path);
    let alt = page.shared.alt();
    let properties = [
        ("og:title", page.title.as_str()),
        ("og:description", &page.description),
        ("og:type", "website"),
        ("og:url", address),
        ("og:site_name", &settings.name),
        ("og:locale", "en_GB"),
        ("og:image", &picture),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", &alt),
    ];
    let mut lines: Vec<Markup> =
        properties.into_iter().map(|(name, content)| html! { meta property=(name) content=(content); }).collect();
    lines.push(html! { meta name="twitter:card" content="summary_large_image"; });
    lines
}
