//! The browser, behind a few functions. On the host, where pages are drawn, each does nothing: no `Effect` runs there.

#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod form;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(target_arch = "wasm32")]
pub use fetch::fetch_text;
#[cfg(target_arch = "wasm32")]
pub use form::*;
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;
#[cfg(target_arch = "wasm32")]
pub use page::*;

use std::fmt;

/// Why a file did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network failed.
    Network,
    /// The host answered, but not with the file: its status code.
    Status(u16),
    /// The file took longer than ten seconds.
    Late,
    /// The file is larger than any dataset may be.
    TooLarge,
    /// The file is not text.
    NotText,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FetchError::Network => f.write_str("the network did not answer"),
            FetchError::Status(404) => f.write_str("the file is not there"),
            FetchError::Status(code) => write!(f, "the host answered with error {code}"),
            FetchError::Late => f.write_str("the file took too long to arrive"),
            FetchError::TooLarge => f.write_str("the file is too large to be right"),
            FetchError::NotText => f.write_str("the file is not text"),
        }
    }
}
