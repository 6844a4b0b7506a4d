//! The site's settings: its address and its path on the host.

use crate::support::fixture_site::fixture_site;
use crate::support::{change, fixture, read, shown};
use altogether_safer::data::settings::Settings;
use altogether_safer::publish::{due, security_txt};

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

/// RFC 9116 asks for a contact and the day until which the file holds.
#[test]
fn whoever_finds_a_hole_can_report_it_until_a_day() {
    let (_, package) = fixture_site();
    let settings = &package.settings;
    let security = settings.security.as_ref().expect("the made-up site says where to report");
    assert_eq!(
        security_txt(&settings.address, security),
        "Contact: https://desk.example/security\nExpires: 2026-12-31T00:00:00Z\nPreferred-Languages: en\n\
         Canonical: https://bicycles.example/safer/.well-known/security.txt\n"
    );
    let named = |day: i64| due(&package, day).into_iter().filter(|line| line.contains("site.json (security)")).count();
    let end = security.expires.day_number();
    assert_eq!((named(end - 91), named(end - 90), named(end + 1)), (0, 1, 1));
}
