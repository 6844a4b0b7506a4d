//! Measures the steps of a build, to help make it faster.

use std::env;
use std::time::Instant;

/// Prints the steps of a build to standard error if `SITE_TIMES` is set.
pub struct Steps {
    begun: Instant,
    shown: bool,
}

impl Steps {
    pub fn new() -> Steps {
        Steps { begun: Instant::now(), shown: env::var_os("SITE_TIMES").is_some() }
    }

    /// Runs a step, and reports when it began and ended.
    pub fn time<T>(&self, name: &str, step: impl FnOnce() -> T) -> T {
        let begun = self.begun.elapsed();
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
