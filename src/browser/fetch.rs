//! Fetches a published file as text, with a time limit and a size limit.

use super::FetchError;
use crate::data::json::LARGEST_FILE;
use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

/// The time limit for one file, in milliseconds.
const TIMEOUT: u32 = 10_000;

/// Fetches a file. The request revalidates cached copies, so a reader never gets outdated figures.
///
/// # Errors
/// A [`FetchError`] if the whole file can't be fetched within the limits, or is not UTF-8.
pub async fn fetch_text(address: &str) -> Result<String, FetchError> {
    let abort = AbortController::new().map_err(|_| FetchError::Network)?;
    let signal = abort.signal();
    let timer = Timeout::new(TIMEOUT, move || abort.abort());
    let result = read(address, &signal).await;
    drop(timer);
    match result {
        Err(_) if signal.aborted() => Err(FetchError::Late),
        result => result,
    }
}

async fn read(address: &str, signal: &web_sys::AbortSignal) -> Result<String, FetchError> {
    let request = Request::get(address).cache(RequestCache::NoCache).abort_signal(Some(signal));
    let response = request.send().await.map_err(|_| FetchError::Network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let body = response.body().ok_or(FetchError::Network)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| FetchError::Network)?;
    // `Content-Length` is the size of the compressed file, so the limit needs a count of the bytes that arrive.
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(|_| FetchError::Network)?;
        let field = |name: &str| js_sys::Reflect::get(&step, &name.into()).map_err(|_| FetchError::Network);
        if field("done")?.is_truthy() {
            break;
        }
        let piece: js_sys::Uint8Array = field("value")?.dyn_into().map_err(|_| FetchError::Network)?;
        if bytes.len() + piece.length() as usize > LARGEST_FILE {
            let _ = JsFuture::from(reader.cancel()).await;
            return Err(FetchError::TooLarge);
        }
        bytes.extend(piece.to_vec());
    }
    String::from_utf8(bytes).map_err(|_| FetchError::NotText)
}
