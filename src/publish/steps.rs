//! The steps of long work: said to whoever waits at a terminal, and measured on demand.

use std::env;
use std::io::{IsTerminal as _, stderr};
use std::time::Instant;

/// Says what a command does next, if it runs at a terminal. Standard output is left to what the command finds.
pub fn say(step: &str) {
    if stderr().is_terminal() {
        eprintln!("{step} …");
    }
}

/// The steps of a build, with their times if `SITE_TIMES` is set.
pub struct Steps {
    begun: Instant,
    shown: bool,
}

impl Steps {
    pub fn new() -> Steps {
        Steps { begun: Instant::now(), shown: env::var_os("SITE_TIMES").is_some() }
    }

    /// Runs a step, and reports it; with times, when it has ended.
    pub fn time<T>(&self, name: &str, step: impl FnOnce() -> T) -> T {
        let begun = self.begun.elapsed();
        if !self.shown {
            say(&format!("Building: {name}"));
        }
        let done = step();
        if self.shown {
            eprintln!("{:6.2} s to {:6.2} s  {name}", begun.as_secs_f64(), self.begun.elapsed().as_secs_f64());
        }
        done
    }
}

/// The result of a step that ran in parallel. If it panicked, the build panics here too.
pub fn join<T>(step: std::thread::ScopedJoinHandle<'_, T>) -> T {
    step.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
}
