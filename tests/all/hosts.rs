//! Headers, redirects and media types: the files for every host say the same.

use crate::support::golden::Golden;
use crate::support::published;
use altogether_safer::publish::{
    Hosting, azure, expected_of_hosts, function, headers_file, htaccess, nginx, policies, redirects_file,
};
use altogether_safer::route::Route;
use serde_json::Value;
use std::collections::BTreeMap;

type Headers = BTreeMap<String, String>;

fn hosting() -> Hosting {
    let (_, package) = published();
    let moved = package.former_routes().collect::<Vec<_>>();
    Hosting::new("https://safer.example/", &package.routes(), moved.into_iter())
}

/// Addresses of every kind.
fn addresses() -> Vec<String> {
    let (_, package) = published();
    let mut all: Vec<String> = package.routes().iter().flat_map(|route| [route.path(), route.file()]).collect();
    let more = [
        "index.html",
        "embed.js",
        "embed/v1.js",
        "embed/v2.js",
        "embed/index.html",
        "embed/recorded-crime-rate/",
        "embed/fact/x/",
        "embed/recorded-crime-rate/2026-11-23/index.html",
        "embed/promise/index.html",
        "assets/page-ABCDEFGH.js",
        "data/key-facts.json",
        "charts/recorded-crime-rate/data.csv",
        "cards/home.png",
        "pictures/call.svg",
        "icon.svg",
        "icons/icon-192.png",
        "sw.js",
        "robots.txt",
        ".well-known/security.txt",
        "schools/year.ics",
        "embedded/",
        "assetsx/",
    ];
    all.extend(more.map(str::to_string));
    all
}

fn expected(hosting: &Hosting, path: &str) -> Headers {
    hosting.at(path).into_iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// What `_headers` would list of these addresses.
fn tops(addresses: &[String]) -> Vec<String> {
    let place = |path: &String| {
        let (folder, rest) = path.strip_prefix("embed/").map_or(("", path.as_str()), |rest| ("embed/", rest));
        rest.split_once('/').map_or_else(|| path.clone(), |(first, _)| format!("{folder}{first}/*"))
    };
    let mut all: Vec<String> = addresses.iter().map(place).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn each_rule_of_the_headers_file_adds_what_no_other_has() {
    let hosting = hosting();
    let addresses = addresses();
    let text = headers_file(&hosting, &tops(&addresses));
    let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix("  ") {
            Some(header) => {
                rules
                    .last_mut()
                    .expect("a header follows a place")
                    .1
                    .push(header.split_once(": ").expect("name and value"));
            }
            None => rules.push((line, Vec::new())),
        }
    }
    // Cloudflare reads no more.
    assert!(rules.len() > 20 && rules.len() <= 100, "{} rules", rules.len());
    for path in &addresses {
        let mut got = Headers::new();
        for (place, headers) in &rules {
            let fits = place
                .strip_suffix('*')
                .map_or(*place == format!("/{path}"), |start| format!("/{path}").starts_with(start));
            for (name, value) in headers.iter().filter(|_| fits) {
                assert_eq!(got.insert((*name).to_string(), (*value).to_string()), None, "/{path} has {name} twice");
            }
        }
        assert_eq!(got, expected(&hosting, path), "/{path}");
    }
}

/// The first of these places that an address fits, if any.
fn first<'p>(places: impl Iterator<Item = (&'p str, &'p Value)>, path: &str) -> Option<&'p Value> {
    let fits = |place: &str| place.strip_suffix('*').map_or(place == path, |start| path.starts_with(start));
    places.into_iter().find(|(place, _)| fits(place)).map(|(_, value)| value)
}

fn headers_of(value: &Value) -> Headers {
    serde_json::from_value(value.clone()).expect("headers are names and values")
}

#[test]
fn the_first_route_of_azure_that_fits_has_the_headers() {
    let hosting = hosting();
    let config = azure(&hosting);
    // Azure refuses larger files.
    assert!(config.to_string().len() < 20_000);
    let routes = config["routes"].as_array().expect("there are routes");
    let moved: Vec<&str> = hosting.moved.iter().map(|(from, _)| from.as_str()).collect();
    for path in addresses().iter().filter(|path| !moved.contains(&path.as_str())) {
        let places = routes.iter().map(|route| (&route["route"].as_str().expect("a route")[1..], &route["headers"]));
        let mut got = headers_of(&config["globalHeaders"]);
        got.extend(first(places, path).map(headers_of).unwrap_or_default());
        got.retain(|_, value| !value.is_empty());
        assert_eq!(got, expected(&hosting, path), "/{path}");
    }
}

#[test]
fn the_first_behaviour_of_cloudfront_that_fits_has_the_policy() {
    let hosting = hosting();
    let files: BTreeMap<String, Value> = policies(&hosting).into_iter().collect();
    let behaviours = files["behaviours.json"].as_array().expect("there are behaviours");
    // CloudFront allows 25 of them, and 20 policies of an account.
    assert!(behaviours.len() <= 25 && files.len() <= 10, "{} behaviours, {} files", behaviours.len(), files.len());
    let (last, others) = behaviours.split_last().expect("there is the default");
    assert_eq!(last["PathPattern"], "Default (*)");
    for path in addresses() {
        let places = others.iter().map(|one| (one["PathPattern"].as_str().expect("a pattern"), &one["Policy"]));
        let name = first(places, &path).unwrap_or(&last["Policy"]).as_str().expect("a name");
        assert_eq!(of_policy(&files[&format!("{name}.json")]), expected(&hosting, &path), "/{path}");
    }
}

/// The headers that a policy of CloudFront sends.
fn of_policy(policy: &Value) -> Headers {
    let text = |value: &Value| value.as_str().map(str::to_string);
    let security = &policy["SecurityHeadersConfig"];
    let hsts = &security["StrictTransportSecurity"];
    let mut all: Vec<(&str, Option<String>)> = vec![
        ("X-Content-Type-Options", security.get("ContentTypeOptions").map(|_| "nosniff".to_string())),
        ("Content-Security-Policy", text(&security["ContentSecurityPolicy"]["ContentSecurityPolicy"])),
        ("Referrer-Policy", text(&security["ReferrerPolicy"]["ReferrerPolicy"])),
        ("Access-Control-Allow-Origin", text(&policy["CorsConfig"]["AccessControlAllowOrigins"]["Items"][0])),
        ("Strict-Transport-Security", hsts.get("AccessControlMaxAgeSec").map(|age| format!("max-age={age}"))),
    ];
    let custom = policy["CustomHeadersConfig"]["Items"].as_array().expect("there are headers");
    assert_eq!(policy["CustomHeadersConfig"]["Quantity"], custom.len());
    all.extend(custom.iter().map(|one| (one["Header"].as_str().expect("a name"), text(&one["Value"]))));
    all.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect()
}

/// Other sites may frame embeds and nothing else, under each of its addresses.
#[test]
fn only_embeds_may_be_framed() {
    let (_, package) = published();
    let hosting = hosting();
    let may_be_framed = |path: &str| !expected(&hosting, path).contains_key("Content-Security-Policy");
    for route in package.routes() {
        let is_embed = matches!(route, Route::Embed(_));
        assert_eq!(
            (may_be_framed(&route.path()), may_be_framed(&route.file())),
            (is_embed, is_embed),
            "{}",
            route.path()
        );
    }
    assert!(may_be_framed("embed/recorded-crime-rate/") && may_be_framed("embed/fact/x/index.html"));
    assert!(!may_be_framed("embed/") && !may_be_framed("index.html") && !may_be_framed("no-such-page/"));
}

/// A host's headers may be set once and for all, so they say nothing that a later build could change.
#[test]
fn no_header_names_what_a_build_changes() {
    let hosting = hosting();
    let tops = tops(&addresses());
    let all =
        [nginx(&hosting), htaccess(&hosting), headers_file(&hosting, &tops), azure(&hosting).to_string()].concat();
    assert!(!all.contains("sha256") && !all.contains("-src"));
}

/// In a folder of another site, all addresses begin with the folder, and HTTPS is for the owners of the whole to order.
/// `tests/hosts/` runs real servers with these files.
#[test]
fn a_site_in_a_folder_has_its_own_files() {
    let routes = [Route::Home, Route::Embeds, Route::EmbedPromise, Route::EmbedEvidence];
    let moved = [(Route::advice("water", "landowners"), Route::advice("water", "throwlines"))];
    let hosting = Hosting::new("https://council.example/your.town/safer/", &routes, moved.into_iter());
    assert!(!hosting.has_own_host() && hosting.base == "/your.town/safer/");
    let places = ["", "assets/*", "embed/", "embed/promise/*", "embed/thefts/*"].map(str::to_string);
    let mut golden = Golden::new("hosts");
    for (name, text) in [
        ("nginx.conf", nginx(&hosting)),
        ("htaccess", htaccess(&hosting)),
        ("_headers", headers_file(&hosting, &places)),
        ("_redirects", redirects_file(&hosting)),
        ("function.js", function(&hosting)),
        ("expected.json", format!("{:#}\n", expected_of_hosts(&hosting))),
    ] {
        assert!(!text.contains("Strict-Transport-Security"), "{name}");
        golden.compare(name, &text);
    }
    golden.end("");
}
