//! The site's settings: its address and its path on the host.

use crate::support::{change, fixture, read, shown};
use altogether_safer::data::settings::Settings;

fn at(address: &str) -> Result<Settings, String> {
    let text = change(&read(&fixture("rules/settings/good.json")), "https://desk.example/bicycles/", address);
    Settings::parse("site.json", &text).map_err(|problems| shown(&problems))
}

#[test]
fn the_base_is_the_path_of_the_address() {
    for (address, base) in [
        ("https://safer.example/", "/"),
        ("https://safer.example/safer/", "/safer/"),
        ("http://localhost:8080/a/b/", "/a/b/"),
    ] {
        assert_eq!(at(address).expect("the address is good").base(), base, "{address}");
    }
}

#[test]
fn unsuitable_addresses_are_refused() {
    for address in
        ["https://safer.example", "https://safer.example/a", "https://safer.example/?a/", "https://safer.example/#/"]
    {
        let words = at(address).expect_err("the address is bad");
        assert!(words.contains("[site-address]"), "{address}: {words}");
    }
    for address in ["safer.example/", "https://", "https:///", "https:///safer/"] {
        let words = at(address).expect_err("the address is bad");
        assert!(words.contains("[address]"), "{address}: {words}");
    }
}
