//! How long the steps of a build take, for whoever wants to make it faster.

use std::env;
use std::time::Instant;

/// Prints the steps of a build to standard error, where `SITE_TIMES` is set.
pub struct Steps {
    begun: Instant,
    shown: bool,
}

impl Steps {
    pub fn new() -> Steps {
        Steps { begun: Instant::now(), shown: env::var_os("SITE_TIMES").is_some() }
    }

    /// Does a step, and says when it began and ended.
    pub fn time<T>(&self, name: &str, step: impl FnOnce() -> T) -> T {
        let begun = self.begun.elapsed();
        let done = step();
        if self.shown {
            eprintln!("{:6.2} s to {:6.2} s  {name}", begun.as_secs_f64(), self.begun.elapsed().as_secs_f64());
        }
        done
    }
}

/// The answer of a step that ran beside others. A fault in it stops the build as it would have stopped here.
pub fn join<T>(step: std::thread::ScopedJoinHandle<'_, T>) -> T {
    step.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
}
