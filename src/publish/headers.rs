//! The HTTP headers that a host should send, for `_headers` and the local servers.

use crate::route::Route;
use std::collections::BTreeSet;

/// The content-security policy: a page may load the site's own files, and nothing else.
const POLICY: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // `blob:` because a chart saved as PNG is first an SVG in a blob, which the script draws on a canvas.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The embed dialog previews embeds in frames.
    "frame-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The content-security policy, as a header or for the `meta` element of each page, which covers hosts that can't set
/// headers. Only as a header can it forbid framing (`frame-ancestors`).
pub fn content_security_policy(as_header: bool) -> String {
    let mut policy = POLICY.join("; ");
    if as_header {
        policy.push_str("; frame-ancestors 'none'");
    }
    policy
}

/// The content of `_headers`, the file from which many static hosts read their headers, for a site with these pages.
///
/// If several rules match an address, some hosts join the values of a header and others use the last. The rules here
/// work with both. Only embeds may be framed. A rule for embeds could not undo a ban in the rule for all pages, so the
/// ban is in a rule for each other folder. There, a browser enforces both joined policies.
pub fn headers_file(routes: &[Route]) -> String {
    let everywhere = [
        ("Content-Security-Policy", content_security_policy(false)),
        ("X-Content-Type-Options", "nosniff".to_string()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_string()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_string()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_string()),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains".to_string()),
    ];
    let mut text = String::from("/*\n");
    for (name, value) in everywhere {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    // A sandboxed embed has an opaque origin, so its requests for the site's own files are cross-origin.
    text.push_str(
        "\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *\n",
    );
    for place in ["data/*", "embed/*", "embed.js"] {
        text.push_str(&format!("\n/{place}\n  Cache-Control: no-cache\n  Access-Control-Allow-Origin: *\n"));
    }
    for place in ["search.json", "sw.js", "manifest.webmanifest"] {
        text.push_str(&format!("\n/{place}\n  Cache-Control: no-cache\n"));
    }
    for place in unframed(routes) {
        text.push_str(&format!("\n/{place}\n  Content-Security-Policy: {}\n", content_security_policy(true)));
        if !place.starts_with("embed/") {
            text.push_str("  Cache-Control: no-cache\n");
        }
        if place == "charts/*" {
            text.push_str("  Access-Control-Allow-Origin: *\n");
        }
    }
    text
}

/// The addresses that may not be framed: whole folders, but single pages in `embed/`, which also contains the embeds.
fn unframed(routes: &[Route]) -> BTreeSet<String> {
    let place = |route: &Route| match route.path() {
        path if path.starts_with("embed/") => path,
        path => path.split_once('/').map_or(path.clone(), |(folder, _)| format!("{folder}/*")),
    };
    routes.iter().filter(|route| !matches!(route, Route::Embed(_))).map(place).collect()
}
