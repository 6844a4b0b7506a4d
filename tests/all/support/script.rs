//! Runs the scripts in `js/build/` that make files from requests.

use super::project;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A script, by its path.
pub struct Script(pub &'static str);

impl Script {
    /// The bytes of the files, made without the cache.
    pub fn make(&self, requests: &[Value]) -> Vec<Vec<u8>> {
        self.made(requests, &["--fresh"])
    }

    /// The bytes of the files, perhaps from the cache, as in a build.
    pub fn make_or_take_cached(&self, requests: &[Value]) -> Vec<Vec<u8>> {
        self.made(requests, &[])
    }

    /// The error message of the script, which must fail without writing a file.
    pub fn refuse(&self, requests: &[Value]) -> String {
        let folder = folder();
        let output = self.run(&folder, &["--fresh"], requests);
        assert!(!output.status.success(), "it was made");
        assert!(output.stdout.is_empty() && !folder.exists(), "something was written");
        String::from_utf8(output.stderr).expect("it is said in UTF-8")
    }

    fn made(&self, requests: &[Value], more: &[&str]) -> Vec<Vec<u8>> {
        let folder = folder();
        let output = self.run(&folder, more, requests);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let paths: Vec<PathBuf> = serde_json::from_slice(&output.stdout).expect("the paths are JSON");
        let wanted: Vec<PathBuf> =
            requests.iter().map(|request| folder.join(request["file"].as_str().unwrap_or_default())).collect();
        assert_eq!(paths, wanted);
        let files = paths.iter().map(|path| fs::read(path).expect("a file is where it is said to be")).collect();
        fs::remove_dir_all(folder).expect("the folder can go");
        files
    }

    fn run(&self, folder: &Path, more: &[&str], requests: &[Value]) -> Output {
        let mut script = Command::new("node")
            .current_dir(project())
            .arg(self.0)
            .arg(folder)
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Node is there");
        let text = serde_json::to_vec(requests).expect("requests are JSON");
        script.stdin.take().expect("it listens").write_all(&text).expect("it reads the requests");
        script.wait_with_output().expect("it ends")
    }
}

/// The path of a new folder for one run.
fn folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("made-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
