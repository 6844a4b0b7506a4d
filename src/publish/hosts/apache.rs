//! The configuration for Apache.

use super::rules::{Header, Hosting, TYPES, compressed_types};

/// The content of `.htaccess`, which needs `AllowOverride FileInfo` and the modules headers and rewrite. Without them
/// the site is shown all the same.
pub fn htaccess(hosting: &Hosting) -> String {
    let base = &hosting.base;
    let types: String = TYPES.iter().map(|(ending, name)| format!("AddType {name} .{ending}\n")).collect();
    let text: String =
        TYPES.iter().filter(|(_, name)| name.starts_with("text/")).map(|(ending, _)| format!(" .{ending}")).collect();
    let moved: String =
        (hosting.moved.iter()).map(|(from, to)| format!("  RewriteRule ^{from}$ {base}{to} [R=301,L]\n")).collect();
    let squeezed: String =
        [("br", "br"), ("gzip", "gz")].map(|(name, ending)| compressed_before(name, ending)).concat();
    let headers: String = hosting.headers().map(|header| values(hosting, header)).collect();
    let compressed = compressed_types();
    let as_sent = compressed.join(" ");
    // One expression for the types, as Vary belongs to all that could have come in another form.
    let vary = compressed.iter().map(|name| name.replace('+', r"\+")).collect::<Vec<_>>().join("|");
    format!(
        "# The site on Apache, written by its build. It needs `AllowOverride FileInfo` and the modules headers and\n\
         # rewrite: a2enmod headers rewrite\n\n\
         ErrorDocument 403 {base}404.html\n\
         ErrorDocument 404 {base}404.html\n\
         {types}AddCharset utf-8{text}\n\
         # What `cargo xtask compress` has compressed. Otherwise .br would be text in Breton.\n\
         RemoveLanguage .br\n\
         RemoveType .gz .tgz\n\
         AddEncoding br .br\n\
         AddEncoding gzip .gz\n\n\
         <IfModule mod_rewrite.c>\n  \
           RewriteEngine On\n  \
           RewriteCond %{{REQUEST_METHOD}} !^(GET|HEAD|OPTIONS)$\n  \
           RewriteRule ^ - [R=405,L]\n\
         {moved}  \
           # A folder without a page.\n  \
           RewriteCond %{{REQUEST_FILENAME}} -d\n  \
           RewriteCond %{{REQUEST_FILENAME}}/index.html !-f\n  \
           RewriteRule ^ - [R=404,L]\n\
         {squeezed}</IfModule>\n\n\
         # Without files that were compressed before.\n\
         <IfModule mod_filter.c>\n  \
           <IfModule mod_brotli.c>\n    \
             AddOutputFilterByType BROTLI_COMPRESS {as_sent}\n  \
           </IfModule>\n  \
           <IfModule mod_deflate.c>\n    \
             AddOutputFilterByType DEFLATE {as_sent}\n  \
           </IfModule>\n\
         </IfModule>\n\n\
         <IfModule mod_headers.c>\n  \
           # Apache adds the encoding to the ETag and then does not know it again.\n  \
           RequestHeader edit If-None-Match '^((.*)-(gzip|br)\")$' '$1, $2\"'\n\
         {headers}  \
           Header merge Vary Accept-Encoding \"expr=%{{CONTENT_TYPE}} =~ m#^({vary})#\"\n\
         </IfModule>\n"
    )
}

/// Serves files that were compressed before, with this ending, to browsers that accept the encoding.
fn compressed_before(name: &str, ending: &str) -> String {
    // `br;q=0` refuses it.
    let accepted = format!("\\b{name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");
    format!(
        "  RewriteCond %{{HTTP:Accept-Encoding}} {accepted}\n  \
           RewriteCond %{{REQUEST_FILENAME}}/index.html.{ending} -f\n  \
           RewriteRule ^(.+/)?$ $1index.html.{ending} [L]\n  \
           RewriteCond %{{HTTP:Accept-Encoding}} {accepted}\n  \
           RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n  \
           RewriteRule ^(.*[^/])$ $1.{ending} [L]\n"
    )
}

/// A header's values, with `always` so that errors have them too. No two fit one address.
fn values(hosting: &Hosting, header: &Header) -> String {
    let set = |value: &str, when: &str| match value {
        "" => String::new(),
        value => format!("  Header always set {} \"{value}\" \"expr={when}\"\n", header.name),
    };
    // The address is by now that of the file that is sent.
    let pattern = |place| hosting.pattern(place).replace('$', r"(\.(br|gz))?$");
    let fits: Vec<String> =
        header.but.iter().map(|(place, _)| format!("%{{REQUEST_URI}} =~ m#{}#", pattern(place))).collect();
    if fits.is_empty() {
        return format!("  Header always set {} \"{}\"\n", header.name, header.usual);
    }
    let others: String = header.but.iter().zip(&fits).map(|((_, value), fit)| set(value, fit)).collect();
    set(header.usual, &format!("! ({})", fits.join(" || "))) + &others
}
