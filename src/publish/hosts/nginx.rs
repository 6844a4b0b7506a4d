//! The configuration for nginx.

use super::rules::{Header, Hosting, TYPES, compressed_types};

/// A file for `/etc/nginx/conf.d/`.
pub fn nginx(hosting: &Hosting) -> String {
    let Hosting { base, host, .. } = hosting;
    let maps: String = hosting.headers().map(|header| map(hosting, header)).collect();
    let headers: String = hosting
        .headers()
        .map(|header| format!("    add_header {} {} always;\n", header.name, variable(header)))
        .collect();
    let types: String = TYPES.iter().map(|(ending, name)| format!("      {name} {ending};\n")).collect();
    let moved: String = hosting
        .moved
        .iter()
        .map(|(from, to)| format!("    rewrite ^{}{from}$ {base}{to} permanent;\n", base.replace('.', r"\.")))
        .collect();
    // nginx always means HTML too, and warns if it is named.
    let squeezed: Vec<&str> = compressed_types().into_iter().filter(|name| *name != "text/html").collect();
    let text: Vec<&str> = squeezed.iter().copied().filter(|name| name.starts_with("text/")).collect();
    let (text, squeezed) = (text.join(" "), squeezed.join(" "));
    let file = host.replace(['.', ':'], "-");
    format!(
        "# The site on nginx, written by its build. Put this file into /etc/nginx/conf.d/ and the published folder\n\
         # where `root` says{}, then: nginx -t && systemctl reload nginx\n\
         # HTTPS: certbot --nginx -d {host}\n\n\
         {maps}\n\
         server {{\n  \
           listen 80;\n  \
           listen [::]:80;\n  \
           server_name {host};\n  \
           root /var/www/{file};\n  \
           server_tokens off;\n  \
           # Redirects keep the address that a reader sees, also behind another server.\n  \
           absolute_redirect off;\n  \
           error_page 404 {base}404.html;\n  \
           # A folder without a page.\n  \
           error_page 403 =404 {base}404.html;\n\n  \
           location {base} {{\n    \
             index index.html;\n    \
             # Files that `cargo xtask compress` has compressed; the others are compressed as they are sent.\n    \
             gzip_static on;\n    \
             gzip on;\n    \
             gzip_vary on;\n    \
             gzip_proxied any;\n    \
             gzip_types {squeezed};\n    \
             # With the package libnginx-mod-http-brotli-static:\n    \
             # brotli_static on;\n    \
             charset utf-8;\n    \
             charset_types {text};\n    \
             default_type application/octet-stream;\n    \
             types {{\n{types}    }}\n\
         {moved}{headers}  \
           }}\n\n  \
           location ~ /\\.(?!well-known/) {{\n    return 404;\n  }}\n\
         }}\n",
        if hosting.has_own_host() { "" } else { " (so that the site is a folder in it)" },
    )
}

/// The variable with a header's value.
fn variable(header: &Header) -> String {
    format!("$safer_{}", header.name.to_lowercase().replace('-', "_"))
}

fn map(hosting: &Hosting, header: &Header) -> String {
    let but: String =
        (header.but.iter()).map(|(place, value)| format!("  \"~{}\" \"{value}\";\n", hosting.pattern(place))).collect();
    format!("map $uri {} {{\n  default \"{}\";\n{but}}}\n", variable(header), header.usual)
}
