//! How a command of the publisher's tool ended.

use crate::data::Problem;
use std::io;

/// How a command ended, with what it says. Each kind has an exit code of its own, so that scripts can tell them apart.
#[derive(Debug)]
pub enum Outcome {
    /// It did what it was asked to do, and all is right.
    Right(String),
    /// Something is wrong in the data.
    Problems(String),
    /// It was called wrongly.
    Misused(String),
    /// A file could not be read or written.
    Failed(String),
}

impl Outcome {
    /// The exit code, as docs/publishing.md lists them.
    pub fn code(&self) -> u8 {
        match self {
            Outcome::Right(_) => 0,
            Outcome::Problems(_) => 1,
            Outcome::Misused(_) => 2,
            Outcome::Failed(_) => 3,
        }
    }

    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Outcome::Right(words) | Outcome::Problems(words) | Outcome::Misused(words) | Outcome::Failed(words) => {
                words
            }
        }
    }

    /// How a command that may fail, or find problems, has ended.
    pub fn of(result: io::Result<Result<String, Vec<Problem>>>) -> Outcome {
        match result {
            Ok(Ok(words)) => Outcome::Right(words),
            Ok(Err(problems)) => Outcome::Problems(super::report::report(&problems)),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }
}
