//! The one description of what a host sends: headers, media types, and addresses that have moved. All files for hosts
//! are written from it, and `cargo xtask deploy-check` checks a live site against it.
//!
//! Nothing here changes with a build: what a page may load, with the digest of its style, is in the page
//! (`policy.rs`). So a host whose headers were set once shows every later build as it is meant.

use crate::route::Route;

/// A header, and its value at each address.
pub struct Header {
    pub name: &'static str,
    /// The value where no place below says another; empty if it is not sent.
    pub usual: &'static str,
    /// Places with another value. No address is in two of them.
    pub but: &'static [(Place, &'static str)],
}

/// Addresses below the site's root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everything in a folder.
    Folder(&'static str),
    /// One file.
    File(&'static str),
    /// What other sites may frame: everything below `embed/` but the site's own pages there.
    Embeds,
}

const HSTS: &str = "Strict-Transport-Security";
const CROSS_ORIGIN: &str = "cross-origin";

/// What pages may ask the device for: nothing, but for the place that it is at, in advice for emergencies.
macro_rules! permissions {
    ($place:literal) => {
        concat!("camera=(), geolocation=(", $place, "), microphone=(), payment=(), usb=()")
    };
}

const HEADERS: [Header; 9] = [
    Header { name: "X-Content-Type-Options", usual: "nosniff", but: &[] },
    Header { name: "Referrer-Policy", usual: "strict-origin-when-cross-origin", but: &[] },
    Header { name: "Cross-Origin-Opener-Policy", usual: "same-origin", but: &[] },
    Header { name: HSTS, usual: "max-age=63072000", but: &[] },
    Header {
        name: "Permissions-Policy",
        usual: permissions!(""),
        but: &[(Place::Folder("safety"), permissions!("self"))],
    },
    // Pictures, data and scripts that other sites may show or load.
    Header {
        name: "Cross-Origin-Resource-Policy",
        usual: "same-origin",
        but: &[
            (Place::Folder("assets"), CROSS_ORIGIN),
            (Place::Folder("cards"), CROSS_ORIGIN),
            (Place::Folder("charts"), CROSS_ORIGIN),
            (Place::Folder("data"), CROSS_ORIGIN),
            (Place::Folder("embed"), CROSS_ORIGIN),
            (Place::File("embed.js"), CROSS_ORIGIN),
            (Place::Folder("pictures"), CROSS_ORIGIN),
        ],
    },
    // A sandboxed embed has an opaque origin, so its requests for the site's own files are cross-origin.
    Header {
        name: "Access-Control-Allow-Origin",
        usual: "",
        but: &[
            (Place::Folder("assets"), "*"),
            (Place::Folder("charts"), "*"),
            (Place::Folder("data"), "*"),
            (Place::Folder("embed"), "*"),
            (Place::File("embed.js"), "*"),
        ],
    },
    // The names of assets have a hash of their content. Everything else is asked for again, and answered with 304.
    Header {
        name: "Cache-Control",
        usual: "no-cache",
        but: &[(Place::Folder("assets"), "public, max-age=31536000, immutable")],
    },
    // A policy in a page can't speak of frames. Embeds say nothing: `frame-ancestors *` would please scanners, but it
    // leaves out pages without an origin, such as files, apps and sandboxed frames.
    Header { name: "Content-Security-Policy", usual: "frame-ancestors 'none'", but: &[(Place::Embeds, "")] },
];

/// The media type of each ending. Text is UTF-8.
pub const TYPES: [(&str, &str); 19] = [
    ("csv", "text/csv"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("gift", "text/plain"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttl", "text/turtle"),
    ("txt", "text/plain"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

/// The endings of files that are worth compressing.
pub const COMPRESSED: [&str; 13] =
    ["csv", "gift", "html", "ics", "js", "json", "jsonld", "svg", "ttl", "txt", "wasm", "webmanifest", "xml"];

/// The media types that are worth compressing, each once.
pub fn compressed_types() -> Vec<&'static str> {
    let mut types: Vec<&str> =
        TYPES.iter().filter(|(ending, _)| COMPRESSED.contains(ending)).map(|(_, name)| *name).collect();
    types.sort_unstable();
    types.dedup();
    types
}

/// A site as hosts see it.
pub struct Hosting {
    /// The site's path on its host: `/` or `/safer/`.
    pub base: String,
    /// Where the site will be, without a path: `altogether-safer.example`.
    pub host: String,
    /// The folders below `embed/` that are pages of the site itself: `promise`.
    pub own: Vec<String>,
    /// Addresses that have moved for good, each with the new one, below the site's root.
    pub moved: Vec<(String, String)>,
}

impl Hosting {
    /// The site with this address and these pages. `moved` has pages that have gone, with those in their place.
    pub fn new(address: &str, routes: &[Route], moved: impl Iterator<Item = (Route, Route)>) -> Hosting {
        let after = address.split_once("://").map_or(address, |(_, after)| after);
        let (host, base) = after.split_once('/').unwrap_or((after, ""));
        let own = routes.iter().filter(|route| !matches!(route, Route::Embed(_))).map(Route::path);
        let own = own.filter_map(|path| Some(path.strip_prefix("embed/")?.strip_suffix('/')?.to_string())).collect();
        let moved = moved.map(|(from, to)| (from.path(), to.path())).collect();
        Hosting { base: format!("/{base}"), host: host.to_string(), own, moved }
    }

    /// Whether the site has its host for itself.
    pub fn has_own_host(&self) -> bool {
        self.base == "/"
    }

    /// The headers of this site. In a folder of another site, how that site is reached is for its owners to say.
    pub fn headers(&self) -> impl Iterator<Item = &'static Header> {
        HEADERS.iter().filter(|header| header.name != HSTS || self.has_own_host())
    }

    /// The headers at an address, given below the site's root.
    pub fn at(&self, path: &str) -> Vec<(&'static str, &'static str)> {
        let value = |header: &Header| {
            header.but.iter().find(|(place, _)| self.is_in(place, path)).map_or(header.usual, |(_, value)| value)
        };
        self.headers().map(|header| (header.name, value(header))).filter(|(_, value)| !value.is_empty()).collect()
    }

    fn is_in(&self, place: &Place, path: &str) -> bool {
        match place {
            Place::Folder(name) => path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')),
            Place::File(name) => path == *name,
            Place::Embeds => path.strip_prefix("embed/").is_some_and(|rest| {
                let folder = rest.split_once('/').map(|(folder, _)| folder);
                !["", "index.html"].contains(&rest)
                    && !folder.is_some_and(|name| self.own.iter().any(|own| own == name))
            }),
        }
    }

    /// The same as a regular expression over the whole path, for nginx, Apache and JavaScript.
    pub fn pattern(&self, place: &Place) -> String {
        let base = self.base.replace('.', r"\.");
        match place {
            Place::Folder(name) => format!("^{base}{name}/"),
            Place::File(name) => format!("^{base}{}$", name.replace('.', r"\.")),
            Place::Embeds => {
                let own: String = self.own.iter().map(|name| format!("|{name}/")).collect();
                format!(r"^{base}embed/(?!$|index\.html${own})")
            }
        }
    }

    /// Places as hosts know them that take the first rule that fits: `assets/*`. Where none fits, the headers are
    /// those of the home page.
    pub fn first_that_fits(&self) -> Vec<String> {
        let mut places = vec!["embed/".to_string(), "embed/index.html".to_string()];
        places.extend(self.own.iter().map(|name| format!("embed/{name}/*")));
        for (place, _) in self.headers().flat_map(|header| header.but) {
            let place = match place {
                Place::Folder(name) => format!("{name}/*"),
                Place::File(name) => (*name).to_string(),
                Place::Embeds => continue,
            };
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// The headers of a place such as `assets/*`.
    pub fn of_place(&self, place: &str) -> Vec<(&'static str, &'static str)> {
        // No page has this name.
        self.at(&place.replace('*', "any/"))
    }
}
