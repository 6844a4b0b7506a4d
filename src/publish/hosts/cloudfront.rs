//! The configuration for S3 with CloudFront: policies with the headers, one for each kind of place, and a function for
//! what S3 can't do.

use super::rules::Hosting;
use serde_json::{Value, json};

/// Headers of CloudFront's own with fields for them; it refuses them among the custom ones.
const SECURITY: [&str; 4] =
    ["Content-Security-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options"];

/// The files: `policy-1.json` and so on, for `aws cloudfront create-response-headers-policy`, and `behaviours.json`,
/// which says which path pattern has which policy, in the order in which CloudFront tries them.
pub fn policies(hosting: &Hosting) -> Vec<(String, Value)> {
    let below = &hosting.base[1..];
    let mut kinds: Vec<Vec<(&str, &str)>> = Vec::new();
    let mut behaviours = Vec::new();
    for place in hosting.first_that_fits().into_iter().map(Some).chain([None]) {
        let headers = place.as_ref().map_or_else(|| hosting.at(""), |place| hosting.of_place(place));
        let kind = kinds.iter().position(|kind| *kind == headers).unwrap_or_else(|| {
            kinds.push(headers);
            kinds.len() - 1
        });
        let pattern = place.map_or_else(|| "Default (*)".to_string(), |place| format!("{below}{place}"));
        behaviours.push(json!({ "PathPattern": pattern, "Policy": name(kind) }));
    }
    let mut files: Vec<_> =
        kinds.iter().enumerate().map(|(i, headers)| (format!("{}.json", name(i)), policy(&name(i), headers))).collect();
    files.push(("behaviours.json".to_string(), json!(behaviours)));
    files
}

fn name(kind: usize) -> String {
    format!("policy-{}", kind + 1)
}

fn policy(name: &str, headers: &[(&str, &str)]) -> Value {
    let value = |name: &str| headers.iter().find(|header| header.0 == name).map_or("", |header| header.1);
    let custom = headers.iter().filter(|(name, _)| !SECURITY.contains(name) && *name != "Access-Control-Allow-Origin");
    let custom: Vec<Value> =
        custom.map(|(name, value)| json!({ "Header": name, "Value": value, "Override": true })).collect();
    let mut security = json!({
        "ContentTypeOptions": { "Override": true },
        "ReferrerPolicy": { "ReferrerPolicy": value("Referrer-Policy"), "Override": true },
    });
    let framing = value("Content-Security-Policy");
    if !framing.is_empty() {
        security["ContentSecurityPolicy"] = json!({ "ContentSecurityPolicy": framing, "Override": true });
    }
    let age = value("Strict-Transport-Security").split(['=', ';']).nth(1).and_then(|age| age.parse::<u32>().ok());
    if let Some(age) = age {
        security["StrictTransportSecurity"] =
            json!({ "AccessControlMaxAgeSec": age, "IncludeSubdomains": false, "Preload": false, "Override": true });
    }
    let mut policy = json!({
        "Name": format!("altogether-safer-{name}"),
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": { "Quantity": custom.len(), "Items": custom },
    });
    let origin = value("Access-Control-Allow-Origin");
    if !origin.is_empty() {
        policy["CorsConfig"] = json!({
            "AccessControlAllowOrigins": { "Quantity": 1, "Items": [origin] },
            "AccessControlAllowMethods": { "Quantity": 2, "Items": ["GET", "HEAD"] },
            "AccessControlAllowHeaders": { "Quantity": 1, "Items": ["*"] },
            "AccessControlAllowCredentials": false,
            "OriginOverride": true,
        });
    }
    policy
}

/// The function for "viewer request": pages of folders, the slash at the end of their addresses, and what has moved.
/// It is written for `cloudfront-js-2.0`.
pub fn function(hosting: &Hosting) -> String {
    let base = &hosting.base;
    let moved: String = (hosting.moved.iter()).map(|(from, to)| format!("  '{base}{from}': '{base}{to}',\n")).collect();
    format!(
        "var MOVED = {{\n{moved}}};\n\n\
         function handler(event) {{\n  \
           var request = event.request;\n  \
           var last = request.uri.split('/').pop();\n  \
           // Each page is a folder, and no folder has a dot in its name.\n  \
           if (last && !last.includes('.')) return moved(request, request.uri + '/');\n  \
           if (MOVED[request.uri]) return moved(request, MOVED[request.uri]);\n  \
           if (!last) request.uri += 'index.html';\n  \
           return request;\n\
         }}\n\n\
         function moved(request, to) {{\n  \
           var query = Object.keys(request.querystring).map(function (name) {{\n    \
             return name + '=' + request.querystring[name].value;\n  \
           }});\n  \
           // Two slashes would begin the name of another host.\n  \
           var path = to.replace(/^\\/+/, '/') + (query.length ? '?' + query.join('&') : '');\n  \
           return {{ statusCode: 301, statusDescription: 'Moved Permanently', headers: {{ location: {{ value: path }} }} }};\n\
         }}\n"
    )
}
