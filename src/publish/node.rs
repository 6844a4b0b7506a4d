//! Runs the project's own Node scripts: text in, JSON out.

use serde::de::DeserializeOwned;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `node script arguments`, sends it `input`, and parses its output.
///
/// # Errors
/// If Node is missing, the script fails, or its output is not the expected JSON.
pub fn node<T: DeserializeOwned>(project: &Path, script: &str, arguments: &[&str], input: &str) -> io::Result<T> {
    let mut child = Command::new("node")
        .current_dir(project)
        .arg(script)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| {
            io::Error::new(error.kind(), format!("{script} could not be started: {error}. Install Node 20 or newer."))
        })?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("{script} failed. Its own words are above.")));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| io::Error::other(format!("{script} answered with something else: {error}")))
}
