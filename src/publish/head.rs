//! A complete HTML document: the head of a page, around its body.

use super::assets::Assets;
use super::headers::content_security_policy;
use super::oembed::{discovery, of_page};
use super::structured::structured;
use crate::data::json::in_script;
use crate::page::{Page, Script, Site};
use crate::route::{Links, Route};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// A complete page.
pub fn document(site: &Site, page: &Page, route: &Route, assets: &Assets) -> String {
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
    head.extend(shared(site, page, &address));
    // Data, not code: browsers don't run it.
    let data = in_script(&structured(site, route, page).to_string());
    head.push(html! { script type="application/ld+json" { (PreEscaped(data)) } });
    head.extend(files(page, &links, assets));
    // A page with nothing to hydrate is ready at once.
    whole(&head, page.scripts.is_empty(), &page.body)
}

/// A document with these head elements and this body.
pub fn whole(head: &[Markup], is_ready: bool, body: &str) -> String {
    html! {
        (DOCTYPE) "\n"
        html lang="en-GB" data-ready[is_ready] {
            "\n"
            head { "\n" @for line in head { (line) "\n" } }
            "\n"
            body { "\n" (PreEscaped(body)) "\n" }
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
        html! { meta http-equiv="Content-Security-Policy" content=(content_security_policy(false)); },
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

/// The files that the page loads.
fn files(page: &Page, links: &Links, assets: &Assets) -> Vec<Markup> {
    let file = |path: &str| links.file(path);
    let mut lines = vec![
        html! { link rel="icon" href=(file("icon.svg")) type="image/svg+xml"; },
        html! { link rel="manifest" href=(file("manifest.webmanifest")); },
        html! { link rel="apple-touch-icon" href=(file("icons/apple-touch-icon.png")); },
        html! { link rel="stylesheet" href=(file(&assets.style.path)) integrity=(assets.style.integrity); },
        html! { link rel="preload" href=(file(&assets.font.path)) as="font" type="font/woff2" crossorigin="anonymous"; },
    ];
    let modules = [(Script::Charts, &assets.charts_wasm), (Script::Facts, &assets.figures_wasm)];
    lines.extend(modules.into_iter().filter(|(script, _)| page.scripts.contains(script)).map(|(_, module)| {
        html! {
            link rel="preload" href=(file(&module.path)) as="fetch" type="application/wasm" crossorigin="anonymous"
                fetchpriority="low";
        }
    }));
    let scripts = page.scripts.iter().map(|script| (assets.script(*script), *script == Script::Charts));
    lines.extend(std::iter::once((&assets.page, false)).chain(scripts).map(|(asset, is_for_charts)| {
        let hydrates = is_for_charts.then_some("chart");
        // An embed loads the script of its chart's page instead.
        html! {
            script type="module" src=(file(&asset.path)) integrity=(asset.integrity) data-hydrates=[hydrates] {}
        }
    }));
    lines
}
