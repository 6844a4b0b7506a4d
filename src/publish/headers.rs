//! The HTTP headers that a host should send, for `_headers` and the local servers.

use crate::route::Route;
use std::collections::BTreeSet;

/// What a page may load: the site's own files, its own style, and nothing else.
const POLICY: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src {style}",
    // `blob:` because a chart saved as PNG is first an SVG in a blob, which the script draws on a canvas.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // The embed dialog previews embeds in frames.
    "frame-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    // The search of the first page goes to the list of all pages.
    "form-action 'self'",
];

/// The content-security policy in the `meta` element of each page. `js/build/finish-pages.mjs` puts the digest of the
/// page's style in the place of `{style}`.
pub fn page_policy() -> String {
    POLICY.join("; ")
}

/// What only a header can forbid: framing.
pub const FRAMING_POLICY: &str = "frame-ancestors 'none'";

/// What pages may ask the device for: nothing, but for the places that may ask where it is.
fn permissions(place: &str) -> String {
    format!("camera=(), geolocation=({place}), microphone=(), payment=(), usb=()")
}

/// The content of `_headers`, the file from which many static hosts read their headers, for a site with these pages, of
/// which `locating` may ask the device where it is.
///
/// If several rules match an address, some hosts join the values of a header and others use the last. The rules here
/// work with both. Only embeds may be framed. A rule for embeds could not undo a ban in the rule for all pages, so the
/// ban is in a rule for each other folder.
///
/// Nothing here changes with a build, but for the pages that may ask where the device is: the rest of the policy, with
/// the digest of the page's style, is in the page. So a host whose headers were set once shows every later build as it
/// is meant; on a new page it says that it may not see where the reader is.
pub fn headers_file(routes: &[Route], locating: &[Route]) -> String {
    let everywhere = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", &permissions("")),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ];
    let mut text = String::from("/*\n");
    for (name, value) in everywhere {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    // The last of several values counts.
    for page in locating {
        text.push_str(&format!("\n/{}\n  Permissions-Policy: {}\n", page.path(), permissions("self")));
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
        text.push_str(&format!("\n/{place}\n  Content-Security-Policy: {FRAMING_POLICY}\n"));
        // The rule for all data files has it already.
        if !place.starts_with("embed/") && place != "data/*" {
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
