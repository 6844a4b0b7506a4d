//! The configuration for Azure Static Web Apps.

use super::rules::{Hosting, TYPES};
use serde_json::{Map, Value, json};

/// The content of `staticwebapp.config.json`. The first route that fits counts, and its headers take the place of the
/// global ones of the same name.
pub fn azure(hosting: &Hosting) -> Value {
    let usual = hosting.at("");
    let moved = (hosting.moved.iter())
        .map(|(from, to)| json!({ "route": format!("/{from}"), "redirect": format!("/{to}"), "statusCode": 301 }));
    let places = hosting.first_that_fits().into_iter().map(|place| {
        let own = hosting.of_place(&place);
        let other = own.iter().copied().filter(|header| !usual.contains(header));
        // An empty value takes a global header away.
        let gone =
            usual.iter().filter(|(name, _)| !own.iter().any(|(other, _)| other == name)).map(|(name, _)| (*name, ""));
        let headers = object(other.chain(gone));
        (place, headers)
    });
    let routes = places.map(|(place, headers)| json!({ "route": format!("/{place}"), "headers": headers }));
    json!({
        "routes": moved.chain(routes).collect::<Vec<_>>(),
        "responseOverrides": { "404": { "rewrite": "/404.html" } },
        "globalHeaders": object(usual.iter().copied()),
        "mimeTypes": TYPES.iter().map(|(ending, name)| (format!(".{ending}"), json!(name))).collect::<Map<_, _>>(),
    })
}

fn object(headers: impl Iterator<Item = (&'static str, &'static str)>) -> Map<String, Value> {
    headers.map(|(name, value)| (name.to_string(), json!(value))).collect()
}
