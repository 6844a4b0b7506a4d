//! Structured data for search engines: schema.org data, and the sitemap.

use crate::data::Dataset;
use crate::data::settings::Security;
use crate::page::{Page, Site};
use crate::route::Route;
use maud::{PreEscaped, html};
use serde_json::{Value, json};

/// A page's schema.org data: the page, its breadcrumb, its publisher, and the dataset of a chart.
pub fn structured(site: &Site, route: &Route, page: &Page) -> Value {
    let settings = &site.package.settings;
    let address = |to: &Route| format!("{}{}", settings.address, to.path());
    let here = address(route);
    let mut graph = vec![json!({
        "@type": "WebPage", "@id": here, "url": here, "name": page.title, "description": page.description,
        "inLanguage": "en-GB", "isPartOf": { "@type": "WebSite", "name": settings.name, "url": settings.address },
        "publisher": { "@type": "Organization", "name": settings.publisher },
        "image": format!("{}{}", settings.address, page.shared.path),
    })];
    let way = site.way(route);
    if !way.is_empty() {
        let names = way.iter().map(|(to, name)| (address(to), name.clone())).chain([(here, page.title.clone())]);
        let steps: Vec<Value> = (names.enumerate())
            .map(|(i, (item, name))| json!({ "@type": "ListItem", "position": i + 1, "name": name, "item": item }))
            .collect();
        graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": steps }));
    }
    if let Route::Chart(name) = route {
        graph.extend(site.package.chart(name).map(|(_, data)| dataset(site, data)));
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}

fn dataset(site: &Site, dataset: &Dataset) -> Value {
    let meta = &dataset.meta;
    let (settings, file) =
        (&site.package.settings, format!("{}data/{}.json", site.package.settings.address, meta.name));
    let years = dataset.periods.first().zip(dataset.periods.last());
    let areas: Vec<&str> = dataset.series.iter().map(|series| series.area.name.as_str()).collect();
    json!({
        "@type": "Dataset", "name": meta.title, "description": dataset.description(),
        "creator": { "@type": "Organization", "name": settings.publisher },
        "license": meta.licences.first().map(|licence| &licence.path),
        "isAccessibleForFree": true, "variableMeasured": dataset.measure,
        "dateModified": meta.updated.iso(), "datePublished": meta.created.iso(),
        "temporalCoverage": years.map(|(first, last)| format!("{}/{}", first.slug(), last.slug())),
        "spatialCoverage": areas,
        "distribution": [{ "@type": "DataDownload", "contentUrl": file, "encodingFormat": "application/json" }],
    })
}

/// The content of `.well-known/security.txt` (RFC 9116).
pub fn security_txt(address: &str, security: &Security) -> String {
    let Security { contact, expires } = security;
    format!(
        "Contact: {contact}\nExpires: {}T00:00:00Z\nPreferred-Languages: en\nCanonical: {address}.well-known/security.txt\n",
        expires.iso()
    )
}

/// The pages for search engines, as `sitemap.xml`.
pub fn sitemap(address: &str, routes: &[Route]) -> String {
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            "\n"
            @for route in routes.iter().filter(|route| !route.is_aside()) {
                "  " url { loc { (address) (route.path()) } } "\n"
            }
        }
        "\n"
    }
    .into_string()
}
