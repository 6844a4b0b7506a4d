//! The files that tell hosts how to serve the site, all from one description (`rules.rs`).
//!
//! Files that a host reads from the published folder are written into it. The others go to `target/hosts/`, because
//! they are set up once on a server or with an account.

mod apache;
mod azure;
mod cloudfront;
mod netlify;
mod nginx;
mod rules;

pub use apache::htaccess;
pub use azure::azure;
pub use cloudfront::{function, policies};
pub use netlify::{headers_file, redirects_file};
pub use nginx::nginx;
pub use rules::Hosting;

use rules::{COMPRESSED, Header, TYPES};
use serde_json::{Value, json};
use std::path::Path;
use std::{fs, io};

/// The folder of the files that aren't published, relative to the project.
const BESIDE: &str = "target/hosts";

/// Writes the files for all hosts. `out` has every file of the site.
///
/// # Errors
/// If a file can't be written.
pub fn write_hosts(project: &Path, out: &Path, hosting: &Hosting) -> io::Result<()> {
    // Local servers read `_headers` too, and serve the folder as the root of their host.
    let as_root = Hosting {
        base: "/".to_string(),
        host: hosting.host.clone(),
        own: hosting.own.clone(),
        moved: hosting.moved.clone(),
    };
    let tops = top_places(out)?;
    fs::write(out.join("_headers"), headers_file(&as_root, &tops))?;
    fs::write(out.join("_redirects"), redirects_file(&as_root))?;
    fs::write(out.join(".htaccess"), htaccess(hosting))?;
    fs::write(out.join("staticwebapp.config.json"), format!("{:#}\n", azure(&as_root)))?;
    // GitHub Pages would run the folder through Jekyll, which leaves out what starts with a dot or a line.
    fs::write(out.join(".nojekyll"), "")?;

    let beside = project.join(BESIDE);
    if beside.exists() {
        fs::remove_dir_all(&beside)?;
    }
    for (folder, name, text) in [
        ("nginx", "altogether-safer.conf", nginx(hosting)),
        // A site in a folder: both files belong into the root of the host.
        ("netlify-cloudflare", "_headers", headers_file(hosting, &tops)),
        ("netlify-cloudflare", "_redirects", redirects_file(hosting)),
        ("cloudfront", "function.js", function(hosting)),
        ("", "expected.json", format!("{:#}\n", expected_of_hosts(hosting))),
    ] {
        fs::create_dir_all(beside.join(folder))?;
        fs::write(beside.join(folder).join(name), text)?;
    }
    for (name, policy) in policies(hosting) {
        fs::write(beside.join("cloudfront").join(name), format!("{policy:#}\n"))?;
    }
    Ok(())
}

/// What is at the top of the published folder and of `embed/`, as places for `_headers`: `about/*`, `robots.txt`.
fn top_places(out: &Path) -> io::Result<Vec<String>> {
    let mut places = Vec::new();
    for folder in ["", "embed/"] {
        for entry in fs::read_dir(out.join(folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // The hosts' own files, and what trunk has left.
            if name.starts_with(['_', '.']) && name != ".well-known" || name == "embed" {
                continue;
            }
            places.push(format!("{folder}{name}{}", if entry.file_type()?.is_dir() { "/*" } else { "" }));
        }
    }
    places.extend([String::new(), "embed/".to_string()]);
    // Cloudflare reads a hundred rules, so the folders of embeds come last.
    places.sort_by_key(|place| (place.starts_with("embed/") && place.ends_with("/*"), place.clone()));
    Ok(places)
}

/// What `cargo xtask deploy-check` expects of a live site.
pub fn expected_of_hosts(hosting: &Hosting) -> Value {
    let header = |header: &Header| {
        let but = header.but.iter().map(|(place, value)| json!([hosting.pattern(place), value]));
        json!({ "name": header.name, "usual": header.usual, "but": but.collect::<Vec<_>>() })
    };
    json!({
        "base": hosting.base,
        "host": hosting.host,
        "headers": hosting.headers().map(header).collect::<Vec<_>>(),
        "types": TYPES.iter().copied().collect::<std::collections::BTreeMap<_, _>>(),
        "compressed": COMPRESSED,
        "moved": hosting.moved,
    })
}
