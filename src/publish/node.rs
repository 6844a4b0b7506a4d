//! Runs the project's own programs: text in, JSON out.

use serde::de::DeserializeOwned;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `node script arguments`, gives it `input`, and reads its answer.
///
/// # Errors
/// When Node is missing, the script fails, or its answer is not the JSON expected.
pub fn node<T: DeserializeOwned>(project: &Path, script: &str, arguments: &[&str], input: &str) -> io::Result<T> {
    let mut command = Command::new("node");
    command.current_dir(project).arg(script).args(arguments);
    answer(command, script, "Install Node 20 or newer", input)
}

/// Runs the program that sets papers, which is a package of its own.
///
/// # Errors
/// When it can't be built or run, or refuses an order.
pub fn paper<T: DeserializeOwned>(project: &Path, folder: &str, orders: &str) -> io::Result<T> {
    let mut command = Command::new("cargo");
    command.current_dir(project).args(["run", "--quiet", "--locked", "--package", "paper", "--", folder]);
    answer(command, "The program for papers", "Install Rust", orders)
}

fn answer<T: DeserializeOwned>(mut command: Command, name: &str, help: &str, input: &str) -> io::Result<T> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| io::Error::new(error.kind(), format!("{name} could not be started: {error}. {help}.")))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("{name} failed. Its own words are above.")));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| io::Error::other(format!("{name} answered with something else: {error}")))
}
