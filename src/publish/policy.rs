//! The content-security policy that each page carries. What only a header can say is in `hosts/rules.rs`.

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
