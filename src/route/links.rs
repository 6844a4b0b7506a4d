//! Links from one page to others.

use super::Route;

/// Makes links from one page. They are relative, so that the site works in any folder of any host. Only the 404 page,
/// which a host shows at any address, has links from the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Links from a page. `base` is the site's path on its host: `/` or `/safer/`.
    pub fn from(route: &Route, base: &str) -> Links {
        let prefix = match route {
            Route::NotFound => base.to_string(),
            _ => "../".repeat(route.path().matches('/').count()),
        };
        Links { prefix }
    }

    /// The link to a page.
    pub fn to(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The link to a file, given its path below the site's root.
    pub fn file(&self, path: &str) -> String {
        let address = format!("{}{path}", self.prefix);
        if address.is_empty() { "./".to_string() } else { address }
    }
}
