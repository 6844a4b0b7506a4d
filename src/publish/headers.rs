//! The headers that a host should send, from one source.

use crate::route::Route;
use std::collections::BTreeSet;

/// What a page may load and do: its own files, and nothing else.
const POLICY: [&str; 11] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // A picture to save is drawn in the page and read back through an address of the page's own.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // What other sites will show is shown to the editor first.
    "frame-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The content-security policy. Only a header can forbid framing; the same policy stands in each page for hosts that
/// can't set headers.
pub fn content_security_policy(as_header: bool) -> String {
    let mut policy = POLICY.join("; ");
    if as_header {
        policy.push_str("; frame-ancestors 'none'");
    }
    policy
}

/// The headers in the form that static hosts read from a file called `_headers`, for a site with these pages.
///
/// Where several rules fit an address, some hosts join the values of a header and some take the last. Both come to the
/// same here. Only pages for frames may be framed, so what forbids it stands with every other folder and not with all:
/// a rule for some can't take back what one for all has said. Two joined policies hold together.
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
    // In a sandboxed frame the page has no origin, so what it loads is from elsewhere.
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

/// The addresses that may not be framed: whole folders, but single pages where frames lie beside them.
fn unframed(routes: &[Route]) -> BTreeSet<String> {
    let place = |route: &Route| match route.path() {
        path if path.starts_with("embed/") => path,
        path => path.split_once('/').map_or(path.clone(), |(folder, _)| format!("{folder}/*")),
    };
    routes.iter().filter(|route| !matches!(route, Route::Embed(_))).map(place).collect()
}
