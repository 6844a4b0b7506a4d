//! Everything that islands use of the browser, as plain functions. On the host, where pages are rendered, each is a
//! stub that does nothing, so that islands need no `cfg` of their own.

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

/// Why a file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The request or the response failed.
    Network,
    /// The host answered with an error: its HTTP status code.
    Status(u16),
    /// The file was not complete within ten seconds.
    Late,
    /// The file is larger than [`LARGEST_FILE`](crate::data::json::LARGEST_FILE).
    TooLarge,
    /// The file is not UTF-8.
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
