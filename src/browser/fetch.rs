//! Fetches a published file as text, with a limit of time and of size.

use super::FetchError;
use crate::data::json::LARGEST_FILE;
use gloo_net::http::Request;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

/// How long a file may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Fetches a file. Caches on the way are asked whether it is still the newest.
///
/// # Errors
/// Says why the file did not arrive whole.
pub async fn fetch_text(address: &str) -> Result<String, FetchError> {
    let abort = AbortController::new().map_err(|_| FetchError::Network)?;
    let signal = abort.signal();
    let timer = Timeout::new(PATIENCE, move || abort.abort());
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
    // The length that the host states is that of the packed file, so only counting what arrives is safe.
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
