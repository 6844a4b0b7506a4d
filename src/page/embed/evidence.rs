//! What a browser counted in the embeds: `records/embed-audit.json`, which a browser test keeps true.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What the test run measured, as it left it in `records/embed-audit.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Each kind of page for frames.
    pub kinds: Vec<Kind>,
    /// Charts and views once more, after somebody has reached into them.
    pub hydrated: Hydrated,
    /// The headers that every one of them comes with.
    pub headers: BTreeMap<String, String>,
    /// How many addresses work in a frame that may do no more than this.
    pub sandboxes: Sandboxes,
}

/// One kind of page for frames: charts, views, figures, advice.
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

/// What was counted over all addresses of a kind; the page says what each is.
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
    /// With scripts allowed: whole, and as high as their content.
    pub scripts: u32,
    /// With nothing allowed: whole.
    pub nothing: u32,
}
