//! The headers that a host should send, from one source.

/// What a page may load and do: its own files, and nothing else.
const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // A picture to save is drawn in the page and read back through an address of the page's own.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
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

/// The headers in the form that static hosts read from a file called `_headers`.
pub fn headers_file() -> String {
    let everywhere = [
        ("Content-Security-Policy", content_security_policy(true)),
        ("X-Content-Type-Options", "nosniff".to_string()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_string()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_string()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_string()),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains".to_string()),
        ("Cache-Control", "no-cache".to_string()),
    ];
    let mut text = String::from("/*\n");
    for (name, value) in everywhere {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text.push_str("\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n");
    text.push_str("\n/data/*\n  Access-Control-Allow-Origin: *\n\n/charts/*\n  Access-Control-Allow-Origin: *\n");
    text
}
