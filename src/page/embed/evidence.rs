//! What a browser counted in the embeds: `records/embed-audit.json`, which a browser test keeps correct.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What the test run measured, as recorded in `records/embed-audit.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Each kind of embed page.
    pub kinds: Vec<Kind>,
    /// Charts and views again, after a user has hydrated them.
    pub hydrated: Hydrated,
    /// The headers that every embed page is sent with.
    pub headers: BTreeMap<String, String>,
    /// How many addresses work in a sandboxed frame.
    pub sandboxes: Sandboxes,
}

/// One kind of embed page: charts, views, figures, advice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name.
    pub kind: String,
    /// How many addresses were loaded.
    pub addresses: u32,
    /// The kinds of files that they load.
    pub files: Vec<String>,
    /// What was counted.
    pub counts: Counts,
}

/// Charts and views that were hydrated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hydrated {
    /// How many addresses were loaded.
    pub addresses: u32,
    /// The kinds of files that they load.
    pub files: Vec<String>,
    /// What was counted.
    pub counts: Counts,
}

/// The counts over all addresses of a kind; the page explains each.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Counts {
    pub other_hosts: u32,
    pub cookies: u32,
    pub set_cookie: u32,
    pub storage: u32,
    pub databases: u32,
    pub caches: u32,
    pub workers: u32,
    pub keeping: u32,
    pub sending: u32,
    pub fingerprinting: u32,
    pub messages: u32,
}

/// How many addresses work in a sandbox.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sandboxes {
    /// With scripts allowed: complete, and resized to fit the content.
    pub scripts: u32,
    /// With nothing allowed: complete.
    pub nothing: u32,
}
