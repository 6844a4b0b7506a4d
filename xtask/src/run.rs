//! Runs a step of a task: prints its title and duration, and any error.

use crate::project;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::ScopedJoinHandle;
use std::time::Instant;

/// Success, or an error message for the developer.
pub type Outcome = Result<(), String>;

/// One program to run in the project's folder.
pub struct Step {
    title: &'static str,
    command: Command,
    name: String,
}

/// A program that runs in parallel with others.
pub struct Running(Child);

impl Step {
    /// A step with a title for people and the program to run.
    pub fn new(title: &'static str, program: &str) -> Step {
        let mut command = Command::new(program);
        command.current_dir(project());
        Step { title, command, name: program.to_string() }
    }

    /// Adds arguments.
    pub fn args<'a>(mut self, arguments: impl IntoIterator<Item = &'a str>) -> Step {
        self.command.args(arguments);
        self
    }

    /// Sets an environment variable of the program.
    pub fn env(mut self, name: &str, value: &str) -> Step {
        self.command.env(name, value);
        self
    }

    /// Removes an environment variable of the program.
    pub fn without(mut self, name: &str) -> Step {
        self.command.env_remove(name);
        self
    }

    /// Adds folders to search for programs before the usual ones.
    pub fn path(mut self, folders: &str) -> Step {
        let usual = std::env::var_os("PATH").unwrap_or_default();
        let mut all = OsString::from(folders);
        all.push(if cfg!(windows) { ";" } else { ":" });
        all.push(usual);
        self.command.env("PATH", all);
        self
    }

    /// Removes this machine's paths from the compiled modules, so that they are the same wherever they are built.
    pub fn same_everywhere(self) -> Step {
        let home = |name: &str, folder: &str| {
            let usual = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(folder));
            std::env::var_os(name).map(PathBuf::from).or_else(usual)
        };
        let folders = [home("CARGO_HOME", ".cargo"), home("RUSTUP_HOME", ".rustup"), Some(project())];
        let flags: Vec<String> = (folders.into_iter().flatten().zip(["/cargo", "/rustup", "/site"]))
            .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
            .collect();
        self.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", &flags.join(" "))
    }

    /// Clippy's own way of turning warnings into errors, which does not rebuild the libraries.
    pub fn deny_warnings(self) -> Step {
        self.args(["--", "-D", "warnings"])
    }

    /// Runs the step and waits for it.
    pub fn run(mut self) -> Outcome {
        println!("\n== {}", self.title);
        let start = Instant::now();
        let status = self.command.status().map_err(|error| self.cannot_start(&error))?;
        let seconds = start.elapsed().as_secs_f64();
        println!("== {}: {seconds:.1} s", self.title);
        if status.success() { Ok(()) } else { Err(format!("{} failed. What went wrong is above.", self.title)) }
    }

    /// Starts the step without waiting for it.
    pub fn start(mut self) -> Result<Running, String> {
        println!("\n== {}", self.title);
        self.command.spawn().map(Running).map_err(|error| self.cannot_start(&error))
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("{}: {} could not be started: {error}.", self.title, self.name)
    }
}

impl Running {
    /// How the program ended; `None` while it is running.
    pub fn ended(&mut self) -> Option<Outcome> {
        match self.0.try_wait() {
            Ok(None) => None,
            Ok(Some(status)) if status.success() => Some(Ok(())),
            _ => Some(Err("The server has ended. What went wrong is above.".to_string())),
        }
    }
}

/// The result of a step that ran in parallel.
pub fn join(step: ScopedJoinHandle<'_, Outcome>) -> Outcome {
    step.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
}
